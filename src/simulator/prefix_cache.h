// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace derby {

/// Remembers beginnings of prompts in blocks of 16 tokens (64 characters), as the engines' caches do.
class PrefixCache
{
public:
    /// How many tokens of the prompt's beginning have been seen before; remembers the prompt.
    int lookUp(std::string_view prompt)
    {
        std::uint64_t hash = 0;
        int cached = 0;
        bool hit = true;
        for (; prompt.size() >= blockCharacters; prompt.remove_prefix(blockCharacters)) {
            for (const char c : prompt.substr(0, blockCharacters))
                hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
            hash = mix64(hash);
            hit = hit && (m_recent.contains(hash) || m_older.contains(hash));
            if (hit)
                cached += blockTokens;
            m_recent.insert(hash);
        }
        if (m_recent.size() > mostBlocks) { // the older half is forgotten
            m_older.swap(m_recent);
            m_recent.clear();
        }
        return cached;
    }
    void clear()
    {
        m_recent.clear();
        m_older.clear();
    }

private:
    static constexpr std::size_t blockCharacters = 64, mostBlocks = 20000;
    static constexpr int blockTokens = 16;
    std::unordered_set<std::uint64_t> m_recent, m_older;
};

} // namespace derby
