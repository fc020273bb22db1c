// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/metric_sentence.h"

#include "analyse/verdicts.h"

#include <algorithm>
#include <iterator>

namespace derby {

Wording wordingOf(const TestData &test, const TestComparison &comparison)
{
    const Plan &plan = test.run->plan;
    Wording wording;
    for (const LaneFigures &lane : comparison.lanes)
        wording.names.append(lane.shownName());
    wording.simulated = plan.simulated();
    wording.uncalibrated = uncalibrated(test);
    wording.load = test.load;
    wording.users = comparison.users;
    wording.worthFindingRatio = plan.judgement.worthFindingRatio;
    wording.power = plan.judgement.power;
    return wording;
}

QString metricSentence(const TestData &test, const TestComparison &comparison, const VerdictMetric &metric)
{
    if (metric.name() == test.headline)
        return comparison.sentence;
    const auto answered = [&](int lane) { return comparison.lanes[static_cast<std::size_t>(lane)].succeeded > 0; };
    std::vector<const Verdict *> verdicts;
    for (const Verdict &verdict : comparison.verdicts) {
        if (verdict.metric == metric.name() && answered(verdict.a) && answered(verdict.b))
            verdicts.push_back(&verdict);
    }
    if (verdicts.empty())
        return {};
    if (verdicts.size() == 1)
        return verdicts.front()->sentence;
    const Wording wording = wordingOf(test, comparison);
    QStringList alive;
    for (qsizetype i = 0; i < wording.names.size(); ++i) {
        if (answered(static_cast<int>(i)))
            alive.append(wording.names[i]);
    }
    const bool measured = !metric.largerIsBetter();
    for (int lane = 0; lane < wording.names.size(); ++lane) {
        std::vector<const Verdict *> won;
        std::copy_if(verdicts.begin(), verdicts.end(), std::back_inserter(won),
                     [&](const Verdict *verdict) { return verdict->faster == lane; });
        if (static_cast<qsizetype>(won.size()) + 1 == alive.size()) {
            const QString remark = QStringLiteral("one of %1 metrics looked at").arg(verdictMetrics(test.load).size());
            return finished(wording, fasterClause(wording, metric, won, remark), measured);
        }
    }
    if (std::all_of(verdicts.begin(), verdicts.end(), [](const Verdict *verdict) { return verdict->state == VerdictState::TooClose; }))
        return finished(wording, tooCloseClause(wording, metric, alive), measured);
    return {};
}

} // namespace derby
