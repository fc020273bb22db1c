// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/snapshot_quality.h"

#include <algorithm>

namespace derby {

namespace {

constexpr double leastMs = 1e-3; // a histogram's first bin: what left on the dot counts too

} // namespace

void SnapshotQuality::add(const Record &record)
{
    ++m_requests;
    m_staleRetries += record.staleRetries;
    m_dropped += record.outcome == Outcome::Dropped;
    addEvents(record, m_events, [this](double ms) { m_lagMs.add(std::max(leastMs, ms)); });
    if (const std::optional<double> late = latenessMs(record, m_transport))
        m_latenessMs.add(std::max(leastMs, *late));
    if (record.outcome != Outcome::Succeeded)
        return;
    ++m_succeeded;
    if (const std::optional<Nanos> ttft = record.ttft())
        m_ttftMs.add(toMs(*ttft));
    if (record.outputTokens && record.outputTokens->source == Provenance::ServerReported) {
        ++m_compared;
        m_disagree += tokensDisagree(record);
    }
}

std::optional<Quality> SnapshotQuality::quality(const TransportHealth &health) const
{
    if (m_requests == 0)
        return std::nullopt;
    Quality quality;
    quality.kernelClock = health.kernelTime;
    takeEventSums(quality, m_events);
    quality.latenessP50Ms = m_latenessMs.percentile(0.5);
    quality.latenessP99Ms = m_latenessMs.percentile(0.99);
    quality.kernelToUserP50Ms = m_lagMs.percentile(0.5);
    quality.kernelToUserP99Ms = m_lagMs.percentile(0.99);
    quality.cpuShare = health.busiestLoopShare;
    quality.clockSteps = health.clockSteps;
    quality.dropped = m_dropped;
    quality.staleRetries = m_staleRetries;
    if (m_compared > 0)
        quality.tokenMismatchShare = static_cast<double>(m_disagree) / static_cast<double>(m_compared);
    gradeQuality(quality, m_ttftMs.percentile(0.5).value_or(0));
    if (m_succeeded == 0) {
        quality.grade = QStringLiteral("D");
        quality.reasons.prepend(QStringLiteral("No request succeeded so far."));
    }
    return quality;
}

} // namespace derby
