// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/theme/appearance.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace derby::ui {

/// Shows a Plot. No header of Qt Charts leaves this folder. Hover shows values; wheel and drag zoom and pan; double click or Home resets;
/// arrows move a read-out from point to point. Its accessible description is the plot's.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(const Appearance &appearance, QWidget *parent = nullptr);
    ~ChartView() override;

    /// Replaces the data; cheap enough for five times a second at 600 points a series. Zoom is kept while the chart id stays.
    void setPlot(const Plot &plot);
    const Plot &plot() const;
    void resetZoom();

Q_SIGNALS:
    void zoomChanged(bool zoomed);

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby::ui
