// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "test_certificates.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using SSL = struct ssl_st;

namespace derby::test {

/// Lets a script wait for the test, and the test for a script, without sleeping.
class Gate
{
public:
    void open();
    /// False after 20 s without anybody opening it.
    bool wait();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
};

struct PeerRequest
{
    std::string head; ///< as received, with its last CRLF CRLF
    std::string body;
    std::string line() const; ///< "GET /path HTTP/1.1"
    std::string header(std::string_view name) const; ///< empty when absent
};

/// One accepted connection; a script talks to it in a thread of its own. Nothing throws: a dead connection makes every call return false.
class Peer
{
public:
    ~Peer();
    /// Reads one request: its head, and its body by Content-Length. False: the client has closed.
    bool readRequest();
    const PeerRequest &request() const { return m_request; }
    bool send(std::string_view bytes);
    bool sendChunk(std::string_view data); ///< one chunk, one send
    bool sendHead(std::string_view moreHeaders, int status = 200); ///< "HTTP/1.1 200 OK", the headers (each with CRLF), and the blank line
    bool sendSized(std::string_view body, int status = 200); ///< a whole answer with Content-Length
    /// Answers the ClientHello; false when the handshake failed.
    bool startTls(const Certificate &certificate);
    /// Waits until the client closes; whatever it still sends is thrown away.
    void waitForClose();
    /// Waits, unless the server stops meanwhile.
    void pause(int milliseconds);
    void close(); ///< FIN
    void reset(); ///< RST

    const int number; ///< 1 for the server's first connection

private:
    friend class ScriptedServer;
    Peer(int number, int socket, class ScriptedServer &server);
    std::ptrdiff_t receive(char *to, std::size_t size);

    int m_socket;
    ScriptedServer &m_server;
    SSL *m_ssl = nullptr;
    std::string m_buffer;
    PeerRequest m_request;
};

/// An HTTP server for tests that does what a function says, to the byte.
class ScriptedServer
{
public:
    using Script = std::function<void(Peer &)>;
    struct Options
    {
        bool ipv6 = false;
        std::optional<Certificate> tls; ///< every connection begins with a handshake
    };

    explicit ScriptedServer(Script script);
    ScriptedServer(Script script, Options options);
    ~ScriptedServer(); ///< ends all connections and waits for their threads

    std::uint16_t port() const { return m_port; }
    int connections() const { return m_connections; }
    int requests() const;
    std::vector<PeerRequest> log() const; ///< all requests, in the order in which they were read

private:
    friend class Peer;
    void acceptAll();
    void forget(int socket);
    void note(const PeerRequest &request);

    const Script m_script;
    const Options m_options;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<bool> m_stopping = false;
    mutable std::mutex m_mutex;
    std::condition_variable m_stopped;
    std::vector<int> m_sockets; ///< open ones
    std::vector<std::thread> m_threads;
    std::vector<PeerRequest> m_log;
    std::thread m_acceptor;
};

/// A port that lets nobody in: its backlog is full and nobody accepts, so that connecting takes for ever.
class FullPort
{
public:
    FullPort();
    ~FullPort();
    std::uint16_t port() const { return m_port; }

private:
    std::uint16_t m_port = 0;
    std::vector<int> m_sockets;
};

/// A port of 127.0.0.1 at which nothing listens.
std::uint16_t closedPort();

} // namespace derby::test
