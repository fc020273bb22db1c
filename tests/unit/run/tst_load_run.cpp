// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "bench_run.h"

using namespace derby;
using namespace std::chrono_literals;

namespace {

const QStringList two{QStringLiteral("a"), QStringLiteral("b")};

Plan loadPlan(const QStringList &lanes, int users = 4, double duration = 60, int rounds = 6)
{
    Plan plan = planFor(lanes);
    LoadTest test;
    test.name = QStringLiteral("load");
    test.users = users;
    test.durationSeconds = duration;
    test.rounds = rounds;
    test.outputTokens = 4;
    plan.loads.push_back(test);
    return plan;
}

FakeTransport::Server always(FakeAnswer answer)
{
    return [answer](const StreamRequest &, int) { return answer; };
}

} // namespace

class TestLoadRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usersAreReallyConcurrent_data()
    {
        QTest::addColumn<int>("users");
        QTest::newRow("1") << 1;
        QTest::newRow("24") << 24;
        QTest::newRow("200") << 200;
    }
    void usersAreReallyConcurrent()
    {
        QFETCH(int, users);
        Bench bench(loadPlan(two, users));
        FakeAnswer slow;
        slow.ttft = 2s;
        slow.perToken = 500ms;
        bench.transport.server = always(slow);
        const RunResult &result = bench.run();
        for (const QString &lane : two)
            QCOMPARE(bench.transport.mostInFlight[lane], users);
        QCOMPARE(bench.transport.mostTotal, users); // lanes run alone
        QCOMPARE(result.conditions[0].streams, users);
        QVERIFY(bench.transport.preconnected[QStringLiteral("a")] >= 6 * users);
        for (const Record &record : bench.records(Phase::Measured))
            QCOMPARE(*record.lateness(), Nanos::zero());
    }

    void roundsRunEachLaneAloneInADrawnOrder()
    {
        Bench bench(loadPlan(two)), again(loadPlan(two));
        const RunResult &result = bench.run();
        again.run();
        const TestConditions &conditions = result.conditions.at(0);
        QSet<bool> aFirst;
        for (std::size_t round = 0; round < 6; ++round) {
            const auto &[aBegin, aEnd] = conditions.steady[0][round];
            const auto &[bBegin, bEnd] = conditions.steady[1][round];
            QCOMPARE(aEnd - aBegin, Nanos(9s)); // 10 s, a tenth of it stagger
            QCOMPARE(bEnd - bBegin, Nanos(9s));
            QVERIFY(aEnd < bBegin || bEnd < aBegin);
            aFirst.insert(aEnd < bBegin);
            QCOMPARE(aEnd < bBegin,
                     again.result->conditions[0].steady[0][round].second < again.result->conditions[0].steady[1][round].first);
        }
        QCOMPARE(aFirst.size(), 2);
    }

    void countedIsWhatWasDueInTheSteadyWindow()
    {
        Bench bench(loadPlan(two));
        const RunResult &result = bench.run();
        int counted = 0, outside = 0;
        for (const Record &record : bench.records(Phase::Measured)) {
            const auto &[begin, end] = result.conditions[0].steady[std::size_t(record.lane)][std::size_t(record.round)];
            QCOMPARE(record.counted, record.planned >= begin && record.planned < end);
            QVERIFY(record.planned < end);
            (record.counted ? counted : outside) += 1;
        }
        QVERIFY(counted > 1000);
        QVERIFY(outside > 0);
        // Four users, 80 ms a request, 9 s: 450 requests a lane a round, give or take the users' phases.
        QVERIFY(std::abs(counted - 2 * 6 * 450) <= 2 * 6 * 4);
        QCOMPARE(bench.records(Phase::Warmup).size(), std::size_t(2 * 4)); // one a user, at most ten
        for (const Record &record : bench.records(Phase::Warmup))
            QVERIFY(!record.counted);
        // What the transport saw is what the records say.
        QCOMPARE(bench.transport.seen.size(), result.records.size());
    }

    void aUserSendsItsNextRequestWhenItsLastOneEnded()
    {
        Bench bench(loadPlan(two, 3));
        bench.run();
        std::map<std::tuple<int, int, int>, MonoTime> free;
        for (const Record &record : bench.records(Phase::Measured)) {
            const auto key = std::tuple(record.lane, record.round, record.user);
            if (const auto before = free.find(key); before != free.end())
                QCOMPARE(record.planned, before->second);
            free[key] = record.ended;
        }
        QCOMPARE(free.size(), std::size_t(2 * 6 * 3));
    }

    void thinkTimeIsWaited()
    {
        Plan plan = loadPlan(two, 3);
        plan.loads[0].think.meanSeconds = 2;
        Bench bench(plan);
        bench.run();
        std::map<std::tuple<int, int, int>, MonoTime> free;
        int waited = 0;
        for (const Record &record : bench.records(Phase::Measured)) {
            const auto key = std::tuple(record.lane, record.round, record.user);
            if (const auto before = free.find(key); before != free.end()) {
                QCOMPARE(record.planned - before->second, Nanos(2s));
                ++waited;
            }
            free[key] = record.ended;
        }
        QVERIFY(waited > 50);
    }

    void lognormalThinkTimesAreTheSameForEachLane()
    {
        Plan plan = loadPlan(two, 3);
        plan.loads[0].think = {1, 0.5};
        Bench bench(plan);
        bench.run();
        // Both lanes answer alike, so both see the same load.
        const auto offsets = [&bench](int lane) {
            std::vector<Nanos> found;
            for (const Record &record : bench.records(Phase::Measured, lane))
                found.push_back(record.planned - bench.result->conditions[0].steady[std::size_t(lane)][std::size_t(record.round)].first);
            return found;
        };
        QVERIFY(offsets(0).size() > 50);
        QVERIFY(offsets(0) == offsets(1));
    }

    void allAtOnce()
    {
        Plan plan = loadPlan(two);
        plan.loads[0].order = LaneOrder::AllAtOnce;
        Bench bench(plan);
        const RunResult &result = bench.run();
        QCOMPARE(bench.transport.mostTotal, 8);
        QCOMPARE(result.conditions[0].streams, 8);
        for (std::size_t round = 0; round < 6; ++round)
            QVERIFY(result.conditions[0].steady[0][round] == result.conditions[0].steady[1][round]);
        QVERIFY(result.conditions[0].ended - result.conditions[0].started < 65s);
    }

    void graceThenCut()
    {
        Bench bench(loadPlan({QStringLiteral("a")}, 2, 10, 1));
        FakeAnswer answer;
        answer.ttft = 7s; // the second one of each user ends 4 to 5 s after the round
        bench.transport.server = [answer](const StreamRequest &, int number) {
            FakeAnswer mine = answer;
            if (number == 6) // the last one never answers
                mine.kind = FakeAnswer::Hanging;
            return mine;
        };
        const RunResult &result = bench.run();
        const std::vector<Record> measured = bench.records(Phase::Measured);
        QCOMPARE(measured.size(), std::size_t(4));
        QCOMPARE(measured[2].outcome, Outcome::Succeeded);
        QVERIFY(measured[2].ended > result.conditions[0].steady[0][0].second); // within the grace period
        QVERIFY(measured[2].counted);
        QCOMPARE(measured[3].outcome, Outcome::Failed);
        QCOMPARE(measured[3].error->kind, ErrorKind::Cut);
        QCOMPARE(measured[3].ended, result.conditions[0].steady[0][0].second + Nanos(30s));
        QVERIFY(measured[3].counted);
        QVERIFY(!result.partial);
    }

    void theBreakerOpensProbesAndCloses()
    {
        Bench bench(loadPlan({QStringLiteral("a")}, 4, 60, 1));
        MonoTime from{}, to{};
        bench.transport.server = [&](const StreamRequest &, int) {
            FakeAnswer answer;
            if (bench.scheduler.now() >= from && bench.scheduler.now() < to)
                answer.kind = FakeAnswer::Status;
            return answer;
        };
        from = bench.since(20s);
        to = bench.since(30s);
        const RunResult &result = bench.run();
        std::vector<Record> failed;
        MonoTime resumed{};
        for (const Record &record : bench.records(Phase::Measured)) {
            if (record.outcome == Outcome::Failed)
                failed.push_back(record);
        }
        // Five in a row (a late success may have started the count anew), at most what was in flight besides, and one probe that failed
        // too.
        QVERIFY2(failed.size() >= 6 && failed.size() <= 20, qPrintable(QString::number(failed.size())));
        const Record &probe = failed.back();
        const auto opening = std::find_if(failed.begin(), failed.end(),
                                          [&probe](const Record &record) { return probe.planned - record.ended == Nanos(8s); });
        QVERIFY(opening != failed.end());
        QVERIFY(opening - failed.begin() >= 4);
        for (const Record &record : bench.records(Phase::Measured)) {
            if (record.planned > probe.planned && record.outcome == Outcome::Succeeded && resumed == MonoTime{})
                resumed = record.planned;
        }
        QCOMPARE(resumed - probe.ended, Nanos(8s)); // the next probe, which closed it
        // Nothing was due in between.
        for (const Record &record : bench.records(Phase::Measured))
            QVERIFY(record.planned <= failed[failed.size() - 2].ended || record.planned >= probe.planned);
        const double open = result.conditions[0].openSeconds[0][0];
        QVERIFY2(open > 16 && open < 17, qPrintable(QString::number(open)));
        // All four users are back.
        int users = 0;
        for (const Record &record : bench.records(Phase::Measured))
            users |= record.planned > resumed + 1s ? 1 << record.user : 0;
        QCOMPARE(users, 0xf);
    }

    void refusingResettingAndFine()
    {
        Bench bench(loadPlan({QStringLiteral("fine"), QStringLiteral("refusing"), QStringLiteral("resetting")}));
        bench.transport.server = [](const StreamRequest &request, int) {
            FakeAnswer answer;
            if (request.endpoint.id == QLatin1String("refusing"))
                answer.kind = FakeAnswer::Refused;
            if (request.endpoint.id == QLatin1String("resetting"))
                answer.kind = FakeAnswer::ResetMidStream;
            return answer;
        };
        const RunResult &result = bench.run();
        QVERIFY(!result.partial);
        QVERIFY(bench.records(Phase::Measured, 0).size() > 2000);
        for (const Record &record : bench.records(Phase::Measured, 0))
            QCOMPARE(record.outcome, Outcome::Succeeded);
        const std::pair<int, ErrorKind> bad[] = {{1, ErrorKind::Refused}, {2, ErrorKind::Reset}};
        for (const auto &[lane, kind] : bad) {
            const std::vector<Record> records = bench.records(Phase::Measured, lane);
            QVERIFY(records.size() >= 5);
            for (const Record &record : records) {
                QCOMPARE(record.error->kind, kind);
                QVERIFY(!record.error->actions.isEmpty());
            }
            QVERIFY(result.conditions[0].openSeconds[std::size_t(lane)][3] > 5);
        }
        QVERIFY(!bench.records(Phase::Measured, 2).front().events.empty()); // what came before the reset is kept
    }

    void aRefusingLaneIsDueInEveryRound()
    {
        for (const double seconds : {3.0, 60.0}) { // rounds of half a second never live to a probe's eight
            Bench bench(loadPlan(two, 4, seconds, 6));
            bench.unreachable = QStringList{QStringLiteral("b")};
            bench.transport.server = [](const StreamRequest &request, int) {
                FakeAnswer answer;
                answer.kind = request.endpoint.id == QLatin1String("b") ? FakeAnswer::Refused : FakeAnswer::Good;
                return answer;
            };
            const RunResult &result = bench.run();
            QVERIFY(!result.partial);
            QVERIFY(bench.records(Phase::Measured, 0).size() > 20);
            std::map<int, int> due;
            for (const Record &record : bench.records(Phase::Measured, 1)) {
                QCOMPARE(record.error->kind, ErrorKind::Refused);
                due[record.round] += record.counted ? 1 : 0;
            }
            QCOMPARE(due.size(), std::size_t(6));
            for (const auto &[round, n] : due)
                QVERIFY2(n >= 1 && n <= 3, qPrintable(QStringLiteral("round %1: %2").arg(round).arg(n)));
        }
    }

    void whereNobodyListensTheRunEndsSoon()
    {
        Bench bench(loadPlan({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, 4, 600, 6));
        bench.unreachable = QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        bench.transport.server = [](const StreamRequest &, int) {
            FakeAnswer answer;
            answer.kind = FakeAnswer::Refused;
            return answer;
        };
        bench.start();
        bench.scheduler.run(MonoTime::max(), [&bench] { return bench.dones > 0; });
        const RunResult &result = *bench.result;
        QVERIFY(result.partial);
        QVERIFY(result.warnings.join(QLatin1Char(' ')).contains(QLatin1String("No endpoint answered a single request")));
        // Each lane's first stagger, and one request in its steady window.
        QVERIFY2(bench.scheduler.now() - bench.begin < 40s, qPrintable(QString::number(toSeconds(bench.scheduler.now() - bench.begin))));
        for (int lane = 0; lane < 3; ++lane) {
            const std::vector<Record> records = bench.records(Phase::Measured, lane);
            QCOMPARE(std::count_if(records.begin(), records.end(), [](const Record &record) { return record.counted; }), 1);
        }
    }

    void aLaneThatComesUpLateIsMeasured()
    {
        Bench bench(loadPlan(two, 4, 60, 6));
        bench.unreachable = two;
        bench.transport.server = [&bench](const StreamRequest &request, int) {
            FakeAnswer answer;
            if (request.endpoint.id == QLatin1String("b") || bench.scheduler.now() < bench.since(500ms))
                answer.kind = FakeAnswer::Refused;
            return answer;
        };
        const RunResult &result = bench.run();
        QVERIFY(!result.partial);
        const std::vector<Record> records = bench.records(Phase::Measured, 0);
        QVERIFY(std::count_if(records.begin(), records.end(), [](const Record &r) { return r.outcome == Outcome::Succeeded; }) > 100);
    }

    void aLaneThatCouldNotBePreparedStaysInTheResult()
    {
        Bench bench(loadPlan(two), {{QStringLiteral("b"), makeError(ErrorKind::WrongEngine)}});
        const RunResult &result = bench.run();
        QCOMPARE(result.preparation.size(), std::size_t(2));
        QCOMPARE(result.preparation[1].error->kind, ErrorKind::WrongEngine);
        QVERIFY(bench.records(Phase::Measured, 0).size() > 100);
        QCOMPARE(bench.records(Phase::Measured, 1).size(), std::size_t(0));
        QVERIFY(!bench.transport.mostInFlight.contains(QStringLiteral("b")));
        QCOMPARE(result.plan.endpoints.size(), 2);
        QCOMPARE(result.conditions[0].steady.size(), std::size_t(2));
    }

    void promptsAreSpreadOverTheList()
    {
        Bench bench(loadPlan(two, 4));
        bench.run();
        std::map<int, int> uses;
        for (const Record &record : bench.records(Phase::Measured, 0))
            ++uses[record.prompt];
        QCOMPARE(uses.size(), std::size_t(20));
        QSet<QString> texts;
        for (const FakeTransport::Seen &seen : bench.transport.seen)
            texts.insert(Bench::promptOf(seen.request));
        QCOMPARE(texts.size(), qsizetype(bench.transport.seen.size())); // no prefix cache can answer
    }

    void coldConnectionsAreNotOpenedAhead()
    {
        Plan plan = loadPlan(two);
        plan.coldConnections = true;
        Bench bench(plan);
        bench.run();
        QVERIFY(bench.transport.preconnected.isEmpty());
        QVERIFY(bench.transport.seen.front().request.coldConnection);
    }
};

QTEST_GUILESS_MAIN(TestLoadRun)
#include "tst_load_run.moc"
