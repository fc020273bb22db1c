// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"

namespace derby {

/// How long the calling thread has been ready to run without a core (Linux: /proc/thread-self/schedstat). Made and used in one thread.
class RunDelay
{
public:
    RunDelay();
    ~RunDelay();
    RunDelay(const RunDelay &) = delete;
    RunDelay &operator=(const RunDelay &) = delete;

    /// The time without a core since the last call; zero where the system doesn't say.
    Nanos sinceLast();

private:
    int m_file = -1;
    Nanos m_last{};
};

/// Asks for SCHED_RR at its lowest priority for the calling thread; whether it was granted.
bool askRealtimePriority();

} // namespace derby
