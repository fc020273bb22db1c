// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "transport/clock_map.h"
#include "transport/connection_pool.h"
#include "transport/looks.h"
#include "transport/socket_stamp.h"
#include "transport/transport.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <memory>
#include <thread>
#include <unordered_map>
#include <vector>

namespace derby {

class RunDelay;

/// Something that a loop runs until it ends by itself or is told to. Everything on the loop's thread.
class LoopTask
{
public:
    virtual ~LoopTask() = default;
    /// Called every 20 ms: the one place where deadlines are looked at, so that no event needs a timer of its own.
    virtual void tick(MonoTime now) = 0;
    virtual void abort(ErrorKind kind) = 0;
};

/// One measuring thread with its io_context, its view of the clocks and its read buffers.
class MeasuringLoop
{
public:
    MeasuringLoop(int index, TransportServices &services, ConnectionPool &pool, bool askRealtime);
    ~MeasuringLoop();
    MeasuringLoop(const MeasuringLoop &) = delete;
    MeasuringLoop &operator=(const MeasuringLoop &) = delete;

    /// Cancels its tasks; the thread ends when they have ended.
    void quit();
    void join();
    /// After every loop was joined: runs, in the calling thread, what came too late for the loop's own, so that it is cancelled as well.
    void drain();
    template <class Handler>
    void post(Handler handler)
    {
        boost::asio::post(m_context, [this, handler = std::move(handler)]() mutable {
            arrive();
            handler();
        });
    }

    // Any thread
    std::atomic<int> load = 0; ///< streams that it runs or will run
    int clockSteps() const { return m_clockSteps.load(std::memory_order_relaxed); }
    bool realtime() const { return m_realtime.load(std::memory_order_relaxed); }
    double cpuSeconds() const; ///< of its thread since it began
    const int index;

    // The loop's thread
    boost::asio::io_context &context() { return m_context; }
    MonoTime now() const { return services.clock.now(); }
    void add(std::uint64_t id, std::shared_ptr<LoopTask> task);
    void remove(std::uint64_t id) { m_tasks.erase(id); }
    void cancel(std::uint64_t id);
    void watchIdle(); ///< an idle connection was put into the pool: it must be dropped in time
    /// First thing in a handler: if the loop slept since it last asked for work, it was watching its sockets until now.
    void arrive();
    /// A handler begins that may read: keeps account of when the loop looked.
    void beginRead();
    /// The times of a read that has just returned.
    ReceiveTimes times(const StampedRead &read);

    static constexpr std::size_t readCapacity = 64 * 1024;
    char *readBuffer(); ///< readCapacity bytes, with ResponseParser's headroom in front
    char *plainBuffer(); ///< the same for decrypted bytes
    static constexpr std::size_t plainCapacity = readCapacity + 32 * 1024; ///< one read and one TLS record begun before it

    TransportServices &services;
    ConnectionPool &pool;

private:
    void run(bool askRealtime);
    void armTick();

    boost::asio::io_context m_context;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    boost::asio::steady_timer m_tick;
    std::unordered_map<std::uint64_t, std::shared_ptr<LoopTask>> m_tasks;
    ClockMap m_clockMap;
    Looks m_looks;
    MonoTime m_asked{}; ///< when the loop asked for the handler that runs
    RunDelay *m_delay = nullptr; ///< lives in run()
    std::vector<char> m_readBuffer;
    std::vector<char> m_plainBuffer;
    bool m_markerArmed = false;
    bool m_ticking = false;
    bool m_fastTick = false;
    bool m_quit = false;
    std::atomic<int> m_clockSteps = 0;
    std::atomic<bool> m_realtime = false;
    std::thread m_thread;
};

} // namespace derby
