// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/framing/ndjson.h"

namespace derby {

namespace {

bool blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

void NdjsonFraming::feed(std::string_view bytes, FrameSink &sink)
{
    if (m_tooLarge)
        return;
    if (!m_lines.feed(bytes, [this, &sink](std::string_view text) { line(text, sink, false); }))
        m_tooLarge = true;
    if (m_tooLarge)
        sink.onTooLarge();
}

void NdjsonFraming::line(std::string_view text, FrameSink &sink, bool cut)
{
    if (m_tooLarge || blank(text))
        return;
    if (text.size() > maxPayloadBytes) {
        m_tooLarge = true;
        return;
    }
    m_payload.assign(text);
    sink.onPayload(m_payload.view(), cut);
}

void NdjsonFraming::finish(FrameSink &sink)
{
    line(m_lines.rest(), sink, true);
    m_lines.clear();
}

void WholeFraming::feed(std::string_view bytes, FrameSink &sink)
{
    if (m_tooLarge)
        return;
    if (m_body.size() + bytes.size() > maxPayloadBytes) {
        m_tooLarge = true;
        sink.onTooLarge();
        return;
    }
    m_body.append(bytes);
}

void WholeFraming::finish(FrameSink &sink)
{
    if (m_tooLarge || blank(m_body.view()))
        return;
    sink.onPayload(m_body.view(), false);
    m_body.clear();
}

} // namespace derby
