// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/snapshot_builder.h"

#include <algorithm>

namespace derby {

namespace {

/// Tokens count when their request ends, so a rate needs a few requests' time to settle.
constexpr Nanos rateWindow = std::chrono::seconds(5);
constexpr std::uint64_t medianFloor = 6; // two-sided interval of a median exists
constexpr std::uint64_t p95Floor = 59; // Wilks 1941

void addTo(LogHistogram &histogram, const std::optional<Nanos> &value)
{
    if (value)
        histogram.add(toMs(*value));
}

std::optional<double> percentileFrom(const LogHistogram &histogram, double p, std::uint64_t floor)
{
    return histogram.count() >= floor ? histogram.percentile(p) : std::nullopt;
}

} // namespace

void SnapshotBuilder::reset(int lanes)
{
    m_lanes.assign(static_cast<std::size_t>(lanes), Lane());
}

void SnapshotBuilder::started(int lane)
{
    ++m_lanes.at(static_cast<std::size_t>(lane)).counts.inFlight;
}

void SnapshotBuilder::ended(const Record &record)
{
    Lane &lane = m_lanes.at(static_cast<std::size_t>(record.lane));
    if (record.outcome != Outcome::Dropped)
        --lane.counts.inFlight;
    if (record.error)
        lane.counts.lastError = record.error->message;
    if (record.phase != Phase::Measured || !record.counted)
        return;
    ++lane.counts.due;
    switch (record.outcome) {
    case Outcome::Dropped:
        ++lane.counts.dropped;
        return;
    case Outcome::Failed:
        ++lane.counts.failed;
        return;
    case Outcome::Succeeded:
        ++lane.counts.succeeded;
        break;
    }
    addTo(lane.ttft, record.ttft());
    addTo(lane.e2e, record.e2e());
    addTo(lane.tpot, record.tpot());
    if (!lane.firstSent)
        lane.firstSent = record.sent;
    if (record.outputTokens)
        lane.recentTokens.emplace_back(record.ended, record.outputTokens->n);
    while (!lane.recentTokens.empty() && lane.recentTokens.front().first < record.ended - 2 * rateWindow)
        lane.recentTokens.pop_front();
}

void SnapshotBuilder::setBreaker(int lane, bool open)
{
    m_lanes.at(static_cast<std::size_t>(lane)).counts.breakerOpen = open;
}

std::vector<LaneSnapshot> SnapshotBuilder::lanes(MonoTime now) const
{
    std::vector<LaneSnapshot> snapshots;
    snapshots.reserve(m_lanes.size());
    for (const Lane &lane : m_lanes) {
        LaneSnapshot snapshot = lane.counts;
        snapshot.ttftP50Ms = percentileFrom(lane.ttft, 0.5, medianFloor);
        snapshot.ttftP95Ms = percentileFrom(lane.ttft, 0.95, p95Floor);
        snapshot.e2eP50Ms = percentileFrom(lane.e2e, 0.5, medianFloor);
        snapshot.e2eP95Ms = percentileFrom(lane.e2e, 0.95, p95Floor);
        snapshot.tpotP50Ms = percentileFrom(lane.tpot, 0.5, medianFloor);
        qint64 tokens = 0;
        for (const auto &[ended, n] : lane.recentTokens) {
            if (ended > now - rateWindow)
                tokens += n;
        }
        const Nanos window = lane.firstSent ? std::min(rateWindow, now - *lane.firstSent) : Nanos::zero();
        if (window > Nanos::zero())
            snapshot.outputTokensPerSecond = static_cast<double>(tokens) / toSeconds(window);
        snapshots.push_back(std::move(snapshot));
    }
    return snapshots;
}

} // namespace derby
