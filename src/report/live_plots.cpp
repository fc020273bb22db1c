// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/live_plots.h"

#include "analyse/stats/order_statistics.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

constexpr double level = 0.95;
constexpr int medianFloor = 6; // two ends of a median's interval exist
constexpr double barWidth = 0.083; // of a bar, in ln: five of the histogram's bins
constexpr double originMs = 1e-3; // where bars begin to be counted, so that all lanes share their edges
constexpr int mostSeconds = 600; // points a series

/// The k-th smallest (from 1) of binned values: the middle of its bin.
double orderStatistic(const std::vector<HistogramBin> &bins, std::uint64_t k)
{
    std::uint64_t seen = 0;
    for (const HistogramBin &bin : bins) {
        seen += bin.count;
        if (seen >= k)
            return std::sqrt(bin.low * bin.high);
    }
    return bins.empty() ? 0.0 : std::sqrt(bins.back().low * bins.back().high);
}

double quantile(const LiveDistribution &distribution, double p)
{
    return orderStatistic(distribution.bins, static_cast<std::uint64_t>(std::floor(p * (distribution.n - 1))) + 1);
}

LiveFigure figure(const QString &label, const LaneSnapshot &lane, double p, int needs, const std::optional<double> &value,
                  const std::optional<int> &nEff)
{
    LiveFigure figure;
    figure.label = label;
    figure.n = lane.ttft.n;
    figure.needs = needs;
    figure.value = value;
    if (!value) {
        if (lane.ttft.n > 0 && lane.activeSeconds > 0)
            figure.secondsMore = std::max(0, needs - lane.ttft.n) * lane.activeSeconds / lane.ttft.n;
        return figure;
    }
    if (!nEff || *nEff < 1)
        return figure;
    // Ranks of n_eff independent requests, read in the n that there are (docs/method.md 4.1).
    const Ranks ranks = binomialRanks(*nEff, p, level);
    const auto read = [&](int rank) -> std::optional<double> {
        if (rank == 0)
            return std::nullopt;
        const double place = std::ceil(static_cast<double>(lane.ttft.n) * rank / *nEff);
        return orderStatistic(lane.ttft.bins, static_cast<std::uint64_t>(place));
    };
    figure.low = read(ranks.lower);
    figure.high = read(ranks.upper);
    return figure;
}

void addBars(PlotRow &row, const LiveDistribution &distribution)
{
    const auto bar = [](double ms) { return static_cast<int>(std::floor(std::log(ms / originMs) / barWidth)); };
    const auto middle = [](const HistogramBin &bin) { return std::sqrt(bin.low * bin.high); };
    const int first = bar(middle(distribution.bins.front()));
    const int last = bar(middle(distribution.bins.back()));
    for (int i = first; i <= last + 1; ++i)
        row.edges.push_back(originMs * std::exp(i * barWidth));
    row.counts.assign(static_cast<std::size_t>(last - first) + 1, 0.0);
    for (const HistogramBin &bin : distribution.bins)
        row.counts[static_cast<std::size_t>(bar(middle(bin)) - first)] += static_cast<double>(bin.count);
}

PlotBox box(const LiveDistribution &distribution)
{
    PlotBox box;
    box.p5 = quantile(distribution, 0.05);
    box.q1 = quantile(distribution, 0.25);
    box.median = quantile(distribution, 0.5);
    box.q3 = quantile(distribution, 0.75);
    box.p95 = quantile(distribution, 0.95);
    box.min = quantile(distribution, 0);
    box.max = quantile(distribution, 1);
    return box;
}

PlotLine cdf(const SeriesLook &look, const LaneSnapshot &lane)
{
    PlotLine line;
    line.look = look;
    line.points.push_back({lane.ttft.bins.front().low, 0});
    double seen = 0;
    for (const HistogramBin &bin : lane.ttft.bins) {
        seen += static_cast<double>(bin.count);
        line.points.push_back({bin.high, seen / lane.ttft.n});
    }
    if (lane.ttftP95Ms)
        line.marks.push_back({*lane.ttftP95Ms, 0.95});
    return line;
}

