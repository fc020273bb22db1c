// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/clock_map.h"

#include <chrono>
#include <cstdlib>

namespace derby {

namespace {

constexpr Nanos sampleEvery = std::chrono::milliseconds(100);
constexpr Nanos step = std::chrono::milliseconds(1);
constexpr Nanos tightEnough = std::chrono::microseconds(2);
constexpr Nanos tooWide = std::chrono::microseconds(500); ///< the thread was interrupted between the readings
constexpr Nanos fuzz = std::chrono::milliseconds(1); ///< between the network card's interrupt and the socket's queue
constexpr int tries = 5;

} // namespace

ClockMap::ClockMap(Reader reader)
    : m_reader(std::move(reader))
{
    sample();
}

ClockMap::Reader ClockMap::systemReader(const Clock &clock)
{
    return [&clock] {
        ClockReading reading;
        reading.before = clock.now();
        reading.realNs = std::chrono::duration_cast<Nanos>(std::chrono::system_clock::now().time_since_epoch()).count();
        reading.after = clock.now();
        return reading;
    };
}

void ClockMap::sample()
{
    ClockReading best = m_reader();
    for (int i = 1; i < tries && best.after - best.before > tightEnough; ++i) {
        const ClockReading next = m_reader();
        if (next.after - next.before < best.after - best.before)
            best = next;
    }
    m_sampledAt = best.after;
    const Nanos width = best.after - best.before;
    if (m_known && width > tooWide)
        return;
    const MonoTime middle = best.before + width / 2;
    const std::int64_t offset = best.realNs - middle.time_since_epoch().count();
    if (m_known && std::llabs(offset - m_offsetNs) > step.count())
        ++m_steps;
    m_offsetNs = offset;
    m_known = true;
}

std::optional<MonoTime> ClockMap::map(std::int64_t realNs, MonoTime seen, MonoTime floor)
{
    if (seen - m_sampledAt > sampleEvery)
        sample();
    MonoTime time = mapped(realNs);
    if (time > seen || time + fuzz < floor) { // stamped on the other side of a step, perhaps
        sample();
        time = mapped(realNs);
    }
    if (time > seen + step || time + fuzz < floor)
        return std::nullopt;
    return std::min(time, seen);
}

} // namespace derby
