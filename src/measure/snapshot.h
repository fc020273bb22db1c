// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/units.h"
#include "measure/histogram.h"
#include "measure/quality.h"
#include "measure/record.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace derby {

/// The distribution of one latency so far, of counted requests that succeeded.
struct LiveDistribution
{
    std::vector<HistogramBin> bins; ///< of a LogHistogram, ascending, only those that hold something
    int n = 0;
    /// How many independent requests they are worth for the median, p95 and p99 (docs/method.md 4.1): n in the TTFT test; under load worked
    /// out from time windows; absent: not known (yet), and there is no interval.
    std::optional<int> nEffMedian, nEffP95, nEffP99;
};

/// Failures of one kind in one lane.
struct LiveErrors
{
    ErrorKind kind = ErrorKind::Io;
    int count = 0;
    QString message; ///< the last one's
    double atSeconds = 0; ///< the last one's, on the lane's own time
};

/// Live figures of one lane in the test that is running; percentiles from a mergeable log histogram (Boost.Histogram), under 1 % off.
struct LaneSnapshot
{
    int due = 0, succeeded = 0, failed = 0, dropped = 0, inFlight = 0; ///< what the end of the run cancelled is in none of them
    std::optional<double> ttftP50Ms, ttftP95Ms, e2eP50Ms, e2eP95Ms, tpotP50Ms;
    double outputTokensPerSecond = 0; ///< of the requests that ended in the last 5 s
    bool breakerOpen = false;
    QString lastError;

    std::optional<double> ttftP99Ms;
    LiveDistribution ttft;
    int e2eN = 0, tpotN = 0; ///< values behind the E2E and TPOT figures
    qint64 outputTokens = 0; ///< of all measured requests that ended
    std::optional<double> goodputPerSecond; ///< requests that met every target, over the counted time so far; absent: no target
    std::vector<LiveErrors> errors; ///< of measured requests
    std::optional<MonoTime> probeAt; ///< while the breaker is open: when one request will be let through

    // The lane's own time: it stands still while the lane has nothing to do (another lane's turn), so that lanes lie over each other.
    double activeSeconds = 0;
    int firstSecond = 0; ///< of `tokensBySecond`
    std::vector<float>
        tokensBySecond; ///< tokens received in each second, at most the last 600, only seconds that no open request can add to
};

/// The aggregate of a running run, cheap to copy, pulled by whoever shows it.
struct Snapshot
{
    MonoTime at{};
    QString phase; ///< "preparing", "warm-up", the test's name, "done"
    QString test;
    int round = 0, rounds = 0; ///< TTFT test: blocks
    double progress = 0; ///< 0..1 of the whole run
    std::optional<double> secondsLeft;
    std::vector<LaneSnapshot> lanes;

    double elapsedSeconds = 0; ///< since the run began
    bool warmingUp = false;
    bool load = false; ///< the test that is running is a load test
    int users = 1; ///< asked for in each lane
    std::optional<Quality> quality; ///< of the test so far; absent: no measured request yet
};

} // namespace derby
