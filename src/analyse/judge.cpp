// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/judge.h"

#include "analyse/lane_figures.h"
#include "analyse/test_data.h"
#include "analyse/verdicts.h"
#include "analyse/wording.h"
#include "plan/lane_names.h"

#include <algorithm>

namespace derby {

namespace {

QString orderId(const TestData &test)
{
    if (!test.load)
        return QStringLiteral("interleaved");
    return test.loadTest->order == LaneOrder::AllAtOnce ? QStringLiteral("all_at_once") : QStringLiteral("one_after_another");
}

Quality qualityOf(const TestData &test)
{
    QualityInput input;
    input.records = &test.run->records;
    input.test = test.name;
    input.transport = test.run->plan.transport;
    input.calibration = test.run->calibration;
    input.streams = test.streams();
    if (test.conditions)
        input.health = test.conditions->health;
    input.healthKnown = test.conditions && test.conditions->healthKnown;
    return assessQuality(input);
}

TestComparison compare(const TestData &test)
{
    const Plan &plan = test.run->plan;
    TestComparison comparison;
    comparison.name = test.name;
    comparison.load = test.load;
    comparison.users = test.load ? test.loadTest->users : 1;
    comparison.order = orderId(test);
    comparison.quality = qualityOf(test);
    Wording wording;
    wording.names = laneNames(plan.endpoints);
    for (int lane = 0; lane < test.lanes(); ++lane) {
        comparison.lanes.push_back(laneFigures(test, lane));
        comparison.lanes.back().name = wording.names.at(lane);
    }
    wording.simulated = plan.simulated();
    wording.uncalibrated = uncalibrated(test);
    wording.load = test.load;
    wording.users = comparison.users;
    wording.worthFindingRatio = plan.judgement.worthFindingRatio;
    wording.power = plan.judgement.power;

    std::vector<WordedVerdict> headline;
    for (WordedVerdict &worded : verdictsOf(test, comparison, wording)) {
        if (worded.verdict.headline)
            headline.push_back(worded);
        comparison.verdicts.push_back(std::move(worded.verdict));
    }
    const auto metrics = verdictMetrics(test.load);
    const auto found =
        std::find_if(metrics.begin(), metrics.end(), [&](const VerdictMetric &metric) { return metric.name() == test.headline; });
    if (found != metrics.end())
        comparison.sentence = headlineSentence(wording, *found, comparison, headline);
    return comparison;
}

} // namespace

QString verdictStateId(VerdictState state)
{
    switch (state) {
    case VerdictState::Faster:
        return QStringLiteral("faster");
    case VerdictState::TooClose:
        return QStringLiteral("too_close");
    case VerdictState::NotEnoughData:
        return QStringLiteral("not_enough_data");
    case VerdictState::NotComparable:
        return QStringLiteral("not_comparable");
    case VerdictState::ClientLimited:
        return QStringLiteral("client_limited");
    }
    return {};
}

Comparison judge(const RunResult &run)
{
    Comparison comparison;
    comparison.name = run.plan.name;
    comparison.simulated = run.plan.simulated();
    comparison.partial = run.partial;
    comparison.primary = run.plan.primaryTest();
    std::vector<Quality> qualities;
    for (const TestData &test : testsOf(run)) {
        comparison.tests.push_back(compare(test));
        const bool ran = std::any_of(test.measured.begin(), test.measured.end(), [](const auto &records) { return !records.empty(); });
        if (ran)
            qualities.push_back(comparison.tests.back().quality);
    }
    if (qualities.empty()) {
        for (const TestComparison &test : comparison.tests)
            qualities.push_back(test.quality);
    }
    if (!qualities.empty())
        comparison.quality = worst(qualities);
    return comparison;
}

} // namespace derby
