// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/judge.h"
#include "analyse/stats/student.h"
#include "base/percentile.h"
#include "made_run.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace derby;

namespace {

MadeRun::Latency steady(int, int, int)
{
    return {};
}

const LaneFigures &lane(const Comparison &comparison, std::size_t index)
{
    return comparison.tests.at(0).lanes.at(index);
}

bool near(double a, double b, double tolerance = 1e-6)
{
    return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

} // namespace

/// What judge() says of each lane by itself.
class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts()
    {
        MadeRun made(2);
        made.ttft(10, [](int lane, int block, int) { return MadeRun::Latency{50, 10, 16, lane == 0 && block < 3}; });
        made.run().records[0].error = makeError(ErrorKind::Cancelled);
        made.run().records[2].outcome = Outcome::Dropped;
        made.run().records[2].error.reset();
        Record warmup = MadeRun::record(0, QStringLiteral("ttft"), MonoTime(fromSeconds(1)), {});
        warmup.phase = Phase::Warmup;
        made.run().records.push_back(warmup);
        const Comparison comparison = judge(made.run());
        const LaneFigures &vllm = lane(comparison, 0);
        QCOMPARE(vllm.id, QStringLiteral("vllm"));
        QCOMPARE(vllm.due, 10);
        QCOMPARE(vllm.succeeded, 7);
        QCOMPARE(vllm.failed, 2);
        QCOMPARE(vllm.dropped, 1);
        QCOMPARE(vllm.cancelled, 1);
        QCOMPARE(vllm.due, vllm.succeeded + vllm.failed + vllm.dropped);
        QVERIFY(vllm.successRate && near(*vllm.successRate, 7.0 / 9)); // the cancelled one is left out
        QCOMPARE(vllm.ttftMs.n, 7);
        QCOMPARE(vllm.rounds, 7);
        QCOMPARE(lane(comparison, 1).successRate, std::optional(1.0));
        QVERIFY(!vllm.outputTokensPerSecond && !vllm.requestsPerSecond); // one at a time: no throughput
        QCOMPARE(comparison.tests[0].order, QStringLiteral("interleaved"));
    }

    void latencies()
    {
        MadeRun made(1);
        made.ttft(100, [](int, int block, int) { return MadeRun::Latency{10.0 + block, 5, 4, false}; });
        for (Record &record : made.run().records)
            record.planned -= fromSeconds(0.002);
        const Comparison comparison = judge(made.run());
        const LaneFigures &figures = lane(comparison, 0);
        QCOMPARE(figures.ttftMs.n, 100);
        QVERIFY(near(figures.ttftMs.median, 59.5));
        QVERIFY(near(figures.ttftMs.p95, 104.05));
        QVERIFY(near(figures.ttftMs.min, 10) && near(figures.ttftMs.max, 109));
        QVERIFY(near(figures.ttftFromPlannedMs.median, 61.5));
        QVERIFY(near(figures.e2eMs.median, 59.5 + 15));
        QVERIFY(near(figures.e2eFromPlannedMs.median, 59.5 + 17));
        QVERIFY(near(figures.tpotMs.median, 5));
        QVERIFY(near(figures.ttfaMs.median, 59.5));
        QVERIFY(figures.ttftMs.nEff && figures.ttftMs.nEff->median == 100);
        QCOMPARE(figures.itlMs.n, 300);
        QVERIFY(figures.itlMs.nEff && figures.itlMs.nEff->p95 == 100); // gaps of one request are not independent
        // Ranks 40 and 61 of 100 (docs/method.md 4.1).
        QVERIFY(figures.ttftMs.medianCi && near(*figures.ttftMs.medianCi->low, 49) && near(*figures.ttftMs.medianCi->high, 70));
        QVERIFY(figures.ttftMs.p99Ci && figures.ttftMs.p99Ci->low && !figures.ttftMs.p99Ci->high);
        QCOMPARE(figures.ttftMs.lowN, QStringList{QStringLiteral("p99")});
        QVERIFY(figures.meanPromptTokens && near(*figures.meanPromptTokens, 100));
        QVERIFY(figures.meanOutputTokens && near(*figures.meanOutputTokens, 4));
    }

