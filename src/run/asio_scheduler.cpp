// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/asio_scheduler.h"

#include "transport/thread_stats.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <thread>
#include <unordered_map>
#include <utility>

namespace derby {

class AsioScheduler::Impl
{
public:
    Impl()
        : work(boost::asio::make_work_guard(context))
        , thread([this] {
            // What leaves late is measured late; without the grant it works as well as the machine is idle.
            askRealtimePriority();
            context.run();
        })
    {
    }

    ~Impl()
    {
        context.stop();
        thread.join();
    }

    SystemClock clock;
    boost::asio::io_context context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work;
    std::unordered_map<TimerId, std::unique_ptr<boost::asio::steady_timer>> timers; // of the thread alone
    TimerId lastTimer = 0;
    std::thread thread; // last: it uses what stands above
};

AsioScheduler::AsioScheduler()
    : d(std::make_unique<Impl>())
{
}

AsioScheduler::~AsioScheduler() = default;

MonoTime AsioScheduler::now() const
{
    return d->clock.now();
}

void AsioScheduler::post(Task task)
{
    boost::asio::post(d->context, std::move(task));
}

Scheduler::TimerId AsioScheduler::callAt(MonoTime when, Task task)
{
    const TimerId id = ++d->lastTimer;
    // steady_clock is CLOCK_MONOTONIC, as MonoTime is.
    const std::chrono::steady_clock::time_point at(
        std::chrono::duration_cast<std::chrono::steady_clock::duration>(when.time_since_epoch()));
    auto timer = std::make_unique<boost::asio::steady_timer>(d->context, at);
    timer->async_wait([impl = d.get(), id, task = std::move(task)](const boost::system::error_code &) {
        // Forgotten in the meantime, even if it had expired already and only its turn was missing.
        if (impl->timers.erase(id) > 0)
            task();
    });
    d->timers.emplace(id, std::move(timer));
    return id;
}

void AsioScheduler::cancelTimer(TimerId id)
{
    d->timers.erase(id);
}

} // namespace derby