/// From a little below the smallest value to a little above the largest, the target in it, on 1, 2, 5.
PlotAxis latencyAxis(const LivePlotInput &input)
{
    double low = 0, high = 0;
    for (const LaneSnapshot &lane : input.snapshot->lanes) {
        if (lane.ttft.bins.empty())
            continue;
        low = low > 0 ? std::min(low, lane.ttft.bins.front().low) : lane.ttft.bins.front().low;
        high = std::max(high, lane.ttft.bins.back().high);
    }
    if (low <= 0) {
        low = 10;
        high = 1000;
    }
    if (input.ttftTargetMs && *input.ttftTargetMs < high * 10 && *input.ttftTargetMs > low / 10) {
        low = std::min(low, *input.ttftTargetMs);
        high = std::max(high, *input.ttftTargetMs);
    }
    PlotAxis axis;
    axis.title = u"time to first token, ms (log)"_s;
    axis.log = true;
    axis.low = low / 1.15;
    axis.high = high * 1.15;
    axis.ticks = niceTicks(axis.low, axis.high, true);
    return axis;
}

PlotAxis shareAxis()
{
    PlotAxis axis;
    axis.title = u"share of requests"_s;
    axis.low = 0;
    axis.high = 1;
    axis.ticks = {0, 0.25, 0.5, 0.75, 0.95};
    axis.labels = {u"0 %"_s, u"25 %"_s, u"50 %"_s, u"75 %"_s, u"95 %"_s};
    return axis;
}

QString intervalText(const LiveFigure &figure)
{
    if (!figure.low && !figure.high)
        return {};
    const QString low = figure.low ? humanMs(*figure.low) : QString();
    const QString high = figure.high ? humanMs(*figure.high) : QString();
    if (low.isEmpty())
        return u"at most "_s + high;
    return high.isEmpty() ? QString(u"at least "_s + low) : QString(low + u" to "_s + high);
}

QString described(const LiveFigure &figure)
{
    if (!figure.value)
        return u"%1 needs %2"_s.arg(figure.label, counted(figure.needs, u"request"));
    const QString interval = intervalText(figure);
    return figure.label + u' ' + humanMs(*figure.value) + (interval.isEmpty() ? QString() : u" ("_s + interval + u')');
}

void describe(Plot &plot, const LivePlotInput &input)
{
    plot.table.headers = {u"Lane"_s, u"n"_s, u"median"_s, u"p95"_s, u"p99"_s};
    QStringList sentences;
    for (std::size_t i = 0; i < input.snapshot->lanes.size() && i < input.looks.size(); ++i) {
        const LaneSnapshot &lane = input.snapshot->lanes[i];
        QStringList row{input.looks[i].name, QString::number(lane.ttft.n)}, parts;
        for (const LiveFigure &figure : liveFigures(lane)) {
            row << (figure.value ? humanMs(*figure.value) : QString());
            parts << described(figure);
        }
        plot.table.rows.push_back(row);
        sentences << u"%1, %2: %3."_s.arg(input.looks[i].name, counted(lane.ttft.n, u"request"), parts.join(u", "_s));
    }
    plot.description = sentences.join(u' ');
}

} // namespace

std::vector<LiveFigure> liveFigures(const LaneSnapshot &lane)
{
    return {figure(u"median"_s, lane, 0.5, medianFloor, lane.ttftP50Ms, lane.ttft.nEffMedian),
            figure(u"p95"_s, lane, 0.95, FloorP95, lane.ttftP95Ms, lane.ttft.nEffP95),
            figure(u"p99"_s, lane, 0.99, FloorP99, lane.ttftP99Ms, lane.ttft.nEffP99)};
}

void LiveHistory::add(const Snapshot &snapshot)
{
    if (snapshot.test != m_test || snapshot.warmingUp || m_lanes.size() != snapshot.lanes.size()) {
        m_test = snapshot.test;
        m_lanes.assign(snapshot.lanes.size(), Lane());
        m_failed.assign(snapshot.lanes.size(), 0);
        if (snapshot.warmingUp)
            return;
    }
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const LaneSnapshot &now = snapshot.lanes[i];
        Lane &lane = m_lanes[i];
        if (now.activeSeconds > 0 || now.inFlight > 0) {
            const int second = static_cast<int>(now.activeSeconds);
            while (lane.firstSecond + static_cast<int>(lane.inFlight.size()) <= second)
                lane.inFlight.push_back(0);
            int &most = lane.inFlight[static_cast<std::size_t>(std::max(0, second - lane.firstSecond))];
            most = std::max(most, now.inFlight);
            if (const int beyond = static_cast<int>(lane.inFlight.size()) - mostSeconds; beyond > 0) {
                lane.inFlight.erase(lane.inFlight.begin(), lane.inFlight.begin() + beyond);
                lane.firstSecond += beyond;
            }
        }
        int failed = 0;
        for (const LiveErrors &errors : now.errors)
            failed += errors.count;
        if (failed > m_failed[i]) {
            const auto last = std::max_element(now.errors.begin(), now.errors.end(),
                                               [](const LiveErrors &a, const LiveErrors &b) { return a.atSeconds < b.atSeconds; });
            if (!lane.failures.empty() && std::floor(lane.failures.back().second) == std::floor(last->atSeconds))
                lane.failures.back().count += failed - m_failed[i];
            else
                lane.failures.push_back({last->atSeconds, failed - m_failed[i], {}});
            lane.failures.back().message = last->message;
        }
        m_failed[i] = failed;
        while (!lane.failures.empty() && lane.failures.front().second < lane.firstSecond)
            lane.failures.erase(lane.failures.begin());
    }
}

