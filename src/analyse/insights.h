// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "run/run_result.h"

#include <QString>

#include <vector>

namespace derby {

/// Something worth knowing about a test, beside its headline sentence. Only Verdict compares lanes, and says what its test bears; all
/// others describe these requests.
struct Insight
{
    enum class Kind {
        Verdict, ///< another metric than the headline's
        Target, ///< missed, or not measured
        Failure, ///< requests that failed, a breaker that opened
        Shape, ///< a long tail, two humps
        Sample, ///< percentiles from too few requests, estimated counts
        Quality, ///< what limits the measurement itself
    };
    Kind kind = Kind::Verdict;
    QString lane; ///< id; empty: all
    QString text; ///< one sentence
};
/// "verdict", "target", "failure", "shape", "sample", "quality".
QString insightKindId(Insight::Kind kind);

/// The insights of one test of a run, the most telling kinds first; empty where the test is not there. No overall score:
/// docs/method.md 4.8.
std::vector<Insight> insights(const RunResult &run, const TestComparison &test);

/// Two humps of a distribution: where they are highest, in the values' unit; empty: one hump. Both hold a tenth of the values at least,
/// and the dip between them reaches half the lower one's height. `sorted` ascends.
std::vector<double> twoHumps(const std::vector<double> &sorted);

} // namespace derby
