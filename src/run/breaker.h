// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"
#include "plan/plan.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace derby {

/// The circuit breaker of one endpoint: opens after failures in a row, lets one probe through after a while, closes when it succeeds.
/// Knows no clock: whoever asks says what time it is.
class Breaker
{
public:
    explicit Breaker(BreakerRule rule = {})
        : m_rule(rule)
    {
    }

    /// Nothing is due but a probe.
    bool isOpen() const { return m_open; }
    /// Open, and its time for a probe has come; no probe is under way.
    bool mayProbe(MonoTime now) const { return m_open && !m_probing && now >= m_probeAt; }
    bool isProbing() const { return m_probing; }
    /// When the next probe may leave; meaningful while open.
    MonoTime probeAt() const { return m_probeAt; }

    /// Open: the next probe need not wait any longer.
    void hurryProbe(MonoTime now) { m_probeAt = std::min(m_probeAt, now); }
    void probeSent() { m_probing = true; }
    /// The probe ended without saying anything about the server (cut, cancelled).
    void probeAbandoned() { m_probing = false; }
    void succeeded(MonoTime now, bool probe);
    void failed(MonoTime now, bool probe);
    /// Closed, with no failure remembered; the time that it was open stays known.
    void reset(MonoTime now);

    /// How long it was open between two instants.
    Nanos openWithin(MonoTime from, MonoTime to) const;

private:
    void open(MonoTime now);
    void close(MonoTime now);

    BreakerRule m_rule;
    bool m_open = false;
    bool m_probing = false;
    int m_failuresInARow = 0;
    MonoTime m_probeAt{};
    std::vector<std::pair<MonoTime, MonoTime>> m_spans; // open times; the last one ends with MonoTime::max() while open
};

} // namespace derby
