// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/units.h"
#include "plan/engine.h"
#include "protocol/protocol.h"

#include <chrono>
#include <optional>

namespace derby {

// Rules of docs/method.md 1 that everything which reads a stream must apply alike: the recorder of a run, and the trace of `test` and
// `inspect`.

/// A later event in the same read is the server's burst if the loop had looked at the socket less than this before.
constexpr Nanos burstWithin = std::chrono::milliseconds(1);

/// OpenAI's streams still bring usage and [DONE] after the finish reason; the others end with their completion mark.
constexpr bool endsWithMark(Protocol protocol)
{
    return protocol != Protocol::OpenAiChat && protocol != Protocol::OpenAiCompletions;
}

/// An answer in one piece where a stream was asked for is no measurement: its "first token" would be the whole answer's time.
inline std::optional<Error> refuseOnePiece(const Reading &reading)
{
    if (!reading.inOnePiece)
        return std::nullopt;
    return makeError(ErrorKind::BadResponse,
                     QStringLiteral("The server answered in one piece although a stream was asked for: there is no time to first token."),
                     {},
                     {QStringLiteral("Switch streaming on in the server, or buffering off in the proxy before it"),
                      QStringLiteral("Look at the bytes: tokenderby-cli inspect --raw --endpoint ENGINE=URL")});
}

/// Once the answer was whole, how the connection ended says nothing about it.
constexpr bool harmlessAfterEnd(ErrorKind kind)
{
    return kind == ErrorKind::Truncated || kind == ErrorKind::Reset || kind == ErrorKind::IdleTimeout || kind == ErrorKind::TotalTimeout
        || kind == ErrorKind::Cancelled || kind == ErrorKind::Tls;
}

} // namespace derby
