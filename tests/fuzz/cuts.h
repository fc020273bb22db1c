// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

/// Cuts `bytes` at places that its contents decide: the same input always gives the same cuts.
inline std::vector<std::string_view> cutUp(std::string_view bytes)
{
    std::uint32_t seed = 2166136261u;
    for (const char c : bytes)
        seed = (seed ^ static_cast<std::uint8_t>(c)) * 16777619u;
    std::minstd_rand random(seed | 1u);
    const std::size_t longest = std::size_t(1) << (random() % 10);
    std::vector<std::string_view> pieces;
    while (!bytes.empty()) {
        const std::size_t length = std::min<std::size_t>(1 + random() % longest, bytes.size());
        pieces.push_back(bytes.substr(0, length));
        bytes.remove_prefix(length);
    }
    return pieces;
}
