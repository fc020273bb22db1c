// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;
struct bio_st;

namespace derby {

/// A request as it came in.
struct IncomingRequest
{
    std::string method;
    std::string path; ///< without the query
    std::string query;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    bool keepAlive = true;
    bool http10 = false;
    std::string_view header(std::string_view name) const; ///< without regard to case; empty when it is not there
};

class Connection;

/// What answers on a connection.
class ConnectionHandler
{
public:
    virtual ~ConnectionHandler() = default;
    /// Answers with Connection::send() and, at the end, endResponse(): now or later.
    virtual void onRequest(const std::shared_ptr<Connection> &connection, IncomingRequest request) = 0;
    /// What came is no HTTP request; the connection closes after the answer.
    virtual void onGarbage(Connection &connection) = 0;
    /// The client went away before the response's end.
    virtual void onGone(Connection &connection) = 0;
};

struct ConnectionOptions
{
    double idleSeconds = 0; ///< a connection that has been used is closed after so long without a request; 0: never
    std::optional<int> dripMs; ///< fault: one byte a write
    ssl_ctx_st *tls = nullptr; ///< serves https
};

/// One connection of a client: parses requests, sends the handler's bytes as they are, one send() a call. All on the io_context's thread.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(boost::asio::ip::tcp::socket socket, ConnectionHandler &handler, ConnectionOptions options);
    ~Connection();

    /// Serves until either side closes.
    boost::asio::awaitable<void> serve();

    /// Hands the bytes to the kernel at once, or as soon as the socket has room. The head of each answer gets a line more than its engine
    /// would write, simulatorHeader: nobody may take us for a real server.
    void send(std::string_view bytes);
    /// The response is complete. `close`: and the connection ends.
    void endResponse(bool close = false);
    /// Ends the connection with RST.
    void reset();
    void shut(); ///< the server stops
    bool open() const { return m_open; }
    bool keepAlive() const { return m_keepAlive; } ///< of the request that is being answered
    bool http10() const { return m_http10; }

private:
    enum class Pumped { Data, Nothing, End };
    Pumped pump();
    boost::asio::awaitable<bool> fill();
    void watch();
    void gone();
    void transmit(std::string_view bytes);
    void drain();
    void flushTls();

    boost::asio::ip::tcp::socket m_socket;
    ConnectionHandler &m_handler;
    ConnectionOptions m_options;
    boost::asio::steady_timer m_done, m_drained, m_idle, m_drip;
    std::string m_in; ///< received, not yet parsed
    std::string m_out; ///< to be sent
    std::size_t m_outSent = 0;
    bool m_open = true, m_responding = false, m_keepAlive = true, m_http10 = false, m_draining = false, m_headDue = false;
    std::uint64_t m_request = 0; ///< serial of the request that is being answered
    ssl_st *m_tls = nullptr;
    bio_st *m_tlsIn = nullptr, *m_tlsOut = nullptr; ///< owned by m_tls
};

} // namespace derby
