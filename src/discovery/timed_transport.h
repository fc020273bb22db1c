// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

#include <memory>
#include <optional>

namespace derby {

/// Passes everything on to another transport and keeps the round trip of the last stream whose answer began: from sent to the first byte
/// of the answer, connecting left out. For one question at a time.
class TimedTransport final : public Transport
{
public:
    explicit TimedTransport(Transport &inner);
    ~TimedTransport() override;

    /// Of the stream started last; absent when no answer came. From any thread.
    std::optional<Nanos> roundTrip() const;

    StreamId start(StreamRequest request, std::shared_ptr<StreamObserver> observer) override;
    void cancel(StreamId id) override;
    void preconnect(const Endpoint &endpoint, int count, const Deadlines &deadlines, std::function<void()> done) override;
    int maxStreamsPerEndpoint() const override;
    TransportKind kind() const override;
    TransportHealth health() const override;
    void resetHealth() override;

private:
    struct Shared;
    Transport &m_inner;
    std::shared_ptr<Shared> m_shared;
};

} // namespace derby