Plot liveTtftPlot(ChartId id, const LivePlotInput &input)
{
    Plot plot;
    plot.id = id;
    plot.title = chartTitle(id);
    plot.simulated = input.simulated;
    plot.x = latencyAxis(input);
    plot.target = input.ttftTargetMs;
    if (plot.target)
        plot.targetText = u"target "_s + humanMs(*plot.target);
    if (id == ChartId::TtftCdf)
        plot.y = shareAxis();
    bool any = false;
    for (std::size_t i = 0; i < input.snapshot->lanes.size() && i < input.looks.size(); ++i) {
        const LaneSnapshot &lane = input.snapshot->lanes[i];
        any = any || lane.ttft.n > 0;
        if (id == ChartId::TtftCdf) {
            if (lane.ttft.n > 0)
                plot.lines.push_back(cdf(input.looks[i], lane));
            continue;
        }
        PlotRow row;
        row.look = input.looks[i];
        row.n = lane.ttft.n;
        if (lane.ttft.n >= FloorP95) // its whiskers end at p95
            row.box = box(lane.ttft);
        if (id == ChartId::TtftHistogram && lane.ttft.n > 0)
            addBars(row, lane.ttft);
        if (lane.ttft.n == 0)
            row.missing = lane.failed > 0 ? u"no answer yet: "_s + lane.lastError : u"no answer yet"_s;
        else if (id == ChartId::TtftBox && !row.box)
            row.missing = u"a box needs %1, %2 so far"_s.arg(counted(FloorP95, u"request"), QString::number(lane.ttft.n));
        plot.rows.push_back(std::move(row));
    }
    if (!any)
        plot.empty = input.snapshot->warmingUp ? u"Warming up: nothing is counted yet."_s : u"The first answers are on their way."_s;
    describe(plot, input);
    return plot;
}

Plot liveThroughputPlot(const LivePlotInput &input)
{
    Plot plot;
    plot.id = ChartId::Throughput;
    plot.title = u"Output tokens a second"_s;
    plot.simulated = input.simulated;
    plot.table.headers = {u"Lane"_s, u"tokens/s"_s};
    double from = 0, until = 0, most = 0;
    bool first = true;
    QStringList sentences;
    for (std::size_t i = 0; i < input.snapshot->lanes.size() && i < input.looks.size(); ++i) {
        const LaneSnapshot &lane = input.snapshot->lanes[i];
        if (lane.tokensBySecond.empty())
            continue;
        PlotLine line;
        line.look = input.looks[i];
        double sum = 0;
        for (std::size_t second = 0; second < lane.tokensBySecond.size(); ++second) {
            const auto tokens = static_cast<double>(lane.tokensBySecond[second]);
            line.points.push_back({lane.firstSecond + static_cast<double>(second) + 0.5, tokens});
            most = std::max(most, tokens);
            sum += tokens;
        }
        from = first ? lane.firstSecond : std::min<double>(from, lane.firstSecond);
        first = false;
        until = std::max(until, line.points.back().x + 0.5);
        const double mean = sum / static_cast<double>(lane.tokensBySecond.size());
        sentences << u"%1: %2 tokens a second on average."_s.arg(line.look.name, QString::number(mean, 'f', 0));
        plot.table.rows.push_back({line.look.name, QString::number(mean, 'f', 0)});
        plot.lines.push_back(std::move(line));
    }
    if (plot.lines.empty())
        plot.empty = u"Tokens are counted when their request has ended."_s;
    plot.x.title = u"seconds of each lane's own time"_s;
    plot.x.low = from;
    plot.x.high = std::max(until, from + 10);
    plot.x.ticks = niceTicks(plot.x.low, plot.x.high, false, 6);
    plot.y.title = u"tokens/s"_s;
    plot.y.low = 0;
    plot.y.high = std::max(1.0, most * 1.1);
    plot.y.ticks = niceTicks(plot.y.low, plot.y.high, false, 4);
    plot.description = sentences.join(u' ');
    return plot;
}

} // namespace derby
