// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/read_outs.h"

#include "ui/charts/figure_column.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace derby::ui {

namespace {

QString withUnit(const PlotAxis &axis, double value)
{
    const QString unit = unitOf(axis);
    return unit.isEmpty() ? shownNumber(value) : QString(shownNumber(value) + u' ' + unit);
}

QString joined(const QString &a, const QString &b)
{
    return a.isEmpty() ? b : b.isEmpty() ? a : QString(a + u" · " + b);
}

QString share(double value)
{
    const double percent = value * 100;
    return QLocale().toString(percent, 'f', percent > 99 || (percent < 1 && percent > 0) ? 1 : 0) + u" %";
}

struct BoxPart
{
    double PlotBox::*value;
    const char *name;
};
constexpr std::array<BoxPart, 7> boxParts{{{&PlotBox::min, QT_TRANSLATE_NOOP("derby::ui::ChartView", "smallest")},
                                           {&PlotBox::p5, "p5"},
                                           {&PlotBox::q1, "p25"},
                                           {&PlotBox::median, QT_TRANSLATE_NOOP("derby::ui::ChartView", "median")},
                                           {&PlotBox::q3, "p75"},
                                           {&PlotBox::p95, "p95"},
                                           {&PlotBox::max, QT_TRANSLATE_NOOP("derby::ui::ChartView", "largest")}}};

bool isMedian(const QString &label)
{
    return label == QLatin1String("median") || label == QLatin1String("p50")
        || label == QCoreApplication::translate("derby::ui::ChartView", "median");
}

ReadOut describeBox(const ChartContext &c, const PlotRow &row, size_t part)
{
    const BoxPart &box = boxParts[part];
    const QString name = QCoreApplication::translate("derby::ui::ChartView", box.name);
    ReadOut out{row.look.name + u", " + name, withUnit(c.plot.x, (*row.box).*box.value), {}, {}};
    QString interval;
    for (const PlotFigure &figure : row.figures)
        if (figure.label == name || (box.value == &PlotBox::median && isMedian(figure.label)))
            interval = figure.lowN ? QCoreApplication::translate("derby::ui::ChartView", "too few samples") : intervalText(figure);
    out.detail = joined(interval, row.n > 0 ? QString(u"n " + QLocale().toString(row.n)) : QString());
    return out;
}

/// The band where it is nearest to a point.
const PlotBand *bandAt(const PlotLine &line, double x)
{
    const PlotBand *best = nullptr;
    for (const PlotBand &band : line.band)
        if (!best || std::abs(band.x - x) < std::abs(best->x - x))
            best = &band;
    return best;
}

bool isCdf(const ChartContext &c)
{
    return c.plot.id == ChartId::TtftCdf || c.plot.id == ChartId::TtftDistribution;
}

ReadOut describeLine(const ChartContext &c, const PlotLine &line, size_t index)
{
    const bool pale = index >= line.points.size();
    const PlotPoint &point = pale ? line.pale[index - line.points.size()] : line.points[index];
    const PlotBand *band = bandAt(line, point.x);
    ReadOut out;
    if (isCdf(c)) {
        const double whole = c.plot.y.high > 2 ? 100 : 1;
        out.title = line.look.name + u", " + share(point.y / whole);
        out.value = withUnit(c.plot.x, point.x);
        if (band)
            out.detail = share(band->low / whole) + u" – " + share(band->high / whole);
        return out;
    }
    const QString interval = band && !pale ? QString(shownNumber(band->low) + u" – " + shownNumber(band->high)) : QString();
    out.value = withUnit(c.plot.y, point.y);
    if (c.plot.id == ChartId::Percentiles) {
        // The axis is in shares, in per cent, or 100 / (100 - percent) on a log axis: see Scale.
        const double part = c.plot.x.log ? 1 - 1 / point.x : point.x > 1 ? point.x / 100 : point.x;
        out.title = line.look.name + u", p" + QLocale::c().toString(std::round(part * 1e4) / 100, 'g', 5);
        out.detail = pale ? QCoreApplication::translate("derby::ui::ChartView", "too few samples") : interval;
    } else {
        out.title = line.look.name;
        out.detail = joined(interval, QCoreApplication::translate("derby::ui::ChartView", "at %1").arg(withUnit(c.plot.x, point.x)));
    }
    return out;
}

ReadOut describeHeat(const ChartContext &c, const PlotHeat &heat, size_t cell)
{
    const size_t columns = heat.xEdges.size() - 1, x = cell % columns, y = cell / columns;
    const auto range = [](const PlotAxis &axis, double low, double high) {
        return QString(shownNumber(low) + u" – " + withUnit(axis, high));
    };
    return {heat.look.name,
            share(heat.shares[cell]),
            joined(range(c.plot.y, heat.yEdges[y], heat.yEdges[y + 1]), range(c.plot.x, heat.xEdges[x], heat.xEdges[x + 1])),
            {}};
}

ReadOut describeRadar(const ChartContext &c, size_t lane, size_t axis)
{
    const PlotRadarAxis &named = c.plot.radarAxes[axis];
    const PlotRadar &radar = c.plot.radars[lane];
    const QString shown = lane < named.shown.size() ? named.shown[lane] : QString();
    return {radar.look.name + u", " + named.name,
            shown.isEmpty() ? shownNumber(*radar.values[axis]) : shown,
            QCoreApplication::translate("derby::ui::ChartView", "%1 of the best lane").arg(share(*radar.values[axis])),
            {}};
}

} // namespace

