// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/histogram.h"
#include "measure/snapshot.h"
#include "measure/snapshot_batches.h"
#include "plan/plan.h"

#include <deque>
#include <set>
#include <vector>

namespace derby {

/// What a lane's live figures must know of the test that is running.
struct SnapshotTest
{
    bool load = false;
    int users = 1;
    Targets targets;
    TransportKind transport = TransportKind::Stopwatch;
};

/// Adds up the records of one lane in one test. Internal to src/measure.
class SnapshotLane
{
public:
    explicit SnapshotLane(const SnapshotTest &test = {})
        : m_test(test)
    {
    }

    void started(const Record &draft); ///< a request was handed to the transport
    void ended(const Record &record);
    void setBreaker(bool open, MonoTime probeAt);
    LaneSnapshot snapshot(MonoTime now) const;

private:
    /// The lane's own time: rounds laid end to end without what lies between them.
    struct OwnTime
    {
        int round = -1;
        MonoTime begin{}; ///< of the round: when its first request was due
        MonoTime last{}; ///< the latest moment in it at which something happened
        double before = 0; ///< seconds of the rounds before

        void enter(int round, MonoTime at);
        void saw(MonoTime at) { last = std::max(last, at); }
        double at(MonoTime when) const { return before + std::max(0.0, toSeconds(when - begin)); }
        double whole() const { return round < 0 ? 0.0 : at(last); }
    };

    void succeeded(const Record &record);
    void addTokens(const Record &record);
    void addError(const Record &record);
    bool metTargets(const Record &record) const;
    void addDistribution(LaneSnapshot &snapshot, double nowSeconds) const;
    void addThroughput(LaneSnapshot &snapshot, double nowSeconds) const;

    SnapshotTest m_test;
    LaneSnapshot m_counts;
    LogHistogram m_ttft, m_e2e, m_tpot;
    SnapshotBatches m_batches;
    std::deque<std::pair<MonoTime, qint64>> m_recentTokens; // when a request ended, and its tokens
    std::optional<MonoTime> m_firstSent;
    OwnTime m_time, m_counted; // of all measured requests, and of those that count
    std::multiset<MonoTime> m_open; // when the measured requests in flight were due
    std::vector<float> m_tokensBySecond;
    int m_metTargets = 0;
};

} // namespace derby
