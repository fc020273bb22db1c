// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/units.h"
#include "protocol/protocol.h"
#include "transport/transport.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace derby {

enum class Phase : std::uint8_t { Warmup, Measured };

/// Flags of one event, as the journal writes them.
enum EventFlag : std::uint16_t {
    EventCoalesced = 1, ///< a later text-carrying event lies in the same read and the loop was late: its time is an upper bound
    EventServerBurst =
        2, ///< a later text-carrying event lies in the same read, and the loop had looked less than 1 ms before: the server's own burst
    EventReasoning = 4,
    EventTool = 8,
    EventUserClock = 16, ///< no kernel time for this read
};

/// One event with generated text.
struct RecordEvent
{
    MonoTime received; ///< kernel receive time of its read
    MonoTime seen; ///< user time right after the read
    std::int32_t tokens = -1; ///< tokens in it, -1: the server does not say
    std::uint16_t flags = 0;
};

/// A count and where it comes from.
struct TokenCount
{
    qint64 n = 0;
    Provenance source = Provenance::ServerReported;
};

enum class Outcome : std::uint8_t { Succeeded, Failed, Dropped };

/// One request: every time stamp, every token event, counts with their provenance, the outcome.
struct Record
{
    int lane = 0; ///< index into Plan::endpoints
    QString test;
    Phase phase = Phase::Measured;
    int round = 0; ///< load: round; TTFT test: block
    int user = -1; ///< load: which virtual user
    int prompt = -1; ///< which prompt of the test's list
    bool counted = true; ///< `planned` lies in the steady window (always, in the TTFT test)

    MonoTime planned{};
    std::optional<MonoTime> sent, head, firstByte, firstToken, firstAnswer, lastToken, done;
    MonoTime ended{}; ///< when the stream closed, also after an error; only while running: the journal keeps `done`
    ConnectTimes connect;
    std::optional<Nanos> rtt;
    bool reusedConnection = false;
    int staleRetries = 0;
    std::vector<RecordEvent> events; ///< events with generated text, the first token's included

    int status = 0; ///< HTTP status, 0: none came
    std::optional<TokenCount> outputTokens; ///< unknown where the server does not say; then contentEvents stands beside it as an estimate
    int contentEvents = 0;
    std::optional<qint64> promptTokens, cachedTokens, reasoningTokens;
    QString finishReason;
    ServerTiming serverTiming;
    Outcome outcome = Outcome::Failed;
    std::optional<Error> error;

    std::optional<Nanos> ttft() const; ///< firstToken - sent
    std::optional<Nanos> ttftFromPlanned() const;
    std::optional<Nanos> ttfa() const; ///< firstAnswer - sent
    std::optional<Nanos> e2e() const; ///< lastToken - sent
    std::optional<Nanos> e2eFromPlanned() const;
    std::optional<Nanos>
    tpot() const; ///< (lastToken - firstToken) / (n - 1); absent when n < 2, unknown or estimated, or with fewer than two text events
    std::optional<Nanos> lateness() const; ///< sent - planned
};

} // namespace derby
