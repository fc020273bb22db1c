// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/insights.h"

#include "analyse/density.h"
#include "analyse/lane_series.h"
#include "analyse/metric_sentence.h"
#include "analyse/quantiles.h"
#include "base/sentence.h"
#include "base/text.h"

#include <algorithm>

namespace derby {

namespace {

using Kind = Insight::Kind;

constexpr double LongTail = 2; ///< p95 / median from which it is worth a sentence
constexpr std::size_t FewestForHumps = 100;
constexpr double DipShare = 0.5, FewestShare = 0.1;

void addVerdicts(std::vector<Insight> &found, const TestData &test, const TestComparison &comparison)
{
    for (const VerdictMetric &metric : verdictMetrics(test.load)) {
        if (metric.name() == test.headline)
            continue;
        const bool settled = std::any_of(comparison.verdicts.begin(), comparison.verdicts.end(), [&](const Verdict &verdict) {
            return verdict.metric == metric.name() && (verdict.state == VerdictState::Faster || verdict.state == VerdictState::TooClose);
        });
        if (!settled)
            continue;
        const QString sentence = metricSentence(test, comparison, metric);
        if (!sentence.isEmpty()) {
            found.push_back({Kind::Verdict, {}, sentence});
            continue;
        }
        for (const Verdict &verdict : comparison.verdicts) { // no word over all pairs: those that are settled
            if (verdict.metric == metric.name() && (verdict.state == VerdictState::Faster || verdict.state == VerdictState::TooClose))
                found.push_back({Kind::Verdict, {}, verdict.sentence});
        }
    }
}

QString targetFigure(const QString &name, double value)
{
    if (name.endsWith(QStringLiteral("_ms")))
        return humanMs(value);
    return name.endsWith(QStringLiteral("_rate")) ? percent(value) : QString::number(value, 'f', 1);
}

void addTargets(std::vector<Insight> &found, const LaneFigures &lane)
{
    for (const TargetOutcome &target : lane.targets) {
        if (target.met)
            continue;
        const QString wanted = targetFigure(target.name, target.target);
        found.push_back({Kind::Target, lane.id,
                         target.value ? QStringLiteral("%1 misses its target: %2 is %3, asked for is %4.")
                                            .arg(lane.shownName(), target.metric, targetFigure(target.name, *target.value), wanted)
                                      : QStringLiteral("%1: %2 was not measured, so its target of %3 is not met.")
                                            .arg(lane.shownName(), target.metric, wanted)});
    }
}

void addFailures(std::vector<Insight> &found, const LaneFigures &lane)
{
    const int failed = lane.failed - lane.cancelled + lane.dropped;
    if (failed > 0) {
        QString text = QStringLiteral("%1: %2 of %3 failed").arg(lane.shownName(), QString::number(failed), counted(lane.due, u"request"));
        if (!lane.errors.empty())
            text += QStringLiteral(", most often: %1").arg(clause(printable(lane.errors.front().message)));
        found.push_back({Kind::Failure, lane.id, text + u'.'});
    } else if (lane.due == 0 && !lane.errors.empty()) {
        found.push_back({Kind::Failure, lane.id,
                         QStringLiteral("%1 was not measured: %2.").arg(lane.shownName(), clause(printable(lane.errors.front().message)))});
    }
    if (lane.breakerOpenSeconds > 0)
        found.push_back({Kind::Failure, lane.id,
                         QStringLiteral("%1 was not asked for %2: its requests failed one after another.")
                             .arg(lane.shownName(), humanDuration(lane.breakerOpenSeconds))});
}

void addShape(std::vector<Insight> &found, const TestData &test, int index, const LaneFigures &lane)
{
    const MetricFigures &ttft = lane.ttftMs;
    if (ttft.n > 0 && !ttft.lowN.contains(QStringLiteral("p95")) && ttft.median > 0 && ttft.p95 >= LongTail * ttft.median)
        found.push_back(
            {Kind::Shape, lane.id,
             QStringLiteral("One in twenty requests to %1 waits for its first token %2 times as long as the typical one or longer "
                            "(median %3, p95 %4).")
                 .arg(lane.shownName(), QString::number(ttft.p95 / ttft.median, 'f', 1), humanMs(ttft.median), humanMs(ttft.p95))});
    const Series series = laneSeries(test, index, ttftMs);
    if (series.samples.size() < FewestForHumps)
        return;
    const std::vector<double> humps = twoHumps(Quantiles(series).sorted());
    if (!humps.empty())
        found.push_back({Kind::Shape, lane.id,
                         QStringLiteral("%1's first tokens come in two groups, near %2 and near %3: its median alone describes neither.")
                             .arg(lane.shownName(), humanMs(humps.front()), humanMs(humps.back()))});
}

void addSample(std::vector<Insight> &found, const LaneFigures &lane)
{
    const QStringList &low = lane.ttftMs.lowN;
    if (lane.ttftMs.n > 0 && !low.isEmpty())
        found.push_back({Kind::Sample, lane.id,
                         QStringLiteral("%1's %2 of TTFT %3 only: there are fewer than %4 needs (p90 %5, p95 %6, p99 %7%8).")
                             .arg(lane.shownName(), low.join(QStringLiteral(" and ")),
                                  low.size() == 1 ? QStringLiteral("describes these requests") : QStringLiteral("describe these requests"),
                                  low.size() == 1 ? QStringLiteral("it") : QStringLiteral("each"), QString::number(percentileFloor(0.9)),
                                  QString::number(percentileFloor(0.95)), QString::number(percentileFloor(0.99)),
                                  lane.rounds > 1 && !lane.ttftMs.nEff ? QStringLiteral(" in each round") : QString())});
    if (lane.outputTokensEstimated && lane.succeeded > 0)
        found.push_back({Kind::Sample, lane.id,
                         QStringLiteral("%1 does not report its output tokens: text events are counted instead, which is an estimate.")
                             .arg(lane.shownName())});
}

/// Where the density rises to a top and falls again: indices into it.
std::vector<std::size_t> tops(const std::vector<DensityPoint> &density)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 1; i + 1 < density.size(); ++i) {
        if (density[i].density > density[i - 1].density && density[i].density >= density[i + 1].density)
            found.push_back(i);
    }
    return found;
}

} // namespace