    void fewRequestsAreMarked()
    {
        MadeRun made(1);
        made.ttft(5, steady);
        const Comparison comparison = judge(made.run());
        QCOMPARE(lane(comparison, 0).ttftMs.lowN, (QStringList{QStringLiteral("p90"), QStringLiteral("p95"), QStringLiteral("p99")}));
        QVERIFY(!lane(comparison, 0).ttftMs.medianCi);
    }

    /// A late, coalesced event moves time from one gap to the next: both are counted apart, neither enters the figures.
    void coalescedGaps()
    {
        MadeRun made(1);
        made.ttft(30, [](int, int, int) { return MadeRun::Latency{50, 20, 11, false}; });
        Record &late = made.run().records[7];
        late.events[4].received = late.events[5].received;
        late.events[4].flags = EventCoalesced;
        const Comparison comparison = judge(made.run());
        const MetricFigures &itl = lane(comparison, 0).itlMs;
        QCOMPARE(itl.n, 298);
        QCOMPARE(itl.leftOut, 2);
        QVERIFY(near(itl.mean, 20));
        QVERIFY(near(itl.max, 20) && near(itl.min, 20) && near(itl.p99, 20));

        late.events[4].flags = EventServerBurst; // the server's own burst: its times are true
        const Comparison again = judge(made.run());
        QVERIFY(near(lane(again, 0).itlMs.max, 40));
    }

    void unknownTokensGiveNoTpot()
    {
        MadeRun made(2);
        made.ttft(30, steady);
        for (Record &record : made.run().records) {
            if (record.lane == 1)
                record.outputTokens.reset();
        }
        const Comparison comparison = judge(made.run());
        QCOMPARE(lane(comparison, 0).tpotMs.n, 30);
        QCOMPARE(lane(comparison, 1).tpotMs.n, 0);
        QVERIFY(lane(comparison, 1).outputTokensEstimated);
    }

    void byRounds()
    {
        MadeRun made(1);
        made.load(6, 40, [](int, int round, int request) { return MadeRun::Latency{50 + 5.0 * round + request, 10, 16, false}; });
        const Comparison comparison = judge(made.run());
        const MetricFigures &ttft = lane(comparison, 0).ttftMs;
        std::vector<double> logs;
        for (int round = 0; round < 6; ++round)
            logs.push_back(std::log(50 + 5.0 * round + 19.5));
        QCOMPARE(ttft.n, 240);
        QVERIFY(near(ttft.median, std::exp(mean(logs))));
        const auto ends = studentT(logs).interval(0.95);
        QVERIFY(ttft.medianCi && near(*ttft.medianCi->low, std::exp(ends->first)) && near(*ttft.medianCi->high, std::exp(ends->second)));
        QVERIFY(!ttft.nEff);
        QCOMPARE(ttft.lowN, (QStringList{QStringLiteral("p95"), QStringLiteral("p99")})); // each round has 40
        QCOMPARE(lane(comparison, 0).rounds, 6);
        // 15 gaps a request: they are no more than the requests that carry them.
        QCOMPARE(lane(comparison, 0).itlMs.n, 3600);
        QCOMPARE(lane(comparison, 0).itlMs.lowN, (QStringList{QStringLiteral("p95"), QStringLiteral("p99")}));
    }

    void oneRoundsGapsAreWorthNoMoreThanItsRequests()
    {
        MadeRun made(1);
        made.load(1, 40, [](int, int, int request) { return MadeRun::Latency{50.0 + request % 7, 10, 16, false}; });
        const Comparison comparison = judge(made.run());
        const MetricFigures &itl = lane(comparison, 0).itlMs;
        QCOMPARE(itl.n, 600);
        QCOMPARE(itl.lowN, (QStringList{QStringLiteral("p95"), QStringLiteral("p99")}));
    }

    void fewRoundsHaveNoInterval()
    {
        MadeRun made(1);
        made.load(3, 100, [](int, int round, int request) { return MadeRun::Latency{50.0 + round + request, 10, 16, false}; });
        const Comparison comparison = judge(made.run());
        QVERIFY(!lane(comparison, 0).ttftMs.medianCi);
        QVERIFY(lane(comparison, 0).ttftMs.intervalNote.contains(QStringLiteral("3 rounds")));
        QVERIFY(lane(comparison, 0).ttftMs.median > 0);
    }

