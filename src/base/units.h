// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <limits>

namespace derby {

/// A duration in nanoseconds.
using Nanos = std::chrono::nanoseconds;

/// The tag of the one monotonic clock (CLOCK_MONOTONIC); read it through Clock, never directly.
struct MonoClock
{
    using rep = std::int64_t;
    using period = std::nano;
    using duration = Nanos;
    using time_point = std::chrono::time_point<MonoClock, Nanos>;
    static constexpr bool is_steady = true;
};

/// A reading of the monotonic clock. Its origin is arbitrary (boot): only differences mean something.
using MonoTime = MonoClock::time_point;

constexpr double toMs(Nanos value)
{
    return static_cast<double>(value.count()) / 1e6;
}

constexpr double toSeconds(Nanos value)
{
    return static_cast<double>(value.count()) / 1e9;
}

constexpr Nanos fromSeconds(double seconds)
{
    return Nanos(static_cast<std::int64_t>(seconds * 1e9));
}

} // namespace derby
