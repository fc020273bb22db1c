// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"
#include "measure/record.h"

#include <QString>

#include <optional>
#include <vector>

namespace derby {

/// Live figures of one lane in the test that is running; percentiles from a mergeable log histogram (Boost.Histogram), under 1 % off.
struct LaneSnapshot
{
    int due = 0, succeeded = 0, failed = 0, dropped = 0, inFlight = 0;
    std::optional<double> ttftP50Ms, ttftP95Ms, e2eP50Ms, e2eP95Ms, tpotP50Ms;
    double outputTokensPerSecond = 0; ///< of the requests that ended in the last 5 s
    bool breakerOpen = false;
    QString lastError;
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
};

} // namespace derby