    void oneRoundIsCutIntoWindows_data()
    {
        QTest::addColumn<int>("requests");
        QTest::addColumn<bool>("drift");
        QTest::addColumn<QString>("note");
        QTest::newRow("enough") << 400 << false << QStringLiteral("within this run");
        QTest::newRow("too few") << 99 << false << QStringLiteral("fewer than 100");
        QTest::newRow("drift") << 400 << true << QStringLiteral("drifts more slowly");
    }
    void oneRoundIsCutIntoWindows()
    {
        QFETCH(int, requests);
        QFETCH(bool, drift);
        QFETCH(QString, note);
        MadeRun made(1);
        made.load(1, requests, [&](int lane, int round, int request) {
            return MadeRun::Latency{50 * std::exp(0.2 * noise(3, lane, round, request) + (drift ? 0.01 * request : 0)), 10, 16, false};
        });
        const Comparison comparison = judge(made.run());
        const MetricFigures &ttft = lane(comparison, 0).ttftMs;
        QVERIFY2(ttft.intervalNote.contains(note), qPrintable(ttft.intervalNote));
        QCOMPARE(ttft.medianCi.has_value(), note == QLatin1String("within this run"));
        QCOMPARE(ttft.nEff.has_value(), ttft.medianCi.has_value());
        if (ttft.nEff)
            QVERIFY(ttft.nEff->median >= 1 && ttft.nEff->median <= requests);
    }

    void rates()
    {
        MadeRun made(1);
        made.load(6, 90, [](int, int, int) { return MadeRun::Latency{50, 10, 16, false}; });
        const Comparison comparison = judge(made.run());
        const LaneFigures &figures = lane(comparison, 0);
        QVERIFY(figures.requestsPerSecond && near(*figures.requestsPerSecond, 10)); // 90 in 9 s
        // The last two requests of a round write on past its window: only events inside count.
        QVERIFY(figures.outputTokensPerSecond && *figures.outputTokensPerSecond <= 160 && *figures.outputTokensPerSecond > 155);
        QVERIFY(!figures.goodputPerSecond); // no target, no goodput
    }

    /// Events that do not say what they hold share the server's count; a request that began before the window counts by its events.
    void tokensByEventTime()
    {
        MadeRun made(1);
        made.load(1, 10, [](int, int, int) { return MadeRun::Latency{50, 10, 10, false}; });
        for (Record &record : made.run().records) {
            for (RecordEvent &event : record.events)
                event.tokens = -1;
            record.outputTokens = TokenCount{30, Provenance::ServerReported};
        }
        const auto window = made.conditions().steady[0][0];
        Record early = MadeRun::record(0, QStringLiteral("load"), window.first - fromSeconds(0.095), {50, 10, 10, false});
        early.counted = false; // five of its ten events lie in the window
        made.run().records.push_back(early);
        Comparison comparison = judge(made.run());
        QVERIFY(near(*lane(comparison, 0).outputTokensPerSecond, (10 * 30 + 5) / 9.0));
        QCOMPARE(lane(comparison, 0).due, 10);

        made.run().records.back().outputTokens.reset(); // nor does it say its count: the lane's own tokens an event
        for (RecordEvent &event : made.run().records.back().events)
            event.tokens = -1;
        comparison = judge(made.run());
        QVERIFY(near(*lane(comparison, 0).outputTokensPerSecond, (10 * 30 + 5 * 3) / 9.0));
        QVERIFY(!lane(comparison, 0).outputTokensEstimated);
    }

