// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/scheduler.h"

#include <deque>
#include <map>
#include <utility>

namespace derby {

/// A Scheduler in simulated time: minutes pass as fast as there is nothing to do. One thread only.
class ManualScheduler final : public Scheduler
{
public:
    explicit ManualScheduler(MonoTime start = MonoTime(std::chrono::hours(1)))
        : m_now(start)
    {
    }

    MonoTime now() const override { return m_now; }
    void post(Task task) override { m_queue.push_back(std::move(task)); }
    TimerId callAt(MonoTime when, Task task) override
    {
        const TimerId id = ++m_last;
        m_timers.emplace(std::pair(std::max(when, m_now), id), std::move(task));
        return id;
    }
    void cancelTimer(TimerId id) override
    {
        for (auto timer = m_timers.begin(); timer != m_timers.end(); ++timer) {
            if (timer->first.second == id) {
                m_timers.erase(timer);
                return;
            }
        }
    }

    /// Runs until nothing is left to do, `until` is reached, or `enough` says so.
    template <class Predicate>
    void run(MonoTime until, Predicate enough)
    {
        while (!enough()) {
            if (!m_queue.empty()) {
                const Task task = std::move(m_queue.front());
                m_queue.pop_front();
                task();
                continue;
            }
            if (m_timers.empty() || m_timers.begin()->first.first > until)
                break;
            const auto first = m_timers.begin();
            m_now = first->first.first;
            const Task task = std::move(first->second);
            m_timers.erase(first);
            task();
        }
        if (!enough() && until != MonoTime::max())
            m_now = std::max(m_now, until);
    }
    void run(MonoTime until = MonoTime::max())
    {
        run(until, [] { return false; });
    }

private:
    MonoTime m_now;
    std::deque<Task> m_queue;
    std::map<std::pair<MonoTime, TimerId>, Task> m_timers;
    TimerId m_last = 0;
};

} // namespace derby
