// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "bench_run.h"
#include "run/plan_check.h"

#include <cmath>

using namespace derby;

namespace {

Plan planOf(int users, double duration, int rounds)
{
    Plan plan = planFor({QStringLiteral("a"), QStringLiteral("b")});
    LoadTest load;
    load.name = QStringLiteral("load");
    load.users = users;
    load.durationSeconds = duration;
    load.rounds = rounds;
    plan.loads.push_back(load);
    return plan;
}

QStringList missing(const TestForecast &forecast)
{
    QStringList metrics;
    for (const UnreachableVerdict &verdict : forecast.unreachable)
        metrics.append(verdict.metric);
    return metrics;
}

} // namespace

class TestPlanCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says"); // empty: allowed
        QTest::newRow("fine") << "nothing"
                              << "";
        QTest::newRow("no endpoint") << "endpoints"
                                     << "names no endpoint";
        QTest::newRow("no test") << "tests"
                                 << "has no test";
        QTest::newRow("six users on Qt's network layer") << "six"
                                                         << "";
        QTest::newRow("seven users on Qt's network layer") << "seven"
                                                           << "needs 7 streams at once";
        QTest::newRow("TGI beyond its tokens") << "tgi"
                                               << "TGI gives at most 1024 output tokens";
        QTest::newRow("TGI beyond its tokens in the TTFT test") << "tgi-ttft"
                                                                << "the test \"ttft\" asks a for 2000";
        QTest::newRow("more blocks than a journal keeps") << "blocks"
                                                          << "100000 iterations of 100000 prompts: at most 1000000 blocks";
        QTest::newRow("no prompt file") << "prompts"
                                        << "/nowhere/prompts.txt";
    }
    void refuses()
    {
        QFETCH(QString, what);
        QFETCH(QString, says);
        Plan plan = planOf(4, 60, 6);
        int most = 0;
        if (what == QLatin1String("endpoints"))
            plan.endpoints.clear();
        if (what == QLatin1String("tests"))
            plan.loads.clear();
        if (what == QLatin1String("six") || what == QLatin1String("seven")) {
            most = 6;
            plan.loads[0].users = what == QLatin1String("six") ? 6 : 7;
        }
        if (what == QLatin1String("blocks")) {
            plan.ttft = TtftTest();
            plan.ttft->iterations = 100000;
            plan.ttft->prompts.source = PromptSpec::Source::Synthetic;
            plan.ttft->prompts.count = 100000;
            plan.ttft->prompts.wordsMean = 1;
        }
        if (what.startsWith(QLatin1String("tgi"))) {
            plan.endpoints[0].engine = Engine::Tgi;
            if (what == QLatin1String("tgi"))
                plan.loads[0].outputTokens = 1025;
            else {
                plan.ttft = TtftTest();
                plan.ttft->outputTokens = 2000;
            }
        }
        if (what == QLatin1String("prompts")) {
            plan.loads[0].prompts.source = PromptSpec::Source::File;
            plan.loads[0].prompts.file = QStringLiteral("/nowhere/prompts.txt");
        }
        const std::optional<Error> error = refusePlan(plan, TransportKind::Qnam, most);
        QCOMPARE(error.has_value(), !says.isEmpty());
        if (error) {
            QCOMPARE(error->kind, ErrorKind::Usage);
            QVERIFY2(error->message.contains(says), qPrintable(error->message));
            QVERIFY(!error->actions.isEmpty());
        }
    }

    void loadFloors_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<double>("duration");
        QTest::addColumn<int>("rounds");
        QTest::addColumn<QStringList>("metrics");
        const QStringList medians{QStringLiteral("ttft_p50"), QStringLiteral("tpot_p50"), QStringLiteral("e2e_p50"),
                                  QStringLiteral("output_tokens_per_s")};
        const QStringList p95s{QStringLiteral("ttft_p95"), QStringLiteral("e2e_p95")};
        // One request takes 3 s; nine tenths of a round are steady.
        QTest::newRow("72 a round") << 24 << 60.0 << 6 << QStringList();
        QTest::newRow("just under 72") << 23 << 60.0 << 6 << p95s;
        QTest::newRow("just under 20") << 6 << 60.0 << 6 << medians + p95s;
        QTest::newRow("one long round") << 24 << 60.0 << 1 << medians + p95s;
    }
    void loadFloors()
    {
        QFETCH(int, users);
        QFETCH(double, duration);
        QFETCH(int, rounds);
        QFETCH(QStringList, metrics);
        const DryRun dry = dryRun(planOf(users, duration, rounds), 3.0);
        QCOMPARE(missing(dry.tests.at(0)), metrics);
        QCOMPARE(dry.warnings.isEmpty(), metrics.isEmpty());
        for (const UnreachableVerdict &verdict : dry.tests[0].unreachable) {
            QVERIFY(verdict.durationSeconds);
            // The duration that it names does reach it.
            const int asAdvised = verdict.unit == QLatin1String("rounds")   ? 6
                : verdict.sentence.contains(QLatin1String(" and rounds 6")) ? 6
                                                                            : rounds;
            const DryRun longer = dryRun(planOf(users, *verdict.durationSeconds, asAdvised), 3.0);
            QVERIFY2(!missing(longer.tests.at(0)).contains(verdict.metric), qPrintable(verdict.sentence));
        }
    }

    void ttftFloors()
    {
        Plan plan = planFor({QStringLiteral("a"), QStringLiteral("b")});
        plan.ttft = TtftTest();
        QVERIFY(dryRun(plan).tests.at(0).unreachable.empty());
        plan.ttft->iterations = 1;
        QCOMPARE(missing(dryRun(plan).tests.at(0)), QStringList{QStringLiteral("ttft_p95")});
        plan.ttft->prompts.count = 5;
        QCOMPARE(missing(dryRun(plan).tests.at(0)).size(), 4);
    }

    void saysHowLongAndHowMany()
    {
        Plan plan = planOf(10, 60, 6);
        plan.ttft = TtftTest();
        const DryRun dry = dryRun(plan, 3.2);
        QCOMPARE(dry.tests.size(), std::size_t(2));
        QCOMPARE(dry.tests[0].requests, 200.0); // 5 iterations, 20 prompts, 2 lanes
        QVERIFY(dry.tests[0].requestsKnown);
        QCOMPARE(dry.tests[0].warmup, 6);
        QCOMPARE(dry.tests[0].seconds, 206 * 0.4); // 16 tokens each
        QCOMPARE(dry.tests[0].outputTokens, 206.0 * 16);
        QVERIFY(!dry.tests[1].requestsKnown);
        QCOMPARE(dry.tests[1].requests, 2 * std::floor(10 * 54 / 3.2));
        QVERIFY(std::abs(dry.tests[1].seconds - 126.4) < 1e-9);
        QCOMPARE(dry.streams, 10);
        plan.loads[0].order = LaneOrder::AllAtOnce;
        QCOMPARE(dryRun(plan).streams, 20);
    }

    void warnsOfWhatCouldGoWrong()
    {
        Plan plan = planOf(24, 60, 6);
        plan.endpoints[0].url = QUrl(QStringLiteral("https://a.example")); // over http there is nothing to verify
        plan.endpoints[0].verifyTls = false;
        plan.endpoints[1].apiKeyEnv = QStringLiteral("MY_KEY");
        QString warnings = dryRun(plan).warnings.join(QLatin1Char('\n'));
        QVERIFY(warnings.contains(QLatin1String("NOT verified")));
        QVERIFY(warnings.contains(QLatin1String("MY_KEY")));
        QVERIFY(!warnings.contains(QLatin1String("kept in memory")));
        plan.endpoints.removeLast();
        warnings = dryRun(plan).warnings.join(QLatin1Char('\n'));
        QVERIFY(warnings.contains(QLatin1String("one endpoint")));
        plan.loads[0].users = 1000; // 7200 s of 1,000 users at 128 tokens in 3 s: 307 million tokens
        plan.loads[0].durationSeconds = 7200;
        warnings = dryRun(plan).warnings.join(QLatin1Char('\n'));
        QVERIFY2(warnings.contains(QLatin1String("307 million tokens will be kept in memory: about 7.4 GB")), qPrintable(warnings));
    }
};

QTEST_GUILESS_MAIN(TestPlanCheck)
#include "tst_plan_check.moc"
