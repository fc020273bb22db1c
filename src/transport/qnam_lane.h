// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "transport/route.h"
#include "transport/transport.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <time.h>

class QNetworkAccessManager;
class QTimer;

namespace derby {

class QnamStream;

/// One endpoint's network manager, in a thread of its own. Work for it comes through post().
class QnamLane final : public QThread
{
public:
    QnamLane(const Clock &clock, Route route);
    ~QnamLane() override; ///< cancels what runs and waits for the thread

    /// Runs `work` in the lane's thread; from any thread. Work that comes after the end is dropped.
    void post(std::function<void()> work);
    double cpuSeconds() const;
    std::atomic<int> active = 0; ///< streams that run or will run

    // The lane's thread
    void start(StreamId id, StreamRequest request, std::shared_ptr<StreamObserver> observer);
    void cancel(StreamId id);
    void ended(StreamId id); ///< said by a stream
    void warmUp(int count);
    QNetworkAccessManager *makeManager() const; ///< Qt's hidden defaults switched off
    const Clock &clock() const { return m_clock; }
    const Route &route() const { return m_route; }

protected:
    void run() override;

private:
    class Inbox;
    void drain();
    QNetworkAccessManager &manager();

    const Clock &m_clock;
    const Route m_route;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::function<void()>> m_work;
    Inbox *m_inbox = nullptr; ///< while the thread runs
    bool m_quit = false;
    bool m_finished = false;
    std::atomic<clockid_t> m_cpuClock = 0;
    std::atomic<bool> m_hasCpuClock = false;

    // The lane's thread
    QNetworkAccessManager *m_manager = nullptr;
    QTimer *m_tick = nullptr;
    std::map<StreamId, std::shared_ptr<QnamStream>> m_streams;
};

} // namespace derby
