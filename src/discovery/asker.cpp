// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/asker.h"

#include <mutex>
#include <set>

namespace derby {

// Answers come on the transport's threads, perhaps after the Asker and even the scheduler are gone: whoever holds the lock and finds
// `scheduler` set may post to it.
struct Asker::Shared
{
    std::mutex mutex;
    Scheduler *scheduler = nullptr;
    std::set<StreamId> underWay;

    /// Whether the answer to `id` is still wanted; forgets the id.
    bool take(StreamId id)
    {
        const std::lock_guard lock(mutex);
        underWay.erase(id);
        return scheduler != nullptr;
    }
};

Asker::Asker(Scheduler &scheduler, Transport &transport, Endpoint endpoint)
    : m_transport(transport)
    , m_endpoint(std::move(endpoint))
    , m_shared(std::make_shared<Shared>())
{
    m_shared->scheduler = &scheduler;
}

Asker::~Asker()
{
    std::set<StreamId> underWay;
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->scheduler = nullptr;
        underWay.swap(m_shared->underWay);
    }
    for (const StreamId id : underWay) // outside the lock: a transport may answer from within
        m_transport.cancel(id);
}

void Asker::ask(const HttpRequest &request, const Deadlines &deadlines, Then then)
{
    const auto id = std::make_shared<StreamId>(0); // known only after fetch() has returned, which the answer may precede
    const std::shared_ptr<Shared> shared = m_shared;
    const StreamId started =
        fetch(m_transport, {m_endpoint, request, deadlines, false}, [shared, id, then = std::move(then)](FetchResult result) {
            const std::lock_guard lock(shared->mutex);
            if (!shared->scheduler)
                return;
            shared->scheduler->post([shared, id, then, result = std::move(result)]() mutable {
                if (shared->take(*id))
                    then(std::move(result));
            });
        });
    *id = started; // read on this thread only
    const std::lock_guard lock(m_shared->mutex);
    m_shared->underWay.insert(started);
}

void Asker::later(Nanos pause, std::function<void()> task)
{
    const std::shared_ptr<Shared> shared = m_shared;
    Scheduler *scheduler = shared->scheduler;
    scheduler->callAt(scheduler->now() + pause, [shared, task = std::move(task)] {
        if (shared->take(0))
            task();
    });
}

} // namespace derby
