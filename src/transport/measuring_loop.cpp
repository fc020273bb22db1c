// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/measuring_loop.h"

#include "transport/response_parser.h"
#include "transport/thread_stats.h"

#include <chrono>

#include <pthread.h>
#include <time.h>

namespace derby {

namespace asio = boost::asio;

namespace {

constexpr auto tickEvery = std::chrono::milliseconds(20);
constexpr auto idleTickEvery = std::chrono::milliseconds(500);
constexpr Nanos shortestSleep =
    std::chrono::microseconds(50); ///< longer than getting a handler that is ready, shorter than any lateness that matters
constexpr Nanos delayWorthAsking =
    std::chrono::microseconds(500); ///< half of the millisecond that tells a burst from lateness (docs/method.md 1)

} // namespace

MeasuringLoop::MeasuringLoop(int index, TransportServices &services, ConnectionPool &pool, bool askRealtime)
    : index(index)
    , services(services)
    , pool(pool)
    , m_context(1)
    , m_work(m_context.get_executor())
    , m_tick(m_context)
    , m_clockMap(ClockMap::systemReader(services.clock))
    , m_readBuffer(ResponseParser::headroom + readCapacity)
    , m_plainBuffer(ResponseParser::headroom + plainCapacity)
    , m_thread([this, askRealtime] { run(askRealtime); })
{
}

MeasuringLoop::~MeasuringLoop()
{
    quit();
    join();
}

void MeasuringLoop::join()
{
    if (m_thread.joinable())
        m_thread.join();
}

void MeasuringLoop::quit()
{
    post([this] {
        m_quit = true;
        for (const auto &[id, task] : m_tasks)
            task->abort(ErrorKind::Cancelled);
    });
}

char *MeasuringLoop::readBuffer()
{
    return m_readBuffer.data() + ResponseParser::headroom;
}

char *MeasuringLoop::plainBuffer()
{
    return m_plainBuffer.data() + ResponseParser::headroom;
}

/// One handler at a time, so that the time between asking for one and getting it tells whether the loop slept: that costs a clock reading,
/// where asking epoll once more would cost a system call for each token.
void MeasuringLoop::run(bool askRealtime)
{
    m_realtime = askRealtime && askRealtimePriority();
    RunDelay delay;
    m_delay = &delay;
    while (!m_quit || !m_tasks.empty()) {
        m_asked = now();
        m_context.run_one();
    }
    m_delay = nullptr;
}

void MeasuringLoop::drain()
{
    RunDelay delay;
    m_delay = &delay;
    m_asked = now();
    while (m_context.poll_one() > 0 || (!m_tasks.empty() && m_context.run_one() > 0))
        m_asked = now();
    m_delay = nullptr;
}

void MeasuringLoop::arrive()
{
    const MonoTime time = now();
    const Nanos gap = time - m_asked;
    if (gap < shortestSleep)
        return; // it was ready already, found by a look that is told of elsewhere
    if (gap < delayWorthAsking) {
        // A short nap, or waiting for a core with work at hand: what was found now may have been there when the loop asked.
        m_looks.looked(m_asked);
        m_asked = time; // told once a handler
        return;
    }
    const Nanos late = m_delay->sinceLast().value_or(gap); // where the system doesn't say it may all have been lateness
    if (late + shortestSleep >= gap)
        return; // it did not sleep: it had work and no core
    m_looks.blocking(m_asked);
    m_looks.woken(time, late);
    m_asked = time;
}

void MeasuringLoop::beginRead()
{
    arrive();
    m_looks.countRead();
    // A batch of one needs no marker: the next read's look then counts as old as this batch, which lasted microseconds.
    if (m_markerArmed || m_looks.reads() < 2)
        return;
    m_markerArmed = true;
    // The scheduler's queue now holds the rest of this batch, then the reactor's turn, then what is posted here: the marker runs right
    // after epoll was asked again, and before the handlers that epoll then found.
    boost::asio::post(m_context, [this] {
        m_markerArmed = false;
        m_looks.looked(now());
    });
}

ReceiveTimes MeasuringLoop::times(const StampedRead &read)
{
    ReceiveTimes times;
    times.seen = now();
    times.received = times.seen;
    times.lastLook = m_looks.lastLook();
    if (read.realNs != 0) {
        const std::optional<MonoTime> received = m_clockMap.map(read.realNs, times.seen, m_looks.floor());
        if (received) {
            times.received = *received;
            times.kernelTime = true;
        }
        m_clockSteps.store(m_clockMap.steps(), std::memory_order_relaxed);
    }
    return times;
}

void MeasuringLoop::add(std::uint64_t id, std::shared_ptr<LoopTask> task)
{
    LoopTask &added = *task;
    m_tasks.emplace(id, std::move(task));
    if (m_quit)
        added.abort(ErrorKind::Cancelled);
    if (!m_ticking || !m_fastTick)
        armTick();
}

void MeasuringLoop::cancel(std::uint64_t id)
{
    if (const auto task = m_tasks.find(id); task != m_tasks.end())
        task->second->abort(ErrorKind::Cancelled);
}

void MeasuringLoop::watchIdle()
{
    if (!m_ticking)
        armTick();
}

void MeasuringLoop::armTick()
{
    m_ticking = true;
    m_fastTick = !m_tasks.empty();
    m_tick.expires_after(m_fastTick ? std::chrono::steady_clock::duration(tickEvery) : std::chrono::steady_clock::duration(idleTickEvery));
    m_tick.async_wait([this](boost::system::error_code code) {
        if (code)
            return; // armed anew
        arrive();
        const MonoTime time = now();
        for (const auto &[id, task] : m_tasks)
            task->tick(time);
        pool.takeExpired(index, time);
        m_ticking = false;
        if (!m_tasks.empty() || (!m_quit && !pool.empty(index)))
            armTick();
    });
}

double MeasuringLoop::cpuSeconds() const
{
    clockid_t clock{};
    timespec used{};
    // NOLINTNEXTLINE: std::thread's handle is a pthread_t here
    if (pthread_getcpuclockid(const_cast<std::thread &>(m_thread).native_handle(), &clock) != 0 || clock_gettime(clock, &used) != 0)
        return 0;
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

} // namespace derby