    void targets()
    {
        MadeRun made(1);
        made.load(6, 90, [](int, int, int request) { return MadeRun::Latency{request < 45 ? 40.0 : 60.0, 10, 11, request == 0}; });
        Targets &targets = made.plan().loads[0].targets;
        targets.ttftMs = 50;
        targets.e2eP95Ms = 155;
        targets.tpotMs = 12;
        targets.successRate = 0.95;
        targets.outputTokensPerSecond = 1e6;
        const Comparison comparison = judge(made.run());
        const LaneFigures &figures = lane(comparison, 0);
        QCOMPARE(figures.targets.size(), std::size_t{5});
        QCOMPARE(figures.targets[0].name, QStringLiteral("ttft_ms"));
        QVERIFY(!figures.targets[0].met); // the 44 quick successes are not half of 89
        QVERIFY(near(*figures.targets[0].shareMet, 44.0 / 90)); // the failed one met nothing
        QVERIFY(figures.targets[1].met && figures.targets[1].name == QLatin1String("tpot_ms"));
        QVERIFY(!figures.targets[2].met && near(*figures.targets[2].value, 160));
        QVERIFY(figures.targets[3].met);
        QVERIFY(!figures.targets[4].met);
        QVERIFY(figures.goodputPerSecond && near(*figures.goodputPerSecond, 44.0 * 6 / 54));
    }

    void errorsAreGrouped()
    {
        MadeRun made(1);
        made.ttft(10, [](int, int block, int) { return MadeRun::Latency{50, 10, 16, block % 2 == 1}; });
        made.run().records[9].error = makeError(ErrorKind::Overloaded, QStringLiteral("busy"));
        const Comparison comparison = judge(made.run());
        const auto &errors = lane(comparison, 0).errors;
        QCOMPARE(errors.size(), std::size_t{2});
        QCOMPARE(errors[0].kind, ErrorKind::Reset);
        QCOMPARE(errors[0].count, 4);
        QVERIFY(!errors[0].actions.isEmpty());
        QCOMPARE(errors[0].firstAtNs, qint64((*made.run().records[1].done - made.run().origin).count()));
        QCOMPARE(errors[1].message, QStringLiteral("busy"));
    }

    /// errors[].count sums up to failed; what failed elsewhere is told beside it.
    void errorsHaveTheBasisOfFailed()
    {
        MadeRun made(2);
        made.load(1, 10, [](int lane, int, int request) { return MadeRun::Latency{50, 10, 16, lane == 0 && request < 2}; });
        const MonoTime before = made.conditions().steady[0][0].first - fromSeconds(1);
        for (const bool warmup : {true, false}) {
            for (const int of : {0, 1}) {
                Record outside = MadeRun::record(of, QStringLiteral("load"), before, {50, 10, 16, true});
                outside.counted = false;
                outside.phase = warmup ? Phase::Warmup : Phase::Measured;
                made.run().records.push_back(outside);
            }
        }
        Comparison comparison = judge(made.run());
        QCOMPARE(lane(comparison, 0).failed, 2);
        QCOMPARE(lane(comparison, 0).errors.size(), std::size_t{1});
        QCOMPARE(lane(comparison, 0).errors[0].count, 2);
        QCOMPARE(lane(comparison, 0).errors[0].outside, 2);
        QVERIFY(lane(comparison, 0).errors[0].firstAtNs >= 0); // of those that count
        QCOMPARE(lane(comparison, 1).failed, 0);
        QCOMPARE(lane(comparison, 1).errors[0].count, 0);
        QCOMPARE(lane(comparison, 1).errors[0].outside, 2);

        std::erase_if(made.run().records, [](const Record &record) { return record.counted; });
        comparison = judge(made.run());
        QCOMPARE(lane(comparison, 0).due, 0);
        QCOMPARE(lane(comparison, 0).errors[0].count, 0);
        QCOMPARE(lane(comparison, 0).errors[0].outside, 2);
    }

    /// What a lane without a success had is not known, be it that tokens came before its streams broke.
    void noSuccessNoRates()
    {
        MadeRun made(2);
        made.load(6, 20, [](int lane, int, int) { return MadeRun::Latency{50, 10, 16, lane == 1}; });
        made.plan().loads[0].targets.ttftMs = 100;
        for (Record &record : made.run().records) {
            if (record.lane == 1)
                record.events.push_back({record.planned + fromSeconds(0.01), record.planned + fromSeconds(0.01), 5, 0});
        }
        const Comparison comparison = judge(made.run());
        QVERIFY(lane(comparison, 0).outputTokensPerSecond && lane(comparison, 0).goodputPerSecond);
        const LaneFigures &dead = lane(comparison, 1);
        QCOMPARE(dead.successRate.value_or(-1), 0.0);
        QVERIFY(!dead.outputTokensPerSecond && !dead.requestsPerSecond && !dead.goodputPerSecond);
        QVERIFY(!dead.meanOutputTokens && dead.ttftMs.n == 0 && dead.itlMs.n == 0);
        QVERIFY(!dead.targets[0].met && !dead.targets[0].value);
    }

