// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/looks.h"

#include <algorithm>

namespace derby {

namespace {
constexpr int fullBatch = 100; ///< Asio asks epoll for 128 events, some of which are no sockets
}

void Looks::blocking(MonoTime now)
{
    m_emptySince = now;
}

void Looks::woken(MonoTime now, Nanos late)
{
    m_floor = m_latest; // the loop may have been without a core before it asked epoll: only the look before is certain
    m_lastLook = std::max(m_emptySince, now - std::max(late, Nanos(0)));
    m_latest = now;
    m_reads = 0;
}

void Looks::looked(MonoTime now)
{
    if (m_reads < fullBatch) {
        m_lastLook = m_latest;
        m_floor = m_latest;
    }
    m_latest = now;
    m_reads = 0;
}

} // namespace derby
