// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_context.h"
#include "ui/charts/figure_column.h"
#include "ui/charts/marks.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace derby::ui {

Form formOf(const Plot &plot)
{
    if (!plot.empty.isEmpty())
        return Form::Nothing;
    if (!plot.rows.empty())
        return Form::Rows;
    if (!plot.heats.empty())
        return Form::Heat;
    if (!plot.radars.empty() && plot.radarAxes.size() > 2)
        return Form::Radar;
    return plot.lines.empty() && plot.clouds.empty() ? Form::Nothing : Form::Curves;
}

bool unmeasured(const PlotRadarAxis &axis)
{
    return !axis.shown.empty()
        && std::all_of(axis.shown.begin(), axis.shown.end(), [](const QString &shown) { return shown == notMeasuredText(); });
}

std::vector<SeriesLook> lanesOf(const Plot &plot)
{
    std::vector<SeriesLook> lanes;
    const auto add = [&](const auto &parts) {
        for (const auto &part : parts)
            if (std::none_of(lanes.begin(), lanes.end(), [&](const SeriesLook &known) { return known.lane == part.look.lane; }))
                lanes.push_back(part.look);
    };
    add(plot.rows);
    add(plot.lines);
    add(plot.clouds);
    add(plot.heats);
    add(plot.radars);
    return lanes;
}

std::vector<MissingLane> missingLanes(const Plot &plot)
{
    std::vector<MissingLane> missing;
    const auto add = [&](const auto &parts) {
        for (const auto &part : parts)
            if (!part.missing.isEmpty())
                missing.push_back({part.look, part.missing});
    };
    if (plot.rows.empty()) // a row says it in its place
        add(plot.lines);
    add(plot.clouds);
    add(plot.radars);
    return missing;
}

double legendSample(const ChartContext &c)
{
    if (c.plot.lines.empty() && c.form == Form::Curves)
        return c.style.marker + 3;
    return c.style.slide ? 40 : 26;
}

double ChartContext::pyInLane(size_t lane, double value) const
{
    const QRectF &strip = layout.lanes[lane];
    return strip.bottom() - (y.toUnit(value) - y.low()) / (y.high() - y.low()) * strip.height();
}

QPointF ChartContext::radarAt(size_t axis, double value) const
{
    const double angle = 2 * std::numbers::pi * double(axis) / double(plot.radarAxes.size());
    const double radius = layout.plot.width() / 2 * value;
    return layout.plot.center() + QPointF(radius * std::sin(angle), -radius * std::cos(angle));
}

