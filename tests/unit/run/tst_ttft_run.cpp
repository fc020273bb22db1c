// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "bench_run.h"

using namespace derby;
using namespace std::chrono_literals;

namespace {

Plan ttftPlan(const QStringList &lanes, int iterations = 3, int prompts = 4)
{
    Plan plan = planFor(lanes);
    plan.ttft = TtftTest();
    plan.ttft->iterations = iterations;
    plan.ttft->warmup = 2;
    plan.ttft->outputTokens = 4;
    plan.ttft->prompts.count = prompts;
    return plan;
}

const QStringList three{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};

/// The lanes in the order in which they were asked in one block.
QStringList orderOf(const Bench &bench, int block)
{
    QStringList order;
    for (const Record &record : bench.records(Phase::Measured)) {
        if (record.round == block)
            order.append(bench.plan.endpoints.at(record.lane).id);
    }
    return order;
}

} // namespace

class TestTtftRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksAreWholeAndOneAtATime()
    {
        Bench bench(ttftPlan(three));
        const RunResult &result = bench.run();
        QCOMPARE(bench.dones, 1);
        QVERIFY(!result.partial);
        QCOMPARE(bench.transport.mostTotal, 1);
        QCOMPARE(bench.records(Phase::Warmup).size(), std::size_t(3 * 2));
        const std::vector<Record> measured = bench.records(Phase::Measured);
        QCOMPARE(measured.size(), std::size_t(12 * 3));
        for (int block = 0; block < 12; ++block) {
            QStringList order = orderOf(bench, block);
            std::sort(order.begin(), order.end());
            QCOMPARE(order, three);
        }
        for (const Record &record : measured) {
            QCOMPARE(record.outcome, Outcome::Succeeded);
            QVERIFY(record.counted);
            QCOMPARE(record.prompt, record.round % 4);
            QCOMPARE(*record.ttft(), Nanos(50ms));
            Nanos sum = *record.ttft();
            for (std::size_t i = 1; i < record.events.size(); ++i)
                sum += record.events[i].received - record.events[i - 1].received;
            QCOMPARE(sum, *record.e2e());
        }
        // The journal saw the same records in the same order.
        QCOMPARE(bench.sink.accepted.size(), result.records.size());
        for (std::size_t i = 0; i < result.records.size(); ++i)
            QCOMPARE(bench.sink.accepted[i].planned, result.records[i].planned);
        QCOMPARE(result.conditions.size(), std::size_t(1));
        QCOMPARE(result.conditions[0].streams, 1);
        QCOMPARE(bench.transport.healthResets, 1);
        QVERIFY(result.conditions[0].ended > result.conditions[0].started);
        QCOMPARE(result.plan.endpoints.at(0).model, QStringLiteral("m"));
    }

    void theSamePromptGoesToEachLaneOfABlockAndNoneTwice()
    {
        Bench bench(ttftPlan(three));
        bench.run();
        QHash<QString, QStringList> lanesOf;
        QSet<QByteArray> ids;
        for (const FakeTransport::Seen &seen : bench.transport.seen) {
            lanesOf[Bench::promptOf(seen.request)].append(seen.lane);
            ids.insert(headerValue(seen.request.http.headers, "X-Request-Id"));
        }
        QCOMPARE(lanesOf.size(), 12 + 6); // a text of its own for each block and each warm-up request
        QCOMPARE(std::count_if(lanesOf.begin(), lanesOf.end(), [](const QStringList &lanes) { return lanes.size() == 3; }), 12);
        QCOMPARE(ids.size(), qsizetype(bench.transport.seen.size()));
        QVERIFY(ids.begin()->startsWith("td-"));
    }

    void withoutUniquePrefixTextsRepeat()
    {
        Plan plan = ttftPlan(three);
        plan.ttft->prompts.uniquePrefix = false;
        Bench bench(plan);
        bench.run();
        QSet<QString> texts;
        for (const FakeTransport::Seen &seen : bench.transport.seen)
            texts.insert(Bench::promptOf(seen.request));
        QCOMPARE(texts.size(), 4);
    }

    void orderIsDrawnAnewAndFollowsTheSeed()
    {
        Bench first(ttftPlan(three)), again(ttftPlan(three));
        Plan other = ttftPlan(three);
        other.seed = 8;
        Bench different(other);
        first.run();
        again.run();
        different.run();
        QSet<QString> orders;
        bool differs = false;
        for (int block = 0; block < 12; ++block) {
            QCOMPARE(orderOf(first, block), orderOf(again, block));
            differs = differs || orderOf(first, block) != orderOf(different, block);
            orders.insert(orderOf(first, block).join(QLatin1Char(' ')));
        }
        QVERIFY(orders.size() >= 3);
        QVERIFY(differs);
    }

    void noTwoRunsShareAPrefix()
    {
        Bench first(ttftPlan(three)), second(ttftPlan(three));
        second.scheduler.run(second.begin + 1s); // begins a second later
        first.run();
        second.run();
        QSet<QString> texts;
        for (const Bench *bench : {&first, &second}) {
            for (const FakeTransport::Seen &seen : bench->transport.seen)
                texts.insert(Bench::promptOf(seen.request));
        }
        QCOMPARE(texts.size(), 2 * 18);
    }

    void aRefusingLaneDoesNotHoldTheOthers()
    {
        Bench bench(ttftPlan(three, 10, 10));
        bench.transport.server = [](const StreamRequest &request, int) {
            FakeAnswer answer;
            if (request.endpoint.id == QLatin1String("b"))
                answer.kind = FakeAnswer::Refused;
            return answer;
        };
        const RunResult &result = bench.run();
        QVERIFY(!result.partial);
        QCOMPARE(bench.records(Phase::Measured, 0).size(), std::size_t(100));
        QCOMPARE(bench.records(Phase::Measured, 2).size(), std::size_t(100));
        const std::vector<Record> refused = bench.records(Phase::Measured, 1);
        // Five failures, then one probe each 8 s of the 16 s or so that the others take.
        QVERIFY(refused.size() >= 6 && refused.size() <= 8);
        for (const Record &record : refused) {
            QCOMPARE(record.outcome, Outcome::Failed);
            QCOMPARE(record.error->kind, ErrorKind::Refused);
        }
        QVERIFY(refused[5].planned - refused[4].ended >= 8s);
        QVERIFY(result.conditions[0].openSeconds[1][0] > 10);
        QCOMPARE(result.conditions[0].openSeconds[0][0], 0.0);
        // A refusing lane gets two warm-up requests at most: the measured ones will tell.
        QCOMPARE(bench.records(Phase::Warmup, 1).size(), std::size_t(2));
    }

    void aLaneThatCameBackIsAskedAgain()
    {
        Bench bench(ttftPlan({QStringLiteral("a"), QStringLiteral("b")}, 20, 10)); // 16 s and more
        bench.transport.server = [&bench](const StreamRequest &request, int) {
            FakeAnswer answer;
            if (request.endpoint.id == QLatin1String("b") && bench.scheduler.now() < bench.since(5s))
                answer.kind = FakeAnswer::Status;
            return answer;
        };
        bench.run();
        const std::vector<Record> lane = bench.records(Phase::Measured, 1);
        QCOMPARE(std::count_if(lane.begin(), lane.end(), [](const Record &record) { return record.outcome == Outcome::Failed; }), 5);
        QVERIFY(lane.size() > 20); // the probe succeeded, and it took part again
        QCOMPARE(lane.front().error->kind, ErrorKind::Overloaded);
    }

    void whereNobodyAnswersTheRunEndsSoon()
    {
        Bench bench(ttftPlan(three, 10, 10));
        bench.transport.server = [](const StreamRequest &, int) {
            FakeAnswer answer;
            answer.kind = FakeAnswer::Refused;
            return answer;
        };
        const RunResult &result = bench.run();
        QVERIFY(bench.scheduler.now() - bench.begin < 30s);
        QVERIFY(result.warnings.join(QLatin1Char(' ')).contains(QLatin1String("No endpoint answered a single request")));
        QVERIFY(result.partial);
        for (int lane = 0; lane < 3; ++lane)
            QVERIFY(bench.records(Phase::Measured, lane).size() >= 5);
    }

    void whereNobodyCouldBeReachedItEndsAtOnce()
    {
        Bench bench(ttftPlan(three, 10, 10));
        bench.unreachable = three;
        bench.transport.server = [](const StreamRequest &, int) {
            FakeAnswer answer;
            answer.kind = FakeAnswer::Refused;
            return answer;
        };
        const RunResult &result = bench.run();
        QVERIFY(bench.scheduler.now() - bench.begin < 5s);
        QVERIFY(result.partial);
        for (int lane = 0; lane < 3; ++lane)
            QCOMPARE(bench.records(Phase::Measured, lane).size(), std::size_t(5));
    }
};

QTEST_GUILESS_MAIN(TestTtftRun)
#include "tst_ttft_run.moc"
