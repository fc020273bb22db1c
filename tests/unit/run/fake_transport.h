// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/scheduler.h"
#include "transport/transport.h"

#include <QMap>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace derby {

/// What a simulated server does with one request.
struct FakeAnswer
{
    enum Kind { Good, Refused, Status, ResetMidStream, Hanging };
    Kind kind = Good;
    Nanos ttft = std::chrono::milliseconds(50);
    Nanos perToken = std::chrono::milliseconds(10);
    int tokens = 4;
    int status = 503;
    std::string echo = "busy"; ///< the message of an error
};

/// A transport whose servers answer in simulated time, on the scheduler's own thread.
class FakeTransport final : public Transport
{
public:
    struct Seen
    {
        QString lane;
        MonoTime at;
        StreamRequest request;
    };
    using Server = std::function<FakeAnswer(const StreamRequest &, int number)>;

    explicit FakeTransport(Scheduler &scheduler)
        : m_scheduler(scheduler)
    {
    }

    Server server = [](const StreamRequest &, int) { return FakeAnswer{}; };
    std::vector<Seen> seen;
    QMap<QString, int> inFlight, mostInFlight, preconnected;
    int total = 0, mostTotal = 0;
    int maxStreams = 0;

    StreamId start(StreamRequest request, std::shared_ptr<StreamObserver> observer) override
    {
        const StreamId id = ++m_last;
        const QString lane = request.endpoint.id;
        seen.push_back({lane, m_scheduler.now(), request});
        const FakeAnswer answer = server(request, static_cast<int>(id));
        m_streams[id] = {observer, lane};
        mostInFlight[lane] = std::max(mostInFlight[lane], ++inFlight[lane]);
        mostTotal = std::max(mostTotal, ++total);
        const MonoTime now = m_scheduler.now();
        if (answer.kind == FakeAnswer::Refused) {
            later(id, now + std::chrono::milliseconds(1), [this, id] { close(id, makeError(ErrorKind::Refused)); });
            return id;
        }
        later(id, now, [this, id, now] { observerOf(id)->onSent({now, {}, true, 0}); });
        if (answer.kind == FakeAnswer::Hanging)
            return id;
        const bool bad = answer.kind == FakeAnswer::Status;
        later(id, now + std::chrono::milliseconds(5), [this, id, answer, bad] {
            observerOf(id)->onHead({bad ? answer.status : 200, "", {{"Content-Type", bad ? "application/json" : "text/event-stream"}}},
                                   read());
            if (bad) {
                observerOf(id)->onBody("{\"error\":{\"message\":\"" + answer.echo + "\",\"type\":\"overloaded\",\"code\":503}}", read());
                close(id, {});
            }
        });
        if (bad)
            return id;
        for (int token = 0; token < answer.tokens; ++token) {
            later(id, now + answer.ttft + token * answer.perToken, [this, id, answer, token] {
                std::string bytes = R"(data: {"choices":[{"index":0,"delta":{"content":"a "}}]})"
                                    "\n\n";
                const bool last = token + 1 == answer.tokens;
                if (last && answer.kind == FakeAnswer::ResetMidStream) {
                    close(id, makeError(ErrorKind::Reset));
                    return;
                }
                if (last)
                    bytes += R"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"length"}]})"
                             "\n\n"
                             R"(data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":)"
                        + std::to_string(answer.tokens) + "}}\n\ndata: [DONE]\n\n";
                observerOf(id)->onBody(bytes, read());
                if (last)
                    close(id, {});
            });
        }
        return id;
    }

    void cancel(StreamId id) override
    {
        m_scheduler.post([this, id] {
            if (m_streams.count(id))
                close(id, makeError(ErrorKind::Cancelled));
        });
    }

    void preconnect(const Endpoint &endpoint, int count, const Deadlines &, std::function<void()> done) override
    {
        preconnected[endpoint.id] += count;
        m_scheduler.callAt(m_scheduler.now() + std::chrono::milliseconds(2), std::move(done));
    }

    int maxStreamsPerEndpoint() const override { return maxStreams; }
    TransportKind kind() const override { return maxStreams ? TransportKind::Qnam : TransportKind::Stopwatch; }
    TransportHealth health() const override { return {0.02, 0, true, false, 1}; }
    void resetHealth() override { ++healthResets; }
    int healthResets = 0;

private:
    struct Stream
    {
        std::shared_ptr<StreamObserver> observer;
        QString lane;
    };

    StreamObserver *observerOf(StreamId id) { return m_streams.at(id).observer.get(); }
    ReceiveTimes read() const { return {m_scheduler.now(), m_scheduler.now(), m_scheduler.now() - std::chrono::milliseconds(5), true}; }
    /// Does nothing once the stream has closed.
    void later(StreamId id, MonoTime when, std::function<void()> task)
    {
        m_scheduler.callAt(when, [this, id, task = std::move(task)] {
            if (m_streams.count(id))
                task();
        });
    }
    void close(StreamId id, std::optional<Error> error)
    {
        const Stream stream = m_streams.at(id);
        m_streams.erase(id);
        --inFlight[stream.lane];
        --total;
        stream.observer->onClosed({m_scheduler.now(), std::move(error), {}, true});
    }

    Scheduler &m_scheduler;
    std::map<StreamId, Stream> m_streams;
    StreamId m_last = 0;
};

} // namespace derby
