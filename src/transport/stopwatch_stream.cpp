// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/stopwatch_stream.h"

#include "transport/overdue.h"
#include "transport/transport_errors.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cerrno>

#if defined(__GNUC__) && !defined(__clang__) // GCC 12 takes Asio's allocation of coroutine frames for a mismatch once it has inlined it
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace derby {

namespace asio = boost::asio;

namespace {

constexpr auto resumed = asio::as_tuple(asio::use_awaitable);

} // namespace

StopwatchStream::StopwatchStream(StreamId id, MeasuringLoop &loop, std::shared_ptr<const Route> route, StreamRequest request,
                                 std::string bytes, std::shared_ptr<StreamObserver> observer)
    : m_id(id)
    , m_loop(loop)
    , m_route(std::move(route))
    , m_request(std::move(request))
    , m_bytes(std::move(bytes))
    , m_observer(std::move(observer))
{
}

void StopwatchStream::start(std::unique_ptr<ClientConnection> idle)
{
    m_connection = std::move(idle);
    m_reused = m_connection != nullptr;
    m_connectBy = connectDeadline();
    m_loop.add(m_id, shared_from_this());
    asio::co_spawn(m_loop.context(), run(shared_from_this()), [](std::exception_ptr failure) {
        if (failure)
            std::rethrow_exception(failure); // an observer threw: a bug
    });
}

asio::awaitable<void> StopwatchStream::run(std::shared_ptr<StopwatchStream> self)
{
    // co_await only as a statement of its own: within conditions GCC 12 miscompiles it.
    for (;;) {
        const Step step = co_await self->attempt();
        if (step != Step::Stale)
            break;
        ++self->m_staleRetries;
        self->m_connection.reset();
        self->m_reused = false;
    }
    self->finish();
}

MonoTime StopwatchStream::connectDeadline() const
{
    const Nanos limit = m_request.deadlines.connect;
    return m_loop.now() + (limit > Nanos(0) ? limit : Nanos(std::chrono::hours(1)));
}

void StopwatchStream::tick(MonoTime now)
{
    if (m_phase == Phase::Connecting) {
        if (now >= m_connectBy)
            abort(ErrorKind::ConnectTimeout);
        else if (m_connection)
            m_connection->tick(now);
    } else if (m_phase == Phase::Running) {
        if (m_state == StreamState::Complete) {
            if (passed(m_completeSince, endPatience, now) && !m_patienceOver) {
                m_patienceOver = true;
                m_closed.rtt = smoothedRtt(m_connection->socket.native_handle());
                m_connection->close();
            }
        } else if (const auto late = overdue(m_request.deadlines, m_state, m_sentAt, m_lastActivity, now)) {
            abort(*late);
        }
    }
}

void StopwatchStream::abort(ErrorKind kind)
{
    if (m_abort || m_phase == Phase::Ended)
        return;
    m_abort = kind;
    m_closed.at = m_loop.now();
    if (m_connection) {
        if (m_phase == Phase::Running)
            m_closed.rtt = smoothedRtt(m_connection->socket.native_handle());
        m_connection->close();
    }
}

asio::awaitable<StopwatchStream::Step> StopwatchStream::attempt()
{
    if (m_abort)
        co_return end(std::nullopt, m_closed.at);
    if (m_reused && !m_connection->stillOpen()) {
        // Nothing of the request has left: no fault, no retry. Some servers close after every answer, whatever its head says.
        m_connection.reset();
        m_reused = false;
    }
    if (!m_reused) {
        const bool connected = co_await connect();
        if (!connected)
            co_return Step::Ended;
    }
    m_parser.emplace(m_request.http.method == "HEAD");
    co_await send();
    while (!m_abort && !m_patienceOver) {
        const auto [code] = co_await m_connection->socket.async_wait(asio::ip::tcp::socket::wait_read, resumed);
        if (code || m_abort || m_patienceOver)
            break;
        if (const Step step = onReadable(); step != Step::More)
            co_return step;
    }
    co_return end(std::nullopt, m_patienceOver ? m_loop.now() : m_closed.at);
}

asio::awaitable<bool> StopwatchStream::connect()
{
    m_phase = Phase::Connecting;
    m_connectBy = connectDeadline();
    m_connection = std::make_unique<ClientConnection>(m_loop, m_route);
    const std::optional<Error> error = co_await m_connection->open(m_connectBy);
    if (!error && !m_abort)
        co_return true;
    end(error, m_loop.now());
    co_return false;
}

asio::awaitable<void> StopwatchStream::send()
{
    std::string encrypted;
    std::string_view bytes = m_bytes;
    if (m_connection->tls) {
        m_connection->tls->write(m_bytes); // into memory; what goes wrong with the session shows when it is read
        encrypted = m_connection->tls->takeOutput();
        bytes = encrypted;
    }
    m_connection->used = true;
    m_sentAll = false;
    Sent sent;
    sent.reused = m_reused;
    sent.staleRetries = m_staleRetries;
    if (!m_reused)
        sent.connect = m_connection->times;
    sent.at = m_loop.now();
    int error = 0;
    const bool written = m_connection->writeSome(bytes, error);
    m_sentAt = sent.at;
    m_lastActivity = sent.at;
    m_phase = Phase::Running;
    m_observer->onSent(sent);
    // A server may answer and close before it has read everything: whatever comes of writing, the answer is read.
    if (written && !bytes.empty()) {
        const boost::system::error_code code = co_await m_connection->write(bytes);
        m_sentAll = !code;
    } else {
        m_sentAll = written;
    }
}

StopwatchStream::Step StopwatchStream::onReadable()
{
    m_loop.beginRead();
    for (;;) {
        char *buffer = m_loop.readBuffer();
        const StampedRead read = readStamped(m_connection->socket.native_handle(), buffer, MeasuringLoop::readCapacity);
        if (read.bytes < 0) {
            if (read.error == EAGAIN || read.error == EWOULDBLOCK)
                return Step::More;
            return lost(read.error, m_loop.now());
        }
        if (read.bytes == 0)
            return lost(0, m_loop.now());
        const Step step = take(buffer, static_cast<size_t>(read.bytes), m_loop.times(read));
        if (step != Step::More || static_cast<size_t>(read.bytes) < MeasuringLoop::readCapacity)
            return step;
    }
}

StopwatchStream::Step StopwatchStream::take(char *data, std::size_t size, const ReceiveTimes &when)
{
    m_lastActivity = when.seen;
    if (!m_connection->tls)
        return takeHttp(data, size, when);
    TlsChannel &tls = *m_connection->tls;
    tls.feed(data, size);
    const TlsChannel::Plain plain = tls.read(m_loop.plainBuffer(), MeasuringLoop::plainCapacity);
    if (plain.bytes > 0) {
        const Step step = takeHttp(m_loop.plainBuffer(), plain.bytes, when);
        if (step != Step::More)
            return step;
    }
    if (plain.failed)
        return end(tls.error(*m_route), when.seen);
    if (plain.closed)
        return lost(0, when.seen);
    if (const std::string out = tls.takeOutput(); !out.empty()) { // a key update's answer: a few bytes
        std::string_view rest = out;
        int error = 0;
        if (!m_connection->writeSome(rest, error) || !rest.empty())
            return lost(error ? error : EPIPE, when.seen);
    }
    return Step::More;
}

StopwatchStream::Step StopwatchStream::takeHttp(char *data, std::size_t size, const ReceiveTimes &when)
{
    const bool good = m_parser->feed(data, size);
    if (!m_headBegan && (!good || m_parser->finalHeadStarted())) {
        m_headBegan = true;
        m_headTimes = when;
    }
    if (!m_headTold && m_parser->headDone()) {
        m_headTold = true;
        m_observer->onHead(m_parser->head(), m_headTimes);
        if (isRedirect(m_parser->head().status))
            return end(redirectError(m_route->shown, m_parser->head()), when.received);
    }
    if (const std::string_view body = m_parser->body(); !body.empty()) {
        const StreamState before = m_state;
        m_state = m_observer->onBody(body, when);
        if (m_state == StreamState::Complete && before != StreamState::Complete)
            m_completeSince = when.seen;
    }
    if (good)
        return m_parser->done() ? end(std::nullopt, when.received) : Step::More;
    if (m_parser->headTooLarge())
        return end(headTooLargeError(m_route->shown), when.seen);
    if (m_headTold)
        return end(makeError(ErrorKind::BadResponse, QStringLiteral("The answer of %1 broke HTTP's rules in its body.").arg(m_route->shown),
                             QString::fromStdString(m_parser->error())),
                   when.seen);
    return end(notHttpError(m_route->shown, {data, static_cast<qsizetype>(size)}, QString::fromStdString(m_parser->error())), when.seen);
}

/// A server that had closed the connection before it saw the request answers it with a reset, a round trip later. One that takes longer had
/// the request and died on it: that is a failure to be counted, never to be asked again in silence.
bool StopwatchStream::closedWhileIdle() const
{
    const Nanos roundTrip = smoothedRtt(m_connection->socket.native_handle()).value_or(Nanos(0));
    return m_loop.now() - m_sentAt <= std::max(staleNotice, 2 * roundTrip);
}

StopwatchStream::Step StopwatchStream::lost(int systemError, MonoTime at)
{
    if (m_reused && !m_parser->started() && closedWhileIdle())
        return Step::Stale;
    if (systemError == 0 && m_parser->finish())
        return end(std::nullopt, at);
    if (m_state == StreamState::Complete) // the protocol's own end had come
        return end(std::nullopt, at);
    return end(lostError(m_route->shown, m_headTold, m_parser->started(), systemError), at);
}

StopwatchStream::Step StopwatchStream::end(std::optional<Error> error, MonoTime at)
{
    m_phase = Phase::Ended;
    if (m_abort) {
        m_closed.error = abortError(*m_abort, m_route->shown, m_request.deadlines);
    } else {
        m_closed.error = std::move(error);
        m_closed.at = at;
    }
    return Step::Ended;
}

void StopwatchStream::finish()
{
    if (m_connection && m_connection->socket.is_open()) {
        m_closed.rtt = smoothedRtt(m_connection->socket.native_handle());
        m_closed.reusable =
            !m_closed.error && !m_request.coldConnection && m_sentAll && m_parser && m_parser->keepAlive() && !m_parser->leftOver();
        if (m_closed.reusable) {
            m_connection->idleSince = m_loop.now();
            m_loop.pool.put(std::move(m_connection), m_loop.index);
            m_loop.watchIdle();
        }
    }
    m_connection.reset();
    m_loop.remove(m_id);
    m_loop.load.fetch_sub(1, std::memory_order_relaxed);
    m_observer->onClosed(m_closed);
    m_observer.reset();
}

} // namespace derby
