// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/connection.h"

#include "protocol/simulator_mark.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <cerrno>

#include <sys/socket.h>

namespace derby {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

constexpr auto asTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t mostUnsent = 64 << 20; ///< a client that reads nothing for so long is dropped
constexpr std::size_t mostPipelined = 1 << 20;
constexpr std::uint64_t mostBody = 64 << 20;

std::string text(boost::beast::string_view view)
{
    return std::string(view.data(), view.size());
}

IncomingRequest taken(http::request_parser<http::string_body> &parser)
{
    auto &message = parser.get();
    IncomingRequest request;
    request.method = text(message.method_string());
    request.path = text(message.target());
    if (const std::size_t mark = request.path.find('?'); mark != std::string::npos) {
        request.query = request.path.substr(mark + 1);
        request.path.resize(mark);
    }
    for (const auto &field : message)
        request.headers.emplace_back(text(field.name_string()), text(field.value()));
    request.keepAlive = parser.keep_alive();
    request.http10 = message.version() == 10;
    request.body = std::move(message.body());
    return request;
}

} // namespace

std::string_view IncomingRequest::header(std::string_view name) const
{
    for (const auto &[key, value] : headers)
        if (boost::beast::iequals({key.data(), key.size()}, {name.data(), name.size()}))
            return value;
    return {};
}

Connection::Connection(asio::ip::tcp::socket socket, ConnectionHandler &handler, ConnectionOptions options)
    : m_socket(std::move(socket))
    , m_handler(handler)
    , m_options(options)
    , m_done(m_socket.get_executor())
    , m_drained(m_socket.get_executor())
    , m_idle(m_socket.get_executor())
    , m_drip(m_socket.get_executor())
{
    if (!options.tls)
        return;
    m_tls = SSL_new(options.tls);
    m_tlsIn = BIO_new(BIO_s_mem());
    m_tlsOut = BIO_new(BIO_s_mem());
    SSL_set_bio(m_tls, m_tlsIn, m_tlsOut);
    SSL_set_accept_state(m_tls);
}

Connection::~Connection()
{
    SSL_free(m_tls);
}

Connection::Pumped Connection::pump()
{
    std::array<char, 16384> buffer;
    const ssize_t count = ::recv(m_socket.native_handle(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count == 0)
        return Pumped::End;
    if (count < 0)
        return errno == EAGAIN || errno == EINTR ? Pumped::Nothing : Pumped::End;
    if (!m_tls) {
        m_in.append(buffer.data(), static_cast<std::size_t>(count));
        return Pumped::Data;
    }
    BIO_write(m_tlsIn, buffer.data(), static_cast<int>(count));
    Pumped result = Pumped::Nothing;
    for (;;) {
        ERR_clear_error();
        const int clear = SSL_read(m_tls, buffer.data(), static_cast<int>(buffer.size()));
        if (clear > 0) {
            m_in.append(buffer.data(), static_cast<std::size_t>(clear));
            result = Pumped::Data;
            continue;
        }
        if (SSL_get_error(m_tls, clear) != SSL_ERROR_WANT_READ)
            result = Pumped::End; // closed in order, or no TLS at all
        flushTls();
        return result;
    }
}

asio::awaitable<bool> Connection::fill()
{
    while (m_open) {
        switch (pump()) {
        case Pumped::Data:
            co_return true;
        case Pumped::End:
            co_return false;
        case Pumped::Nothing:
            break;
        }
        const auto [error] = co_await m_socket.async_wait(asio::ip::tcp::socket::wait_read, asTuple);
        if (error)
            co_return false;
    }
    co_return false;
}

asio::awaitable<void> Connection::serve()
{
    const auto self = shared_from_this();
    while (m_open) {
        http::request_parser<http::string_body> parser;
        parser.eager(true);
        parser.body_limit(mostBody);
        parser.header_limit(1 << 20);
        if (m_options.idleSeconds > 0 && m_request > 0) {
            m_idle.expires_after(
                std::chrono::duration_cast<asio::steady_timer::duration>(std::chrono::duration<double>(m_options.idleSeconds)));
            m_idle.async_wait([self, request = m_request](const boost::system::error_code &error) {
                if (!error && self->m_request == request && self->m_in.empty() && self->m_outSent >= self->m_out.size())
                    self->shut();
            });
        }
        bool continued = false;
        while (!parser.is_done()) {
            boost::system::error_code error;
            if (!m_in.empty()) {
                const std::size_t used = parser.put(asio::buffer(m_in), error);
                m_in.erase(0, used);
            }
            if (error && error != http::error::need_more) {
                m_handler.onGarbage(*this);
                m_keepAlive = false;
                break;
            }
            if (parser.is_done())
                break;
            if (parser.is_header_done() && !continued && boost::beast::iequals(parser.get()[http::field::expect], "100-continue")) {
                continued = true;
                send("HTTP/1.1 100 Continue\r\n\r\n");
            }
            if (!co_await fill()) {
                shut();
                co_return;
            }
        }
        m_idle.cancel();
        if (parser.is_done()) {
            IncomingRequest request = taken(parser);
            ++m_request;
            m_keepAlive = request.keepAlive;
            m_http10 = request.http10;
            m_responding = m_headDue = true;
            m_handler.onRequest(self, std::move(request));
            if (m_responding) {
                watch();
                m_done.expires_at(asio::steady_timer::time_point::max());
                co_await m_done.async_wait(asTuple);
            }
        }
        if (m_open && !m_keepAlive)
            break;
    }
    while (m_open && m_outSent < m_out.size()) {
        m_drained.expires_at(asio::steady_timer::time_point::max());
        co_await m_drained.async_wait(asTuple);
    }
    if (m_tls && m_open) {
        SSL_shutdown(m_tls);
        flushTls();
    }
    shut();
}

void Connection::watch()
{
    m_socket.async_wait(asio::ip::tcp::socket::wait_read,
                        [self = shared_from_this(), request = m_request](const boost::system::error_code &error) {
                            if (error || !self->m_open || !self->m_responding || self->m_request != request)
                                return;
                            if (self->pump() == Pumped::End)
                                self->gone();
                            else if (self->m_in.size() < mostPipelined)
                                self->watch();
                        });
}

void Connection::gone()
{
    if (!m_open)
        return;
    const bool responding = std::exchange(m_responding, false);
    shut();
    if (responding)
        m_handler.onGone(*this);
}

void Connection::send(std::string_view bytes)
{
    if (!m_open || bytes.empty())
        return;
    if (m_headDue && bytes.starts_with("HTTP/1.") && !bytes.starts_with("HTTP/1.1 100")) {
        m_headDue = false;
        std::string head(bytes);
        head.insert(head.find("\r\n") + 2, std::string(simulatorHeader) + ": 1\r\n");
        send(head);
        return;
    }
    if (!m_tls) {
        transmit(bytes);
        return;
    }
    ERR_clear_error();
    if (SSL_write(m_tls, bytes.data(), static_cast<int>(bytes.size())) > 0)
        flushTls();
}

void Connection::flushTls()
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(m_tlsOut, &data);
    if (size <= 0)
        return;
    const std::string bytes(data, static_cast<std::size_t>(size));
    BIO_reset(m_tlsOut);
    transmit(bytes);
}

