// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/qnam_lane.h"

#include "transport/qnam_stream.h"

#include <QCoreApplication>
#include <QEvent>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QTimer>

#include <pthread.h>

namespace derby {

/// Wakes the lane's event loop. The work itself waits under a mutex of ours.
class QnamLane::Inbox final : public QObject
{
public:
    explicit Inbox(QnamLane &lane)
        : m_lane(lane)
    {
    }
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        m_lane.drain();
        return true;
    }

private:
    QnamLane &m_lane;
};

QnamLane::QnamLane(const Clock &clock, Route route)
    : m_clock(clock)
    , m_route(std::move(route))
{
    QThread::start();
}

QnamLane::~QnamLane()
{
    post([this] {
        while (!m_streams.empty())
            m_streams.begin()->second->abort(ErrorKind::Cancelled);
        m_quit = true;
    });
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_finished; });
    }
    wait();
}

void QnamLane::post(std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    if (m_finished)
        return;
    m_work.push_back(std::move(work));
    if (m_inbox)
        QCoreApplication::postEvent(m_inbox, new QEvent(QEvent::User));
}

void QnamLane::drain()
{
    std::vector<std::function<void()>> work;
    {
        const std::lock_guard lock(m_mutex);
        work.swap(m_work);
    }
    for (const auto &each : work)
        each();
    if (m_quit)
        quit();
}

void QnamLane::run()
{
    clockid_t clock{};
    if (pthread_getcpuclockid(pthread_self(), &clock) == 0) {
        m_cpuClock = clock;
        m_hasCpuClock = true;
    }
    Inbox inbox(*this);
    QTimer tick;
    tick.setInterval(20);
    QObject::connect(&tick, &QTimer::timeout, &inbox, [this] {
        const std::map<StreamId, std::shared_ptr<QnamStream>> streams = m_streams; // one may end meanwhile
        for (const auto &[id, stream] : streams)
            stream->tick(m_clock.now());
    });
    m_tick = &tick;
    {
        const std::lock_guard lock(m_mutex);
        m_inbox = &inbox;
        QCoreApplication::postEvent(&inbox, new QEvent(QEvent::User)); // work may have come before
    }
    exec();
    delete m_manager;
    m_manager = nullptr;
    m_tick = nullptr;
    m_hasCpuClock = false;
    const std::lock_guard lock(m_mutex);
    m_inbox = nullptr;
    m_finished = true;
    m_changed.notify_all();
}

QNetworkAccessManager *QnamLane::makeManager() const
{
    auto *made = new QNetworkAccessManager;
    made->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    QNetworkProxy proxy(QNetworkProxy::NoProxy); // whatever the environment says
    if (m_route.proxy) {
        proxy = QNetworkProxy(QNetworkProxy::HttpProxy, QString::fromStdString(m_route.proxy->host), m_route.proxy->port);
        if (!m_route.proxy->authorization.empty())
            proxy.setRawHeader("Proxy-Authorization", QByteArray::fromStdString(m_route.proxy->authorization));
    }
    made->setProxy(proxy);
    return made;
}

QNetworkAccessManager &QnamLane::manager()
{
    if (!m_manager)
        m_manager = makeManager();
    return *m_manager;
}

void QnamLane::start(StreamId id, StreamRequest request, std::shared_ptr<StreamObserver> observer)
{
    auto stream = std::make_shared<QnamStream>(id, *this, std::move(request), std::move(observer));
    m_streams.emplace(id, stream);
    if (!m_tick->isActive())
        m_tick->start();
    stream->start(manager());
}

void QnamLane::cancel(StreamId id)
{
    if (const auto stream = m_streams.find(id); stream != m_streams.end())
        std::shared_ptr<QnamStream>(stream->second)->abort(ErrorKind::Cancelled);
}

void QnamLane::ended(StreamId id)
{
    m_streams.erase(id);
    --active;
    if (m_streams.empty())
        m_tick->stop();
}

void QnamLane::warmUp(int count)
{
    for (int i = 0; i < count; ++i) {
        const QString host = QString::fromStdString(m_route.host);
        if (m_route.tls)
            manager().connectToHostEncrypted(host, m_route.port, sslConfiguration(m_route));
        else
            manager().connectToHost(host, m_route.port);
    }
}

double QnamLane::cpuSeconds() const
{
    timespec used{};
    if (!m_hasCpuClock || clock_gettime(m_cpuClock, &used) != 0)
        return 0;
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

} // namespace derby
