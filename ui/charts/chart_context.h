// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/charts/chart_style.h"
#include "ui/charts/scale.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace derby::ui {

/// How a plot is drawn: by what it holds.
enum class Form { Nothing, Rows, Curves, Heat, Radar };
Form formOf(const Plot &plot);

/// A lane of a chart with lines or a radar that has nothing to draw, and why.
struct MissingLane
{
    SeriesLook look;
    QString why;
};
std::vector<MissingLane> missingLanes(const Plot &plot);

/// The lanes of a plot in their order, each once.
std::vector<SeriesLook> lanesOf(const Plot &plot);

/// Whether no lane has a figure on this axis: it says so in place of figures.
bool unmeasured(const PlotRadarAxis &axis);

/// Where everything stands, in px of the chart.
struct ChartLayout
{
    QRectF all;
    QRectF plot; ///< Qt Charts' plot area
    QRectF rows; ///< distributions: the part of `plot` that holds the rows …
    QRectF curves; ///< … and the part of the lines, below; the whole plot in other charts
    std::vector<QRectF> lanes; ///< a row's or a heat strip's own part of the plot
    QRectF strip, badge; ///< SIMULATED
    QRectF yTitle, xTitle, noteLane, noteHead; ///< null: not there
    std::vector<QRectF> missing; ///< one a lane of a chart with lines or a radar that has nothing to draw
    std::vector<SeriesLook> named; ///< the lanes of the legend: those that have something to draw
    std::vector<QRectF> legend; ///< one a named lane; empty: names stand at the lines or rows
    double figuresLeft = 0, figuresRight = 0; ///< equal: no room for figures
    double endNames = 0; ///< room right of the plot for names at line ends
};

/// A plot with its scales, what of it is visible and where: what every painter of the overlay reads.
struct ChartContext
{
    Plot plot;
    ChartStyle style;
    Form form = Form::Nothing;
    QSizeF size;
    Scale x, y;
    double xLow = 0, xHigh = 1, yLow = 0, yHigh = 1; ///< visible, in units of the scales
    std::vector<Scale::Tick> xTicks, yTicks;
    ChartLayout layout;
    std::vector<SeriesLook> lanes;

    const Theme &theme() const { return style.theme; }
    EngineLook look(const SeriesLook &series) const { return style.theme.engine(series.slot); }
    double px(double value) const { return pxOfUnit(x.toUnit(value)); }
    double py(double value) const { return pyOfUnit(y.toUnit(value)); }
    double pxOfUnit(double unit) const { return layout.plot.left() + (unit - xLow) / (xHigh - xLow) * layout.plot.width(); }
    double pyOfUnit(double unit) const { return layout.curves.bottom() - (unit - yLow) / (yHigh - yLow) * layout.curves.height(); }
    /// Height in a heat strip.
    double pyInLane(size_t lane, double value) const;
    QPointF at(const PlotPoint &point) const { return {px(point.x), py(point.y)}; }
    /// Qt Charts' vertical coordinate: units where the plot is one panel, the share of its height where it is divided.
    double chartY(double pixel) const { return (layout.plot.bottom() - pixel) / layout.plot.height(); }
    bool divided() const { return form == Form::Rows || form == Form::Heat; }
    /// A radar's corner: `value` 1 at the rim.
    QPointF radarAt(size_t axis, double value) const;
    double rowCenter(size_t row) const { return layout.lanes[row].center().y(); }
    /// A violin's half height at density 1.
    double rowReach(size_t row) const { return layout.lanes[row].height() * 0.39; }
    bool timeChart() const { return plot.id == ChartId::Throughput || plot.id == ChartId::Timeline || plot.id == ChartId::Heatmap; }
};

/// Width of a legend's sample: a piece of line, or a marker alone.
double legendSample(const ChartContext &context);
/// Computes ticks and layout from the rest.
void layOut(ChartContext &context);

} // namespace derby::ui
