// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "transport/transport.h"

namespace derby {

struct StopwatchOptions
{
    int loops = 0; ///< measuring threads; 0: one for every two cores, at least 1
    bool askRealtimePriority = true; ///< asks for SCHED_RR; works without it
};

/// The measuring transport: Asio coroutines, recvmsg with kernel receive times, Beast's parser, TLS over memory BIOs.
class StopwatchTransport final : public Transport
{
public:
    explicit StopwatchTransport(const Clock &clock, StopwatchOptions options = {});
    ~StopwatchTransport() override; ///< cancels what is running and waits for its threads

    StreamId start(StreamRequest request, std::shared_ptr<StreamObserver> observer) override;
    void cancel(StreamId id) override;
    void preconnect(const Endpoint &endpoint, int count, const Deadlines &deadlines, std::function<void()> done) override;
    int maxStreamsPerEndpoint() const override { return 0; }
    TransportKind kind() const override { return TransportKind::Stopwatch; }
    TransportHealth health() const override;
    void resetHealth() override;

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

/// Raises this process's limit on open files to the hard limit; what it is now, and what it would take for `needed` descriptors.
struct OpenFileLimit
{
    quint64 soft = 0;
    quint64 hard = 0;
    bool enough = false;
};
OpenFileLimit raiseOpenFileLimit(quint64 needed);

} // namespace derby
