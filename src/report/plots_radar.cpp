// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "report/plots_charts.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

/// One axis: a figure of each lane, and whether less of it is better.
struct Axis
{
    QString name, unit;
    bool lessIsBetter = false;
    std::vector<std::optional<double>> values;
    std::vector<bool> few; ///< from too few requests
    QString meaning; ///< for the description and the table
};

QString shownValue(const Axis &axis, std::size_t lane, bool answered)
{
    if (!axis.values[lane]) // one request at a time has no throughput; who never answered has nothing
        return answered ? notMeasuredText() : QStringLiteral("-");
    const double value = *axis.values[lane];
    QString text = axis.unit == QLatin1String("ms") ? humanMs(value)
        : axis.unit == QLatin1String("%")           ? QString::number(std::floor(1000 * value) / 10) + QStringLiteral(" %")
                                                    : tableNumber(value) + (axis.unit.isEmpty() ? QString() : QString(u' ' + axis.unit));
    return axis.few[lane] ? QString(text + QStringLiteral(" (too few requests)")) : text;
}

Axis latency(const PlotLanes &input, const char *name, MetricFigures LaneFigures::*metric, double MetricFigures::*figure,
             const char *percentile)
{
    Axis axis{QString::fromLatin1(name), QStringLiteral("ms"), true, {}, {}, QStringLiteral("the lowest / the lane's own")};
    for (const PlotLane &lane : input.lanes) {
        const MetricFigures &figures = lane.figures->*metric;
        axis.values.push_back(figures.n > 0 ? std::optional(figures.*figure) : std::nullopt);
        axis.few.push_back(figures.n > 0 && figures.lowN.contains(QLatin1String(percentile)));
    }
    return axis;
}

Axis rate(const PlotLanes &input, const char *name, const char *unit, std::optional<double> LaneFigures::*figure)
{
    Axis axis{QString::fromLatin1(name), QString::fromLatin1(unit), false, {}, {}, QStringLiteral("the lane's own / the highest")};
    for (const PlotLane &lane : input.lanes)
        axis.values.push_back(lane.figures->*figure);
    axis.few.assign(input.lanes.size(), false);
    return axis;
}

/// How near the slow requests are to the typical one.
Axis steadiness(const PlotLanes &input)
{
    Axis axis{QStringLiteral("steadiness"), QString(), false, {}, {}, QStringLiteral("median TTFT / p95 TTFT, by the highest")};
    for (const PlotLane &lane : input.lanes) {
        const MetricFigures &figures = lane.figures->ttftMs;
        axis.values.push_back(figures.n > 0 && figures.p95 > 0 ? std::optional(figures.median / figures.p95) : std::nullopt);
        axis.few.push_back(figures.n > 0 && figures.lowN.contains(QStringLiteral("p95")));
    }
    return axis;
}

std::vector<Axis> axesOf(const PlotLanes &input)
{
    std::vector<Axis> axes{
        latency(input, "TTFT p50", &LaneFigures::ttftMs, &MetricFigures::median, "median"),
        latency(input, "TTFT p95", &LaneFigures::ttftMs, &MetricFigures::p95, "p95"),
        latency(input, "TPOT p50", &LaneFigures::tpotMs, &MetricFigures::median, "median"),
        latency(input, "E2E p95", &LaneFigures::e2eMs, &MetricFigures::p95, "p95"),
        rate(input, "tokens/s", "tokens/s", &LaneFigures::outputTokensPerSecond),
        rate(input, "requests/s", "requests/s", &LaneFigures::requestsPerSecond),
        rate(input, "success", "%", &LaneFigures::successRate),
    };
    const bool goodput =
        std::any_of(input.lanes.begin(), input.lanes.end(), [](const PlotLane &lane) { return lane.figures->goodputPerSecond; });
    axes.push_back(goodput ? rate(input, "goodput", "requests/s", &LaneFigures::goodputPerSecond) : steadiness(input));
    return axes;
}

/// Each lane's share of the best one, 0 to 1; a lane without a success has no place on any axis.
std::vector<std::optional<double>> relative(const Axis &axis, const PlotLanes &input)
{
    std::optional<double> best;
    for (std::size_t i = 0; i < axis.values.size(); ++i) {
        if (axis.values[i] && input.lanes[i].figures->succeeded > 0)
            best = !best ? *axis.values[i] : axis.lessIsBetter ? std::min(*best, *axis.values[i]) : std::max(*best, *axis.values[i]);
    }
    std::vector<std::optional<double>> shares;
    for (std::size_t i = 0; i < axis.values.size(); ++i) {
        const auto &value = axis.values[i];
        if (!best || !value || input.lanes[i].figures->succeeded == 0)
            shares.emplace_back();
        else if (*value == *best)
            shares.emplace_back(1);
        else
            shares.emplace_back(std::clamp(axis.lessIsBetter ? *best / *value : *value / *best, 0.0, 1.0));
    }
    return shares;
}

} // namespace

QString notMeasuredText()
{
    return QStringLiteral("not measured");
}

void drawRadar(Plot &plot, const PlotLanes &input)
{
    plot.subtitle = QStringLiteral("relative to the best lane of each axis; no overall score, the area means nothing");
    if (std::none_of(input.lanes.begin(), input.lanes.end(), [](const PlotLane &lane) { return lane.figures->succeeded > 0; })) {
        plot.empty = emptyText(input, QStringLiteral("figure"));
        return;
    }
    for (const PlotLane &lane : input.lanes) {
        PlotRadar radar;
        radar.look = lane.look;
        if (lane.figures->succeeded == 0)
            radar.missing = missingText(lane);
        plot.radars.push_back(std::move(radar));
    }
    plot.table.headers = QStringList{QStringLiteral("axis")};
    for (const PlotLane &lane : input.lanes)
        plot.table.headers.append(lane.look.name);
    plot.table.headers.append(QStringLiteral("share of the best is"));
    QStringList said;
    for (const Axis &axis : axesOf(input)) {
        const auto shares = relative(axis, input);
        PlotRadarAxis shown{axis.name, axis.unit, {}};
        QStringList cells{axis.name}, figures;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            plot.radars[i].values.push_back(shares[i]);
            shown.shown.push_back(shownValue(axis, i, input.lanes[i].figures->succeeded > 0));
            cells.append(shares[i] ? QStringLiteral("%1 (%2 of the best)").arg(shown.shown.back(), QString::number(*shares[i], 'f', 2))
                                   : shown.shown.back());
            figures.append(QStringLiteral("%1 %2").arg(
                input.lanes[i].look.name,
                shares[i] ? shown.shown.back()
                          : (input.lanes[i].figures->succeeded > 0 ? notMeasuredText() : QStringLiteral("not known"))));
        }
        cells.append(axis.meaning);
        plot.table.rows.push_back(cells);
        plot.radarAxes.push_back(std::move(shown));
        said.append(QStringLiteral("%1: %2.").arg(axis.name, figures.join(QStringLiteral(", "))));
    }
    const bool several = input.several;
    plot.finding = several ? QString() : input.lanes.front().comparison->sentence;
    plot.evidence =
        QStringLiteral("Farther out is better: latencies are the lowest / the lane's own, all others the lane's own / the highest.");
    if (plot.radarAxes.back().name == QLatin1String("steadiness"))
        plot.evidence += QStringLiteral(" Steadiness: median TTFT / p95 TTFT.");
    else
        plot.evidence += QStringLiteral(" Goodput: requests a second that met every target.");
    if (several)
        plot.evidence += u' ' + severalText(input);
    plot.description = (plot.finding.isEmpty() ? QString() : QString(plot.finding + u' ')) + said.join(u' ');
}

} // namespace derby
