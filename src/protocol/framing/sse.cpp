// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/framing/sse.h"

namespace derby {

namespace {

constexpr std::string_view bom = "\xef\xbb\xbf";

} // namespace

bool SseFraming::skipBom(std::string_view &bytes)
{
    while (m_bomBytes >= 0 && !bytes.empty()) {
        if (bytes.front() != bom[static_cast<std::size_t>(m_bomBytes)]) {
            const auto seen = static_cast<std::size_t>(m_bomBytes);
            m_bomBytes = -1;
            return seen > 0; // what looked like a mark was text
        }
        bytes.remove_prefix(1);
        if (++m_bomBytes == static_cast<int>(bom.size()))
            m_bomBytes = -1;
    }
    return false;
}

void SseFraming::feed(std::string_view bytes, FrameSink &sink)
{
    if (m_tooLarge)
        return;
    const auto onLine = [this, &sink](std::string_view text) { line(text, sink); };
    if (m_bomBytes >= 0) {
        const auto before = static_cast<std::size_t>(m_bomBytes);
        const std::size_t length = bytes.size();
        if (skipBom(bytes))
            m_lines.feed(bom.substr(0, before + length - bytes.size()), onLine);
    }
    if (!m_lines.feed(bytes, onLine))
        m_tooLarge = true;
    if (m_tooLarge)
        sink.onTooLarge();
}

void SseFraming::line(std::string_view text, FrameSink &sink)
{
    if (m_tooLarge)
        return;
    if (text.size() > maxPayloadBytes) { // the same verdict whether the line came in one piece or in many
        m_tooLarge = true;
        return;
    }
    if (text.empty()) {
        dispatch(sink, false);
        return;
    }
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    if (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    if (colon == 0) {
        sink.onComment(value);
    } else if (name == "data") {
        if (m_data.size() + value.size() > maxPayloadBytes) {
            m_tooLarge = true;
            return;
        }
        if (m_hasData)
            m_data.append("\n");
        m_data.append(value);
        m_hasData = true;
    } else if (name == "error" && !value.empty()) {
        PaddedBuffer padded;
        padded.append(value);
        sink.onErrorField(padded.view());
    } // event, id, retry and unknown fields say nothing here
}

void SseFraming::dispatch(FrameSink &sink, bool cut)
{
    if (!m_hasData)
        return;
    m_data.append({}); // padding even when there is no text
    sink.onPayload(m_data.view(), cut);
    m_data.clear();
    m_hasData = false;
}

void SseFraming::finish(FrameSink &sink)
{
    if (m_tooLarge)
        return;
    if (m_bomBytes > 0)
        m_lines.feed(bom.substr(0, static_cast<std::size_t>(m_bomBytes)), [this, &sink](std::string_view text) { line(text, sink); });
    m_bomBytes = -1;
    if (!m_lines.rest().empty()) {
        line(m_lines.rest(), sink);
        m_lines.clear();
    }
    if (m_tooLarge)
        sink.onTooLarge();
    else
        dispatch(sink, true);
}

} // namespace derby
