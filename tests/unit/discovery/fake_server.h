// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/scheduler.h"
#include "transport/transport.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <functional>
#include <map>
#include <set>

namespace derby::test {

/// A scheduler whose clock moves only when it is run.
class FakeScheduler final : public Scheduler
{
public:
    MonoTime now() const override { return m_now; }
    void post(Task task) override { m_queue.append(std::move(task)); }
    TimerId callAt(MonoTime when, Task task) override;
    void cancelTimer(TimerId id) override;
    /// Runs until nothing is queued and no timer is set; the clock jumps from timer to timer.
    void runAll();
    void pass(Nanos time) { m_now += time; }
    /// Runs what is queued now, timers left alone.
    void runQueued();

private:
    MonoTime m_now{std::chrono::hours(1)};
    QList<Task> m_queue;
    std::map<std::pair<MonoTime, TimerId>, Task> m_timers;
    TimerId m_next = 1;
};

/// What the fake server says to one request.
struct Reply
{
    int status = 404;
    QByteArray body;
    HeaderList headers;
    std::optional<Error> error; ///< of the transport, instead of an answer
    bool never = false; ///< no answer until cancelled
};

/// A transport in which one server answers from a function, without sockets or threads.
class FakeTransport final : public Transport
{
public:
    using Server = std::function<Reply(const StreamRequest &)>;
    explicit FakeTransport(Server server)
        : m_server(std::move(server))
    {
    }

    StreamId start(StreamRequest request, std::shared_ptr<StreamObserver> observer) override;
    void cancel(StreamId id) override;
    void preconnect(const Endpoint &, int, const Deadlines &, std::function<void()> done) override { done(); }
    int maxStreamsPerEndpoint() const override { return 0; }
    TransportKind kind() const override { return TransportKind::Stopwatch; }
    TransportHealth health() const override { return {}; }
    void resetHealth() override { }

    QList<QByteArray> asked; ///< "GET /info", in order
    QList<QByteArray> bodies; ///< of the same requests
    QList<StreamId> cancelled;
    std::map<StreamId, std::shared_ptr<StreamObserver>> open;

private:
    Server m_server;
    StreamId m_next = 1;
};

/// A server with a fixed answer for each path ("POST /api/generate" or "/info" for GET); everything else is 404.
FakeTransport::Server fixedServer(const QHash<QByteArray, Reply> &replies);

Reply json(const QByteArray &body);

} // namespace derby::test
