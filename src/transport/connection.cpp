// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/connection.h"

#include "transport/measuring_loop.h"
#include "transport/response_parser.h"
#include "transport/socket_stamp.h"
#include "transport/transport_errors.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>

#include <sys/socket.h>
#include <unistd.h>

#if defined(__GNUC__) && !defined(__clang__) // GCC 12 takes Asio's allocation of coroutine frames for a mismatch once it has inlined it
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace derby {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr auto resumed = asio::as_tuple(asio::use_awaitable);

/// Connecting made Asio watch for EPOLLOUT, for as long as the socket is registered: from then on each wait for bytes would also report, at
/// once, that the socket can be written to. That is one needless turn of the loop for each token (at 50 streams a third of its work).
void forgetWriting(tcp::socket &socket, const tcp &protocol, error_code &code)
{
#ifdef __linux__
    const tcp::socket::native_handle_type handle = socket.release(code);
    if (code)
        return;
    socket.assign(protocol, handle, code);
    if (code)
        ::close(handle);
#else
    static_cast<void>(socket);
    static_cast<void>(protocol);
    static_cast<void>(code);
#endif
}

} // namespace

ClientConnection::ClientConnection(MeasuringLoop &loop, std::shared_ptr<const Route> route)
    : socket(loop.context())
    , route(std::move(route))
    , m_loop(loop)
    , m_services(loop.services)
{
}

ClientConnection::~ClientConnection()
{
    if (m_lookup)
        m_lookup->leave();
}

void ClientConnection::close()
{
    m_closed = true;
    error_code ignored;
    socket.close(ignored);
    if (m_lookup)
        m_lookup->arrival().cancel();
}

void ClientConnection::tick(MonoTime now)
{
    if (m_addressDeadline && now >= *m_addressDeadline) {
        m_addressDeadline.reset();
        m_addressLate = true;
        error_code ignored;
        socket.close(ignored);
    }
}

asio::awaitable<std::optional<Error>> ClientConnection::open(MonoTime deadline)
{
    // co_await only as a statement of its own: within conditions GCC 12 miscompiles it.
    HostLookup::Addresses addresses;
    std::optional<Error> error = co_await resolve(addresses);
    if (!error)
        error = co_await connectTo(addresses, deadline);
    if (!error && route->proxy && route->tls)
        error = co_await passProxy();
    if (!error && route->tls)
        error = co_await handshake();
    co_return error;
}

asio::awaitable<std::optional<Error>> ClientConnection::resolve(HostLookup::Addresses &addresses)
{
    const MonoTime from = m_services.clock.now();
    m_lookup = m_services.lookup.start(m_loop.context(), route->connectHost(), route->connectPort());
    const bool numeric = m_lookup->done;
    while (!m_lookup->done && !m_closed) {
        co_await m_lookup->arrival().async_wait(resumed);
        m_loop.arrive();
    }
    addresses = std::move(m_lookup->addresses);
    const std::string words = m_lookup->error;
    m_lookup->leave();
    m_lookup.reset();
    if (m_closed)
        co_return makeError(ErrorKind::Cancelled);
    if (addresses.empty())
        co_return dnsError(QString::fromStdString(route->connectHost()), QString::fromLocal8Bit(words.c_str()));
    if (!numeric)
        times.dns = m_services.clock.now() - from;
    co_return std::nullopt;
}

asio::awaitable<std::optional<Error>> ClientConnection::connectTo(const HostLookup::Addresses &addresses, MonoTime deadline)
{
    const QString where = route->proxy
        ? QStringLiteral("the proxy %1:%2").arg(QString::fromStdString(route->proxy->host)).arg(route->proxy->port)
        : route->shown;
    std::optional<Error> first;
    const MonoTime from = m_services.clock.now();
    for (size_t i = 0; i < addresses.size(); ++i) {
        error_code code;
        socket.open(addresses[i].protocol(), code);
        if (!code) {
            enableReceiveTimes(socket.native_handle());
            socket.set_option(tcp::no_delay(true), code);
            if (i + 1 < addresses.size()) {
                const MonoTime now = m_services.clock.now();
                m_addressDeadline = now + (deadline - now) / static_cast<int>(addresses.size() - i);
            }
            m_addressLate = false;
            std::tie(code) = co_await socket.async_connect(addresses[i], resumed);
            m_loop.arrive();
            m_addressDeadline.reset();
        }
        if (m_closed)
            co_return makeError(ErrorKind::Cancelled);
        if (!code && socket.is_open()) {
            times.connect = m_services.clock.now() - from;
            forgetWriting(socket, addresses[i].protocol(), code);
            if (!code)
                socket.non_blocking(true, code);
            if (!code)
                co_return std::nullopt;
        }
        if (!first)
            first = connectError(m_addressLate ? ETIMEDOUT : code.value(), where);
        socket.close(code);
    }
    co_return first;
}

