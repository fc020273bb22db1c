// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/timed_transport.h"

#include <atomic>
#include <cstdint>

namespace derby {

namespace {
constexpr std::int64_t unknown = -1;
}

struct TimedTransport::Shared
{
    std::atomic<std::int64_t> roundTripNs = unknown;
};

namespace {

/// Notes two times and passes everything on.
template <class Shared>
class Noting final : public StreamObserver
{
public:
    Noting(std::shared_ptr<StreamObserver> inner, std::shared_ptr<Shared> shared)
        : m_inner(std::move(inner))
        , m_shared(std::move(shared))
    {
    }

    void onSent(const Sent &sent) override
    {
        m_sent = sent.at;
        m_inner->onSent(sent);
    }
    void onHead(const ResponseHead &head, const ReceiveTimes &when) override
    {
        if (m_sent)
            m_shared->roundTripNs = (when.received - *m_sent).count();
        m_inner->onHead(head, when);
    }
    StreamState onBody(std::string_view bytes, const ReceiveTimes &when) override { return m_inner->onBody(bytes, when); }
    void onClosed(const Closed &closed) override { m_inner->onClosed(closed); }

private:
    std::shared_ptr<StreamObserver> m_inner;
    std::shared_ptr<Shared> m_shared;
    std::optional<MonoTime> m_sent;
};

} // namespace

TimedTransport::TimedTransport(Transport &inner)
    : m_inner(inner)
    , m_shared(std::make_shared<Shared>())
{
}

TimedTransport::~TimedTransport() = default;

std::optional<Nanos> TimedTransport::roundTrip() const
{
    const std::int64_t ns = m_shared->roundTripNs;
    return ns == unknown ? std::nullopt : std::optional(Nanos(ns));
}

StreamId TimedTransport::start(StreamRequest request, std::shared_ptr<StreamObserver> observer)
{
    m_shared->roundTripNs = unknown;
    return m_inner.start(std::move(request), std::make_shared<Noting<Shared>>(std::move(observer), m_shared));
}

void TimedTransport::cancel(StreamId id)
{
    m_inner.cancel(id);
}

void TimedTransport::preconnect(const Endpoint &endpoint, int count, const Deadlines &deadlines, std::function<void()> done)
{
    m_inner.preconnect(endpoint, count, deadlines, std::move(done));
}

int TimedTransport::maxStreamsPerEndpoint() const
{
    return m_inner.maxStreamsPerEndpoint();
}

TransportKind TimedTransport::kind() const
{
    return m_inner.kind();
}

TransportHealth TimedTransport::health() const
{
    return m_inner.health();
}

void TimedTransport::resetHealth()
{
    m_inner.resetHealth();
}

} // namespace derby
