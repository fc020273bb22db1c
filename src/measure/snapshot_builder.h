// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/histogram.h"
#include "measure/snapshot.h"

#include <deque>
#include <vector>

namespace derby {

/// Adds up the records of the test that is running. Not thread-safe: the run's thread feeds it and copies what it makes.
class SnapshotBuilder
{
public:
    /// Forgets everything: a new test with `lanes` lanes begins.
    void reset(int lanes);
    void started(int lane); ///< a request was handed to the transport
    /// A request ended. Warm-up and requests outside the steady window only leave flight; they enter no figure.
    void ended(const Record &record);
    void setBreaker(int lane, bool open);

    /// The lanes' figures at `now`. Percentiles appear from 6 (median) and 59 (p95) requests on: fewer say nothing.
    std::vector<LaneSnapshot> lanes(MonoTime now) const;

private:
    struct Lane
    {
        LaneSnapshot counts;
        LogHistogram ttft, e2e, tpot;
        std::deque<std::pair<MonoTime, qint64>> recentTokens; ///< when a request ended, and its tokens
        std::optional<MonoTime> firstSent;
    };
    std::vector<Lane> m_lanes;
};

} // namespace derby
