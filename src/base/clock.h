// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"

namespace derby {

/// Where the time comes from; passed in, so that tests run ten simulated minutes at once.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual MonoTime now() const = 0;
};

/// CLOCK_MONOTONIC (std::chrono::steady_clock).
class SystemClock final : public Clock
{
public:
    MonoTime now() const override
    {
        return MonoTime(std::chrono::duration_cast<Nanos>(std::chrono::steady_clock::now().time_since_epoch()));
    }
};

/// A clock that stands until it is moved.
class ManualClock final : public Clock
{
public:
    MonoTime now() const override { return m_now; }
    void set(MonoTime to) { m_now = to; }
    void advance(Nanos by) { m_now += by; }

private:
    MonoTime m_now{};
};

} // namespace derby
