// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/units.h"
#include "plan/plan.h"
#include "protocol/protocol.h"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace derby {

/// How long connecting took; all absent on a reused connection.
struct ConnectTimes
{
    std::optional<Nanos> dns, connect, tls;
};

/// How soon after its sending an idle connection's end must show for the request to be sent again on a fresh one (at least; two round trips
/// where the network is slower): later the server had taken the request.
inline constexpr Nanos staleNotice = std::chrono::milliseconds(250);

/// The request has begun to leave.
struct Sent
{
    MonoTime at; ///< just before its first byte was written on a connected, TLS-ready socket
    ConnectTimes connect;
    bool reused = false; ///< an idle keep-alive connection
    int staleRetries = 0; ///< requests lost on an idle connection that the server closed before a byte of the answer came (at most 1)
};

/// When one read's bytes came.
struct ReceiveTimes
{
    MonoTime received; ///< kernel receive time, mapped to the monotonic clock; without one, equal to `seen`
    MonoTime seen; ///< right after the read returned
    MonoTime lastLook; ///< when the loop last looked at this socket and found nothing (docs/method.md 1): tells a server's burst from our
                       ///< lateness; MonoTime{} where nobody knows
    bool kernelTime = false;
};

/// The end of a stream, told exactly once and last.
struct Closed
{
    MonoTime at; ///< end of the body, or the moment when the stream was given up: from then on the connection holds nobody
    std::optional<Error>
        error; ///< of the transport (dns, refused, tls, timeouts, reset, redirect, cancelled); HTTP errors are the protocol's
    std::optional<Nanos> rtt; ///< TCP_INFO's smoothed round-trip time
    bool reusable = false; ///< the connection went back to the pool
};

/// What the observer knows and the transport can't: which deadline is running.
enum class StreamState { WaitingForToken, Streaming, Complete };

/// Sees one stream. Called on one of the transport's threads, never concurrently for one stream.
class StreamObserver
{
public:
    virtual ~StreamObserver() = default;
    virtual void onSent(const Sent &sent) = 0;
    /// The response head (1xx heads are skipped). `when` is that of the read that holds its first byte.
    virtual void onHead(const ResponseHead &head, const ReceiveTimes &when) = 0;
    /// All body bytes of one read, chunk framing removed; one call a read. Bytes of the read that also held the head come here after
    /// onHead.
    virtual StreamState onBody(std::string_view bytes, const ReceiveTimes &when) = 0;
    virtual void onClosed(const Closed &closed) = 0;
};

struct StreamRequest
{
    Endpoint endpoint;
    HttpRequest http;
    Deadlines deadlines;
    bool coldConnection = false; ///< a new connection, closed afterwards
};

using StreamId = std::uint64_t;

/// What a transport says of itself; cheap, from any thread.
struct TransportHealth
{
    double busiestLoopShare = 0; ///< CPU share (0..1) of the busiest measuring thread since the last resetHealth()
    int clockSteps = 0; ///< steps of CLOCK_REALTIME against the monotonic clock over 1 ms since the last resetHealth()
    bool kernelTime = false; ///< reads carry kernel times
    bool realtimePriority = false; ///< the measuring threads were granted it
    int loops = 0;
};

/// HTTP/1.1 streams with time stamps.
class Transport
{
public:
    virtual ~Transport() = default;
    /// Starts a stream and returns at once; from any thread. The observer lives until its onClosed has returned.
    virtual StreamId start(StreamRequest request, std::shared_ptr<StreamObserver> observer) = 0;
    /// Ends a stream with `cancelled`, at any point; unknown or ended ids are ignored. From any thread.
    virtual void cancel(StreamId id) = 0;
    /// Opens up to `count` idle connections to the endpoint ahead of time and calls `done` (on a transport thread) when each is open or has
    /// failed.
    virtual void preconnect(const Endpoint &endpoint, int count, const Deadlines &deadlines, std::function<void()> done) = 0;
    /// Streams that can run at once against one endpoint; 0: no limit of ours. A plan that needs more is refused, never queued in silence.
    virtual int maxStreamsPerEndpoint() const = 0;
    virtual TransportKind kind() const = 0;
    virtual TransportHealth health() const = 0;
    virtual void resetHealth() = 0;
};

/// A whole answer of a request that is not measured (health, model lists, tokenizing).
struct FetchResult
{
    ResponseHead head;
    QByteArray body;
    std::optional<Error> error; ///< of the transport
};

/// Starts `request` and calls `done` once, on a transport thread, with the whole answer (at most 8 MiB of body).
StreamId fetch(Transport &transport, StreamRequest request, std::function<void(FetchResult)> done);

} // namespace derby
