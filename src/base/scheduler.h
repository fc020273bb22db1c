// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <functional>

namespace derby {

/// One thread's queue of work and timers. Everything a run decides happens on one of these, so that its state needs no lock.
class Scheduler : public Clock
{
public:
    using Task = std::function<void()>;
    using TimerId = std::uint64_t; ///< never 0

    /// Runs `task` on the scheduler's thread, after what is queued already. Callable from any thread.
    virtual void post(Task task) = 0;
    /// Runs `task` at `when` (at once if it has passed). Only from the scheduler's thread.
    virtual TimerId callAt(MonoTime when, Task task) = 0;
    /// Forgets a timer; one that has fired already is ignored. Only from the scheduler's thread.
    virtual void cancelTimer(TimerId id) = 0;
};

} // namespace derby
