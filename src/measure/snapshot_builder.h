// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/snapshot.h"
#include "measure/snapshot_lane.h"
#include "measure/snapshot_quality.h"

#include <vector>

namespace derby {

/// Adds up the records of the test that is running. Not thread-safe: the run's thread feeds it and copies what it makes.
class SnapshotBuilder
{
public:
    /// Forgets everything: a new test with `lanes` lanes begins.
    void reset(int lanes, const SnapshotTest &test = {});
    void started(const Record &draft); ///< a request was handed to the transport
    /// A request ended. Warm-up and requests outside the steady window only leave flight; they enter no figure but throughput and errors,
    /// which measured requests outside the window enter as well.
    void ended(const Record &record);
    void setBreaker(int lane, bool open, MonoTime probeAt = {});

    /// The lanes' figures at `now`. Percentiles appear from 6 (median), 59 (p95) and 299 (p99) requests on: fewer say nothing.
    std::vector<LaneSnapshot> lanes(MonoTime now) const;
    /// How good the measurement is so far; absent: nothing was measured yet.
    std::optional<Quality> quality(const TransportHealth &health) const { return m_quality.quality(health); }
    const SnapshotTest &test() const { return m_test; }

private:
    SnapshotTest m_test;
    std::vector<SnapshotLane> m_lanes;
    SnapshotQuality m_quality;
};

} // namespace derby
