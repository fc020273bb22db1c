// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/verdicts.h"

#include "analyse/comparable.h"
#include "analyse/not_enough.h"
#include "analyse/pair_estimate.h"
#include "analyse/stats/holm.h"
#include "base/percentile.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

const CalibrationRow *calibrationRow(const TestData &test)
{
    if (!test.run->calibration)
        return nullptr;
    const QString transport = test.run->plan.transport == TransportKind::Qnam ? QStringLiteral("qnam") : QStringLiteral("stopwatch");
    return test.run->calibration->rowFor(transport, test.streams());
}

/// The lane's median number of output tokens, at least 2 where a time per token exists.
double medianTokens(const TestData &test, int lane)
{
    std::vector<double> tokens;
    for (const Record *record : test.counted[static_cast<std::size_t>(lane)]) {
        if (record->outcome == Outcome::Succeeded && record->outputTokens)
            tokens.push_back(static_cast<double>(record->outputTokens->n));
    }
    return tokens.empty() ? 2 : std::max(2.0, percentileInPlace(tokens, 0.5));
}

/// The stopwatch's error as ln of a ratio (docs/method.md 4.4): errors only delay, so a percentile is off by at most e.
double stopwatchError(const TestData &test, const VerdictMetric &metric, int a, int b, double fasterMs)
{
    const CalibrationRow *row = calibrationRow(test);
    if (!row || fasterMs <= 0)
        return 0;
    double errorMs = 0;
    switch (metric.what) {
    case VerdictMetric::What::Ttft:
        errorMs = row->ttftError.p99Ms;
        break;
    case VerdictMetric::What::EndToEnd:
        errorMs = row->eventError.p99Ms;
        break;
    case VerdictMetric::What::Tpot:
        errorMs = row->eventError.p99Ms / (std::min(medianTokens(test, a), medianTokens(test, b)) - 1);
        break;
    case VerdictMetric::What::TokensPerSecond:
        break;
    }
    return std::log1p(std::max(0.0, errorMs) / fasterMs);
}

/// One pair in one metric, before and after Holm.
struct Candidate
{
    Verdict verdict;
    QString incomparable;
    PairEstimate estimate;
    bool withinClockError = false; ///< but for the stopwatch's error one lane would be faster
};

void describe(Verdict &verdict, const VerdictMetric &metric, const TestComparison &comparison)
{
    const auto a = metric.printed(comparison.lanes[static_cast<std::size_t>(verdict.a)]),
               b = metric.printed(comparison.lanes[static_cast<std::size_t>(verdict.b)]);
    if (a && b && !metric.largerIsBetter())
        verdict.differenceMs = *a - *b;
}

struct Rule
{
    double alpha, theta, delta;
    int pairs;
};

/// The state by docs/method.md 4.5, of a pair whose estimate exists.
void decide(Candidate &candidate, const HolmStep &step, const Rule &rule, double eps, bool largerIsBetter)
{
    Verdict &verdict = candidate.verdict;
    const double estimate = *candidate.estimate.estimate;
    verdict.ratio = std::exp(estimate);
    if (candidate.estimate.p)
        verdict.pHolm = step.adjusted;
    const double level = 1 - rule.alpha / rule.pairs;
    const auto printed = candidate.estimate.interval(level);
    if (!printed) {
        verdict.reason = QStringLiteral("no interval exists at the level %1").arg(level, 0, 'f', 3);
        return;
    }
    verdict.interval = Interval{std::exp(printed->first), std::exp(printed->second), level};
    const auto tested = candidate.estimate.interval(1 - rule.alpha * step.share);
    const bool outside = tested && (tested->first > eps || tested->second < -eps);
    if (step.rejected && outside && std::abs(estimate) > std::max(rule.theta, eps)) {
        verdict.state = VerdictState::Faster;
        verdict.faster = (estimate < 0) != largerIsBetter ? verdict.a : verdict.b;
        // What is printed is what was tested: at 1 - alpha / m a pair that Holm tested later can reach over 1 and still be faster.
        verdict.interval = Interval{std::exp(tested->first), std::exp(tested->second), 1 - rule.alpha * step.share};
        verdict.reason = QStringLiteral("p %1 after Holm over %2; the estimate is beyond the practical threshold%3")
                             .arg(step.adjusted, 0, 'g', 2)
                             .arg(rule.pairs == 1 ? QStringLiteral("1 pair") : QStringLiteral("%1 pairs").arg(rule.pairs),
                                  eps > 0 ? QStringLiteral(" and the stopwatch's error") : QString());
    } else if (printed->first >= -rule.delta && printed->second <= rule.delta) {
        verdict.state = VerdictState::TooClose;
        verdict.reason = QStringLiteral("the interval of the ratio lies within the difference worth finding");
    } else if (step.rejected && eps > 0 && std::abs(estimate) > rule.theta) {
        candidate.withinClockError = true;
        verdict.reason = QStringLiteral("the difference is not clear of the stopwatch's own error, %1").arg(percent(std::expm1(eps)));
    } else {
        verdict.reason = QStringLiteral("the interval of the ratio leaves room for a difference worth finding");
    }
}

