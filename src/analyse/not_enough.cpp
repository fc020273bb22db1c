// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/not_enough.h"

#include "analyse/stats/sample_size.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace derby {

namespace {

constexpr double MostRequests = 20000; // a lane
constexpr double MostSeconds = 3600;

/// "3 % less", "7 % more" of a ratio.
QString moreOrLess(double ratio)
{
    return ratio < 1 ? percent(1 - ratio) + QStringLiteral(" less") : percent(ratio - 1) + QStringLiteral(" more");
}

double tens(double seconds)
{
    return 10 * std::ceil(seconds / 10);
}

/// Below the floor of a load test: rounds are missing, were too short, or had an open breaker.
QString roundsMissing(const TestData &test, const VerdictMetric &metric, const PairEstimate &estimate, const Wording &wording,
                      Verdict &verdict)
{
    const int planned = test.rounds();
    if (estimate.thin > 0 && estimate.n + estimate.thin >= RoundFloor) {
        verdict.reason =
            QStringLiteral("%1 had fewer than %2 requests a lane").arg(units(wording, estimate.thin)).arg(metric.requestFloor());
        QString clause = QStringLiteral("Not enough data: %1 had too few requests (as few as %2 in a lane, where %3 are needed)")
                             .arg(units(wording, estimate.thin))
                             .arg(estimate.fewest)
                             .arg(metric.requestFloor());
        if (estimate.fewest > 0 && test.loadTest->durationSeconds > 0) { // not known of a run that was recovered without its manifest
            const double seconds = tens(1.2 * test.loadTest->durationSeconds * metric.requestFloor() / estimate.fewest);
            clause += QStringLiteral("; a test of %1 a lane would have them").arg(humanDuration(seconds));
        }
        return clause;
    }
    if (estimate.unknown > 0) {
        verdict.reason = QStringLiteral("the steady windows of %1 are not known").arg(units(wording, estimate.unknown));
        return QStringLiteral("Not enough data: ") + verdict.reason;
    }
    verdict.moreNeeded = RoundFloor - estimate.n;
    if (estimate.broken > 0 && estimate.n + estimate.broken >= RoundFloor) {
        verdict.reason = QStringLiteral("the breaker of a lane was open in %1").arg(units(wording, estimate.broken));
        return QStringLiteral("Not enough data: a server failed so often that its breaker opened in %1; %2 without are needed")
            .arg(units(wording, estimate.broken))
            .arg(RoundFloor);
    }
    if (planned < RoundFloor) {
        verdict.reason = QStringLiteral("%1 a lane; %2 are needed")
                             .arg(planned == 1 ? QStringLiteral("one round") : units(wording, planned))
                             .arg(RoundFloor);
        return QStringLiteral("Not enough data: ") + verdict.reason;
    }
    verdict.reason = QStringLiteral("%1 can be compared; %2 are needed").arg(units(wording, estimate.n)).arg(RoundFloor);
    return QStringLiteral("Not enough data: only ") + verdict.reason;
}

QString belowFloor(const TestData &test, const VerdictMetric &metric, const PairEstimate &estimate, const Wording &wording,
                   Verdict &verdict)
{
    if (test.load)
        return roundsMissing(test, metric, estimate, wording, verdict);
    verdict.moreNeeded = estimate.floor - estimate.n;
    verdict.reason =
        QStringLiteral("%1 in which both lanes have a figure; %2 are needed").arg(units(wording, estimate.n)).arg(estimate.floor);
    QString clause = QStringLiteral("Not enough data: %1, %2 are needed").arg(units(wording, estimate.n)).arg(estimate.floor);
    if (estimate.dropped > 0)
        clause += QStringLiteral(" (%1 dropped, where a request failed or gave no such figure)").arg(units(wording, estimate.dropped));
    if (estimate.missing > 0) {
        const QString missing = QStringLiteral("%1 without a request to one lane: its breaker was open, or the run was stopped")
                                    .arg(units(wording, estimate.missing));
        verdict.reason += QStringLiteral("; ") + missing;
        clause += QStringLiteral(" (%1)").arg(missing);
    }
    return clause;
}

/// "which is over …" where nobody should wait for so many; empty: it is reasonable.
QString beyondReason(const TestData &test, double unitsNeeded, const PairEstimate &estimate, const Verdict &verdict)
{
    double requests = unitsNeeded, seconds = 0;
    if (test.load) {
        const auto most =
            std::max(test.counted[static_cast<std::size_t>(verdict.a)].size(), test.counted[static_cast<std::size_t>(verdict.b)].size());
        requests = unitsNeeded * static_cast<double>(most) / std::max(1, estimate.n);
        seconds = unitsNeeded * test.loadTest->roundSeconds() * (test.loadTest->order == LaneOrder::OneAfterAnother ? test.lanes() : 1);
    } else if (test.conditions) {
        seconds = unitsNeeded * toSeconds(test.conditions->ended - test.conditions->started) / std::max(1, estimate.n);
    }
    if (requests > MostRequests)
        return QStringLiteral(", but that is over 20,000 requests a lane");
    if (seconds > MostSeconds)
        return QStringLiteral(", but that takes over an hour");
    return {};
}

} // namespace

QString notEnoughClause(const TestData &test, const VerdictMetric &metric, const PairEstimate &estimate, int pairs, const Wording &wording,
                        Verdict &verdict)
{
    if (estimate.belowFloor())
        return belowFloor(test, metric, estimate, wording, verdict);
    if (!verdict.interval)
        return QStringLiteral("Not enough data: ") + verdict.reason;

    const JudgementRule &rule = test.run->plan.judgement;
    SampleSizeInput input;
    input.n = estimate.n;
    input.width = std::log(*verdict.interval->high) - std::log(*verdict.interval->low);
    input.quantile = estimate.quantile(verdict.interval->level);
    input.alpha = rule.alpha * SecondLookShare;
    input.pairs = pairs;
    input.power = rule.power;
    input.theta = std::log(rule.practicalRatio);
    input.delta = std::log(rule.worthFindingRatio);
    input.price = estimate.price;
    const std::int64_t needed = unitsNeeded(input);
    if (needed <= estimate.n) {
        // The run was long enough for a difference worth finding: more of the same is no advice.
        return QStringLiteral("Not settled: %1's %2 is between %3 and %4 than %5's (%6 interval, %7), and so many would %8")
            .arg(wording.names.at(verdict.a), QString::fromLatin1(metric.noun), moreOrLess(*verdict.interval->low),
                 moreOrLess(*verdict.interval->high), wording.names.at(verdict.b), levelText(verdict.interval->level),
                 units(wording, estimate.n), promise(wording));
    }
    const std::int64_t more = std::min<std::int64_t>(needed - estimate.n, std::numeric_limits<int>::max());
    verdict.moreNeeded = static_cast<int>(more);
    const QString unit = units(wording, static_cast<int>(more));
    const int gap = static_cast<int>(unit.indexOf(QLatin1Char(' ')));
    return QStringLiteral("Not enough data: %1 more%2 would %3%4")
        .arg(unit.left(gap), unit.mid(gap), promise(wording), beyondReason(test, static_cast<double>(needed), estimate, verdict));
}

} // namespace derby
