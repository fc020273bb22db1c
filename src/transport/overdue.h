// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

#include <chrono>
#include <optional>

namespace derby {

/// How long a transport waits for the message's end after the protocol's. Without it a server that withholds the one would hold a user.
constexpr Nanos endPatience = std::chrono::seconds(1);

/// Whether `limit` (0: none) has passed since then.
inline bool passed(MonoTime since, Nanos limit, MonoTime now)
{
    return limit > Nanos(0) && now - since >= limit;
}

/// The deadline that a stream whose request was sent has missed, if any. Not for one that is complete.
inline std::optional<ErrorKind> overdue(const Deadlines &limits, StreamState state, MonoTime sentAt, MonoTime lastActivity, MonoTime now)
{
    if (passed(sentAt, limits.whole, now))
        return ErrorKind::TotalTimeout;
    if (state == StreamState::WaitingForToken && passed(sentAt, limits.firstToken, now))
        return ErrorKind::FirstTokenTimeout;
    if (state == StreamState::Streaming && passed(lastActivity, limits.idle, now))
        return ErrorKind::IdleTimeout;
    return std::nullopt;
}

} // namespace derby
