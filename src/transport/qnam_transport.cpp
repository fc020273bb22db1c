// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/qnam_transport.h"

#include "base/log.h"
#include "transport/qnam_lane.h"
#include "transport/thread_stats.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <string_view>
#include <vector>

namespace derby {

class QnamTransport::Impl
{
public:
    explicit Impl(const Clock &clock)
        : clock(clock)
    {
    }

    /// The lane of an endpoint; made when first needed. Call with the mutex locked.
    QnamLane &laneOf(const std::string &key, const Route &route)
    {
        std::unique_ptr<QnamLane> &lane = lanes[key];
        if (!lane) {
            lane = std::make_unique<QnamLane>(clock, route);
            byIndex.push_back(lane.get());
            cpuAtReset.push_back(0);
            indexOf[lane.get()] = byIndex.size() - 1;
            if (route.tls && !route.verifyTls)
                qCWarning(logTransport).noquote() << "TLS CERTIFICATES ARE NOT VERIFIED for" << route.shown
                                                  << "(verify_tls: false): anybody in between can read and change this traffic";
        }
        return *lane;
    }

    static std::string keyOf(const Endpoint &endpoint, const Route &route) { return endpoint.id.toStdString() + '|' + route.key; }

    const Clock &clock;
    mutable std::mutex mutex;
    std::map<std::string, std::unique_ptr<QnamLane>> lanes;
    std::vector<QnamLane *> byIndex; ///< a stream's id holds its lane's index
    std::map<QnamLane *, size_t> indexOf;
    std::vector<double> cpuAtReset;
    std::map<int, double> httpAtReset; ///< CPU time of Qt's HTTP threads, by thread
    MonoTime resetAt{};
    std::uint64_t counter = 0;
    bool stopping = false;
};

namespace {

constexpr int indexBits = 16;

/// What Qt calls the thread of each manager in which it reads and writes. That of a cold connection ends with it and is seen by no one.
constexpr std::string_view httpThreads = "QNetworkAccessManager thread";

/// Where a request ends that no lane can take: in a lane's thread all the same.
Route nowhere()
{
    Route route;
    route.key = "nowhere";
    return route;
}

} // namespace

QnamTransport::QnamTransport(const Clock &clock)
    : d(std::make_unique<Impl>(clock))
{
    d->resetAt = clock.now();
}

QnamTransport::~QnamTransport()
{
    std::map<std::string, std::unique_ptr<QnamLane>> lanes;
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
        lanes.swap(d->lanes);
    }
    lanes.clear(); // without the mutex: observers may call us once more
}

StreamId QnamTransport::start(StreamRequest request, std::shared_ptr<StreamObserver> observer)
{
    const Result<Route> route = routeTo(request.endpoint);
    const Result<std::string> checked = route ? requestBytes(*route, request.http, true) : Result<std::string>(fail(route.error()));
    std::optional<Error> error;
    if (!checked)
        error = checked.error();
    std::unique_lock lock(d->mutex);
    if (d->stopping) { // an observer that starts the next stream when the last one was cancelled by the destructor
        lock.unlock();
        Closed closed;
        closed.at = d->clock.now();
        closed.error = makeError(ErrorKind::Cancelled);
        observer->onClosed(closed);
        return 0;
    }
    QnamLane &lane = error ? d->laneOf("nowhere", nowhere()) : d->laneOf(Impl::keyOf(request.endpoint, *route), *route);
    const StreamId id = ++d->counter << indexBits | static_cast<StreamId>(d->indexOf[&lane]);
    if (!error && ++lane.active > maxStreamsPerEndpoint()) {
        --lane.active;
        error = makeError(
            ErrorKind::Usage,
            QStringLiteral("This transport opens 6 connections to an endpoint at most, and all are busy at %1.").arg(route->shown), {},
            {QStringLiteral("Use at most 6 users, or transport: stopwatch")});
    }
    if (error) {
        lane.post([observer = std::move(observer), error = std::move(*error), &clock = d->clock] {
            Closed closed;
            closed.at = clock.now();
            closed.error = error;
            observer->onClosed(closed);
        });
    } else {
        lane.post([&lane, id, request = std::move(request), observer = std::move(observer)] { lane.start(id, request, observer); });
    }
    return id;
}

void QnamTransport::cancel(StreamId id)
{
    const std::lock_guard lock(d->mutex);
    const size_t index = id & ((1u << indexBits) - 1);
    if (d->stopping || index >= d->byIndex.size())
        return;
    QnamLane &lane = *d->byIndex[index];
    lane.post([&lane, id] { lane.cancel(id); });
}

void QnamTransport::preconnect(const Endpoint &endpoint, int count, const Deadlines &, std::function<void()> done)
{
    const Result<Route> route = routeTo(endpoint);
    std::unique_lock lock(d->mutex);
    if (d->stopping) {
        lock.unlock();
        done();
        return;
    }
    QnamLane &lane = route ? d->laneOf(Impl::keyOf(endpoint, *route), *route) : d->laneOf("nowhere", nowhere());
    const int opened = route ? std::min(count, maxStreamsPerEndpoint()) : 0;
    lane.post([&lane, opened, done = std::move(done)] {
        lane.warmUp(opened); // Qt never says when, or whether, such a connection is open
        done();
    });
}

TransportHealth QnamTransport::health() const
{
    const std::lock_guard lock(d->mutex);
    TransportHealth health;
    health.loops = static_cast<int>(d->byIndex.size());
    const double wall = d->stopping ? 0 : toSeconds(d->clock.now() - d->resetAt);
    if (wall <= 0)
        return health;
    const auto count = [&health, wall](double seconds) {
        health.busiestLoopShare = std::max(health.busiestLoopShare, std::clamp(seconds / wall, 0.0, 1.0));
    };
    for (size_t i = 0; i < d->byIndex.size(); ++i)
        count(d->byIndex[i]->cpuSeconds() - d->cpuAtReset[i]);
    for (const auto &[thread, seconds] : cpuSecondsOfThreads(httpThreads)) {
        const auto before = d->httpAtReset.find(thread);
        count(seconds - (before != d->httpAtReset.end() ? before->second : 0));
    }
    return health;
}

void QnamTransport::resetHealth()
{
    const std::lock_guard lock(d->mutex);
    d->resetAt = d->clock.now();
    for (size_t i = 0; i < d->byIndex.size(); ++i)
        d->cpuAtReset[i] = d->byIndex[i]->cpuSeconds();
    d->httpAtReset = cpuSecondsOfThreads(httpThreads);
}

} // namespace derby
