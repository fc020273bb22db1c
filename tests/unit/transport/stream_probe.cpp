// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream_probe.h"

#include "transport/qnam_transport.h"
#include "transport/stopwatch_transport.h"

#include <QTest>

namespace derby::test {

/// Marks a call as running and fails loudly when two overlap.
class StreamProbe::Call
{
public:
    explicit Call(StreamProbe &probe)
        : m_probe(probe)
    {
        const std::lock_guard lock(m_probe.m_mutex);
        if (m_probe.m_inCall || m_probe.closedCalls > 0)
            qFatal("the observer was called concurrently or after onClosed");
        m_probe.m_inCall = true;
    }
    ~Call()
    {
        const std::lock_guard lock(m_probe.m_mutex);
        m_probe.m_inCall = false;
        m_probe.m_changed.notify_all();
    }

private:
    StreamProbe &m_probe;
};

void StreamProbe::onSent(const Sent &sent)
{
    const Call call(*this);
    sents.push_back(sent);
    if (onSentHook)
        onSentHook();
}

void StreamProbe::onHead(const ResponseHead &head, const ReceiveTimes &when)
{
    const Call call(*this);
    heads.push_back(head);
    headTimes.push_back(when);
    if (onHeadHook)
        onHeadHook();
}

StreamState StreamProbe::onBody(std::string_view bytes, const ReceiveTimes &when)
{
    const Call call(*this);
    {
        const std::lock_guard lock(m_mutex);
        pieces.push_back({std::string(bytes), when});
        body.append(bytes);
    }
    if (judge)
        return judge(bytes);
    return body.find("[DONE]") == std::string::npos ? StreamState::Streaming : StreamState::Complete;
}

void StreamProbe::onClosed(const Closed &how)
{
    if (onClosedHook)
        onClosedHook();
    const std::lock_guard lock(m_mutex);
    if (m_inCall)
        qFatal("onClosed came during another call");
    closed = how;
    ++closedCalls;
    m_changed.notify_all();
}

bool StreamProbe::wait()
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(20), [this] { return closedCalls > 0; });
}

bool StreamProbe::waitForPieces(size_t count)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(20), [this, count] { return pieces.size() >= count || closedCalls > 0; })
        && pieces.size() >= count;
}

QString StreamProbe::errorId() const
{
    return closed.error ? errorKindId(closed.error->kind) : QStringLiteral("none");
}

std::unique_ptr<Transport> makeTransport(TransportKind kind, const Clock &clock)
{
    if (kind == TransportKind::Qnam)
        return std::make_unique<QnamTransport>(clock);
    return std::make_unique<StopwatchTransport>(clock, StopwatchOptions{2, true});
}

void addTransportRows(const QStringList &names)
{
    QTest::addColumn<int>("kind");
    for (const TransportKind kind : {TransportKind::Stopwatch, TransportKind::Qnam}) {
        const char *label = kind == TransportKind::Qnam ? "qnam" : "stopwatch";
        if (names.isEmpty())
            QTest::newRow(label) << static_cast<int>(kind);
        for (const QString &name : names)
            QTest::addRow("%s, %s", label, qPrintable(name)) << static_cast<int>(kind);
    }
}

Endpoint endpointAt(const QString &url)
{
    Endpoint endpoint;
    endpoint.id = QStringLiteral("lane");
    endpoint.url = QUrl(url);
    return endpoint;
}

StreamRequest requestTo(const QString &url, const QByteArray &method, const QByteArray &target, const QByteArray &body)
{
    StreamRequest request;
    request.endpoint = endpointAt(url);
    request.http.method = method;
    request.http.target = target;
    request.http.body = body;
    request.http.headers = {{"Content-Type", "application/json"}};
    return request;
}

QString urlOf(std::uint16_t port, const QString &path)
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(path);
}

} // namespace derby::test
