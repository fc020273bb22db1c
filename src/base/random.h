// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace derby {

/// SplitMix64's finaliser (Steele, Lea & Flood 2014): turns (seed, counter) into an independent seed, so that any number of threads draws
/// the same.
constexpr std::uint64_t mix64(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/// The seed of draw number `counter` of the stream `seed`.
constexpr std::uint64_t drawSeed(std::uint64_t seed, std::uint64_t counter)
{
    return mix64(seed ^ mix64(counter));
}

/// A small UniformRandomBitGenerator with counter-based state. Use it with Boost.Random's distributions (same numbers on every platform),
/// never with std:: distributions (they differ between standard libraries).
class SplitMix64
{
public:
    using result_type = std::uint64_t;
    explicit SplitMix64(std::uint64_t seed)
        : m_state(seed)
    {
    }
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type{0}; }
    result_type operator()()
    {
        const result_type value = mix64(m_state);
        m_state += 0x9e3779b97f4a7c15ULL;
        return value;
    }
    /// Uniform in [0, 1) with 53 bits.
    double uniform() { return static_cast<double>((*this)() >> 11) * 0x1.0p-53; }

private:
    std::uint64_t m_state;
};

} // namespace derby
