// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire_client.h"

#include <QFile>

#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace derby;

WireClient::WireClient(const Endpoint &endpoint)
{
    const bool six = endpoint.url.host().contains(u':');
    m_socket = ::socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    timeval limit{10, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    const auto port = htons(static_cast<std::uint16_t>(endpoint.url.port()));
    if (six) {
        sockaddr_in6 to{};
        to.sin6_family = AF_INET6;
        to.sin6_port = port;
        ::inet_pton(AF_INET6, endpoint.url.host().toLatin1().constData(), &to.sin6_addr);
        m_connected = ::connect(m_socket, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0;
    } else {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = port;
        ::inet_pton(AF_INET, endpoint.url.host().toLatin1().constData(), &to.sin_addr);
        m_connected = ::connect(m_socket, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0;
    }
}

WireClient::~WireClient()
{
    close();
}

void WireClient::close()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

void WireClient::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t n = ::send(m_socket, bytes.constData() + sent, static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (n <= 0)
            return;
        sent += n;
    }
}

QByteArray WireClient::read()
{
    if (!m_buffer.isEmpty())
        return std::exchange(m_buffer, {});
    QByteArray bytes(65536, Qt::Uninitialized);
    const ssize_t n = ::recv(m_socket, bytes.data(), static_cast<std::size_t>(bytes.size()), 0);
    if (n < 0 && errno == ECONNRESET)
        m_reset = true;
    bytes.resize(std::max<ssize_t>(0, n));
    return bytes;
}

QByteArray WireClient::readUntil(const QByteArray &mark)
{
    QByteArray all;
    while (!all.contains(mark)) {
        const QByteArray bytes = read();
        if (bytes.isEmpty())
            return all;
        all += bytes;
    }
    const qsizetype end = all.indexOf(mark) + mark.size();
    m_buffer = all.mid(end);
    return all.left(end);
}

QByteArray WireClient::readAll()
{
    QByteArray all;
    for (QByteArray bytes = read(); !bytes.isEmpty(); bytes = read())
        all += bytes;
    return all;
}

QByteArray WireClient::request(const QByteArray &method, const QByteArray &path, const QByteArray &body, const QByteArrayList &headers,
                               bool keepAlive)
{
    QByteArray out = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    bool typed = false;
    for (const QByteArray &header : headers) {
        if (header.startsWith("Connection:"))
            continue;
        typed = typed || header.startsWith("Content-Type:");
        out += header + "\r\n";
    }
    if (!body.isEmpty() && !typed)
        out += "Content-Type: application/json\r\n";
    if (method == "POST" || !body.isEmpty())
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!keepAlive)
        out += "Connection: close\r\n";
    return out + "\r\n" + body;
}

QByteArray exchange(const Endpoint &endpoint, const QByteArray &method, const QByteArray &path, const QByteArray &body,
                    const QByteArrayList &headers)
{
    WireClient client(endpoint);
    if (!client.connected())
        return {};
    client.send(WireClient::request(method, path, body, headers));
    return client.readAll();
}

QByteArrayList chunksOf(const QByteArray &response)
{
    QByteArrayList chunks;
    qsizetype at = response.indexOf("\r\n\r\n") + 4;
    while (at < response.size()) {
        const qsizetype end = response.indexOf("\r\n", at);
        bool good = false;
        const qsizetype size = end < 0 ? 0 : response.mid(at, end - at).toLongLong(&good, 16);
        if (!good || size == 0)
            break;
        chunks.append(response.mid(end + 2, size));
        at = end + 2 + size + 2;
    }
    return chunks;
}

QByteArray bodyOf(const QByteArray &response)
{
    const qsizetype head = response.indexOf("\r\n\r\n") + 4;
    return response.left(head).toLower().contains("transfer-encoding: chunked") ? chunksOf(response).join() : response.mid(head);
}

int statusOf(const QByteArray &response)
{
    return response.mid(9, 3).toInt();
}

Farm::Farm(SimulatorOptions options, const QByteArray &profile)
{
    if (options.profile.isEmpty()) {
        QFile file(m_folder.filePath(QStringLiteral("recorded.yaml")));
        if (file.open(QIODevice::WriteOnly))
            file.write(!profile.isEmpty() ? profile : QByteArray(R"(profiles:
  recorded:
    vllm: &fast {model: tiny, version: "0.32.0", context_tokens: 512, step_ms: 0.5, step_per_sequence_ms: 0, prefill_ms: 1, prefill_tokens_per_s: 1000000}
    tgi: {<<: *fast, model: tiny/fox-1m, version: 3.3.6-dev0, context_tokens: 2048, max_concurrent: 4}
    ollama: {<<: *fast, model: "tiny:latest", version: 0.33.0-rc2, context_tokens: 2048, load_s: 0.02}
)"));
        options.profile = file.fileName();
    }
    auto farm = SimulatorFarm::start(options);
    if (!farm) {
        m_error = farm.error().message + QChar(u'\n') + farm.error().detail;
        return;
    }
    m_farm = std::move(*farm);
    m_endpoints = m_farm->endpoints();
}

const Endpoint &Farm::at(Engine engine) const
{
    for (const Endpoint &endpoint : m_endpoints)
        if (endpoint.engine == engine)
            return endpoint;
    qFatal("no such server: %s", qPrintable(m_error));
}
