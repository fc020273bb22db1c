// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/prepare.h"
#include "plan/endpoint.h"
#include "protocol/protocol.h"
#include "transport/transport.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace derby {

/// One event of a traced stream, with its text, its payload and its times.
struct TracedEvent
{
    DecodedEvent event;
    std::optional<MonoTime> received, seen; ///< absent: read from a file
    bool coalesced = false; ///< a later text event lies in the same read and the loop was late: the time is an upper bound
};

/// One request and everything that came back, for `test` and `inspect`.
struct Trace
{
    QString name; ///< for people; empty: the engine's id
    Endpoint endpoint;
    LanePreparation preparation;
    std::optional<HttpRequest> request; ///< absent: nothing was sent, or read from a file
    std::optional<ResponseHead> head; ///< absent: no answer came
    std::vector<TracedEvent> events;
    Reading reading;
    bool kernelTime = false;
    ConnectTimes connect;
    std::optional<MonoTime> sent, firstByte, firstToken, firstAnswer, lastToken, done;
    std::optional<Nanos> rtt;
    std::optional<Error> error;
};

/// What another thread may watch of a trace that is being made.
struct LiveTrace
{
    std::atomic<qint64> sentNs = 0; ///< MonoTime of sending; 0: not yet
    std::atomic<qint64> firstTokenNs = 0; ///< likewise
    std::atomic<int> events = 0;
};

/// Sees one stream and keeps all of it.
class Tracer final : public StreamObserver
{
public:
    using Done = std::function<void(Trace)>;
    /// `draft` holds endpoint, preparation and request; `done` is called once, on the transport's thread.
    Tracer(Trace draft, Done done, std::shared_ptr<LiveTrace> live);

    void onSent(const Sent &sent) override;
    void onHead(const ResponseHead &head, const ReceiveTimes &when) override;
    StreamState onBody(std::string_view bytes, const ReceiveTimes &when) override;
    void onClosed(const Closed &closed) override;

private:
    void take(std::vector<DecodedEvent> events);

    Trace m_trace;
    Done m_done;
    std::shared_ptr<LiveTrace> m_live;
    std::unique_ptr<Decoder> m_decoder;
    ReceiveTimes m_read; // the read whose bytes are being decoded
    std::size_t m_readBegin = 0; // events before it
};

/// What is wrong with a finished trace: of the transport, of the protocol, or no text at all. Absent: it succeeded.
std::optional<Error> judgeTrace(const Trace &trace, std::optional<Error> transportError);

} // namespace derby
