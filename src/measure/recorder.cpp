// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/recorder.h"

#include "measure/stream_rules.h"

#include <utility>

namespace derby {

Recorder::Recorder(Engine engine, Protocol protocol, Record draft, Done done)
    : m_engine(engine)
    , m_protocol(protocol)
    , m_record(std::move(draft))
    , m_done(std::move(done))
{
    m_events.reserve(16);
}

void Recorder::onSent(const Sent &sent)
{
    // A second time after an idle connection turned out closed: the last one is the one that was answered.
    m_record.sent = sent.at;
    m_record.connect = sent.connect;
    m_record.reusedConnection = sent.reused;
    m_record.staleRetries = sent.staleRetries;
}

void Recorder::onHead(const ResponseHead &head, const ReceiveTimes &when)
{
    m_head = head;
    m_record.status = head.status;
    m_record.firstByte = when.received;
    m_record.head = when.received;
    m_decoder = makeDecoder(m_engine, m_protocol, head, {.keepText = false, .keepRaw = false});
    m_last = when;
    m_readBegin = m_record.events.size();
}

StreamState Recorder::onBody(std::string_view bytes, const ReceiveTimes &when)
{
    if (!m_decoder)
        return StreamState::WaitingForToken;
    m_last = when;
    m_readBegin = m_record.events.size();
    m_events.clear();
    m_decoder->feed(bytes, m_events);
    take();
    const Reading &reading = m_decoder->reading();
    if (reading.doneMarker || (endsWithMark(m_protocol) && reading.complete))
        return StreamState::Complete;
    return m_record.firstToken ? StreamState::Streaming : StreamState::WaitingForToken;
}

void Recorder::take()
{
    const std::uint16_t clockFlag = m_last.kernelTime ? 0 : EventUserClock;
    for (const DecodedEvent &event : m_events) {
        if (event.kind == EventKind::Done && !m_record.done)
            m_record.done = m_last.received;
        if (!event.generated)
            continue;
        if (m_record.events.size() > m_readBegin) { // a later text event lies in the same read
            const bool burst = m_last.seen - m_last.lastLook < burstWithin;
            m_record.events.back().flags |= burst ? EventServerBurst : EventCoalesced;
        }
        RecordEvent entry;
        entry.received = m_last.received;
        entry.seen = m_last.seen;
        entry.tokens = event.tokens;
        entry.flags = clockFlag;
        if (event.kind == EventKind::Reasoning)
            entry.flags |= EventReasoning;
        if (event.kind == EventKind::Tool)
            entry.flags |= EventTool;
        m_record.events.push_back(entry);
        m_record.lastToken = m_last.received;
        if (event.answer && !m_record.firstAnswer)
            m_record.firstAnswer = m_last.received;
        if (!m_record.firstToken)
            m_record.firstToken = m_last.received;
    }
}

void Recorder::readCounts(const Reading &reading)
{
    m_record.contentEvents = reading.contentEvents;
    if (reading.outputTokens && reading.outputTokensSource && *reading.outputTokensSource != Provenance::Estimated)
        m_record.outputTokens = TokenCount{*reading.outputTokens, *reading.outputTokensSource};
    m_record.promptTokens = reading.promptTokens;
    m_record.cachedTokens = reading.cachedTokens;
    m_record.reasoningTokens = reading.reasoningTokens;
    m_record.serverTiming = reading.serverTiming;
    if (reading.finishReason)
        m_record.finishReason = QString::fromStdString(*reading.finishReason);
}

void Recorder::onClosed(const Closed &closed)
{
    if (!m_done)
        return;
    std::optional<Error> error = closed.error;
    if (m_decoder) {
        // What the end of the body completes came with the last read.
        m_events.clear();
        m_decoder->finish(m_events);
        take();
        const Reading &reading = m_decoder->reading();
        readCounts(reading);
        const bool whole = reading.complete && !reading.error && m_head.status / 100 == 2;
        if (error && whole && harmlessAfterEnd(error->kind))
            error.reset();
        if (!error)
            error = judgeResponse(m_engine, m_head, reading);
        if (!error)
            error = refuseOnePiece(reading);
    } else if (!error) {
        error = makeError(ErrorKind::BadResponse, QStringLiteral("The connection ended without an answer."));
    }
    m_record.ended = closed.at;
    if (!m_record.done) // after the mark a server may keep the stream open for as long as it likes
        m_record.done = m_decoder && endsWithMark(m_protocol) && m_decoder->reading().complete ? m_last.received : closed.at;
    m_record.rtt = closed.rtt;
    m_record.outcome = error ? Outcome::Failed : Outcome::Succeeded;
    m_record.error = std::move(error);
    const Done done = std::exchange(m_done, {});
    done(std::move(m_record));
}

} // namespace derby