asio::awaitable<std::optional<Error>> ClientConnection::passProxy()
{
    const MonoTime from = m_services.clock.now();
    const QString proxy = QStringLiteral("%1:%2").arg(QString::fromStdString(route->proxy->host)).arg(route->proxy->port);
    const std::string target =
        (route->host.find(':') == std::string::npos ? route->host : '[' + route->host + ']') + ':' + std::to_string(route->port);
    std::string request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
    if (!route->proxy->authorization.empty())
        request += "Proxy-Authorization: " + route->proxy->authorization + "\r\n";
    request += "\r\n";
    const error_code code = co_await write(request);
    if (code)
        co_return connectError(code.value(), proxy);
    ResponseParser parser(true);
    std::array<char, ResponseParser::headroom + 4096> buffer;
    while (!parser.done()) {
        int error = 0;
        // A server speaks TLS only after our hello, so nothing of it can be in these reads.
        const std::ptrdiff_t got =
            co_await readSome(buffer.data() + ResponseParser::headroom, buffer.size() - ResponseParser::headroom, error);
        if (got <= 0)
            co_return lostError(QStringLiteral("The proxy %1").arg(proxy), false, parser.started(), error);
        if (!parser.feed(buffer.data() + ResponseParser::headroom, static_cast<size_t>(got)))
            co_return notHttpError(QStringLiteral("the proxy %1").arg(proxy), {buffer.data() + ResponseParser::headroom, got},
                                   QString::fromStdString(parser.error()));
    }
    const int status = parser.head().status;
    if (status == 407)
        co_return makeError(ErrorKind::Auth, QStringLiteral("The proxy %1 asks for credentials.").arg(proxy), {},
                            {QStringLiteral("Write the proxy as http://user:password@host:port")});
    if (status / 100 != 2)
        co_return makeError(
            ErrorKind::Refused, QStringLiteral("The proxy %1 refused to connect to %2 (%3).").arg(proxy, route->shown).arg(status),
            QString::fromUtf8(parser.head().reason),
            {QStringLiteral("Check that the proxy may reach this host"), QStringLiteral("Remove the proxy from this endpoint")});
    times.connect = times.connect.value_or(Nanos::zero()) + (m_services.clock.now() - from);
    co_return std::nullopt;
}

asio::awaitable<std::optional<Error>> ClientConnection::handshake()
{
    const MonoTime from = m_services.clock.now(); // a loop's first connection reads the certificates of its authorities, too
    const Result<std::shared_ptr<SSL_CTX>> context = m_services.tls.get(*route);
    if (!context)
        co_return context.error();
    tls = std::make_unique<TlsChannel>(*context, *route);
    std::array<char, 8192> buffer;
    bool first = true;
    for (;;) {
        const TlsChannel::Step step = tls->handshake();
        const std::string out = tls->takeOutput(); // an alert that says why, too, when it failed
        const error_code code = co_await write(out);
        if (step == TlsChannel::Step::Failed)
            co_return tls->error(*route);
        if (code)
            co_return lostError(route->shown, false, false, code.value());
        if (step == TlsChannel::Step::Done)
            break;
        int error = 0;
        const std::ptrdiff_t got = co_await readSome(buffer.data(), buffer.size(), error);
        if (got <= 0)
            co_return makeError(ErrorKind::Tls, QStringLiteral("%1 closed the connection during the TLS handshake.").arg(route->shown),
                                error ? QString::fromStdString(error_code(error, boost::system::system_category()).message()) : QString(),
                                {QStringLiteral("If the server speaks plain HTTP on this port, use http:// in the URL"),
                                 QStringLiteral("Look at what it offers: openssl s_client -connect %1:%2")
                                     .arg(QString::fromStdString(route->host))
                                     .arg(route->port)});
        const std::string_view bytes(buffer.data(), static_cast<size_t>(got));
        if (first && !TlsChannel::looksLikeTls(bytes))
            co_return TlsChannel::notTls(*route, bytes);
        first = false;
        tls->feed(bytes.data(), bytes.size());
    }
    times.tls = m_services.clock.now() - from;
    co_return std::nullopt;
}

asio::awaitable<std::ptrdiff_t> ClientConnection::readSome(char *to, std::size_t capacity, int &error)
{
    for (;;) {
        const auto [code] = co_await socket.async_wait(tcp::socket::wait_read, resumed);
        m_loop.arrive();
        if (m_closed || code) {
            error = code ? code.value() : ECANCELED;
            co_return -1;
        }
        const StampedRead read = readStamped(socket.native_handle(), to, capacity);
        error = read.error;
        if (read.bytes >= 0 || (read.error != EAGAIN && read.error != EWOULDBLOCK))
            co_return read.bytes;
    }
}

bool ClientConnection::writeSome(std::string_view &bytes, int &error)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket.native_handle(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent >= 0) {
            bytes.remove_prefix(static_cast<size_t>(sent));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return true;
        } else if (errno != EINTR) {
            error = errno;
            return false;
        }
    }
    return true;
}

asio::awaitable<error_code> ClientConnection::write(std::string_view bytes)
{
    int error = 0;
    while (!bytes.empty()) {
        if (!writeSome(bytes, error))
            co_return error_code(error, boost::system::system_category());
        if (bytes.empty())
            break;
        const auto [code] = co_await socket.async_wait(tcp::socket::wait_write, resumed);
        m_loop.arrive();
        if (code || m_closed)
            co_return code ? code : error_code(ECANCELED, boost::system::system_category());
    }
    co_return error_code();
}

bool ClientConnection::stillOpen()
{
    std::array<char, 4096> buffer;
    for (;;) {
        const StampedRead read = readStamped(socket.native_handle(), buffer.data(), buffer.size());
        if (read.bytes < 0)
            return read.error == EAGAIN || read.error == EWOULDBLOCK;
        if (read.bytes == 0 || !tls)
            return false; // closed, or an answer to nothing
        // TLS 1.3 sends session tickets after the handshake.
        tls->feed(buffer.data(), static_cast<size_t>(read.bytes));
        const TlsChannel::Plain plain = tls->read(buffer.data(), buffer.size());
        if (plain.bytes > 0 || plain.closed || plain.failed)
            return false;
    }
}

} // namespace derby
