// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

namespace derby {

/// Bytes that simdjson may read past the end of a payload (SIMDJSON_PADDING is 64; checked where simdjson is included).
constexpr std::size_t payloadPadding = 64;
/// An event, line or body above this is an error, not an endless buffer.
constexpr std::size_t maxPayloadBytes = 16u << 20;

/// A growing buffer that is reused from event to event and always has `payloadPadding` readable bytes behind its contents.
class PaddedBuffer
{
public:
    void clear()
    {
        m_size = 0;
        if (m_bytes.size() > keptBytes) // one huge event must not be paid for by every stream for ever
            std::vector<char>().swap(m_bytes);
    }
    void append(std::string_view more)
    {
        const std::size_t needed = m_size + more.size() + payloadPadding;
        if (needed > m_bytes.size())
            m_bytes.resize(std::max(needed, std::min(m_bytes.size() * 2, 2 * maxPayloadBytes)));
        if (!more.empty())
            std::memcpy(m_bytes.data() + m_size, more.data(), more.size());
        m_size += more.size();
    }
    void assign(std::string_view bytes)
    {
        clear();
        append(bytes);
    }
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    char *data() { return m_bytes.data(); }
    std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    static constexpr std::size_t keptBytes = 1u << 20;
    std::vector<char> m_bytes;
    std::size_t m_size = 0;
};

} // namespace derby
