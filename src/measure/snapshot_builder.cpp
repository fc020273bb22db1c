// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/snapshot_builder.h"

namespace derby {

void SnapshotBuilder::reset(int lanes, const SnapshotTest &test)
{
    m_test = test;
    m_lanes.assign(static_cast<std::size_t>(lanes), SnapshotLane(test));
    m_quality = SnapshotQuality(test.transport);
}

void SnapshotBuilder::started(const Record &draft)
{
    m_lanes.at(static_cast<std::size_t>(draft.lane)).started(draft);
}

void SnapshotBuilder::ended(const Record &record)
{
    m_lanes.at(static_cast<std::size_t>(record.lane)).ended(record);
    if (record.phase == Phase::Measured)
        m_quality.add(record);
}

void SnapshotBuilder::setBreaker(int lane, bool open, MonoTime probeAt)
{
    m_lanes.at(static_cast<std::size_t>(lane)).setBreaker(open, probeAt);
}

std::vector<LaneSnapshot> SnapshotBuilder::lanes(MonoTime now) const
{
    std::vector<LaneSnapshot> snapshots;
    snapshots.reserve(m_lanes.size());
    for (const SnapshotLane &lane : m_lanes)
        snapshots.push_back(lane.snapshot(now));
    return snapshots;
}

} // namespace derby
