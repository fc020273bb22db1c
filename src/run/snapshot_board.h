// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/snapshot.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace derby {

/// Where the run's thread hangs out its latest figures for any other thread to read.
class SnapshotBoard
{
public:
    void show(Snapshot snapshot)
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        snapshot.progress = std::max(snapshot.progress, m_snapshot.progress); // an estimate that grows must not run backwards
        m_snapshot = std::move(snapshot);
    }

    Snapshot snapshot() const
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        return m_snapshot;
    }

private:
    mutable std::mutex m_mutex;
    Snapshot m_snapshot;
};

} // namespace derby
