// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/percentile.h"
#include "base/text.h"
#include "report/plots_charts.h"
#include "report/plots_clock.h"
#include "report/plots_cloud.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

constexpr double SmallestMs = 0.001;
constexpr int HeatColumns = 48, HeatRows = 24;

/// One lane's requests in time: successes as points, failures counted.
struct LaneInTime
{
    const PlotLane *lane;
    std::vector<PlotPoint> points; ///< s, TTFT in ms
    int failed = 0;
};

std::vector<LaneInTime> inTime(const PlotLanes &input, const LaneClock &clock)
{
    std::vector<LaneInTime> lanes;
    for (const PlotLane &lane : input.lanes) {
        LaneInTime one{&lane, {}, 0};
        for (const Record *record : lane.counted()) {
            const auto value = ttftMs(*record);
            const auto at = clock.at(lane, *record);
            if (record->outcome != Outcome::Succeeded)
                ++one.failed;
            else if (value && at)
                one.points.push_back({*at, std::max(*value, SmallestMs)});
        }
        std::sort(one.points.begin(), one.points.end(), [](const PlotPoint &a, const PlotPoint &b) { return a.x < b.x; });
        lanes.push_back(std::move(one));
    }
    return lanes;
}

std::optional<std::pair<double, double>> range(const std::vector<LaneInTime> &lanes)
{
    std::optional<std::pair<double, double>> range;
    for (const LaneInTime &lane : lanes) {
        for (const PlotPoint &point : lane.points) {
            if (!range)
                range = std::pair(point.y, point.y);
            range->first = std::min(range->first, point.y);
            range->second = std::max(range->second, point.y);
        }
    }
    return range;
}

double medianOf(const std::vector<PlotPoint> &points, std::size_t begin, std::size_t end)
{
    std::vector<double> values;
    for (std::size_t i = begin; i < end; ++i)
        values.push_back(points[i].y);
    return percentileInPlace(values, 0.5);
}

/// The medians of the first and the last third, for who cannot see whether it rises.
QString spoken(const LaneInTime &lane)
{
    const QString &name = lane.lane->look.name;
    if (lane.points.empty())
        return QStringLiteral("%1: %2.").arg(name, missingText(*lane.lane));
    const std::size_t third = lane.points.size() / 3;
    QString text = QStringLiteral("%1: %2").arg(name, counted(static_cast<qint64>(lane.points.size()), u"request"));
    if (third >= 10) {
        text += QStringLiteral(", median TTFT %1 in the first third and %2 in the last")
                    .arg(humanMs(medianOf(lane.points, 0, third)),
                         humanMs(medianOf(lane.points, lane.points.size() - third, lane.points.size())));
    }
    return text + (lane.failed > 0 ? QStringLiteral(", %1 failed.").arg(lane.failed) : QStringLiteral(", none failed."));
}

void speak(Plot &plot, const PlotLanes &input, const std::vector<LaneInTime> &lanes)
{
    QStringList said, failed;
    for (const LaneInTime &lane : lanes) {
        said.append(spoken(lane));
        if (lane.failed > 0)
            failed.append(QStringLiteral("%1 %2 of %3")
                              .arg(lane.lane->look.name, QString::number(lane.failed), QString::number(lane.lane->counted().size())));
    }
    plot.evidence =
        failed.isEmpty() ? QStringLiteral("No request failed.") : QStringLiteral("Failed: %1.").arg(failed.join(QStringLiteral(", ")));
    if (input.several)
        plot.evidence += u' ' + severalText(input);
    plot.description = said.join(u' ');
}

} // namespace