    void lanesAreCalledOneName()
    {
        MadeRun made(3);
        made.plan().endpoints[0].name = QStringLiteral("\u0421\u0435\u0440\u0432\u0435\u0440");
        made.plan().endpoints[1].name = QStringLiteral("TGI");
        made.ttft(30, [](int lane, int, int) { return MadeRun::Latency{50, 10, 16, lane > 0}; });
        const Comparison comparison = judge(made.run());
        QCOMPARE(lane(comparison, 0).name, made.plan().endpoints[0].name);
        QCOMPARE(lane(comparison, 1).name, QStringLiteral("TGI"));
        QCOMPARE(lane(comparison, 2).name, QStringLiteral("Ollama"));
        QVERIFY2(comparison.tests[0].sentence.contains(lane(comparison, 0).name), qPrintable(comparison.tests[0].sentence));
    }

    void laneThatCouldNotRun()
    {
        MadeRun made(2);
        made.ttft(30, steady).load(6, 30, steady);
        std::erase_if(made.run().records, [](const Record &record) { return record.lane == 1; });
        made.run().preparation[1].error = makeError(ErrorKind::Refused, QStringLiteral("Nobody listens there."));
        const Comparison comparison = judge(made.run());
        QCOMPARE(comparison.tests.size(), std::size_t{2});
        for (const TestComparison &test : comparison.tests) {
            QCOMPARE(test.lanes.size(), std::size_t{2});
            QCOMPARE(test.lanes[1].due, 0);
            QVERIFY(!test.lanes[1].successRate);
            QCOMPARE(test.lanes[1].errors.size(), std::size_t{1});
            QCOMPARE(test.lanes[1].errors[0].message, QStringLiteral("Nobody listens there."));
            QCOMPARE(test.lanes[1].errors[0].count, 0); // no request that was due
            QVERIFY(test.sentence.contains(QStringLiteral("TGI had no success")));
            for (const Verdict &verdict : test.verdicts)
                QCOMPARE(verdict.state, VerdictState::NotComparable);
        }
    }

    void runWithoutRecords()
    {
        MadeRun made(3);
        made.ttft(0, steady).load(6, 0, steady);
        made.run().conditions.clear(); // stopped before the first test
        made.run().partial = true;
        const Comparison comparison = judge(made.run());
        QVERIFY(comparison.partial);
        QCOMPARE(comparison.tests.size(), std::size_t{2});
        QCOMPARE(comparison.primary, QStringLiteral("load"));
        QVERIFY(comparison.primaryTest() != nullptr);
        QVERIFY(comparison.primaryTest()->sentence.startsWith(QStringLiteral("No verdict")));
    }

    void ratesOverKnownWindowsOnly()
    {
        MadeRun made(1);
        made.load(6, 30, steady);
        made.plan().loads[0].targets.ttftMs = 1e6;
        const Comparison whole = judge(made.run());
        made.conditions().steady[0][5] = {}; // not known: the journal was cut within it
        const Comparison cut = judge(made.run());
        QVERIFY(lane(whole, 0).requestsPerSecond && lane(whole, 0).goodputPerSecond);
        QVERIFY(near(*lane(cut, 0).requestsPerSecond, *lane(whole, 0).requestsPerSecond));
        QVERIFY(near(*lane(cut, 0).goodputPerSecond, *lane(whole, 0).goodputPerSecond));
    }

    void breakerTime()
    {
        MadeRun made(1);
        made.load(6, 30, steady);
        made.conditions().openSeconds[0][2] = 3;
        made.conditions().openSeconds[0][4] = 1.5;
        const Comparison comparison = judge(made.run());
        QVERIFY(near(lane(comparison, 0).breakerOpenSeconds, 4.5));
    }
};

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