void Connection::transmit(std::string_view bytes)
{
    if (!m_draining && !m_options.dripMs) {
        const ssize_t sent = ::send(m_socket.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent == static_cast<ssize_t>(bytes.size()))
            return;
        if (sent < 0 && errno != EAGAIN && errno != EINTR) {
            asio::post(m_socket.get_executor(), [self = shared_from_this()] { self->gone(); });
            return;
        }
        bytes.remove_prefix(sent > 0 ? static_cast<std::size_t>(sent) : 0);
    }
    if (m_out.size() - m_outSent + bytes.size() > mostUnsent) {
        asio::post(m_socket.get_executor(), [self = shared_from_this()] { self->gone(); });
        return;
    }
    m_out += bytes;
    if (!m_draining) {
        m_draining = true;
        drain();
    }
}

void Connection::drain()
{
    const auto next = [self = shared_from_this()](const boost::system::error_code &error) {
        if (error || !self->m_open)
            return;
        std::size_t most = self->m_out.size() - self->m_outSent;
        if (self->m_options.dripMs)
            most = std::min<std::size_t>(most, 1);
        const ssize_t sent =
            ::send(self->m_socket.native_handle(), self->m_out.data() + self->m_outSent, most, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) {
            self->gone();
            return;
        }
        self->m_outSent += sent > 0 ? static_cast<std::size_t>(sent) : 0;
        if (self->m_outSent < self->m_out.size()) {
            self->drain();
            return;
        }
        self->m_out.clear();
        self->m_outSent = 0;
        self->m_draining = false;
        self->m_drained.cancel();
    };
    if (m_options.dripMs) {
        m_drip.expires_after(std::chrono::milliseconds(*m_options.dripMs));
        m_drip.async_wait(next);
    } else {
        m_socket.async_wait(asio::ip::tcp::socket::wait_write, next);
    }
}

void Connection::endResponse(bool close)
{
    if (close)
        m_keepAlive = false;
    m_responding = false;
    m_done.cancel();
}

void Connection::reset()
{
    if (!m_open)
        return;
    boost::system::error_code ignored;
    m_socket.set_option(asio::socket_base::linger(true, 0), ignored);
    m_open = false;
    m_responding = false;
    m_socket.close(ignored);
    m_done.cancel();
    m_drained.cancel();
}

void Connection::shut()
{
    if (!m_open)
        return;
    m_open = false;
    m_responding = false;
    boost::system::error_code ignored;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    m_socket.close(ignored);
    m_done.cancel();
    m_drained.cancel();
    m_idle.cancel();
    m_drip.cancel();
}

} // namespace derby
