// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "bench_run.h"
#include "run/asio_scheduler.h"

#include <atomic>
#include <future>
#include <thread>

using namespace derby;
using namespace std::chrono_literals;

namespace {

const QStringList two{QStringLiteral("a"), QStringLiteral("b")};

/// A TTFT test of about 1.6 s a lane, then a load test of two minutes.
Plan bothTests()
{
    Plan plan = planFor(two);
    plan.ttft = TtftTest();
    plan.ttft->iterations = 1;
    plan.ttft->outputTokens = 4;
    LoadTest load;
    load.name = QStringLiteral("load");
    load.users = 4;
    load.outputTokens = 4;
    plan.loads.push_back(load);
    return plan;
}

} // namespace

/// How runs end, and what can be seen of them while they go on.
class TestRunEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void testsRunInOrderAndAreNeverPooled()
    {
        Bench bench(bothTests());
        std::vector<std::size_t> checkpoints;
        RunDependencies dependencies{bench.scheduler, bench.transport, bench.sink, bench.since(0s), Calibration(), {}, preparedAs()};
        dependencies.checkpoint = [&checkpoints](const RunResult &soFar) {
            QVERIFY(soFar.records.empty());
            checkpoints.push_back(soFar.conditions.size());
        };
        Executor executor(bench.plan, dependencies);
        executor.start([&bench](RunResult ended) { bench.result = std::move(ended); });
        bench.scheduler.run();
        QVERIFY(bench.result);
        QCOMPARE(checkpoints, (std::vector<std::size_t>{0, 1, 2})); // prepared, then after each test
        QCOMPARE(bench.result->conditions.at(0).test, QStringLiteral("ttft"));
        QCOMPARE(bench.result->conditions.at(1).test, QStringLiteral("load"));
        QCOMPARE(bench.result->origin, bench.begin);
        QVERIFY(bench.result->calibration);
        QVERIFY(bench.result->conditions[0].ended <= bench.result->conditions[1].started);
        QCOMPARE(bench.transport.healthResets, 2);
        for (const Record &record : bench.result->records)
            QCOMPARE(record.test, record.planned >= bench.result->conditions[0].ended ? QStringLiteral("load") : QStringLiteral("ttft"));
        QVERIFY(std::is_sorted(bench.result->records.begin(), bench.result->records.end(),
                               [](const Record &a, const Record &b) { return a.ended < b.ended; }));
    }

    void stop_data()
    {
        QTest::addColumn<qint64>("afterMs");
        QTest::addColumn<int>("tests"); // with conditions
        QTest::newRow("before it began") << qint64(-1) << 0;
        QTest::newRow("while warming up") << qint64(60) << 0;
        QTest::newRow("in the TTFT test") << qint64(1500) << 1;
        QTest::newRow("in the load test, staggering") << qint64(4700) << 2;
        QTest::newRow("in the load test, steady") << qint64(40000) << 2;
    }
    void stop()
    {
        QFETCH(qint64, afterMs);
        QFETCH(int, tests);
        Bench bench(bothTests());
        if (afterMs < 0) {
            bench.executor = std::make_unique<Executor>(
                bench.plan, RunDependencies{bench.scheduler, bench.transport, bench.sink, {}, {}, {}, preparedAs()});
            bench.executor->stop();
            bench.executor->start([&bench](RunResult ended) { bench.result = std::move(ended), ++bench.dones; });
        } else {
            bench.start();
            bench.scheduler.run(bench.since(std::chrono::milliseconds(afterMs)));
            QVERIFY(!bench.result);
            const bool busy = bench.transport.total > 0;
            bench.executor->stop();
            bench.executor->stop(); // twice is harmless
            QVERIFY(busy);
        }
        const MonoTime asked = bench.scheduler.now();
        bench.scheduler.run(MonoTime::max(), [&bench] { return bench.dones > 0; });
        QCOMPARE(bench.dones, 1);
        QCOMPARE(bench.scheduler.now(), asked); // at once: nothing is waited for
        QCOMPARE(bench.transport.total, 0); // everything had closed
        QVERIFY(bench.result->partial);
        QCOMPARE(bench.result->conditions.size(), std::size_t(tests));
        for (const Record &record : bench.result->records) {
            if (record.ended < asked)
                QCOMPARE(record.outcome, Outcome::Succeeded);
            else if (record.outcome == Outcome::Failed)
                QCOMPARE(record.error->kind, ErrorKind::Cancelled);
        }
        if (tests == 2) {
            int windows = 0;
            for (const auto &lane : bench.result->conditions[1].steady) {
                for (const auto &[begin, end] : lane) {
                    QVERIFY(end >= begin);
                    windows += end > begin;
                }
            }
            QVERIFY(windows < 12); // rounds that were not run have no window
            const std::vector<Record> all = bench.records(Phase::Measured);
            QVERIFY(std::any_of(all.begin(), all.end(), [](const Record &record) { return record.error.has_value(); }));
        }
        QCOMPARE(bench.executor->snapshot().phase, QStringLiteral("done"));
        bench.scheduler.run(); // whatever timers are left do no harm
        QCOMPARE(bench.dones, 1);
    }

    void aLaneThatHangsDoesNotHoldAStop()
    {
        Bench bench(bothTests());
        bench.transport.server = [](const StreamRequest &, int) {
            FakeAnswer answer;
            answer.kind = FakeAnswer::Hanging;
            return answer;
        };
        bench.start();
        bench.scheduler.run(bench.since(10s));
        bench.executor->stop();
        bench.scheduler.run(bench.since(11s));
        QCOMPARE(bench.dones, 1);
    }

    void droppingTheExecutorMidwayCancels()
    {
        Bench bench(bothTests());
        bench.start();
        bench.scheduler.run(bench.since(20s));
        QVERIFY(bench.transport.total > 0);
        bench.executor.reset();
        const std::size_t accepted = bench.sink.accepted.size();
        bench.scheduler.run();
        QCOMPARE(bench.transport.total, 0);
        QCOMPARE(bench.dones, 0);
        QCOMPARE(bench.sink.accepted.size(), accepted);
    }

    /// A preparation cancels what it asked when it goes, and the transport may go as soon as the executor has.
    void droppingTheExecutorWaitsForItsPreparations()
    {
        class Slow final : public Preparation
        {
        public:
            explicit Slow(std::atomic<int> &alive)
                : m_alive(alive)
            {
                ++m_alive;
            }
            ~Slow() override
            {
                std::this_thread::sleep_for(20ms);
                --m_alive;
            }

        private:
            std::atomic<int> &m_alive;
        };
        AsioScheduler scheduler;
        FakeTransport transport(scheduler);
        MemorySink sink;
        std::atomic<int> alive = 0;
        std::promise<void> begun;
        RunDependencies dependencies{scheduler, transport, sink, {}, {}, {}, {}};
        dependencies.prepare = [&](Scheduler &, Transport &, Endpoint, const PrepareOptions &, std::function<void(PreparedLane)>) {
            auto preparation = std::make_unique<Slow>(alive);
            if (alive == two.size())
                begun.set_value();
            return preparation;
        };
        auto executor = std::make_unique<Executor>(bothTests(), dependencies);
        executor->start([](const RunResult &) {});
        begun.get_future().wait();
        executor.reset();
        QCOMPARE(alive.load(), 0);
    }

    void theExecutorMayBeDroppedWhenItIsDone()
    {
        Bench bench(bothTests());
        bench.executor =
            std::make_unique<Executor>(bench.plan, RunDependencies{bench.scheduler, bench.transport, bench.sink, {}, {}, {}, preparedAs()});
        bench.executor->start([&bench](RunResult ended) {
            bench.result = std::move(ended);
            bench.executor.reset();
        });
        bench.scheduler.run();
        QVERIFY(bench.result);
        QVERIFY(!bench.executor);
    }

    void progressOnlyGrows()
    {
        Bench bench(bothTests());
        bench.start();
        double last = 0;
        QSet<QString> phases;
        std::vector<double> left;
        for (int tick = 1; !bench.result; ++tick) {
            bench.scheduler.run(bench.since(tick * Nanos(200ms)));
            const Snapshot snapshot = bench.executor->snapshot();
            QVERIFY(snapshot.progress >= last && snapshot.progress <= 1);
            QVERIFY(snapshot.progress < 1 || bench.result);
            last = snapshot.progress;
            phases.insert(snapshot.phase);
            QVERIFY(snapshot.round <= snapshot.rounds);
            if (snapshot.secondsLeft && snapshot.test == QLatin1String("load"))
                left.push_back(*snapshot.secondsLeft);
            QVERIFY(tick < 2000);
        }
        QCOMPARE(last, 1.0);
        QCOMPARE(phases,
                 (QSet<QString>{QStringLiteral("warm-up"), QStringLiteral("ttft"), QStringLiteral("load"), QStringLiteral("done")}));
        // Two lanes of a minute each.
        QVERIFY2(std::abs(left.front() - 120) < 5, qPrintable(QString::number(left.front())));
        QVERIFY(left.back() < 2);
    }

    void snapshotCountsWhatTheRecordsSay()
    {
        Bench bench(bothTests());
        bench.start();
        bench.scheduler.run(bench.since(100s));
        const Snapshot snapshot = bench.executor->snapshot();
        QCOMPARE(snapshot.test, QStringLiteral("load"));
        for (int lane = 0; lane < 2; ++lane) {
            const auto counted =
                std::count_if(bench.sink.accepted.begin(), bench.sink.accepted.end(), [&snapshot, lane](const Record &record) {
                    return record.lane == lane && record.test == snapshot.test && record.counted && record.phase == Phase::Measured
                        && record.ended < snapshot.at;
                });
            QVERIFY(std::abs(snapshot.lanes.at(std::size_t(lane)).due - int(counted)) <= 4);
            QVERIFY(std::abs(*snapshot.lanes.at(std::size_t(lane)).ttftP50Ms - 50) < 0.5);
        }
    }

    void everyLaneFailsToPrepare()
    {
        Bench bench(bothTests(),
                    {{QStringLiteral("a"), makeError(ErrorKind::WrongEngine)}, {QStringLiteral("b"), makeError(ErrorKind::Loading)}});
        const RunResult &result = bench.run();
        QVERIFY(bench.transport.seen.empty());
        QVERIFY(result.conditions.empty());
        QVERIFY(!result.partial);
        QCOMPARE(result.preparation[1].error->kind, ErrorKind::Loading);
    }

    void aPlanThatNeedsMoreThanTheTransportHasIsRefusedBeforeAnythingIsSent()
    {
        Plan plan = bothTests();
        plan.loads[0].users = 7;
        Bench bench(plan);
        bench.transport.maxStreams = 6;
        const RunResult &result = bench.run();
        QVERIFY(bench.transport.seen.empty());
        for (const LanePreparation &preparation : result.preparation)
            QCOMPARE(preparation.error->kind, ErrorKind::Usage);
        QVERIFY(result.warnings.value(0).contains(QLatin1String("7 streams")));
    }

    void secretsStayOutOfErrors()
    {
        Plan plan = bothTests();
        plan.endpoints[0].apiKey = "tok-verysecret";
        Bench bench(plan);
        bench.transport.server = [](const StreamRequest &, int) {
            FakeAnswer answer;
            answer.kind = FakeAnswer::Status;
            answer.echo = "tok-verysecret";
            return answer;
        };
        const RunResult &result = bench.run();
        QVERIFY(!result.records.empty());
        for (const Record &record : result.records) {
            if (record.lane == 0)
                QVERIFY2(!record.error->detail.contains(QLatin1String("verysecret")), qPrintable(record.error->detail));
        }
        QVERIFY(result.records.front().error->detail.contains(QLatin1String("***")));
    }
};

QTEST_GUILESS_MAIN(TestRunEnds)
#include "tst_run_ends.moc"
