// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h" // first: moc 6.4 stumbles over <compare> unless a Qt header comes before it
#include "discovery/server_look.h"
#include "plan/plan.h"
#include "run/trace_lane.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace derby::ui {

/// Asks servers questions on a thread of its own and hands the answers to the thread it lives in. Each question has a handle: dropping it
/// cancels, and nothing comes afterwards.
class Lookout : public QObject
{
    Q_OBJECT
public:
    /// Qnam for what is not measured; Stopwatch where the times are to be the kernel's (a test).
    explicit Lookout(TransportKind kind = TransportKind::Qnam, QObject *parent = nullptr);
    ~Lookout() override; ///< cancels what is under way and waits for its threads; handles may outlive it

    class Handle
    {
    public:
        virtual ~Handle() = default;
    };
    using HandlePtr = std::unique_ptr<Handle>;

    HandlePtr look(const Endpoint &endpoint, const Deadlines &deadlines, const std::function<void(const ProbeReport &)> &each,
                   const std::function<void(const ServerLook &)> &done);
    HandlePtr pulse(const Endpoint &endpoint, const Deadlines &deadlines, int times, const std::function<void(const ServerPulse &)> &done);
    HandlePtr load(const Endpoint &endpoint, const Deadlines &deadlines, const std::function<void(const std::optional<Error> &)> &done);
    HandlePtr trace(const Endpoint &endpoint, const TraceOptions &options, const std::shared_ptr<LiveTrace> &live,
                    const std::function<void(const Trace &)> &done);

    /// For questions that should be answered at once or not at all: what the desktop asks of its own accord.
    static Deadlines shortDeadlines();

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby::ui
