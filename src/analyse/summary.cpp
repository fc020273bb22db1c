// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/summary.h"

#include "analyse/stats/order_statistics.h"
#include "analyse/stats/student.h"
#include "base/percentile.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <map>

namespace derby {

namespace {

constexpr double Level = 0.95;
constexpr int RoundsForInterval = 6;

/// One printed percentile: where it goes, and what it needs.
struct Figure
{
    double probability;
    double MetricFigures::*value;
    std::optional<Interval> MetricFigures::*interval;
    int floor; ///< 0: none
    const char *name;
};

const Figure Figures[] = {
    {0.5, &MetricFigures::median, &MetricFigures::medianCi, 0, "median"},
    {0.9, &MetricFigures::p90, &MetricFigures::p90Ci, FloorP90, "p90"},
    {0.95, &MetricFigures::p95, &MetricFigures::p95Ci, FloorP95, "p95"},
    {0.99, &MetricFigures::p99, &MetricFigures::p99Ci, FloorP99, "p99"},
};

void addIfLow(MetricFigures &figures, const Figure &figure, int n)
{
    if (n < figure.floor)
        figures.lowN.append(QString::fromLatin1(figure.name));
}

std::optional<Interval> known(const OrderInterval &ends)
{
    if (!ends.low && !ends.high)
        return std::nullopt;
    return Interval{ends.low, ends.high, Level};
}

/// K >= 2 rounds: the geometric mean of the rounds' percentiles; from six on Student's t over ln of them.
void byRounds(MetricFigures &figures, const std::map<int, std::vector<double>> &rounds)
{
    const auto count = static_cast<int>(rounds.size());
    for (const Figure &figure : Figures) {
        std::vector<double> logs;
        int fewest = INT_MAX;
        bool zero = false;
        for (const auto &[round, sorted] : rounds) {
            const double value = percentile(sorted, figure.probability);
            zero = zero || !(value > 0);
            logs.push_back(std::log(value));
            fewest = std::min(fewest, static_cast<int>(sorted.size()));
        }
        addIfLow(figures, figure, fewest);
        if (zero) { // ln has no value there, and the geometric mean is 0
            figures.*figure.value = 0;
            continue;
        }
        figures.*figure.value = std::exp(mean(logs));
        if (count < RoundsForInterval)
            continue;
        if (const auto ends = studentT(logs).interval(Level))
            figures.*figure.interval = Interval{std::exp(ends->first), std::exp(ends->second), Level};
    }
    if (count < RoundsForInterval)
        figures.intervalNote = QStringLiteral("no interval: %1 rounds, 6 are needed").arg(count);
}

/// One round under load: requests share the server's queue, so ten time windows say how many independent ones they are worth.
void withinOneRun(MetricFigures &figures, const Series &series, const std::vector<double> &values, const std::vector<double> &times,
                  const std::vector<double> &sorted)
{
    const auto [from, to] =
        series.steady.value_or(std::pair(*std::min_element(times.begin(), times.end()), *std::max_element(times.begin(), times.end())));
    bool all = true, any = false;
    MetricFigures::Effective effective;
    for (const Figure &figure : Figures) {
        figures.*figure.value = percentile(sorted, figure.probability);
        const EffectiveSize size = effectiveSize(values, times, from, to, figure.probability);
        const bool has = size.state == EffectiveSize::State::Known;
        addIfLow(figures, figure, has ? size.n : static_cast<int>(sorted.size()));
        all = all && has;
        any = any || has;
        if (has) {
            figures.*figure.interval = known(orderInterval(sorted, size.n, figure.probability, Level));
            if (figure.probability == 0.5)
                effective.median = size.n;
            else if (figure.probability == 0.95)
                effective.p95 = size.n;
            else if (figure.probability == 0.99)
                effective.p99 = size.n;
            continue;
        }
        switch (size.state) {
        case EffectiveSize::State::TooFew:
            figures.intervalNote = QStringLiteral("no interval: one round with fewer than 100 values");
            break;
        case EffectiveSize::State::EmptyWindow:
            figures.intervalNote = QStringLiteral("no interval: a tenth of the time has no request");
            break;
        default:
            figures.intervalNote = QStringLiteral("no interval: the server drifts more slowly than this run is long");
        }
    }
    if (all)
        figures.nEff = effective;
    if (any && figures.intervalNote.isEmpty())
        figures.intervalNote = QStringLiteral("within this run");
}

void independent(MetricFigures &figures, const std::vector<double> &sorted, int requests)
{
    const auto n = static_cast<int>(sorted.size());
    // Gaps of one request are not independent of each other; as many requests as there are is the least that they can be worth.
    const int nEff = requests > 0 ? std::min(n, requests) : n;
    figures.nEff = MetricFigures::Effective{nEff, nEff, nEff};
    for (const Figure &figure : Figures) {
        figures.*figure.value = percentile(sorted, figure.probability);
        figures.*figure.interval = known(orderInterval(sorted, nEff, figure.probability, Level));
        addIfLow(figures, figure, nEff);
    }
}

} // namespace

MetricFigures summarise(const Series &series)
{
    MetricFigures figures;
    if (series.samples.empty())
        return figures;

    std::vector<double> values, times;
    std::map<int, std::vector<double>> rounds;
    const bool anyTail = std::any_of(series.samples.begin(), series.samples.end(), [](const Sample &sample) { return sample.tail; });
    for (const Sample &sample : series.samples) {
        if (!sample.tail && anyTail) // when every gap touches a late event there is nothing better to show; the run is client-limited then
            continue;
        values.push_back(sample.value);
        times.push_back(sample.at);
        rounds[sample.round].push_back(sample.value);
    }
    figures.n = static_cast<int>(values.size());
    figures.leftOut = static_cast<int>(series.samples.size() - values.size());
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    figures.mean = mean(sorted); // of what the other figures are of: a mean above the largest value would be no mean
    figures.sd = standardDeviation(sorted);
    figures.min = sorted.front();
    figures.max = sorted.back();

    if (!series.load) {
        independent(figures, sorted, series.requests);
    } else if (rounds.size() >= 2) {
        for (auto &[round, ofRound] : rounds)
            std::sort(ofRound.begin(), ofRound.end());
        byRounds(figures, rounds);
    } else {
        withinOneRun(figures, series, values, times, sorted);
    }
    return figures;
}

} // namespace derby
