// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: Qt 6.4's moc stumbles over <compare> when it meets it before Qt

#include "scripted_server.h"
#include "stream_probe.h"

#include "transport/measuring_loop.h"
#include "transport/stopwatch_transport.h"
#include "transport/thread_stats.h"

#include <atomic>
#include <map>
#include <set>
#include <thread>

#include <pthread.h>
#include <time.h>

using namespace derby;
using namespace derby::test;
using namespace std::chrono_literals;

namespace {

const std::string streamHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
const std::string streamEnd = "0\r\n\r\n";

std::string chunk(const std::string &data)
{
    return "5\r\n" + data.substr(0, 5) + "\r\n";
}

} // namespace

/// What only StopwatchTransport does: kernel times, when it looked, its loops and its pool.
class TestStopwatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kernelTimes()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.readRequest()) {
                peer.send(streamHead);
                for (int i = 0; i < 20; ++i) {
                    peer.pause(2);
                    peer.send(chunk("token"));
                }
                peer.send(streamEnd);
            }
        });
        StopwatchTransport transport(m_clock, {1, false});
        const auto probe = std::make_shared<StreamProbe>();
        transport.start(requestTo(urlOf(server.port())), probe);
        QVERIFY(probe->wait());
        if (!transport.health().kernelTime)
            QSKIP("this system has no kernel receive times");
        int stamped = 0;
        for (const StreamProbe::Piece &piece : probe->pieces) {
            stamped += piece.when.kernelTime ? 1 : 0;
            QVERIFY(piece.when.received <= piece.when.seen);
            QVERIFY(piece.when.lastLook <= piece.when.seen);
        }
        QCOMPARE(stamped, static_cast<int>(probe->pieces.size()));
        QVERIFY(probe->closed.rtt && *probe->closed.rtt > 0ns);
        QCOMPARE(transport.health().clockSteps, 0);
    }

    /// Two events in one read, sent at once to a loop that was asleep: the server's burst. Which the read's own times can't tell.
    void burstIsNoLateness()
    {
        Gate head;
        ScriptedServer server([&head](Peer &peer) {
            peer.readRequest();
            peer.send(streamHead + chunk("first"));
            head.wait();
            peer.pause(30); // the loop sleeps
            peer.send(chunk("burst") + chunk("burst"));
            peer.send(streamEnd);
            peer.waitForClose();
        });
        // Where another process holds the cores the loop may really be late, and must say so: a few tries.
        for (int i = 0; i < 20; ++i) {
            StopwatchTransport transport(m_clock, {1, true});
            const auto probe = std::make_shared<StreamProbe>();
            probe->judge = [&head](std::string_view) {
                head.open();
                return StreamState::Streaming;
            };
            transport.start(requestTo(urlOf(server.port())), probe);
            QVERIFY(probe->wait());
            QCOMPARE(probe->pieces.size(), size_t(2));
            QCOMPARE(probe->pieces[1].bytes, std::string("burstburst"));
            const ReceiveTimes &when = probe->pieces[1].when;
            if (when.seen - when.lastLook < 1ms)
                return;
        }
        QFAIL("a burst was never told from lateness");
    }

    /// The loop is held up for 20 ms by an observer while two events of another stream (or of the same) come.
    void latenessIsNoBurst_data()
    {
        QTest::addColumn<bool>("sameStream");
        QTest::newRow("by itself") << true;
        QTest::newRow("by another stream") << false;
    }
    void latenessIsNoBurst()
    {
        QFETCH(bool, sameStream);
        Gate held, sent, ready;
        ScriptedServer server([&](Peer &peer) {
            peer.readRequest();
            if (peer.request().line().find("/hold") != std::string::npos) {
                ready.wait();
                peer.send(streamHead + chunk("stops"));
            } else {
                peer.send(streamHead + chunk("first"));
                held.wait();
                peer.send(chunk("later"));
                peer.pause(20);
                peer.send(chunk("later"));
                sent.open();
            }
            peer.send(streamEnd);
            peer.waitForClose();
        });
        StopwatchTransport transport(m_clock, {1, false});
        const auto hold = [&] {
            held.open();
            sent.wait();
        };
        const auto victim = std::make_shared<StreamProbe>();
        victim->judge = [&, first = true](std::string_view) mutable {
            if (first && sameStream)
                hold();
            first = false;
            ready.open();
            return StreamState::Streaming;
        };
        transport.start(requestTo(urlOf(server.port()), "POST", "/victim"), victim);
        if (!sameStream) {
            const auto holder = std::make_shared<StreamProbe>();
            holder->judge = [&](std::string_view) {
                hold();
                return StreamState::Streaming;
            };
            transport.start(requestTo(urlOf(server.port()), "POST", "/hold"), holder);
            QVERIFY(holder->wait());
        }
        QVERIFY(victim->wait());
        QCOMPARE(victim->body, std::string("firstlaterlater"));
        QCOMPARE(victim->pieces.size(), size_t(2)); // both at once
        const ReceiveTimes &when = victim->pieces[1].when;
        QVERIFY(when.seen - when.lastLook >= 19ms);
        QVERIFY(when.lastLook < when.received);
    }

    /// A late reader does not falsify a single event's time.
    void lateReadHasItsTrueTime()
    {
        Gate held, sent, got;
        ScriptedServer server([&](Peer &peer) {
            peer.readRequest();
            peer.send(streamHead + chunk("first"));
            held.wait();
            peer.send(chunk("later"));
            peer.pause(30);
            sent.open();
            got.wait();
            peer.send(streamEnd);
            peer.waitForClose();
        });
        StopwatchTransport transport(m_clock, {1, false});
        if (!transport.health().kernelTime)
            QSKIP("this system has no kernel receive times");
        const auto probe = std::make_shared<StreamProbe>();
        probe->judge = [&, first = true](std::string_view) mutable {
            if (first) {
                held.open();
                sent.wait();
            } else {
                got.open();
            }
            first = false;
            return StreamState::Streaming;
        };
        transport.start(requestTo(urlOf(server.port())), probe);
        QVERIFY(probe->wait());
        QCOMPARE(probe->pieces.size(), size_t(2));
        QVERIFY(probe->pieces[1].when.kernelTime);
        QVERIFY(probe->pieces[1].when.seen - probe->pieces[1].when.received >= 25ms); // the pause: it lay in the socket that long
    }

    void poolSpreadsOverLoops()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.readRequest())
                peer.sendSized("ok");
        });
        StopwatchTransport transport(m_clock, {3, false});
        QCOMPARE(transport.health().loops, 3);
        Gate done;
        transport.preconnect(endpointAt(urlOf(server.port())), 9, {}, [&] { done.open(); });
        QVERIFY(done.wait());
        Gate again;
        transport.preconnect(endpointAt(urlOf(server.port())), 9, {}, [&] { again.open(); }); // they are there already
        QVERIFY(again.wait());
        std::set<StreamId> loops;
        std::vector<std::shared_ptr<StreamProbe>> probes;
        for (int i = 0; i < 9; ++i) {
            probes.push_back(std::make_shared<StreamProbe>());
            loops.insert(transport.start(requestTo(urlOf(server.port())), probes.back()) & 0xff);
        }
        for (const auto &probe : probes) {
            QVERIFY(probe->wait());
            QVERIFY(probe->sents.back().reused);
        }
        QCOMPARE(loops.size(), size_t(3));
        QCOMPARE(server.connections(), 9);
    }

    void differentTrustDifferentPool()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.readRequest())
                peer.sendSized("ok");
        });
        ScriptedServer proxy([](Peer &peer) {
            while (peer.readRequest())
                peer.sendSized("ok");
        });
        StopwatchTransport transport(m_clock, {1, false});
        for (const bool viaProxy : {false, true, false, true}) {
            StreamRequest request = requestTo(urlOf(server.port()));
            if (viaProxy)
                request.endpoint.proxy = urlOf(proxy.port());
            const auto probe = std::make_shared<StreamProbe>();
            transport.start(request, probe);
            QVERIFY(probe->wait());
        }
        QCOMPARE(server.connections(), 1);
        QCOMPARE(proxy.connections(), 1);
    }

    void manyAtOnce()
    {
        const int streams = 300;
        std::atomic<int> going = 0;
        Gate all;
        ScriptedServer server([&](Peer &peer) {
            while (peer.readRequest()) {
                peer.send(streamHead);
                if (++going == streams)
                    all.open();
                all.wait();
                for (int i = 0; i < 20; ++i)
                    peer.send(chunk("token"));
                peer.send(streamEnd);
            }
        });
        QVERIFY(raiseOpenFileLimit(1000).enough);
        StopwatchTransport transport(m_clock, {2, true});
        std::vector<std::shared_ptr<StreamProbe>> probes;
        for (int i = 0; i < streams; ++i) {
            probes.push_back(std::make_shared<StreamProbe>());
            transport.start(requestTo(urlOf(server.port())), probes.back());
        }
        for (const auto &probe : probes) {
            QVERIFY(probe->wait());
            QCOMPARE(probe->errorId(), QStringLiteral("none"));
            QCOMPARE(probe->body.size(), size_t(100)); // no event lost
        }
        const TransportHealth health = transport.health();
        QVERIFY(health.busiestLoopShare > 0 && health.busiestLoopShare <= 1);
    }

    void startFromACallback()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.readRequest())
                peer.sendSized("ok");
        });
        StopwatchTransport transport(m_clock, {1, false});
        const auto first = std::make_shared<StreamProbe>();
        const auto second = std::make_shared<StreamProbe>();
        first->onClosedHook = [&] { transport.start(requestTo(urlOf(server.port())), second); };
        transport.start(requestTo(urlOf(server.port())), first);
        QVERIFY(first->wait());
        QVERIFY(second->wait());
        QVERIFY(second->sents.back().reused); // the connection is back in the pool before onClosed
        QCOMPARE(server.connections(), 1);
    }

    /// What reaches a loop after its thread's last handler is cancelled all the same.
    void tooLateForTheLoop()
    {
        struct Task final : LoopTask
        {
            explicit Task(std::vector<ErrorKind> &aborts)
                : aborts(aborts)
            {
            }
            void tick(MonoTime) override { }
            void abort(ErrorKind kind) override { aborts.push_back(kind); }
            std::vector<ErrorKind> &aborts;
        };
        TransportServices services{m_clock, {}, {}};
        ConnectionPool pool;
        MeasuringLoop loop(0, services, pool, false);
        loop.quit();
        loop.join();
        std::vector<ErrorKind> aborts;
        loop.post([&] {
            loop.add(1, std::make_shared<Task>(aborts));
            loop.post([&] { loop.remove(1); });
        });
        QVERIFY(aborts.empty());
        loop.drain();
        QCOMPARE(aborts, std::vector<ErrorKind>{ErrorKind::Cancelled});
    }

    void timeOfNamedThreads()
    {
        QVERIFY(cpuSecondsOfThreads("no such thread").empty());
        std::map<int, double> used;
        std::thread busy([&used] {
            pthread_setname_np(pthread_self(), "derby-busy-here"); // 15 characters
            timespec own{};
            while (own.tv_sec == 0 && own.tv_nsec < 20'000'000)
                clock_gettime(CLOCK_THREAD_CPUTIME_ID, &own);
            std::this_thread::yield();
            used = cpuSecondsOfThreads("derby-busy-here and more");
        });
        busy.join();
        if (!RunDelay().sinceLast())
            QSKIP("this system does not tell the threads' times");
        QCOMPARE(used.size(), size_t(1));
        QVERIFY(used.begin()->second >= 0.01 && used.begin()->second < 10);
    }

    void openFileLimit()
    {
        const OpenFileLimit limit = raiseOpenFileLimit(64);
        QVERIFY(limit.enough);
        QVERIFY(limit.soft >= 64);
        QCOMPARE(limit.soft, limit.hard);
        QVERIFY(!raiseOpenFileLimit(limit.hard + 1).enough);
    }

private:
    SystemClock m_clock;
};

QTEST_GUILESS_MAIN(TestStopwatch)
#include "tst_stopwatch.moc"
