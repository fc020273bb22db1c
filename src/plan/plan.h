// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/endpoint.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <vector>

namespace derby {

/// Which clock stamps a run: the kernel's receive time (Stopwatch) or Qt's network layer (Qnam).
enum class TransportKind { Stopwatch, Qnam };

/// Where prompts come from.
struct PromptSpec
{
    enum class Source { Set, File, Synthetic };
    Source source = Source::Set;
    QString set = QStringLiteral("mixed"); ///< the name of a built-in set (workload/prompts.h)
    QString file; ///< one prompt a line, or a JSON array of strings, or ShareGPT's format
    int count = 20; ///< distinct prompts
    int wordsMean = 120; ///< synthetic: mean length in words (a word is about 1.3 tokens)
    int wordsSpread = 0; ///< synthetic: standard deviation in words
    int sharedPrefixWords = 0; ///< words that all prompts share at their start (deliberate prefix-cache reuse)
    bool uniquePrefix = true; ///< a short prefix of its own before each request's prompt, so that no prefix cache answers
};

/// Targets that a test is held to; each in the unit of its name. Absent: not asked for.
struct Targets
{
    std::optional<double> ttftMs; ///< typical TTFT (p50)
    std::optional<double> ttftP95Ms;
    std::optional<double> e2eP95Ms; ///< `target_p95_ms`: end to end
    std::optional<double> tpotMs; ///< p50
    std::optional<double> successRate; ///< 0..1
    std::optional<double> outputTokensPerSecond;
};

/// One request at a time, the same prompt to each endpoint in turn, in an order drawn anew for each block.
struct TtftTest
{
    QString name = QStringLiteral("ttft");
    int iterations = 5; ///< of each prompt; blocks = iterations x prompts
    int warmup = 3; ///< requests a lane before the first block
    int outputTokens = 16;
    PromptSpec prompts; ///< 20 prompts
    QString headline = QStringLiteral("ttft_typical");
    Targets targets;
};

/// How lanes share a round: each alone for its share of the time, or all together.
enum class LaneOrder { OneAfterAnother, AllAtOnce };

/// Time that a user waits between two requests.
struct ThinkTime
{
    double meanSeconds = 0;
    double sigma = 0; ///< of ln(think time); 0: constant
};

/// N users, each sending its next request when its last one ended, in rounds.
struct LoadTest
{
    QString name;
    int users = 10;
    double durationSeconds = 60; ///< a lane's time in all rounds together
    int rounds = 6;
    LaneOrder order = LaneOrder::OneAfterAnother;
    int warmup = -1; ///< requests a lane before the first round; -1: one a user, at most 10
    int outputTokens = 128;
    ThinkTime think;
    PromptSpec prompts;
    QString headline = QStringLiteral("e2e_p50");
    Targets targets;
    double graceSeconds = 30; ///< how long requests that were due may go on after the round

    int warmupRequests() const { return warmup >= 0 ? warmup : std::min(users, 10); }
    double roundSeconds() const { return durationSeconds / rounds; }
    /// Users start uniformly over min(10 s, 10 % of the round); the steady window begins after it.
    double staggerSeconds() const { return std::min(10.0, 0.1 * roundSeconds()); }
};

/// The circuit breaker of an endpoint.
struct BreakerRule
{
    int failuresInARow = 5;
    double probeAfterSeconds = 8;
};

/// The constants of the verdict (docs/method.md, Statistics).
struct JudgementRule
{
    double alpha = 0.05;
    double power = 0.9;
    double practicalRatio = 1.05; ///< theta = ln of this
    double worthFindingRatio = 1.10; ///< delta = ln of this
    int bootstrapDraws = 10000;
};

struct OutputSpec
{
    QString directory = QStringLiteral("results");
    bool saveRawData = true; ///< performance_log.csv; the journal is always kept
    bool generateCharts = true;
    bool generateReport = true;
};

/// Everything that fixes a run, a value: set once, stored with the result.
struct Plan
{
    QString name = QStringLiteral("benchmark");
    QString description;
    QString model; ///< for endpoints that name none; empty: asked from each server
    QList<Endpoint> endpoints;
    QString nameSpace; ///< Kubernetes namespace to discover in
    std::optional<TtftTest> ttft;
    std::vector<LoadTest> loads;
    QString primary; ///< the test whose sentence is the run's; empty: the last load test, else the TTFT test
    quint64 seed = 1;
    double temperature = 0;
    bool coldConnections = false; ///< a new connection for each request; connecting is still no part of TTFT
    TransportKind transport = TransportKind::Stopwatch;
    Deadlines deadlines;
    BreakerRule breaker;
    JudgementRule judgement;
    OutputSpec output;

    bool simulated() const
    {
        return std::any_of(endpoints.begin(), endpoints.end(), [](const Endpoint &endpoint) { return endpoint.simulated; });
    }
    /// The name of the primary test; empty when there is no test.
    QString primaryTest() const
    {
        if (!primary.isEmpty())
            return primary;
        return loads.empty() ? (ttft ? ttft->name : QString()) : loads.back().name;
    }
};

} // namespace derby
