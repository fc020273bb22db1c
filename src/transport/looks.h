// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"

namespace derby {

/// Knows when a loop last looked at its sockets. One a loop; told by the loop what it does:
///
///     blocking(now)      nothing was ready then (epoll said so), the loop went to sleep in epoll_wait
///     woken(now, late)   the first handler after it; `late`: how long the thread waited for a core after something had come
///     looked(now)        the loop has just asked epoll again, between two batches of handlers, without sleeping
///
/// A handler that runs was found by the latest look, so its socket was empty at the look before that; after a sleep it was being watched
/// until the wake-up, less the time in which the thread was ready to run but had no core.
class Looks
{
public:
    void blocking(MonoTime now);
    void woken(MonoTime now, Nanos late);
    void looked(MonoTime now);
    /// A read handler runs. epoll tells at most 128 sockets at a time: after a batch that large the sockets beyond it were not looked at.
    void countRead() { ++m_reads; }
    int reads() const { return m_reads; } ///< since the last look that was told of

    /// When the sockets of the running batch were last found empty.
    MonoTime lastLook() const { return m_lastLook; }
    /// A time at which they were surely empty: nothing received since can carry an older stamp.
    MonoTime floor() const { return m_floor; }

private:
    MonoTime m_lastLook{};
    MonoTime m_floor{};
    MonoTime m_latest{}; ///< the look that found the running batch
    MonoTime m_emptySince{}; ///< the look that found nothing, before the loop slept
    int m_reads = 0;
};

} // namespace derby
