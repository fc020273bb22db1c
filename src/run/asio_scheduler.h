// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/scheduler.h"

#include <memory>

namespace derby {

/// A Scheduler with a thread of its own.
class AsioScheduler final : public Scheduler
{
public:
    AsioScheduler();
    ~AsioScheduler() override; ///< drops what is queued and waits for the thread

    MonoTime now() const override;
    void post(Task task) override;
    TimerId callAt(MonoTime when, Task task) override;
    void cancelTimer(TimerId id) override;

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby
