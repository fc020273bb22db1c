// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_server.h"

namespace derby::test {

Scheduler::TimerId FakeScheduler::callAt(MonoTime when, Task task)
{
    const TimerId id = m_next++;
    m_timers.emplace(std::pair(when, id), std::move(task));
    return id;
}

void FakeScheduler::cancelTimer(TimerId id)
{
    for (auto it = m_timers.begin(); it != m_timers.end(); ++it) {
        if (it->first.second == id) {
            m_timers.erase(it);
            return;
        }
    }
}

void FakeScheduler::runQueued()
{
    while (!m_queue.isEmpty()) {
        const Task task = m_queue.takeFirst();
        task();
    }
}

void FakeScheduler::runAll()
{
    runQueued();
    while (!m_timers.empty()) {
        const auto first = m_timers.begin();
        m_now = std::max(m_now, first->first.first);
        const Task task = std::move(first->second);
        m_timers.erase(first);
        task();
        runQueued();
    }
}

StreamId FakeTransport::start(StreamRequest request, std::shared_ptr<StreamObserver> observer)
{
    const StreamId id = m_next++;
    asked << request.http.method + ' ' + request.http.target;
    bodies << request.http.body;
    const Reply reply = m_server(request);
    if (reply.never) {
        open.emplace(id, std::move(observer));
        return id;
    }
    if (!reply.error) {
        observer->onSent({});
        ResponseHead head;
        head.status = reply.status;
        head.headers = reply.headers;
        observer->onHead(head, {});
        if (!reply.body.isEmpty())
            observer->onBody({reply.body.constData(), static_cast<size_t>(reply.body.size())}, {});
    }
    Closed closed;
    closed.error = reply.error;
    observer->onClosed(closed);
    return id;
}

void FakeTransport::cancel(StreamId id)
{
    cancelled << id;
    const auto it = open.find(id);
    if (it == open.end())
        return;
    const std::shared_ptr<StreamObserver> observer = it->second;
    open.erase(it);
    Closed closed;
    closed.error = makeError(ErrorKind::Cancelled);
    observer->onClosed(closed);
}

FakeTransport::Server fixedServer(const QHash<QByteArray, Reply> &replies)
{
    return [replies](const StreamRequest &request) {
        const QByteArray key = request.http.method == "GET" ? request.http.target : request.http.method + ' ' + request.http.target;
        return replies.value(key);
    };
}

Reply json(const QByteArray &body)
{
    return {200, body, {{"content-type", "application/json"}}, {}, false};
}

} // namespace derby::test
