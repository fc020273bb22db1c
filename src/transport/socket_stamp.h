// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace derby {

// Everything that only Linux's sockets can do. Elsewhere reads carry no stamp and connections no round-trip time.

/// The result of one read.
struct StampedRead
{
    std::ptrdiff_t bytes = 0; ///< 0: the peer has closed; -1: see `error`
    int error = 0; ///< errno
    std::int64_t realNs = 0; ///< CLOCK_REALTIME at which the kernel received the last segment of these bytes; 0: unknown
};

/// Asks for a receive time with every read of `socket`; false where the system has none.
bool enableReceiveTimes(int socket);
/// Reads what is there, without waiting.
StampedRead readStamped(int socket, char *to, std::size_t capacity);
/// TCP_INFO's smoothed round-trip time.
std::optional<Nanos> smoothedRtt(int socket);

/// Keeps the kernel's time stamping switched on as long as it lives: it starts with the first socket that asks, and takes a moment,
/// so that the first segments of the first connection would carry none.
class ReceiveTimesKeeper
{
public:
    ReceiveTimesKeeper();
    ~ReceiveTimesKeeper();
    ReceiveTimesKeeper(const ReceiveTimesKeeper &) = delete;
    ReceiveTimesKeeper &operator=(const ReceiveTimesKeeper &) = delete;
    bool available() const { return m_available; }

private:
    int m_socket = -1;
    bool m_available = false;
};

} // namespace derby
