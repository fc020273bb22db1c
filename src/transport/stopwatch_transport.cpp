// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/stopwatch_transport.h"

#include "base/log.h"
#include "transport/preconnect.h"
#include "transport/stopwatch_stream.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

namespace derby {

class StopwatchTransport::Impl
{
public:
    Impl(const Clock &clock, StopwatchOptions options)
        : services{clock, {}, {}}
    {
        const int cores = static_cast<int>(std::thread::hardware_concurrency());
        const int count = std::clamp(options.loops > 0 ? options.loops : cores / 2, 1, 255);
        for (int i = 0; i < count; ++i)
            loops.push_back(std::make_unique<MeasuringLoop>(i, services, pool, options.askRealtimePriority));
        cpuAtReset.resize(loops.size());
        stepsAtReset.resize(loops.size());
        resetHealth();
    }

    ~Impl()
    {
        stopping = true;
        for (const auto &loop : loops)
            loop->quit();
        for (const auto &loop : loops)
            loop->join();
        for (const auto &loop : loops) // what was posted while they ended: every observer hears of its end
            loop->drain();
        pool.clear(); // idle connections belong to the loops' contexts
    }

    MeasuringLoop &leastLoaded()
    {
        return **std::min_element(loops.begin(), loops.end(), [](const auto &a, const auto &b) { return a->load.load() < b->load.load(); });
    }

    void shoutIfUnverified(const Route &route)
    {
        if (!route.tls || route.verifyTls)
            return;
        const std::lock_guard lock(shoutedMutex);
        if (shouted.insert(route.key).second)
            qCWarning(logTransport).noquote() << "TLS CERTIFICATES ARE NOT VERIFIED for" << route.shown
                                              << "(verify_tls: false): anybody in between can read and change this traffic";
    }

    void resetHealth()
    {
        const std::lock_guard lock(healthMutex);
        resetAt = services.clock.now();
        for (size_t i = 0; i < loops.size(); ++i) {
            cpuAtReset[i] = loops[i]->cpuSeconds();
            stepsAtReset[i] = loops[i]->clockSteps();
        }
    }

    TransportServices services;
    ReceiveTimesKeeper receiveTimes;
    ConnectionPool pool;
    std::vector<std::unique_ptr<MeasuringLoop>> loops;
    std::atomic<std::uint64_t> counter = 0;
    std::atomic<bool> stopping = false;

    mutable std::mutex healthMutex;
    MonoTime resetAt{};
    std::vector<double> cpuAtReset;
    std::vector<int> stepsAtReset;

    std::mutex shoutedMutex;
    std::set<std::string> shouted;
};

StopwatchTransport::StopwatchTransport(const Clock &clock, StopwatchOptions options)
    : d(std::make_unique<Impl>(clock, options))
{
}

StopwatchTransport::~StopwatchTransport() = default;

StreamId StopwatchTransport::start(StreamRequest request, std::shared_ptr<StreamObserver> observer)
{
    const std::uint64_t number = ++d->counter;
    if (d->stopping) { // an observer that starts the next stream when the last one was cancelled by the destructor
        Closed closed;
        closed.at = d->services.clock.now();
        closed.error = makeError(ErrorKind::Cancelled);
        observer->onClosed(closed);
        return number << 8;
    }
    const Result<Route> route = routeTo(request.endpoint);
    const Result<std::string> bytes =
        route ? requestBytes(*route, request.http, !request.coldConnection) : Result<std::string>(fail(route.error()));
    if (!bytes) {
        d->loops.front()->post([error = bytes.error(), observer = std::move(observer), &clock = d->services.clock] {
            Closed closed;
            closed.at = clock.now();
            closed.error = error;
            observer->onClosed(closed);
        });
        return number << 8;
    }
    d->shoutIfUnverified(*route);
    ConnectionPool::Idle idle;
    if (!request.coldConnection)
        idle = d->pool.take(route->key, d->services.clock.now(),
                            [this](int loop) { return d->loops[static_cast<size_t>(loop)]->load.load(std::memory_order_relaxed); });
    MeasuringLoop &loop = idle.connection ? *d->loops[static_cast<size_t>(idle.loop)] : d->leastLoaded();
    loop.load.fetch_add(1, std::memory_order_relaxed);
    const StreamId id = number << 8 | static_cast<StreamId>(loop.index);
    auto stream =
        std::make_shared<StopwatchStream>(id, loop, std::make_shared<const Route>(*route), std::move(request), *bytes, std::move(observer));
    loop.post([stream = std::move(stream), connection = std::move(idle.connection)]() mutable { stream->start(std::move(connection)); });
    return id;
}

void StopwatchTransport::cancel(StreamId id)
{
    const size_t index = id & 0xff;
    if (index >= d->loops.size())
        return;
    MeasuringLoop &loop = *d->loops[index];
    loop.post([&loop, id] { loop.cancel(id); });
}

void StopwatchTransport::preconnect(const Endpoint &endpoint, int count, const Deadlines &deadlines, std::function<void()> done)
{
    if (d->stopping)
        return done();
    const Result<Route> route = routeTo(endpoint);
    if (!route || count <= 0) {
        d->loops.front()->post(std::move(done));
        return;
    }
    d->shoutIfUnverified(*route);
    std::vector<MeasuringLoop *> loops;
    for (const auto &loop : d->loops)
        loops.push_back(loop.get());
    preconnectOn(
        loops, d->pool, std::make_shared<const Route>(*route), count, deadlines, [this] { return ++d->counter << 8; }, std::move(done));
}

TransportHealth StopwatchTransport::health() const
{
    TransportHealth health;
    health.loops = static_cast<int>(d->loops.size());
    health.kernelTime = d->receiveTimes.available();
    health.realtimePriority = true;
    const std::lock_guard lock(d->healthMutex);
    const double wall = toSeconds(d->services.clock.now() - d->resetAt);
    for (size_t i = 0; i < d->loops.size(); ++i) {
        const MeasuringLoop &loop = *d->loops[i];
        health.clockSteps = std::max(health.clockSteps, loop.clockSteps() - d->stepsAtReset[i]);
        health.realtimePriority = health.realtimePriority && loop.realtime();
        if (wall > 0)
            health.busiestLoopShare =
                std::max(health.busiestLoopShare, std::clamp((loop.cpuSeconds() - d->cpuAtReset[i]) / wall, 0.0, 1.0));
    }
    return health;
}

void StopwatchTransport::resetHealth()
{
    d->resetHealth();
}

} // namespace derby
