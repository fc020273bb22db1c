// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripted_server.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace derby::test {

namespace {

/// A listening socket on a free loopback port.
int listenOn(bool ipv6, int backlog, std::uint16_t &port)
{
    const int listener = ::socket(ipv6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_storage address{};
    socklen_t size = 0;
    if (ipv6) {
        auto &v6 = reinterpret_cast<sockaddr_in6 &>(address);
        v6.sin6_family = AF_INET6;
        v6.sin6_addr = in6addr_loopback;
        size = sizeof v6;
    } else {
        auto &v4 = reinterpret_cast<sockaddr_in &>(address);
        v4.sin_family = AF_INET;
        v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        size = sizeof v4;
    }
    if (listener < 0 || ::bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(listener, backlog) != 0
        || ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        std::abort();
    port = ntohs(ipv6 ? reinterpret_cast<sockaddr_in6 &>(address).sin6_port : reinterpret_cast<sockaddr_in &>(address).sin_port);
    return listener;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

} // namespace

void Gate::open()
{
    const std::lock_guard lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
}

bool Gate::wait()
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(20), [this] { return m_open; });
}

std::string PeerRequest::line() const
{
    return head.substr(0, head.find("\r\n"));
}

std::string PeerRequest::header(std::string_view name) const
{
    const std::string wanted = "\r\n" + lower(name) + ':';
    const size_t at = lower(head).find(wanted);
    if (at == std::string::npos)
        return {};
    const size_t from = head.find_first_not_of(' ', at + wanted.size());
    return head.substr(from, head.find("\r\n", from) - from);
}

Peer::Peer(int number, int socket, ScriptedServer &server)
    : number(number)
    , m_socket(socket)
    , m_server(server)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Peer::~Peer()
{
    close();
}

std::ptrdiff_t Peer::receive(char *to, std::size_t size)
{
    if (m_socket < 0)
        return 0;
    if (m_ssl)
        return SSL_read(m_ssl, to, static_cast<int>(size));
    std::ptrdiff_t got = 0;
    do {
        got = ::recv(m_socket, to, size, 0);
    } while (got < 0 && errno == EINTR);
    return got;
}

bool Peer::readRequest()
{
    std::array<char, 16384> part;
    const auto more = [&] {
        const std::ptrdiff_t got = receive(part.data(), part.size());
        if (got > 0)
            m_buffer.append(part.data(), static_cast<size_t>(got));
        return got > 0;
    };
    size_t end = 0;
    while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos) {
        if (!more())
            return false;
    }
    m_request = {};
    m_request.head = m_buffer.substr(0, end + 4);
    m_buffer.erase(0, end + 4);
    const size_t length = std::strtoul(m_request.header("Content-Length").c_str(), nullptr, 10);
    while (m_buffer.size() < length) {
        if (!more())
            return false;
    }
    m_request.body = m_buffer.substr(0, length);
    m_buffer.erase(0, length);
    m_server.note(m_request);
    return true;
}

bool Peer::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (m_socket < 0)
            return false;
        const std::ptrdiff_t sent = m_ssl ? SSL_write(m_ssl, bytes.data(), static_cast<int>(bytes.size()))
                                          : ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
}

bool Peer::sendChunk(std::string_view data)
{
    std::array<char, 24> size;
    std::snprintf(size.data(), size.size(), "%zx\r\n", data.size());
    return send(std::string(size.data()) + std::string(data) + "\r\n");
}

bool Peer::sendHead(std::string_view moreHeaders, int status)
{
    return send("HTTP/1.1 " + std::to_string(status) + " Said so\r\n" + std::string(moreHeaders) + "\r\n");
}

bool Peer::sendSized(std::string_view body, int status)
{
    return send("HTTP/1.1 " + std::to_string(status) + " Said so\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n"
                + std::string(body));
}

bool Peer::startTls(const Certificate &certificate)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    BIO *memory = BIO_new_mem_buf(certificate.certificatePem.data(), static_cast<int>(certificate.certificatePem.size()));
    X509 *cert = PEM_read_bio_X509(memory, nullptr, nullptr, nullptr);
    BIO_free(memory);
    memory = BIO_new_mem_buf(certificate.keyPem.data(), static_cast<int>(certificate.keyPem.size()));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(memory, nullptr, nullptr, nullptr);
    BIO_free(memory);
    SSL_CTX_use_certificate(context, cert);
    SSL_CTX_use_PrivateKey(context, key);
    X509_free(cert);
    EVP_PKEY_free(key);
    m_ssl = SSL_new(context);
    SSL_CTX_free(context);
    SSL_set_fd(m_ssl, m_socket);
    const bool good = SSL_accept(m_ssl) == 1;
    ERR_clear_error();
    return good;
}

void Peer::waitForClose()
{
    std::array<char, 4096> rest;
    while (receive(rest.data(), rest.size()) > 0) { }
}

void Peer::pause(int milliseconds)
{
    std::unique_lock lock(m_server.m_mutex);
    m_server.m_stopped.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return m_server.m_stopping.load(); });
}

void Peer::close()
{
    if (m_socket < 0)
        return;
    if (m_ssl) {
        SSL_shutdown(m_ssl);
        SSL_free(m_ssl);
        m_ssl = nullptr;
        ERR_clear_error();
    }
    m_server.forget(m_socket);
    m_socket = -1;
}

void Peer::reset()
{
    if (m_socket < 0)
        return;
    const linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    if (m_ssl) {
        SSL_free(m_ssl);
        m_ssl = nullptr;
    }
    m_server.forget(m_socket);
    m_socket = -1;
}

ScriptedServer::ScriptedServer(Script script)
    : ScriptedServer(std::move(script), Options{})
{
}

ScriptedServer::ScriptedServer(Script script, Options options)
    : m_script(std::move(script))
    , m_options(std::move(options))
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes with plain write()
    m_listener = listenOn(m_options.ipv6, 512, m_port);
    m_acceptor = std::thread([this] { acceptAll(); });
}

ScriptedServer::~ScriptedServer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
        m_stopped.notify_all();
    }
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    for (std::thread &thread : m_threads)
        thread.join();
    ::close(m_listener);
}

int ScriptedServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_log.size());
}

std::vector<PeerRequest> ScriptedServer::log() const
{
    const std::lock_guard lock(m_mutex);
    return m_log;
}

void ScriptedServer::acceptAll()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) {
            if (errno == EINTR || errno == ECONNABORTED)
                continue;
            return;
        }
        const std::lock_guard lock(m_mutex);
        if (m_stopping) {
            ::close(socket);
            return;
        }
        m_sockets.push_back(socket);
        const int number = ++m_connections;
        m_threads.emplace_back([this, number, socket] {
            Peer peer(number, socket, *this);
            if (!m_options.tls || peer.startTls(*m_options.tls))
                m_script(peer);
        });
    }
}

void ScriptedServer::forget(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_sockets.erase(std::remove(m_sockets.begin(), m_sockets.end(), socket), m_sockets.end());
    ::close(socket); // under the lock, so that the destructor never shuts down a number that somebody else has got
}

void ScriptedServer::note(const PeerRequest &request)
{
    const std::lock_guard lock(m_mutex);
    m_log.push_back(request);
}

FullPort::FullPort()
{
    const int listener = listenOn(false, 0, m_port);
    m_sockets.push_back(listener);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(m_port);
    for (int i = 0; i < 4; ++i) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        (void)::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address);
        m_sockets.push_back(socket);
    }
}

FullPort::~FullPort()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

std::uint16_t closedPort()
{
    std::uint16_t port = 0;
    ::close(listenOn(false, 1, port));
    return port;
}

} // namespace derby::test