ReadOuts::ReadOuts(const ChartContext &c)
    : m_visible(c.layout.plot.adjusted(-2, -2, 2, c.layout.noteLane.isNull() ? 2 : c.layout.noteLane.height() + 2))
{
    if (c.form == Form::Nothing)
        return;
    for (size_t i = 0; i < c.plot.rows.size() && c.form == Form::Rows; ++i) {
        const PlotRow &row = c.plot.rows[i];
        if (!row.missing.isEmpty())
            continue;
        const QRectF &lane = c.layout.lanes[i];
        Group bars{Kind::Bars, i, {}, {}};
        for (size_t k = 0; k < row.counts.size() && k + 1 < row.edges.size(); ++k)
            if (row.counts[k] > 0) {
                bars.points.push_back(QPointF((c.px(row.edges[k]) + c.px(row.edges[k + 1])) / 2, lane.center().y()));
                bars.items.push_back(k);
            }
        add(std::move(bars));
        Group box{Kind::Box, i, {}, {}};
        for (size_t k = 0; k < boxParts.size() && row.box; ++k) {
            box.points.push_back(
                QPointF(c.px((*row.box).*boxParts[k].value), row.counts.empty() ? lane.center().y() : lane.bottom() - lane.height() * 0.1));
            box.items.push_back(k);
        }
        add(std::move(box));
    }
    for (size_t i = 0; i < c.plot.lines.size() && (c.form == Form::Rows || c.form == Form::Curves); ++i) {
        Group line{Kind::Line, i, {}, {}};
        size_t item = 0;
        for (const auto *points : {&c.plot.lines[i].points, &c.plot.lines[i].pale})
            for (const PlotPoint &point : *points) {
                line.points.push_back(c.at(point));
                line.items.push_back(item++);
            }
        add(std::move(line));
    }
    for (size_t i = 0; i < c.plot.clouds.size() && c.form == Form::Curves; ++i) {
        Group cloud{Kind::Cloud, i, {}, {}};
        std::vector<size_t> order(c.plot.clouds[i].points.size());
        for (size_t k = 0; k < order.size(); ++k)
            order[k] = k;
        std::stable_sort(order.begin(), order.end(),
                         [&](size_t a, size_t b) { return c.plot.clouds[i].points[a].x < c.plot.clouds[i].points[b].x; });
        for (const size_t k : order)
            cloud.points.push_back(c.at(c.plot.clouds[i].points[k]));
        cloud.items = std::move(order);
        add(std::move(cloud));
    }
    for (size_t i = 0; i < c.plot.heats.size() && c.form == Form::Heat; ++i) {
        const PlotHeat &heat = c.plot.heats[i];
        Group cells{Kind::Heat, i, {}, {}};
        if (heat.xEdges.size() < 2 || heat.yEdges.size() < 2 || heat.shares.size() < (heat.xEdges.size() - 1) * (heat.yEdges.size() - 1))
            continue;
        const size_t columns = heat.xEdges.size() - 1, rows = heat.yEdges.size() - 1;
        for (size_t x = 0; x < columns; ++x)
            for (size_t y = 0; y < rows; ++y)
                if (heat.shares[y * columns + x] > 0) {
                    cells.points.push_back(QPointF((c.px(heat.xEdges[x]) + c.px(heat.xEdges[x + 1])) / 2,
                                                   (c.pyInLane(i, heat.yEdges[y]) + c.pyInLane(i, heat.yEdges[y + 1])) / 2));
                    cells.items.push_back(y * columns + x);
                }
        add(std::move(cells));
    }
    for (size_t i = 0; i < c.plot.radars.size() && c.form == Form::Radar; ++i) {
        Group corners{Kind::Radar, i, {}, {}};
        for (size_t k = 0; k < c.plot.radarAxes.size() && k < c.plot.radars[i].values.size(); ++k)
            if (c.plot.radars[i].values[k]) {
                corners.points.push_back(c.radarAt(k, std::clamp(*c.plot.radars[i].values[k], 0.0, 1.05)));
                corners.items.push_back(k);
            }
        add(std::move(corners));
    }
    Group notes{Kind::Notes, 0, {}, {}};
    for (size_t i = 0; i < c.plot.notes.size() && (c.form == Form::Curves || c.form == Form::Heat); ++i) {
        const PlotNote &note = c.plot.notes[i];
        const bool below = note.kind == PlotNote::Kind::Error || note.kind == PlotNote::Kind::Breaker;
        notes.points.push_back(QPointF(c.px(note.at), below ? c.layout.noteLane.center().y() : c.layout.plot.top()));
        notes.items.push_back(i);
    }
    add(std::move(notes));
}

