// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "bench_run.h"
#include "run/asio_scheduler.h"

#include <future>
#include <thread>

using namespace derby;
using namespace std::chrono_literals;

namespace {

/// A transport whose one server answers at once, on a thread of its own: what a real one's threads do to the executor.
class ThreadedTransport final : public Transport
{
public:
    ~ThreadedTransport() override { join(); }
    void join()
    {
        for (std::thread &thread : m_threads)
            if (thread.joinable())
                thread.join();
    }

    StreamId start(StreamRequest, std::shared_ptr<StreamObserver> observer) override
    {
        answer([this, observer] {
            const ReceiveTimes read{m_clock.now(), m_clock.now(), m_clock.now() - Nanos(5ms), true};
            observer->onSent({m_clock.now(), {}, true, 0});
            observer->onHead({200, "", {{"Content-Type", "text/event-stream"}}}, read);
            observer->onBody(
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", read);
            observer->onClosed({m_clock.now(), {}, {}, true});
        });
        return ++m_last;
    }
    void cancel(StreamId) override { }
    void preconnect(const Endpoint &, int, const Deadlines &, std::function<void()> done) override { answer(std::move(done)); }
    int maxStreamsPerEndpoint() const override { return 0; }
    TransportKind kind() const override { return TransportKind::Stopwatch; }
    TransportHealth health() const override { return {}; }
    void resetHealth() override { }

private:
    void answer(std::function<void()> task) { m_threads.emplace_back(std::move(task)); } // start() and preconnect() come from one thread

    SystemClock m_clock;
    std::vector<std::thread> m_threads;
    StreamId m_last = 0;
};

Plan tinyPlan()
{
    Plan plan = planFor({QStringLiteral("a"), QStringLiteral("b")});
    plan.ttft = TtftTest();
    plan.ttft->iterations = 5;
    plan.ttft->prompts.count = 4;
    return plan;
}

} // namespace

class TestAsioScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksRunInOrderOnOneOtherThread()
    {
        std::vector<int> order;
        std::promise<std::thread::id> where;
        AsioScheduler scheduler;
        for (int i = 0; i < 100; ++i)
            scheduler.post([&order, i] { order.push_back(i); });
        scheduler.post([&where] { where.set_value(std::this_thread::get_id()); });
        QVERIFY(where.get_future().get() != std::this_thread::get_id());
        QCOMPARE(order.size(), std::size_t(100));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void timersFireInTheirOrderAndNeverEarly()
    {
        std::vector<int> order;
        std::promise<bool> early;
        AsioScheduler scheduler;
        scheduler.post([&] {
            const MonoTime now = scheduler.now();
            scheduler.callAt(now + 20ms, [&, due = now + Nanos(20ms)] {
                order.push_back(2);
                early.set_value(scheduler.now() < due);
            });
            scheduler.callAt(now + 5ms, [&] { order.push_back(1); });
            scheduler.callAt(now - 1s, [&] { order.push_back(0); });
        });
        QVERIFY(!early.get_future().get());
        QCOMPARE(order, (std::vector<int>{0, 1, 2}));
    }

    void aCancelledTimerDoesNotFire()
    {
        std::atomic<int> fired{0};
        std::promise<void> done;
        AsioScheduler scheduler;
        scheduler.post([&] {
            const MonoTime now = scheduler.now();
            const Scheduler::TimerId soon = scheduler.callAt(now, [&] { ++fired; });
            const Scheduler::TimerId late = scheduler.callAt(now + 1ms, [&] { ++fired; });
            QVERIFY(soon != 0 && soon != late);
            scheduler.cancelTimer(soon); // it has expired, and its turn has not come
            scheduler.cancelTimer(late);
            scheduler.cancelTimer(late);
            scheduler.cancelTimer(12345);
            scheduler.callAt(now + 5ms, [&] { done.set_value(); });
        });
        done.get_future().get();
        QCOMPARE(fired.load(), 0);
    }

    void aRunWithRealThreads()
    {
        AsioScheduler scheduler;
        ThreadedTransport transport;
        MemorySink sink;
        std::promise<RunResult> ended;
        Executor executor(tinyPlan(), {scheduler, transport, sink, {}, {}, {}, preparedAs()});
        executor.start([&ended](RunResult result) { ended.set_value(std::move(result)); });
        std::future<RunResult> future = ended.get_future();
        double progress = 0;
        while (future.wait_for(1ms) != std::future_status::ready) {
            const Snapshot snapshot = executor.snapshot(); // as a window does, from another thread
            QVERIFY(snapshot.progress >= progress);
            progress = snapshot.progress;
        }
        const RunResult result = future.get();
        QCOMPARE(result.records.size(), std::size_t(2 * (5 * 4 + 3)));
        QCOMPARE(sink.accepted.size(), result.records.size());
        for (const Record &record : result.records)
            QCOMPARE(record.outcome, Outcome::Succeeded);
    }

    void stoppedAndDroppedFromAnotherThread()
    {
        for (int round = 0; round < 5; ++round) {
            AsioScheduler scheduler;
            ThreadedTransport transport;
            MemorySink sink;
            std::promise<void> ended;
            std::future<void> end = ended.get_future();
            {
                Executor executor(tinyPlan(), {scheduler, transport, sink, {}, {}, {}, preparedAs()});
                executor.start([&ended](RunResult) { ended.set_value(); });
                // On a busy machine the whole run may be over before this thread gets its turn.
                while (executor.snapshot().test.isEmpty() && end.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
                    std::this_thread::yield();
                if (round % 2 == 0) {
                    executor.stop();
                    end.get();
                }
            }
            transport.join();
        }
    }
};

QTEST_GUILESS_MAIN(TestAsioScheduler)
#include "tst_asio_scheduler.moc"
