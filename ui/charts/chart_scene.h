// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_context.h"

#include <memory>

class QPainter;

namespace derby::ui {

/// A plot as a QChart with its overlay: what the widget shows and the exports write.
class ChartScene
{
public:
    explicit ChartScene(const ChartStyle &style);
    ~ChartScene();

    void setStyle(const ChartStyle &style);
    /// Reuses chart and series while the chart id and its lanes stay; what is zoomed into stays with the id.
    void setPlot(const Plot &plot);
    void resize(QSizeF size);

    /// What is visible, in units of the scales; kept inside the plot's range.
    void show(double xLow, double xHigh, double yLow, double yHigh);
    void showAll();
    bool zoomed() const;
    /// Whether zooming changes this axis: distributions and times stretch sideways only, a radar not at all.
    bool zoomsX() const;
    bool zoomsY() const;

    const ChartContext &context() const;
    void render(QPainter &painter, const QRectF &target);
    /// The data read back from the series that draw it (and from the overlay, where Qt Charts has no series).
    Plot drawn() const;
    /// Where Qt Charts itself puts a point of a line, in px; for checking that the overlay's mapping is the same.
    QPointF positionOfLine(size_t line, int index) const;

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby::ui
