// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace derby {

/// One reading of CLOCK_REALTIME between two of the monotonic clock.
struct ClockReading
{
    MonoTime before;
    std::int64_t realNs = 0; ///< nanoseconds since 1970
    MonoTime after;
};

/// Maps the kernel's receive times (CLOCK_REALTIME) to the monotonic clock. Both clocks are slewed together, so their offset changes only
/// when somebody sets the time: then the new offset is found, the step is counted, and no latency is made of it. Not thread-safe: one a
/// loop.
class ClockMap
{
public:
    using Reader = std::function<ClockReading()>;
    explicit ClockMap(Reader reader);
    /// Reads `clock` and CLOCK_REALTIME.
    static Reader systemReader(const Clock &clock);

    /// The monotonic time of `realNs`, at most `seen`. Nothing if that is older than `floor` (when the socket was known to be empty) by
    /// more than the clock's own fuzz, even with a fresh offset: such a stamp is worthless.
    std::optional<MonoTime> map(std::int64_t realNs, MonoTime seen, MonoTime floor);
    /// Steps of the offset by more than 1 ms since the start.
    int steps() const { return m_steps; }

private:
    void sample();
    MonoTime mapped(std::int64_t realNs) const { return MonoTime(Nanos(realNs - m_offsetNs)); }

    Reader m_reader;
    std::int64_t m_offsetNs = 0; ///< real - mono
    MonoTime m_sampledAt{};
    bool m_known = false;
    int m_steps = 0;
};

} // namespace derby