void drawTimeline(Plot &plot, const PlotLanes &input)
{
    plot.subtitle = QStringLiteral("each request when it was sent, with its time to first token");
    const LaneClock clock(input);
    const std::vector<LaneInTime> lanes = inTime(input, clock);
    const auto values = range(lanes);
    if (!values) {
        plot.empty = emptyText(input, QStringLiteral("request with a time to first token"));
        return;
    }
    putTtftTarget(plot, input);
    plot.table.headers =
        QStringList{QStringLiteral("lane"), QStringLiteral("sent, s"), QStringLiteral("TTFT, ms"), QStringLiteral("what happened")};
    for (const LaneInTime &lane : lanes) {
        PlotCloud cloud;
        cloud.look = lane.lane->look;
        cloud.points = thinnedCloud(lane.points);
        if (lane.points.empty())
            cloud.missing = missingText(*lane.lane);
        for (const PlotPoint &point : cloud.points)
            plot.table.rows.push_back({cloud.look.name, tableNumber(point.x), tableNumber(point.y), QString()});
        if (cloud.points.size() < lane.points.size())
            plot.table.rows.push_back({cloud.look.name, QStringLiteral("-"), QStringLiteral("-"),
                                       QStringLiteral("%1 of %2 requests are shown").arg(cloud.points.size()).arg(lane.points.size())});
        plot.clouds.push_back(std::move(cloud));
    }
    clock.noteRounds(plot);
    noteFailures(plot, input, clock);
    for (const PlotNote &note : plot.notes) {
        if (note.kind != PlotNote::Kind::Round)
            plot.table.rows.push_back({note.lane, tableNumber(note.at), QStringLiteral("-"), note.text});
    }
    plot.x = timeAxis(clock.title(), std::max(clock.length(), 1.0));
    const double low = plot.target ? std::min(values->first, *plot.target) : values->first,
                 high = plot.target ? std::max(values->second, *plot.target) : values->second;
    plot.y = axisOver(QStringLiteral("time to first token, ms (log)"), low, high, true);
    speak(plot, input, lanes);
}

void drawHeatmap(Plot &plot, const PlotLanes &input)
{
    plot.subtitle = QStringLiteral("the darker, the larger the share of that time's requests");
    const LaneClock clock(input);
    const std::vector<LaneInTime> lanes = inTime(input, clock);
    const auto values = range(lanes);
    if (!values) {
        plot.empty = emptyText(input, QStringLiteral("request with a time to first token"));
        return;
    }
    const double length = std::max(clock.length(), 1.0);
    plot.x = timeAxis(clock.title(), length);
    plot.y = axisOver(QStringLiteral("time to first token, ms (log)"), values->first, values->second, true);
    std::vector<double> xEdges, yEdges;
    // A column a second where the test is short: an empty column would say nothing.
    const int columns = std::clamp(static_cast<int>(std::ceil(length)), 1, HeatColumns);
    for (int i = 0; i <= columns; ++i)
        xEdges.push_back(length * i / columns);
    for (int i = 0; i <= HeatRows; ++i)
        yEdges.push_back(plot.y.low * std::pow(plot.y.high / plot.y.low, static_cast<double>(i) / HeatRows));
    plot.table.headers = QStringList{QStringLiteral("lane"), QStringLiteral("from, s"), QStringLiteral("to, s"), QStringLiteral("requests"),
                                     QStringLiteral("median TTFT, ms")};
    for (const LaneInTime &lane : lanes) {
        PlotHeat heat;
        heat.look = lane.lane->look;
        heat.xEdges = xEdges;
        heat.yEdges = yEdges;
        if (lane.points.empty())
            heat.missing = missingText(*lane.lane);
        heat.shares.assign(static_cast<std::size_t>(columns) * HeatRows, 0);
        for (std::size_t begin = 0; begin < lane.points.size();) { // points stand in the order of time
            const auto column = std::min<std::size_t>(columns - 1, static_cast<std::size_t>(lane.points[begin].x / length * columns));
            std::size_t end = begin;
            while (end < lane.points.size() && (column + 1 == static_cast<std::size_t>(columns) || lane.points[end].x < xEdges[column + 1]))
                ++end;
            end = std::max(end, begin + 1);
            for (std::size_t i = begin; i < end; ++i) {
                const auto above = std::upper_bound(yEdges.begin(), yEdges.end(), lane.points[i].y) - yEdges.begin();
                const auto row = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(above - 1, 0, HeatRows - 1));
                heat.shares[row * static_cast<std::size_t>(columns) + column] += 1 / static_cast<double>(end - begin);
            }
            plot.table.rows.push_back({heat.look.name, tableNumber(xEdges[column]), tableNumber(xEdges[column + 1]),
                                       QString::number(end - begin), tableNumber(medianOf(lane.points, begin, end))});
            begin = end;
        }
        plot.heats.push_back(std::move(heat));
    }
    clock.noteRounds(plot);
    noteFailures(plot, input, clock);
    speak(plot, input, lanes);
}

} // namespace derby