namespace {

double widestTick(const std::vector<Scale::Tick> &ticks, const QFontMetricsF &metrics)
{
    double widest = 0;
    for (const Scale::Tick &tick : ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return widest;
}

double widestName(const ChartContext &c)
{
    const QFontMetricsF metrics(c.style.name);
    double widest = 0;
    for (const SeriesLook &lane : c.lanes)
        widest = std::max(widest, metrics.horizontalAdvance(lane.name));
    for (const PlotRow &row : c.plot.rows)
        if (!c.style.slide && row.fewestInRound > 0) // the count below the name takes more room than the name
            widest = std::max(widest, QFontMetricsF(c.style.interval).horizontalAdvance(countText(row)));
    return std::ceil(widest);
}

bool needsLegend(const ChartContext &c)
{
    if (c.form == Form::Radar)
        return true;
    if (c.form != Form::Curves)
        return false;
    // The lines of a CDF all end in the same corner; single requests have no end at all.
    return c.plot.id == ChartId::TtftCdf || c.plot.lines.empty() || c.size.width() < 260;
}

/// Strip, badge, title of the y axis and legend; returns where the plot may begin.
double layOutHead(ChartContext &c, double left, double right)
{
    ChartLayout &layout = c.layout;
    double top = 0, badgeLeft = right;
    const QFontMetricsF small(c.style.title);
    if (c.plot.simulated && c.style.ownMark) {
        layout.strip = QRectF(0, 0, c.size.width(), 6);
        top = 6;
        const QSizeF badge = badgeSize(c.theme(), 1);
        layout.badge = QRectF(QPointF(c.size.width() - badge.width(), top + 5), badge);
        badgeLeft = layout.badge.left() - 12;
    }
    const bool yTitle = c.form != Form::Radar && c.form != Form::Rows && !c.plot.y.title.isEmpty();
    double x = left;
    const double line = std::max(small.height(), QFontMetricsF(c.style.name).height()) + 4;
    const double first = top + (layout.badge.isNull() ? 0 : 6);
    if (yTitle) {
        layout.yTitle = QRectF(0, first, std::min(std::ceil(small.horizontalAdvance(c.plot.y.title)) + 2, badgeLeft), line);
        x = layout.yTitle.right() + 24;
    }
    double bottom = yTitle || !layout.badge.isNull() ? first + line + (c.style.slide ? 6 : 2) : top;
    if (needsLegend(c)) {
        const QFontMetricsF metrics(c.style.name);
        const double sample = legendSample(c);
        double y = first;
        const auto widthOf = [&](const SeriesLook &lane) { return sample + 8 + std::ceil(metrics.horizontalAdvance(lane.name)); };
        double whole = 0;
        const std::vector<MissingLane> missing = missingLanes(c.plot);
        for (const SeriesLook &lane : c.lanes)
            if (std::none_of(missing.begin(), missing.end(), [&](const MissingLane &known) { return known.look.lane == lane.lane; }))
                layout.named.push_back(lane);
        for (const SeriesLook &lane : layout.named)
            whole += widthOf(lane) + 20;
        if (x + whole - 20 > badgeLeft && x > left) { // not beside the title: below it
            x = left;
            y += line;
        }
        const double start = x;
        for (const SeriesLook &lane : layout.named) {
            const double width = widthOf(lane);
            const double limit = y + line > first + line + 1 ? c.size.width() : badgeLeft;
            if (x + width > limit && x > start) {
                x = left;
                y += line;
            }
            layout.legend.push_back(QRectF(x, y, std::min(width, c.size.width() - x), line));
            x += width + 20;
        }
        // A radar is round: a short legend fits into its corner.
        if (c.form != Form::Radar || y > first || layout.legend.empty()
            || layout.legend.back().right() > c.size.width() / 2 - 0.11 * c.size.width())
            bottom = y + line + 4;
    }
    if (c.form == Form::Curves || c.form == Form::Radar)
        for (size_t i = missingLanes(c.plot).size(); i-- > 0; bottom += line)
            layout.missing.push_back(
                QRectF(c.form == Form::Radar ? 0 : left, bottom, c.size.width() - (c.form == Form::Radar ? 0 : left), line));
    return bottom;
}

void divideRows(ChartContext &c)
{
    ChartLayout &layout = c.layout;
    QRectF rows = layout.plot;
    const bool curves = !c.plot.lines.empty();
    const auto count = double(c.plot.rows.size());
    if (c.plot.target && !c.style.slide)
        rows.setTop(rows.top() + 14);
    if (curves) {
        const double share = std::clamp(0.29 + 0.09 * count, 0.38, 0.62);
        const double gap = layout.plot.height() > 260 ? 14 : 8;
        layout.curves = layout.plot;
        layout.curves.setTop(rows.top() + rows.height() * share + gap);
        rows.setBottom(layout.curves.top() - gap);
    }
    layout.rows = rows;
    const double height = rows.height() / count;
    for (size_t i = 0; i < c.plot.rows.size(); ++i)
        layout.lanes.push_back(QRectF(rows.left(), rows.top() + double(i) * height, rows.width(), height));
}

void divideHeats(ChartContext &c)
{
    ChartLayout &layout = c.layout;
    const double head = c.style.slide ? 40 : 22, count = double(c.plot.heats.size());
    const double height = layout.plot.height() / count;
    for (size_t i = 0; i < c.plot.heats.size(); ++i)
        layout.lanes.push_back(QRectF(layout.plot.left(), layout.plot.top() + double(i) * height + head, layout.plot.width(),
                                      std::max(4.0, height - head - 4)));
}

} // namespace

void layOut(ChartContext &c)
{
    c.layout = ChartLayout();
    ChartLayout &layout = c.layout;
    layout.all = QRectF(QPointF(), c.size);
    const double width = c.size.width(), height = c.size.height();
    const QFontMetricsF tick(c.style.tick), title(c.style.title), name(c.style.name);
    const int most = int(std::max(3.0, width / (c.style.slide ? 150 : 75)));
    c.xTicks = c.form == Form::Radar || c.form == Form::Nothing ? std::vector<Scale::Tick>() : c.x.ticks(c.xLow, c.xHigh, most);
    const bool vertical = c.form == Form::Curves || c.form == Form::Heat || (c.form == Form::Rows && !c.plot.lines.empty());
    c.yTicks = vertical ? c.y.ticks(c.yLow, c.yHigh, int(std::clamp(height / 45, 3.0, 8.0))) : std::vector<Scale::Tick>();

    double left = widestTick(c.yTicks, tick) + c.style.gap, right = width - 1;
    if (c.form == Form::Rows) {
        const double names = c.style.emblem + 8 + widestName(c) + (c.style.slide ? 24 : 18);
        left = std::max(left, std::min(names, width * 0.3));
        if (c.style.slide)
            left = std::max(left, 170.0);
        const double figures = figureColumnWidth(c);
        if (figures > 0 && (width >= 480 || c.style.slide)) {
            layout.figuresRight = right;
            layout.figuresLeft = right - figures;
            right = layout.figuresLeft - (c.style.slide ? 20 : 22);
        } else {
            right -= 14;
        }
    } else if (c.form == Form::Curves) {
        const bool ends = !needsLegend(c) && !c.plot.lines.empty();
        layout.endNames = ends ? std::min(widestName(c) + 16 + (c.style.slide ? 6 : 0), width * 0.25) : 0;
        right -= ends ? layout.endNames : 16;
    } else if (c.form == Form::Heat) {
        right -= 16;
    }

    double top = layOutHead(c, c.form == Form::Radar ? 0 : left, right);
    top += c.form == Form::Curves || c.form == Form::Heat ? std::ceil(tick.height() / 2) : 2;
    double bottom = height - 1;
    if (c.form == Form::Rows || c.form == Form::Curves || c.form == Form::Heat) {
        if (!c.plot.x.title.isEmpty()) {
            layout.xTitle = QRectF(left, bottom - title.height() - 2, right - left, title.height() + 2);
            bottom = layout.xTitle.top();
        }
        bottom -= tick.height() + (c.style.slide ? 10 : 7);
        bool errors = false, words = c.plot.target && c.plot.id == ChartId::TtftCdf; // its name stands above the lines
        for (const PlotNote &note : c.plot.notes) {
            errors = errors || note.kind == PlotNote::Kind::Error || note.kind == PlotNote::Kind::Breaker;
            words = words || note.kind == PlotNote::Kind::Round || note.kind == PlotNote::Kind::Target;
        }
        if (errors) {
            const double lane = title.height() + 4;
            layout.noteLane = QRectF(left, bottom - lane, right - left, lane);
            bottom -= lane + 2;
        }
        if (words) {
            layout.noteHead = QRectF(left, top - 4, right - left, title.height());
            top += title.height();
        }
    }
    layout.plot = QRectF(QPointF(left, top), QPointF(std::max(right, left + 20), std::max(bottom, top + 20)));
    layout.curves = layout.plot;
    if (c.form == Form::Rows) {
        divideRows(c);
    } else if (c.form == Form::Heat) {
        divideHeats(c);
    } else if (c.form == Form::Radar) {
        // Round, with room for the names of the axes around it.
        const bool roomy = c.size.width() >= 560 && height >= 400;
        const bool second = roomy || std::any_of(c.plot.radarAxes.begin(), c.plot.radarAxes.end(), unmeasured);
        const double around = (second ? 2 : 1) * name.height() + c.style.gap;
        const double side = std::max(60.0, std::min(layout.plot.width() - 2 * (roomy ? 170.0 : 84.0), layout.plot.height() - 2 * around));
        layout.plot = QRectF(width / 2 - side / 2, top + around + std::max(0.0, (bottom - top - 2 * around - side) / 2), side, side);
        layout.curves = layout.plot;
    }
}

} // namespace derby::ui
