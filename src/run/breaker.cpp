// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/breaker.h"

#include <algorithm>

namespace derby {

void Breaker::open(MonoTime now)
{
    if (!m_open)
        m_spans.emplace_back(now, MonoTime::max());
    m_open = true;
    m_probing = false;
    m_probeAt = now + fromSeconds(m_rule.probeAfterSeconds);
}

void Breaker::close(MonoTime now)
{
    if (m_open)
        m_spans.back().second = now;
    m_open = false;
    m_probing = false;
    m_failuresInARow = 0;
}

void Breaker::succeeded(MonoTime now, bool probe)
{
    m_failuresInARow = 0;
    // A request from before it opened proves nothing about the server now: only the probe closes.
    if (probe)
        close(now);
}

void Breaker::failed(MonoTime now, bool probe)
{
    ++m_failuresInARow;
    if (probe || (!m_open && m_failuresInARow >= m_rule.failuresInARow))
        open(now);
}

void Breaker::reset(MonoTime now)
{
    close(now);
}

Nanos Breaker::openWithin(MonoTime from, MonoTime to) const
{
    Nanos sum{0};
    for (const auto &[opened, closed] : m_spans)
        sum += std::max(Nanos::zero(), std::min(closed, to) - std::max(opened, from));
    return sum;
}

} // namespace derby