QString clientLimitedReason(const Quality &quality)
{
    QString reason = quality.reasons.isEmpty() ? QStringLiteral("Its quality figures are beyond their limits") : quality.reasons.first();
    if (reason.endsWith(QLatin1Char('.')))
        reason.chop(1);
    return reason;
}

} // namespace

bool uncalibrated(const TestData &test)
{
    return calibrationRow(test) == nullptr;
}

std::vector<WordedVerdict> verdictsOf(const TestData &test, const TestComparison &comparison, const Wording &wording)
{
    const JudgementRule &judgement = test.run->plan.judgement;
    const int lanes = test.lanes();
    const Rule rule{judgement.alpha, std::log(judgement.practicalRatio), std::log(judgement.worthFindingRatio),
                    std::max(1, lanes * (lanes - 1) / 2)};
    const auto metrics = verdictMetrics(test.load);

    std::vector<WordedVerdict> verdicts;
    for (const VerdictMetric &metric : metrics) {
        std::vector<Candidate> candidates;
        std::vector<std::optional<double>> p;
        for (int a = 0; a < lanes; ++a) {
            for (int b = a + 1; b < lanes; ++b) {
                Candidate candidate;
                candidate.verdict.metric = metric.name();
                candidate.verdict.headline = metric.name() == test.headline;
                candidate.verdict.a = a;
                candidate.verdict.b = b;
                candidate.incomparable =
                    notComparable(metric, comparison.lanes[static_cast<std::size_t>(a)], wording.names.at(a),
                                  comparison.lanes[static_cast<std::size_t>(b)], wording.names.at(b),
                                  sharedPromptTokens(test.counted[static_cast<std::size_t>(a)], test.counted[static_cast<std::size_t>(b)]));
                describe(candidate.verdict, metric, comparison);
                candidate.estimate = estimatePair(test, metric, a, b);
                if (!candidate.incomparable.isEmpty() || comparison.quality.clientLimited)
                    candidate.estimate.p.reset(); // no test, but still one of Holm's m
                candidate.verdict.n = candidate.estimate.n;
                p.push_back(candidate.estimate.p);
                candidates.push_back(std::move(candidate));
            }
        }
        const std::vector<HolmStep> steps = holm(p, rule.alpha);
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            Candidate &candidate = candidates[i];
            Verdict &verdict = candidate.verdict;
            QString clause;
            if (comparison.quality.clientLimited) {
                verdict.state = VerdictState::ClientLimited;
                verdict.reason = clientLimitedReason(comparison.quality);
                clause = QStringLiteral("No verdict: the measuring computer was the bottleneck, not the servers. %1").arg(verdict.reason);
            } else if (!candidate.incomparable.isEmpty()) {
                verdict.state = VerdictState::NotComparable;
                verdict.reason = candidate.incomparable;
                clause = QStringLiteral("Not comparable in %1: %2").arg(QString::fromLatin1(metric.noun), verdict.reason);
            } else {
                if (candidate.estimate.estimate) {
                    const auto one = metric.printed(comparison.lanes[static_cast<std::size_t>(verdict.a)]),
                               other = metric.printed(comparison.lanes[static_cast<std::size_t>(verdict.b)]);
                    const double eps = stopwatchError(test, metric, verdict.a, verdict.b, std::min(one.value_or(0), other.value_or(0)));
                    decide(candidate, steps[i], rule, eps, metric.largerIsBetter());
                }
                if (verdict.state == VerdictState::Faster)
                    clause = fasterClause(wording, metric, {&verdict},
                                          verdict.headline ? QString() : QStringLiteral("one of %1 metrics looked at").arg(metrics.size()));
                else if (verdict.state == VerdictState::TooClose)
                    clause = tooCloseClause(wording, metric, {wording.names.at(verdict.a), wording.names.at(verdict.b)});
                else if (candidate.withinClockError)
                    clause = QStringLiteral("Not enough data: ") + verdict.reason;
                else
                    clause = notEnoughClause(test, metric, candidate.estimate, rule.pairs, wording, verdict);
            }
            verdict.sentence = finished(wording, clause, verdict.ratio.has_value() && !metric.largerIsBetter());
            verdicts.push_back({std::move(verdict), clause});
        }
    }
    return verdicts;
}

} // namespace derby
