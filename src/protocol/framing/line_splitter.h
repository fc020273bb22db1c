// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/framing/padded_buffer.h"

#include <cstring>
#include <string_view>

namespace derby {

/// Which bytes end a line.
enum class LineEnds { LfOnly, CrLfOrEither };

/// Cuts a byte stream into lines without copying lines that arrive whole.
template <LineEnds ends>
class LineSplitter
{
public:
    /// Calls `line(std::string_view)` for each line that `bytes` complete. False: a line grew beyond maxPayloadBytes.
    template <class Line>
    bool feed(std::string_view bytes, Line &&line)
    {
        std::size_t at = 0;
        if (m_skipLf && !bytes.empty()) {
            m_skipLf = false;
            if (bytes.front() == '\n')
                at = 1;
        }
        std::size_t nextLf = at; // position of the next LF at or after `at`; searched once, not again for every CR
        bool lfKnown = false;
        while (at < bytes.size()) {
            if (!lfKnown || nextLf < at) {
                nextLf = find(bytes, at, '\n', bytes.size());
                lfKnown = true;
            }
            std::size_t end = nextLf;
            if constexpr (ends == LineEnds::CrLfOrEither)
                end = find(bytes, at, '\r', nextLf);
            if (end == bytes.size()) {
                m_partial.append(bytes.substr(at));
                return m_partial.size() <= maxPayloadBytes;
            }
            const std::string_view found = bytes.substr(at, end - at);
            at = end + 1;
            if (ends == LineEnds::CrLfOrEither && bytes[end] == '\r') {
                if (at == bytes.size())
                    m_skipLf = true;
                else if (bytes[at] == '\n')
                    ++at;
            }
            if (m_partial.empty()) {
                line(found);
            } else {
                m_partial.append(found);
                line(m_partial.view());
                m_partial.clear();
            }
        }
        return true;
    }
    /// The unfinished last line.
    std::string_view rest() const { return m_partial.view(); }
    void clear() { m_partial.clear(); }

private:
    static std::size_t find(std::string_view bytes, std::size_t from, char wanted, std::size_t limit)
    {
        const void *hit = limit > from ? std::memchr(bytes.data() + from, wanted, limit - from) : nullptr;
        return hit ? static_cast<std::size_t>(static_cast<const char *>(hit) - bytes.data()) : limit;
    }

    PaddedBuffer m_partial;
    bool m_skipLf = false;
};

} // namespace derby
