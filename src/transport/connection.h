// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "transport/host_lookup.h"
#include "transport/route.h"
#include "transport/tls_channel.h"
#include "transport/transport.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <memory>
#include <optional>

namespace derby {

class MeasuringLoop;

/// What all loops of a transport share.
struct TransportServices
{
    const Clock &clock;
    HostLookup lookup;
    TlsContexts tls;
};

/// One TCP (and TLS) connection of one loop. Everything on that loop's thread, except that an idle one may change its owner anywhere.
class ClientConnection
{
public:
    ClientConnection(MeasuringLoop &loop, std::shared_ptr<const Route> route);
    ~ClientConnection();
    ClientConnection(const ClientConnection &) = delete;
    ClientConnection &operator=(const ClientConnection &) = delete;

    /// Resolves, connects to each address in turn, passes the proxy, does the TLS handshake; ready for a request when it returns nothing.
    /// Ends early, with whatever error, when close() is called meanwhile. `deadline`: when it will be; earlier addresses get a share of the
    /// time.
    boost::asio::awaitable<std::optional<Error>> open(MonoTime deadline);
    /// Gives up an address that doesn't answer when its share of the time is over. Called every few milliseconds while open() runs.
    void tick(MonoTime now);
    /// Ends whatever runs.
    void close();

    /// Whether an idle connection still looks open: the server has neither closed it nor sent anything unasked.
    bool stillOpen();
    /// Writes what the socket takes at once and removes it from `bytes`; false on an error (errno in `error`).
    bool writeSome(std::string_view &bytes, int &error);
    /// Writes all of `bytes`; the error or nothing.
    boost::asio::awaitable<boost::system::error_code> write(std::string_view bytes);

    boost::asio::ip::tcp::socket socket;
    std::unique_ptr<TlsChannel> tls; ///< null for http
    const std::shared_ptr<const Route> route;
    ConnectTimes times;
    bool used = false; ///< has carried a request
    MonoTime idleSince{};

private:
    boost::asio::awaitable<std::optional<Error>> resolve(HostLookup::Addresses &addresses);
    boost::asio::awaitable<std::optional<Error>> connectTo(const HostLookup::Addresses &addresses, MonoTime deadline);
    boost::asio::awaitable<std::optional<Error>> passProxy();
    boost::asio::awaitable<std::optional<Error>> handshake();
    /// Waits for bytes and reads them; 0: the end, -1: an error (`code`).
    boost::asio::awaitable<std::ptrdiff_t> readSome(char *to, std::size_t capacity, int &error);

    MeasuringLoop &m_loop;
    TransportServices &m_services;
    std::shared_ptr<HostLookup::Waiter> m_lookup;
    std::optional<MonoTime> m_addressDeadline;
    bool m_addressLate = false;
    bool m_closed = false;
};

} // namespace derby