QString insightKindId(Insight::Kind kind)
{
    static constexpr const char *ids[] = {"verdict", "target", "failure", "shape", "sample", "quality"};
    return QString::fromLatin1(ids[static_cast<std::size_t>(kind)]);
}

std::vector<double> twoHumps(const std::vector<double> &sorted)
{
    if (sorted.size() < FewestForHumps)
        return {};
    const std::vector<DensityPoint> density = logDensity(sorted);
    const std::vector<std::size_t> all = tops(density);
    const auto higher = [&](std::size_t a, std::size_t b) { return density[a].density < density[b].density; };
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        const auto split = all.begin() + static_cast<std::ptrdiff_t>(i) + 1;
        const std::size_t left = *std::max_element(all.begin(), split, higher), right = *std::max_element(split, all.end(), higher);
        const auto dip =
            std::min_element(density.begin() + static_cast<std::ptrdiff_t>(left), density.begin() + static_cast<std::ptrdiff_t>(right),
                             [](const DensityPoint &a, const DensityPoint &b) { return a.density < b.density; });
        const auto below = std::lower_bound(sorted.begin(), sorted.end(), dip->value) - sorted.begin();
        const double share = static_cast<double>(below) / static_cast<double>(sorted.size());
        if (dip->density <= DipShare * std::min(density[left].density, density[right].density) && share >= FewestShare
            && share <= 1 - FewestShare)
            return {density[left].value, density[right].value};
    }
    return {};
}

std::vector<Insight> insights(const RunResult &run, const TestComparison &comparison)
{
    std::vector<Insight> found;
    const std::vector<TestData> tests = testsOf(run);
    const auto test = std::find_if(tests.begin(), tests.end(), [&](const TestData &one) { return one.name == comparison.name; });
    if (test == tests.end())
        return found;
    addVerdicts(found, *test, comparison);
    const int lanes = std::min(test->lanes(), static_cast<int>(comparison.lanes.size()));
    for (int lane = 0; lane < lanes; ++lane)
        addTargets(found, comparison.lanes[static_cast<std::size_t>(lane)]);
    for (int lane = 0; lane < lanes; ++lane)
        addFailures(found, comparison.lanes[static_cast<std::size_t>(lane)]);
    for (int lane = 0; lane < lanes; ++lane)
        addShape(found, *test, lane, comparison.lanes[static_cast<std::size_t>(lane)]);
    for (int lane = 0; lane < lanes; ++lane)
        addSample(found, comparison.lanes[static_cast<std::size_t>(lane)]);
    for (const QString &reason : comparison.quality.reasons)
        found.push_back({Kind::Quality, {}, clause(reason) + u'.'});
    return found;
}

} // namespace derby
