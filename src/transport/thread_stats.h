// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"

#include <map>
#include <optional>
#include <string_view>

namespace derby {

/// How long the calling thread has been ready to run without a core (Linux: /proc/thread-self/schedstat). Made and used in one thread.
class RunDelay
{
public:
    RunDelay();
    ~RunDelay();
    RunDelay(const RunDelay &) = delete;
    RunDelay &operator=(const RunDelay &) = delete;

    /// The time without a core since the last call; nothing where the system doesn't say.
    std::optional<Nanos> sinceLast();

private:
    int m_file = -1;
    Nanos m_last{};
};

/// CPU time in seconds of each of this process's threads that bears `name` (as the system keeps it: its first 15 characters), by thread id.
/// Empty where the system doesn't say. Walks /proc/self/task: not for the measuring path.
std::map<int, double> cpuSecondsOfThreads(std::string_view name);

/// Asks for SCHED_RR at its lowest priority for the calling thread; whether it was granted.
bool askRealtimePriority();

} // namespace derby
