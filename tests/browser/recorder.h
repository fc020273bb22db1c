// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QPaintDevice>
#include <QPainterPath>
#include <QPen>
#include <QSize>

#include <memory>
#include <vector>

namespace derby::ui {

/// One thing that a QPainter was told to paint, in the device's coordinates. Texts are left out.
struct Painted
{
    enum class Kind { Line, Rect, Ellipse, Path, Polyline, Pixmap };
    Kind kind = Kind::Path;
    QRectF box;
    QPainterPath path;
    QPointF from, to; ///< of a Line
    QPen pen;
    QBrush brush;
};

/// A device that paints nothing and remembers what it was told, as the screen would be told it (stamps as pixmaps, clips set).
class Recorder : public QPaintDevice
{
public:
    explicit Recorder(QSize size);
    ~Recorder() override;

    QPaintEngine *paintEngine() const override;
    const std::vector<Painted> &painted() const;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    QSize m_size;
    std::unique_ptr<Engine> m_engine;
};

} // namespace derby::ui
