// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/lane_targets.h"

#include <algorithm>

namespace derby {

namespace {

/// A latency target: each request can be held to it, the lane to one of its percentiles.
struct LatencyTarget
{
    std::optional<double> Targets::*target;
    const char *name, *metric;
    std::optional<double> (*ofRequest)(const Record &);
    MetricFigures LaneFigures::*figures;
    double MetricFigures::*figure;
};

const LatencyTarget LatencyTargets[] = {
    {&Targets::ttftMs, "ttft_ms", "typical TTFT", ttftMs, &LaneFigures::ttftMs, &MetricFigures::median},
    {&Targets::ttftP95Ms, "ttft_p95_ms", "p95 TTFT", ttftMs, &LaneFigures::ttftMs, &MetricFigures::p95},
    {&Targets::tpotMs, "tpot_ms", "typical time per output token", tpotMs, &LaneFigures::tpotMs, &MetricFigures::median},
    {&Targets::e2eP95Ms, "e2e_p95_ms", "p95 end to end", e2eMs, &LaneFigures::e2eMs, &MetricFigures::p95},
};

bool within(const Record &record, const LatencyTarget &target, double limit)
{
    const std::optional<double> value = target.ofRequest(record);
    return value && *value <= limit;
}

TargetOutcome atLeast(const char *name, const char *metric, double target, std::optional<double> value)
{
    return {QString::fromLatin1(name), QString::fromLatin1(metric), target, value, value && *value >= target, std::nullopt};
}

} // namespace

std::optional<int> requestsThatMetAll(const TestData &test, int lane)
{
    const bool any = std::any_of(std::begin(LatencyTargets), std::end(LatencyTargets),
                                 [&](const LatencyTarget &t) { return (test.targets->*t.target).has_value(); });
    if (!any)
        return std::nullopt;
    const auto &records = test.counted[static_cast<std::size_t>(lane)];
    return static_cast<int>(std::count_if(records.begin(), records.end(), [&](const Record *record) {
        return record->outcome == Outcome::Succeeded && test.steadyWindow(lane, record->round)
            && std::all_of(std::begin(LatencyTargets), std::end(LatencyTargets), [&](const LatencyTarget &t) {
                   return !(test.targets->*t.target) || within(*record, t, *(test.targets->*t.target));
               });
    }));
}

std::vector<TargetOutcome> targetOutcomes(const TestData &test, int lane, const LaneFigures &figures)
{
    std::vector<TargetOutcome> outcomes;
    const auto &records = test.counted[static_cast<std::size_t>(lane)];
    for (const LatencyTarget &target : LatencyTargets) {
        const std::optional<double> limit = test.targets->*target.target;
        if (!limit)
            continue;
        TargetOutcome outcome;
        outcome.name = QString::fromLatin1(target.name);
        outcome.metric = QString::fromLatin1(target.metric);
        outcome.target = *limit;
        const MetricFigures &metric = figures.*target.figures;
        if (metric.n > 0)
            outcome.value = metric.*target.figure;
        outcome.met = outcome.value && *outcome.value <= *limit;
        if (const int held = figures.due - figures.cancelled; held > 0) {
            const auto met =
                std::count_if(records.begin(), records.end(), [&](const Record *record) { return within(*record, target, *limit); });
            outcome.shareMet = static_cast<double>(met) / held;
        }
        outcomes.push_back(outcome);
    }
    if (test.targets->successRate)
        outcomes.push_back(atLeast("success_rate", "success rate", *test.targets->successRate, figures.successRate));
    if (test.targets->outputTokensPerSecond)
        outcomes.push_back(
            atLeast("output_tokens_per_s", "output tokens a second", *test.targets->outputTokensPerSecond, figures.outputTokensPerSecond));
    return outcomes;
}

} // namespace derby
