// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/histogram.h"
#include "measure/quality.h"
#include "measure/quality_sums.h"

#include <optional>

namespace derby {

/// The quality of a test while it runs: the figures of assessQuality, percentiles from histograms, added up record by record. What only
/// the whole record set shows (broken identities) is left to the end.
class SnapshotQuality
{
public:
    explicit SnapshotQuality(TransportKind transport = TransportKind::Stopwatch)
        : m_transport(transport)
    {
    }

    /// A measured request that ended.
    void add(const Record &record);
    /// Absent: nothing was measured yet.
    std::optional<Quality> quality(const TransportHealth &health) const;

private:
    TransportKind m_transport;
    EventSums m_events;
    LogHistogram m_latenessMs, m_lagMs, m_ttftMs;
    qint64 m_requests = 0, m_succeeded = 0, m_compared = 0, m_disagree = 0;
    int m_dropped = 0, m_staleRetries = 0;
};

} // namespace derby
