// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/trace.h"

#include "measure/stream_rules.h"

#include <utility>

namespace derby {

std::optional<Error> judgeTrace(const Trace &trace, std::optional<Error> transportError)
{
    if (!trace.head)
        return transportError ? transportError
                              : makeError(ErrorKind::BadResponse, QStringLiteral("The connection ended without an answer."));
    const bool whole = trace.reading.complete && !trace.reading.error && trace.head->status / 100 == 2;
    if (transportError && !(whole && harmlessAfterEnd(transportError->kind)))
        return transportError;
    if (auto error = judgeResponse(trace.endpoint.engine, *trace.head, trace.reading))
        return error;
    if (!trace.reading.firstTokenEvent && !trace.reading.loadOnly)
        return makeError(ErrorKind::Empty);
    return std::nullopt;
}

Tracer::Tracer(Trace draft, Done done, std::shared_ptr<LiveTrace> live)
    : m_trace(std::move(draft))
    , m_done(std::move(done))
    , m_live(std::move(live))
{
}

void Tracer::onSent(const Sent &sent)
{
    m_trace.sent = sent.at;
    m_live->sentNs = sent.at.time_since_epoch().count();
    m_trace.connect = sent.connect;
}

void Tracer::onHead(const ResponseHead &head, const ReceiveTimes &when)
{
    m_trace.head = head;
    m_trace.firstByte = when.received;
    m_trace.kernelTime = when.kernelTime;
    m_decoder = makeDecoder(m_trace.endpoint.engine, m_trace.endpoint.protocol, head, {.keepText = true, .keepRaw = true});
    m_read = when;
    m_readBegin = 0;
}

StreamState Tracer::onBody(std::string_view bytes, const ReceiveTimes &when)
{
    if (!m_decoder)
        return StreamState::WaitingForToken;
    m_read = when;
    m_readBegin = m_trace.events.size();
    std::vector<DecodedEvent> events;
    m_decoder->feed(bytes, events);
    take(std::move(events));
    const Reading &reading = m_decoder->reading();
    if (reading.doneMarker || (endsWithMark(m_trace.endpoint.protocol) && reading.complete))
        return StreamState::Complete;
    return m_trace.firstToken ? StreamState::Streaming : StreamState::WaitingForToken;
}

void Tracer::take(std::vector<DecodedEvent> events)
{
    for (DecodedEvent &event : events) {
        if (event.kind == EventKind::Done && !m_trace.done)
            m_trace.done = m_read.received;
        if (event.generated) {
            const bool late = m_read.seen - m_read.lastLook >= burstWithin;
            for (std::size_t i = m_readBegin; i < m_trace.events.size(); ++i)
                m_trace.events[i].coalesced = m_trace.events[i].event.generated && late;
            m_trace.lastToken = m_read.received;
            if (!m_trace.firstToken) {
                m_trace.firstToken = m_read.received;
                m_live->firstTokenNs = m_read.received.time_since_epoch().count();
            }
            if (event.answer && !m_trace.firstAnswer)
                m_trace.firstAnswer = m_read.received;
        }
        m_trace.events.push_back({std::move(event), m_read.received, m_read.seen, false});
    }
    m_live->events = static_cast<int>(m_trace.events.size());
}

void Tracer::onClosed(const Closed &closed)
{
    if (!m_done)
        return;
    if (m_decoder) {
        std::vector<DecodedEvent> events; // what the end of the body completes came with the last read
        m_decoder->finish(events);
        take(std::move(events));
        m_trace.reading = m_decoder->reading();
    }
    if (!m_trace.done) // after the mark a server may keep the stream open for as long as it likes
        m_trace.done = endsWithMark(m_trace.endpoint.protocol) && m_trace.reading.complete ? m_read.received : closed.at;
    m_trace.rtt = closed.rtt;
    m_trace.error = judgeTrace(m_trace, closed.error);
    if (!m_trace.error)
        m_trace.error = refuseOnePiece(m_trace.reading);
    const Done done = std::exchange(m_done, {});
    done(std::move(m_trace));
}

} // namespace derby
