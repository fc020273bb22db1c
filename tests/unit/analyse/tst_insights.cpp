// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/insights.h"
#include "analyse/judge.h"
#include "made_run.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace derby;

namespace {

std::vector<Insight> of(const RunResult &run, Insight::Kind kind)
{
    const Comparison comparison = judge(run);
    std::vector<Insight> found = insights(run, *comparison.primaryTest());
    found.erase(std::remove_if(found.begin(), found.end(), [kind](const Insight &insight) { return insight.kind != kind; }), found.end());
    return found;
}

MadeRun::Latency plain(int lane, int round, int request)
{
    MadeRun::Latency made;
    made.ttftMs = (lane == 0 ? 50 : 80) * std::exp(0.1 * noise(11, lane, round, request));
    return made;
}

} // namespace

class InsightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherMetricsSpeakWithTheirVerdicts()
    {
        const RunResult run = MadeRun(2).ttft(120, plain).run();
        const Comparison comparison = judge(run);
        const auto found = of(run, Insight::Kind::Verdict);
        QVERIFY(!found.empty());
        for (const Insight &insight : found) {
            QVERIFY(insight.text != comparison.primaryTest()->sentence);
            const auto &verdicts = comparison.primaryTest()->verdicts;
            QVERIFY(std::any_of(verdicts.begin(), verdicts.end(), [&](const Verdict &v) {
                return v.sentence == insight.text && !v.headline && (v.state == VerdictState::Faster || v.state == VerdictState::TooClose);
            }));
        }
    }

    void nothingIsSaidOfTooLittle()
    {
        const RunResult run = MadeRun(2).ttft(5, plain).run();
        QVERIFY(of(run, Insight::Kind::Verdict).empty());
        QVERIFY(of(run, Insight::Kind::Shape).empty());
        const auto sample = of(run, Insight::Kind::Sample);
        QCOMPARE(sample.size(), std::size_t{2});
        QVERIFY2(sample[0].text.contains(QStringLiteral("p90 and p95 and p99")), qPrintable(sample[0].text));
    }

    void threeLanesAreSaidInOneSentence()
    {
        const auto latency = [](int lane, int round, int request) {
            MadeRun::Latency made = plain(lane, round, request);
            made.ttftMs = 50 * std::exp(0.05 * noise(5, lane, round, request));
            made.tpotMs = lane == 0 ? 10 : 15;
            return made;
        };
        const auto found = of(MadeRun(3).ttft(120, latency).run(), Insight::Kind::Verdict);
        QVERIFY(std::any_of(found.begin(), found.end(), [](const Insight &insight) {
            return insight.text.startsWith(QStringLiteral("vLLM writes faster")) && insight.text.contains(QStringLiteral("TGI"))
                && insight.text.contains(QStringLiteral("Ollama")) && insight.text.contains(QStringLiteral("one of 4 metrics"));
        }));
    }

    void missedTargetsAndFailuresAreNamed()
    {
        RunResult run = MadeRun(2)
                            .ttft(60,
                                  [](int lane, int round, int request) {
                                      MadeRun::Latency made = plain(lane, round, request);
                                      made.failed = lane == 1 && round < 6;
                                      return made;
                                  })
                            .run();
        run.plan.ttft->targets.ttftMs = 70;
        const auto targets = of(run, Insight::Kind::Target);
        QCOMPARE(targets.size(), std::size_t{1});
        QCOMPARE(targets[0].lane, QStringLiteral("tgi"));
        QVERIFY(targets[0].text.contains(QStringLiteral("70.0 ms")));
        const auto failures = of(run, Insight::Kind::Failure);
        QCOMPARE(failures.size(), std::size_t{1});
        QVERIFY2(failures[0].text.startsWith(QStringLiteral("TGI: 6 of 60 requests failed, most often: ")), qPrintable(failures[0].text));
    }

    void longTailsAndTwoHumpsAreSeen()
    {
        const auto latency = [](int lane, int round, int request) {
            MadeRun::Latency made = plain(lane, round, request);
            if (lane == 1 && round % 4 == 0)
                made.ttftMs *= 4;
            return made;
        };
        const auto found = of(MadeRun(2).ttft(200, latency).run(), Insight::Kind::Shape);
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(std::all_of(found.begin(), found.end(), [](const Insight &insight) { return insight.lane == QLatin1String("tgi"); }));
        QVERIFY2(found[0].text.contains(QStringLiteral("One in twenty requests to TGI")), qPrintable(found[0].text));
        QVERIFY2(found[1].text.contains(QStringLiteral("two groups")), qPrintable(found[1].text));
    }

    void humps_data()
    {
        QTest::addColumn<double>("share"); // of the second hump
        QTest::addColumn<double>("factor"); // how far it is away
        QTest::addColumn<bool>("two");
        QTest::newRow("one") << 0.0 << 1.0 << false;
        QTest::newRow("two") << 0.5 << 4.0 << true;
        QTest::newRow("a fifth") << 0.2 << 4.0 << true;
        QTest::newRow("too few to be a hump") << 0.05 << 4.0 << false;
        QTest::newRow("too near") << 0.5 << 1.1 << false;
    }
    void humps()
    {
        QFETCH(double, share);
        QFETCH(double, factor);
        QFETCH(bool, two);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            std::vector<double> values;
            for (int i = 0; i < 400; ++i)
                values.push_back(50 * std::exp(0.15 * noise(seed, 0, 0, i)) * (i < 400 * share ? factor : 1));
            std::sort(values.begin(), values.end());
            const auto found = twoHumps(values);
            QCOMPARE(!found.empty(), two);
            if (two)
                QVERIFY(std::abs(found[0] / 50 - 1) < 0.15 && std::abs(found[1] / (50 * factor) - 1) < 0.15);
        }
    }

    void qualitySpeaksLast()
    {
        const RunResult run = MadeRun(2).ttft(30, plain).run();
        Comparison comparison = judge(run);
        comparison.tests[0].quality.reasons = QStringList{QStringLiteral("Requests left up to 0.4 ms late.")};
        const auto found = insights(run, comparison.tests[0]);
        QCOMPARE(found.back().text, QStringLiteral("Requests left up to 0.4 ms late."));
        QCOMPARE(insightKindId(found.back().kind), QStringLiteral("quality"));
    }
};

QTEST_GUILESS_MAIN(InsightsTest)
#include "tst_insights.moc"