void ReadOuts::add(Group group)
{
    if (!group.points.empty())
        m_groups.push_back(std::move(group));
}

std::optional<ReadOuts::Place> ReadOuts::nearest(QPointF at, double reach) const
{
    std::optional<Place> best;
    double least = reach * reach;
    for (size_t g = 0; g < m_groups.size(); ++g)
        for (size_t i = 0; i < m_groups[g].points.size(); ++i) {
            const QPointF point = m_groups[g].points[i], away = point - at;
            const double distance = away.x() * away.x() + away.y() * away.y();
            if (distance <= least && m_visible.contains(point)) {
                least = distance;
                best = Place{g, i};
            }
        }
    return best;
}

std::optional<ReadOuts::Place> ReadOuts::first() const
{
    for (size_t g = 0; g < m_groups.size(); ++g)
        for (size_t i = 0; i < m_groups[g].points.size(); ++i)
            if (m_visible.contains(m_groups[g].points[i]))
                return Place{g, i};
    return {};
}

ReadOuts::Place ReadOuts::moved(Place from, int along, int across) const
{
    Place to = from;
    if (across != 0) {
        to.group = size_t(std::clamp<qsizetype>(qsizetype(from.group) + across, 0, qsizetype(m_groups.size()) - 1));
        if (to.group != from.group) {
            const double x = position(from).x();
            const auto &points = m_groups[to.group].points;
            to.index = 0;
            for (size_t i = 1; i < points.size(); ++i)
                if (std::abs(points[i].x() - x) < std::abs(points[to.index].x() - x))
                    to.index = i;
        }
    }
    // Past the edge of what is visible there is nothing to see: the read-out stays.
    const auto &points = m_groups[to.group].points;
    const int step = along > 0 ? 1 : -1;
    for (int left = std::abs(along); left > 0; --left) {
        const qsizetype next = qsizetype(to.index) + step;
        if (next < 0 || next >= qsizetype(points.size()) || !m_visible.contains(points[size_t(next)]))
            break;
        to.index = size_t(next);
    }
    return to;
}

ReadOut ReadOuts::describe(const ChartContext &c, Place place) const
{
    const Group &group = m_groups[place.group];
    const size_t item = group.items[place.index];
    ReadOut out;
    const SeriesLook *series = nullptr;
    switch (group.kind) {
    case Kind::Box:
        series = &c.plot.rows[group.part].look;
        out = describeBox(c, c.plot.rows[group.part], item);
        break;
    case Kind::Bars: {
        const PlotRow &row = c.plot.rows[group.part];
        series = &row.look;
        out = {row.look.name,
               QCoreApplication::translate("derby::ui::ChartView", "%1 requests").arg(shownTick(row.counts[item])),
               QString(shownNumber(row.edges[item]) + u" – " + withUnit(c.plot.x, row.edges[item + 1])),
               {}};
        break;
    }
    case Kind::Line:
        series = &c.plot.lines[group.part].look;
        out = describeLine(c, c.plot.lines[group.part], item);
        break;
    case Kind::Cloud: {
        const PlotCloud &cloud = c.plot.clouds[group.part];
        series = &cloud.look;
        out = {cloud.look.name,
               withUnit(c.plot.y, cloud.points[item].y),
               QCoreApplication::translate("derby::ui::ChartView", "at %1").arg(withUnit(c.plot.x, cloud.points[item].x)),
               {}};
        break;
    }
    case Kind::Heat:
        series = &c.plot.heats[group.part].look;
        out = describeHeat(c, c.plot.heats[group.part], item);
        break;
    case Kind::Radar:
        series = &c.plot.radars[group.part].look;
        out = describeRadar(c, group.part, item);
        break;
    case Kind::Notes: {
        const PlotNote &note = c.plot.notes[item];
        const QString words = note.text.size() > 70 ? QString(note.text.left(69) + u'…') : note.text;
        out = {words, withUnit(c.plot.x, note.at), {}, c.theme().color(note.kind == PlotNote::Kind::Error ? Token::Error : Token::Ink)};
        break;
    }
    }
    if (series)
        out.mark = c.look(*series).mark;
    return out;
}

} // namespace derby::ui
