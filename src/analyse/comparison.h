// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/quality.h"
#include "measure/record.h"
#include "plan/plan.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace derby {

/// An interval; an end is absent where it is unknown.
struct Interval
{
    std::optional<double> low, high;
    double level = 0.95;
};

/// The figures of one latency metric of one lane, in ms.
struct MetricFigures
{
    int n = 0; ///< values behind all figures
    int leftOut = 0; ///< ITL: gaps that touch a late, coalesced event, in none of the figures
    struct Effective
    {
        int median = 0, p95 = 0, p99 = 0;
    };
    std::optional<Effective> nEff; ///< absent: by rounds
    double mean = 0, sd = 0, min = 0, median = 0, p90 = 0, p95 = 0, p99 = 0, max = 0; ///< only meaningful when n >= 1
    std::optional<Interval> medianCi, p90Ci, p95Ci, p99Ci; ///< absent: both ends unknown
    QStringList lowN; ///< of "p90", "p95", "p99": those below their floor
    QString intervalNote; ///< why there is no interval, or "within this run"
};

struct TargetOutcome
{
    QString name; ///< "ttft_ms"
    QString metric; ///< "p95 end to end"
    double target = 0;
    std::optional<double> value;
    bool met = false;
    std::optional<double> shareMet; ///< of requests
};

/// Failures of one kind that say the same.
struct ErrorCount
{
    ErrorKind kind = ErrorKind::Io;
    int count = 0; ///< of the requests that `due` counts
    QString message;
    QStringList actions;
    qint64 firstAtNs = 0; ///< since the run's origin; of those that count, if any does
    int outside = 0; ///< that `due` does not count: in the warm-up, before the steady window. 0 like `count`: it was the
                     ///< lane's preparation that failed, and no request was sent
};

/// What one lane did in one test.
struct LaneFigures
{
    QString id;
    QString name; ///< for people, as laneNames() has it
    const QString &shownName() const { return name.isEmpty() ? id : name; }
    Endpoint endpoint;
    int due = 0, succeeded = 0, failed = 0, dropped = 0, cancelled = 0;
    int answeredOutside = 0; ///< succeeded and counted nowhere, as they did not begin in a steady window
    std::optional<double> outsideSeconds; ///< median end-to-end time of those
    std::optional<double> successRate; ///< absent when nothing was due
    std::optional<double> outputTokensPerSecond, requestsPerSecond, goodputPerSecond; ///< absent without a success
    int rounds = 0; ///< rounds (blocks) with figures
    MetricFigures ttftMs, itlMs, tpotMs, e2eMs, ttfaMs, ttftFromPlannedMs, e2eFromPlannedMs;
    std::optional<double> meanPromptTokens, meanOutputTokens, meanCachedTokens;
    bool outputTokensEstimated = false;
    double breakerOpenSeconds = 0;
    std::vector<TargetOutcome> targets;
    std::vector<ErrorCount> errors;
};

enum class VerdictState { Faster, TooClose, NotEnoughData, NotComparable, ClientLimited };
/// "faster", "too_close", "not_enough_data", "not_comparable", "client_limited".
QString verdictStateId(VerdictState state);

/// The answer to "which is faster" for one metric and one pair of lanes.
struct Verdict
{
    QString metric; ///< "ttft_typical"
    bool headline = false;
    int a = 0, b = 0; ///< lane indices
    VerdictState state = VerdictState::NotEnoughData;
    std::optional<int> faster; ///< lane index
    std::optional<double> ratio; ///< a / b
    std::optional<Interval> interval; ///< of the ratio
    std::optional<double> pHolm;
    std::optional<double> differenceMs; ///< of the printed figures, described, not tested
    int n = 0; ///< blocks or rounds
    std::optional<int> moreNeeded; ///< in the same unit
    QString reason; ///< technical, one clause
    QString sentence; ///< for people
};

struct TestComparison
{
    QString name;
    bool load = false;
    int users = 1;
    QString order; ///< "interleaved", "one_after_another", "all_at_once"
    std::vector<LaneFigures> lanes;
    Quality quality;
    std::vector<Verdict> verdicts;
    QString sentence; ///< one honest sentence about the headline of all pairs
};

struct Comparison
{
    QString name;
    bool simulated = false;
    bool partial = false;
    QString primary;
    std::vector<TestComparison> tests;
    Quality quality; ///< the worst test's
    const TestComparison *primaryTest() const
    {
        for (const TestComparison &test : tests) {
            if (test.name == primary)
                return &test;
        }
        return nullptr;
    }
};

} // namespace derby
