// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/pair_estimate.h"

#include "analyse/stats/bootstrap.h"
#include "analyse/stats/distributions.h"
#include "analyse/stats/sample_size.h"
#include "analyse/stats/signed_rank.h"
#include "analyse/stats/student.h"
#include "base/percentile.h"
#include "base/random.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <map>
#include <memory>

namespace derby {

namespace {

double normalAt(double level)
{
    return normalQuantile((1 + level) / 2);
}

/// The lane's records by block; a block has one request a lane.
std::map<int, const Record *> byBlock(const std::vector<const Record *> &records)
{
    std::map<int, const Record *> blocks;
    for (const Record *record : records)
        blocks.emplace(record->round, record);
    return blocks;
}

PairEstimate pairedEstimate(const TestData &test, const VerdictMetric &metric, int a, int b)
{
    PairEstimate result;
    result.floor = metric.requestFloor();
    std::vector<double> valuesA, valuesB, differences;
    const auto blocksB = byBlock(test.counted[static_cast<std::size_t>(b)]);
    const auto blocksA = byBlock(test.counted[static_cast<std::size_t>(a)]);
    for (const auto &[block, recordB] : blocksB)
        result.missing += blocksA.contains(block) ? 0 : 1;
    for (const auto &[block, recordA] : blocksA) {
        const auto found = blocksB.find(block);
        if (found == blocksB.end()) { // an open breaker skipped it, or the run was stopped within the block
            ++result.missing;
            continue;
        }
        const std::optional<double> one = metric.latency(*recordA), other = metric.latency(*found->second);
        if (!one || !other || *one <= 0 || *other <= 0) {
            ++result.dropped;
            continue;
        }
        valuesA.push_back(*one);
        valuesB.push_back(*other);
        differences.push_back(std::log(*one) - std::log(*other));
    }
    result.n = static_cast<int>(differences.size());
    if (result.belowFloor())
        return result;
    result.quantile = normalAt;
    if (metric.how == VerdictMetric::How::PairedP95) {
        result.price = TailPrice;
        const std::uint64_t stream =
            drawSeed(test.run->plan.seed, 0x70393500ULL + static_cast<std::uint64_t>(a) * 1000 + static_cast<std::uint64_t>(b));
        const auto draws =
            std::make_shared<QuantileRatio>(valuesA, valuesB, metric.probability(), test.run->plan.judgement.bootstrapDraws, stream);
        result.estimate = draws->estimate();
        result.p = draws->p();
        result.interval = [draws](double level) { return std::optional(draws->interval(level)); };
        return result;
    }
    result.price = TypicalPrice;
    const auto typical = std::make_shared<TypicalDifference>(differences);
    result.estimate = typical->estimate();
    result.p = pairedP(differences);
    result.interval = [typical](double level) { return typical->interval(level); };
    return result;
}

/// A lane's figure in each round.
struct RoundFigure
{
    int requests = 0;
    std::optional<double> value;
};

std::map<int, RoundFigure> roundFigures(const TestData &test, const VerdictMetric &metric, int lane)
{
    std::map<int, RoundFigure> figures;
    std::map<int, std::vector<double>> values;
    for (const Record *record : test.counted[static_cast<std::size_t>(lane)]) {
        if (record->outcome != Outcome::Succeeded)
            continue;
        if (metric.largerIsBetter()) {
            ++figures[record->round].requests;
        } else if (const auto value = metric.latency(*record); value && *value > 0) {
            values[record->round].push_back(*value);
        }
    }
    for (auto &[round, ofRound] : values)
        figures[round] = {static_cast<int>(ofRound.size()), percentileInPlace(ofRound, metric.probability())};
    if (!metric.largerIsBetter())
        return figures;

    const auto &records = test.measured[static_cast<std::size_t>(lane)];
    const TokenWeights weights(records);
    std::map<int, double> tokens;
    for (const Record *record : records) {
        if (const auto window = test.steadyWindow(lane, record->round))
            tokens[record->round] += weights.tokensWithin(*record, window->first, window->second);
    }
    for (const auto &[round, sum] : tokens) {
        const auto window = test.steadyWindow(lane, round);
        if (sum > 0)
            figures[round].value = sum / toSeconds(window->second - window->first);
    }
    return figures;
}

PairEstimate roundsEstimate(const TestData &test, const VerdictMetric &metric, int a, int b)
{
    PairEstimate result;
    result.floor = RoundFloor;
    const auto figuresA = roundFigures(test, metric, a), figuresB = roundFigures(test, metric, b);
    const auto figure = [](const std::map<int, RoundFigure> &figures, int round) {
        const auto found = figures.find(round);
        return found == figures.end() ? RoundFigure{} : found->second;
    };
    int rounds = test.rounds();
    for (const auto *figures : {&figuresA, &figuresB})
        rounds = figures->empty() ? rounds : std::max(rounds, figures->rbegin()->first + 1);
    result.fewest = INT_MAX;
    std::vector<double> differences;
    for (int round = 0; round < rounds; ++round) {
        const RoundFigure one = figure(figuresA, round), other = figure(figuresB, round);
        if (one.requests == 0 && other.requests == 0 && test.openSeconds(a, round) <= 0 && test.openSeconds(b, round) <= 0)
            continue; // not run
        if (test.openSeconds(a, round) > 0 || test.openSeconds(b, round) > 0) {
            ++result.broken;
        } else if (std::min(one.requests, other.requests) < metric.requestFloor()) {
            ++result.thin;
            result.fewest = std::min({result.fewest, one.requests, other.requests});
        } else if (one.value && other.value) {
            differences.push_back(std::log(*one.value) - std::log(*other.value));
        } else {
            ++result.unknown;
        }
    }
    result.n = static_cast<int>(differences.size());
    if (result.belowFloor())
        return result;
    const StudentT t = studentT(differences);
    result.estimate = t.mean;
    result.p = t.p;
    result.interval = [t](double level) { return t.interval(level); };
    result.quantile = [n = result.n](double level) { return studentQuantile((1 + level) / 2, n - 1); };
    result.price = roundsPrice(result.n);
    return result;
}

} // namespace

PairEstimate estimatePair(const TestData &test, const VerdictMetric &metric, int a, int b)
{
    return test.load ? roundsEstimate(test, metric, a, b) : pairedEstimate(test, metric, a, b);
}

} // namespace derby
