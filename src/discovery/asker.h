// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/scheduler.h"
#include "transport/transport.h"

#include <functional>
#include <memory>

namespace derby {

/// Asks one server questions whose answers come back on the scheduler's thread. Destroying it cancels what is under way, and no answer
/// comes afterwards. ask() and later() are called on the scheduler's thread; it is destroyed there too, or once that thread has stopped.
class Asker
{
public:
    using Then = std::function<void(FetchResult)>;

    Asker(Scheduler &scheduler, Transport &transport, Endpoint endpoint);
    ~Asker();
    Asker(const Asker &) = delete;
    Asker &operator=(const Asker &) = delete;

    void ask(const HttpRequest &request, const Deadlines &deadlines, Then then);
    /// Runs `task` after `pause`, unless the Asker is gone by then.
    void later(Nanos pause, std::function<void()> task);

    const Endpoint &endpoint() const { return m_endpoint; }

private:
    struct Shared;
    Transport &m_transport;
    Endpoint m_endpoint;
    std::shared_ptr<Shared> m_shared;
};

} // namespace derby
