// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "plan/limits.h"
#include "transport/transport.h"

namespace derby {

/// Qt's network layer in a worker thread, its hidden defaults switched off: for the interactive panels and for what is not measured.
/// Of a head of more than 100 lines or 256 KiB Qt 6.4 says nothing at all, or its status without the lines, as the reads happen to cut it:
/// a deadline (first token, or idle) ends such an answer.
class QnamTransport final : public Transport
{
public:
    explicit QnamTransport(const Clock &clock);
    ~QnamTransport() override;

    StreamId start(StreamRequest request, std::shared_ptr<StreamObserver> observer) override;
    void cancel(StreamId id) override;
    void preconnect(const Endpoint &endpoint, int count, const Deadlines &deadlines, std::function<void()> done) override;
    int maxStreamsPerEndpoint() const override { return limits::qnamStreams; }
    TransportKind kind() const override { return TransportKind::Qnam; }
    TransportHealth health() const override;
    void resetHealth() override;

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby
