// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/plan.h"
#include "transport/transport.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace derby {

/// Why a plan cannot be run (ErrorKind::Usage), found before anything is sent: more streams than the transport has, no test, prompts that
/// cannot be made, more than TGI's 1,024 output tokens. `maxStreamsPerEndpoint` as Transport has it (0: no limit).
std::optional<Error> refusePlan(const Plan &plan, TransportKind kind, int maxStreamsPerEndpoint);
std::optional<Error> refusePlan(const Plan &plan, const Transport &transport);

/// A verdict metric that a test cannot reach, and what would.
struct UnreachableVerdict
{
    QString metric; ///< "e2e_p95"
    int needed = 0; ///< requests a lane a round, or rounds, or blocks
    double expected = 0; ///< what the plan gives, in the same unit
    QString unit; ///< "requests a lane a round", "rounds" or "blocks"
    std::optional<double> durationSeconds; ///< load: `duration_seconds` that would reach it
    QString sentence;
};

/// What one test will do, before it does it.
struct TestForecast
{
    QString name;
    bool load = false;
    int users = 1, rounds = 0; ///< TTFT test: blocks
    int streams = 1; ///< at once, in all lanes
    int warmup = 0; ///< requests in all lanes
    double requests = 0; ///< measured, in all lanes; load: expected at `secondsPerRequest`
    bool requestsKnown = false; ///< exact (TTFT test), not an estimate
    double seconds = 0; ///< of all lanes together, warm-up included, drain not
    double outputTokens = 0; ///< at most, warm-up included
    std::vector<UnreachableVerdict> unreachable;
};

/// How long a test takes for `lanes` lanes, warm-up, connecting and drain left out.
double testSeconds(const TtftTest &test, int prompts, int lanes, double secondsPerRequest);
double testSeconds(const LoadTest &test, int lanes);

/// What a plan will do and what could go wrong, without a network.
struct DryRun
{
    std::vector<TestForecast> tests;
    double requests = 0, seconds = 0, outputTokens = 0;
    int streams = 1; ///< the most at once
    QStringList warnings; ///< sentences: verdicts out of reach, TLS not verified, too many streams for the open-file limit, …
};

/// `secondsPerRequest` is a guess at how long one request of 128 tokens takes; other lengths in proportion.
DryRun dryRun(const Plan &plan, double secondsPerRequest = 3.0);

} // namespace derby
