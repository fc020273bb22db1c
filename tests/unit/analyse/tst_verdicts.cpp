// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/judge.h"
#include "analyse/stats/distributions.h"
#include "made_run.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace derby;

namespace {

/// Lane factors on everything, with noise that the prompts share and noise of the server.
MadeRun::LatencyOf scaled(std::vector<double> factors, double sd, std::uint64_t seed = 1)
{
    return [factors, sd, seed](int lane, int round, int request) {
        const double prompt = std::exp(0.3 * noise(seed, 99, round, request));
        const double factor = factors[static_cast<std::size_t>(lane)] * prompt * std::exp(sd * noise(seed, lane, round, request));
        return MadeRun::Latency{50 * factor, 10 * factor, 16, false};
    };
}

/// The same under load: a round has its own pace, and requests scatter about it.
MadeRun::LatencyOf scaledRounds(std::vector<double> factors, double sd, std::uint64_t seed = 1)
{
    return [factors, sd, seed](int lane, int round, int request) {
        const double factor = factors[static_cast<std::size_t>(lane)]
            * std::exp(sd * noise(seed, lane, round, 1 << 20) + 0.05 * noise(seed, lane, round, request));
        return MadeRun::Latency{50 * factor, 10 * factor, 16, false};
    };
}

const Verdict &verdict(const Comparison &comparison, const char *metric, int a = 0, int b = 1)
{
    const auto &verdicts = comparison.tests.at(0).verdicts;
    const auto found = std::find_if(verdicts.begin(), verdicts.end(),
                                    [&](const Verdict &v) { return v.metric == QLatin1String(metric) && v.a == a && v.b == b; });
    if (found == verdicts.end())
        qFatal("no verdict %s", metric);
    return *found;
}

QString described(const Verdict &verdict)
{
    return verdictStateId(verdict.state) + QStringLiteral(": ") + verdict.sentence + QStringLiteral(" | ") + verdict.reason;
}

} // namespace

#define COMPARE_STATE(verdict, expected) QVERIFY2((verdict).state == (expected), qPrintable(described(verdict)))

/// Each state of a verdict, and what is said of it.
class TestVerdicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<bool>("load");
        QTest::addColumn<int>("units");
        QTest::addColumn<double>("factor"); // of lane 1
        QTest::addColumn<double>("sd");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("words");
        using S = VerdictState;
        QTest::newRow("faster, paired") << false << 100 << 1.3 << 0.1 << int(S::Faster)
                                        << QStringLiteral("vLLM answers first: on the same prompt its first token takes");
        QTest::newRow("slower, paired") << false << 100 << 0.7 << 0.1 << int(S::Faster) << QStringLiteral("TGI answers first");
        QTest::newRow("too close, paired") << false << 100 << 1.0 << 0.05 << int(S::TooClose)
                                           << QStringLiteral("any difference in TTFT between vLLM and TGI is under 10 %");
        QTest::newRow("below the practical threshold")
            << false << 100 << 1.03 << 0.02 << int(S::TooClose) << QStringLiteral("Too close to call");
        QTest::newRow("too few blocks") << false << 19 << 1.5 << 0.05 << int(S::NotEnoughData)
                                        << QStringLiteral("19 blocks, 20 are needed");
        QTest::newRow("too noisy") << false << 40 << 1.0 << 0.6 << int(S::NotEnoughData)
                                   << QStringLiteral("more blocks would find a difference of 10 % or more with 9 chances in 10");
        QTest::newRow("faster, rounds") << true << 6 << 1.4 << 0.03 << int(S::Faster)
                                        << QStringLiteral("vLLM finishes first under 10 users: its median end-to-end time is");
        QTest::newRow("too close, rounds") << true << 6 << 1.0 << 0.01 << int(S::TooClose) << QStringLiteral("Too close to call");
        QTest::newRow("noisy rounds") << true << 6 << 1.0 << 0.3 << int(S::NotEnoughData) << QStringLiteral("more rounds would find");
        QTest::newRow("one round") << true << 1 << 1.5 << 0.01 << int(S::NotEnoughData)
                                   << QStringLiteral("Not enough data: one round a lane; 6 are needed");
        QTest::newRow("three rounds") << true << 3 << 1.5 << 0.01 << int(S::NotEnoughData)
                                      << QStringLiteral("3 rounds a lane; 6 are needed");
    }
    void states()
    {
        QFETCH(bool, load);
        QFETCH(int, units);
        QFETCH(double, factor);
        QFETCH(double, sd);
        QFETCH(int, state);
        QFETCH(QString, words);
        MadeRun made(2);
        if (load)
            made.load(units, 80, scaledRounds({1, factor}, sd));
        else
            made.ttft(units, scaled({1, factor}, sd));
        made.calibrated(0.01);
        const Comparison comparison = judge(made.run());
        const Verdict &headline = verdict(comparison, load ? "e2e_p50" : "ttft_typical");
        COMPARE_STATE(headline, VerdictState(state));
        QVERIFY(headline.headline);
        QVERIFY2(headline.sentence.contains(words), qPrintable(headline.sentence));
        QVERIFY(headline.sentence.endsWith(QLatin1Char('.')) && !headline.sentence.contains(QStringLiteral("calibrated")));
        QCOMPARE(comparison.tests[0].sentence, headline.sentence);
        QCOMPARE(headline.faster.has_value(), headline.state == VerdictState::Faster);
        if (headline.state == VerdictState::NotEnoughData)
            QVERIFY(headline.moreNeeded && *headline.moreNeeded > 0);
        else
            QVERIFY(!headline.moreNeeded);
        if (headline.ratio) {
            QVERIFY(headline.interval && *headline.interval->low <= *headline.ratio && *headline.ratio <= *headline.interval->high);
            QCOMPARE(headline.interval->level, 0.95);
            QVERIFY(headline.pHolm && *headline.pHolm >= 0 && *headline.pHolm <= 1);
        }
    }

    void metricsOfEachTest()
    {
        MadeRun made(3);
        made.ttft(80, scaled({1, 1.3, 1.3}, 0.1)).load(6, 80, scaledRounds({1, 1, 1}, 0.01));
        const Comparison comparison = judge(made.run());
        QStringList metrics;
        for (const Verdict &one : comparison.tests[0].verdicts)
            metrics += one.metric;
        QCOMPARE(metrics.size(), 12);
        metrics.removeDuplicates();
        QCOMPARE(metrics,
                 (QStringList{QStringLiteral("ttft_typical"), QStringLiteral("tpot_typical"), QStringLiteral("e2e_typical"),
                              QStringLiteral("ttft_p95")}));
        metrics.clear();
        for (const Verdict &one : comparison.tests[1].verdicts)
            metrics += one.metric;
        metrics.removeDuplicates();
        QCOMPARE(metrics,
                 (QStringList{QStringLiteral("ttft_p50"), QStringLiteral("ttft_p95"), QStringLiteral("tpot_p50"), QStringLiteral("e2e_p50"),
                              QStringLiteral("e2e_p95"), QStringLiteral("output_tokens_per_s")}));
    }

    /// Swapping the lanes turns the ratio round and names the same winner.
    void swappingLanes_data()
    {
        QTest::addColumn<bool>("load");
        QTest::newRow("paired") << false;
        QTest::newRow("rounds") << true;
    }
    void swappingLanes()
    {
        QFETCH(bool, load);
        MadeRun made(2);
        if (load)
            made.load(6, 80, scaledRounds({1, 1.25}, 0.03));
        else
            made.ttft(100, scaled({1, 1.25}, 0.1));
        MadeRun swapped = made;
        std::swap(swapped.plan().endpoints[0], swapped.plan().endpoints[1]);
        if (load)
            std::swap(swapped.conditions().steady[0], swapped.conditions().steady[1]);
        for (Record &record : swapped.run().records)
            record.lane = 1 - record.lane;
        const Comparison one = judge(made.run()), other = judge(swapped.run());
        QCOMPARE(one.tests[0].sentence, other.tests[0].sentence);
        for (std::size_t i = 0; i < one.tests[0].verdicts.size(); ++i) {
            const Verdict &a = one.tests[0].verdicts[i], &b = other.tests[0].verdicts[i];
            QCOMPARE(a.state, b.state);
            if (a.metric == QLatin1String("ttft_p95") && !load)
                continue; // another stream of draws
            QVERIFY(std::abs(*a.ratio * *b.ratio - 1) < 1e-9);
            QVERIFY(std::abs(*a.interval->low * *b.interval->high - 1) < 1e-9);
            QVERIFY(std::abs(*a.pHolm - *b.pHolm) < 1e-9);
            QCOMPARE(a.faster.has_value(), b.faster.has_value());
            if (a.faster) {
                QCOMPARE(*a.faster, 1 - *b.faster);
                QCOMPARE(a.sentence, b.sentence);
            }
        }
    }

    /// Servers ten times as slow give the same ratios.
    void scaleInvariance()
    {
        MadeRun made(2), slow(2);
        made.ttft(100, scaled({1, 1.2}, 0.1));
        slow.ttft(100, scaled({10, 12}, 0.1));
        const Comparison one = judge(made.run()), other = judge(slow.run());
        for (std::size_t i = 0; i < one.tests[0].verdicts.size(); ++i) {
            QVERIFY(std::abs(*one.tests[0].verdicts[i].ratio - *other.tests[0].verdicts[i].ratio) < 1e-6); // whole nanoseconds
            QCOMPARE(one.tests[0].verdicts[i].state, other.tests[0].verdicts[i].state);
        }
    }

    void moreTokensAreFaster()
    {
        MadeRun made(2);
        made.load(6, 80, scaledRounds({1, 1}, 0.01));
        for (Record &record : made.run().records) { // lane 1 says twice the tokens in as much time; answers of unlike length
            if (record.lane == 1) {
                for (RecordEvent &event : record.events)
                    event.tokens = 2;
                record.outputTokens->n *= 2;
            }
        }
        const Comparison unlike = judge(made.run());
        COMPARE_STATE(verdict(unlike, "output_tokens_per_s"), VerdictState::NotComparable);
        COMPARE_STATE(verdict(unlike, "e2e_p50"), VerdictState::NotComparable);
        QVERIFY(verdict(unlike, "e2e_p50").sentence.contains(QStringLiteral("16.0 and 32.0 tokens")));

        MadeRun busier(2);
        busier.load(6, 80, scaledRounds({1, 1}, 0.01));
        auto &records = busier.run().records;
        std::erase_if(records, [](const Record &record) { return record.lane == 1 && record.user % 2 == 1; }); // half as many requests
        const Comparison comparison = judge(busier.run());
        const Verdict &tokens = verdict(comparison, "output_tokens_per_s");
        COMPARE_STATE(tokens, VerdictState::Faster);
        QCOMPARE(*tokens.faster, 0);
        QVERIFY(*tokens.ratio > 1.9 && *tokens.ratio < 2.1);
        QVERIFY2(tokens.sentence.contains(QStringLiteral("vLLM delivers more")), qPrintable(tokens.sentence));
        QVERIFY(!tokens.differenceMs);
    }

    void notComparable_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("still"); // a metric that stays comparable
        QTest::newRow("prompts") << QStringLiteral("prompts") << QStringLiteral("100 tokens on average for vLLM, 150 for TGI") << QString();
        QTest::newRow("chat template") << QStringLiteral("template") << QString() << QStringLiteral("ttft_typical");
        QTest::newRow("answers") << QStringLiteral("answers") << QStringLiteral("answers are not equally long")
                                 << QStringLiteral("ttft_typical");
        QTest::newRow("unknown count") << QStringLiteral("unknown") << QStringLiteral("TGI does not say how many tokens")
                                       << QStringLiteral("ttft_typical");
        QTest::newRow("success rates") << QStringLiteral("failures") << QStringLiteral("success rates are apart: 100 % and 90.0 %")
                                       << QString();
        QTest::newRow("no success") << QStringLiteral("dead") << QStringLiteral("TGI had no success") << QString();
    }
    void notComparable()
    {
        QFETCH(QString, change);
        QFETCH(QString, words);
        QFETCH(QString, still);
        MadeRun made(2);
        made.ttft(100, scaled({1, 1.5}, 0.1));
        for (Record &record : made.run().records) {
            if (record.lane != 1)
                continue;
            if (change == QLatin1String("prompts"))
                record.promptTokens = 150;
            else if (change == QLatin1String("template"))
                record.promptTokens = 115; // over 5 %, but not over 16 tokens
            else if (change == QLatin1String("answers"))
                record.outputTokens->n = 18;
            else if (change == QLatin1String("unknown"))
                record.outputTokens.reset();
            else if (change == QLatin1String("dead") || (change == QLatin1String("failures") && record.round % 10 == 0))
                record = MadeRun::record(1, record.test, *record.sent, {50, 10, 16, true});
        }
        for (int block = 0, i = 0; i < static_cast<int>(made.run().records.size()); i += 2, ++block)
            made.run().records[static_cast<std::size_t>(i) + 1].round = block;
        const Comparison comparison = judge(made.run());
        const Verdict &end = verdict(comparison, "e2e_typical");
        if (words.isEmpty()) {
            COMPARE_STATE(end, VerdictState::Faster);
        } else {
            COMPARE_STATE(end, VerdictState::NotComparable);
            QVERIFY2(end.sentence.contains(words) && end.reason.contains(words), qPrintable(end.sentence));
            QVERIFY(!end.ratio && !end.pHolm && !end.moreNeeded);
        }
        if (!still.isEmpty())
            COMPARE_STATE(verdict(comparison, qPrintable(still)), VerdictState::Faster);
    }

    void clientLimited()
    {
        MadeRun made(2);
        made.ttft(100, scaled({1, 1.5}, 0.1));
        made.conditions().health.busiestLoopShare = 0.97;
        const Comparison comparison = judge(made.run());
        for (const Verdict &one : comparison.tests[0].verdicts) {
            COMPARE_STATE(one, VerdictState::ClientLimited);
            QVERIFY(!one.ratio && !one.faster && !one.reason.isEmpty());
        }
        QVERIFY(comparison.tests[0].sentence.startsWith(QStringLiteral("No verdict")));
        QVERIFY(comparison.quality.clientLimited);
    }

    /// The stopwatch's own error takes a difference back that is smaller than it.
    void stopwatchError()
    {
        MadeRun made(2);
        made.ttft(100, scaled({1, 1.3}, 0.05));
        made.calibrated(0.1);
        COMPARE_STATE(verdict(judge(made.run()), "ttft_typical"), VerdictState::Faster);
        made.calibrated(20); // of 50 ms
        const Comparison doubtful = judge(made.run());
        const Verdict &blurred = verdict(doubtful, "ttft_typical");
        COMPARE_STATE(blurred, VerdictState::NotEnoughData);
        QVERIFY2(blurred.sentence.contains(QStringLiteral("stopwatch's own error")), qPrintable(blurred.sentence));
        QVERIFY(!blurred.moreNeeded); // more blocks do not make a better clock
        COMPARE_STATE(verdict(doubtful, "tpot_typical"), VerdictState::Faster); // 20 ms in 15 gaps of 10 ms
        made.run().calibration.reset();
        const Comparison uncalibrated = judge(made.run());
        COMPARE_STATE(verdict(uncalibrated, "ttft_typical"), VerdictState::Faster);
        QVERIFY(uncalibrated.tests[0].sentence.endsWith(QStringLiteral(", stopwatch not calibrated.")));
        made.calibrated(0.1);
        made.conditions().streams = 5000; // more than any calibrated count
        QVERIFY(judge(made.run()).tests[0].sentence.endsWith(QStringLiteral(", stopwatch not calibrated.")));
    }

    /// As much data as a difference worth finding needs, and still neither word: more of the same is no advice.
    void betweenTheWords()
    {
        MadeRun made(3);
        made.ttft(100, [](int lane, int block, int) {
            const double d = 0.0485 + 0.195 * normalQuantile((block + 0.5) / 100);
            return MadeRun::Latency{lane == 0 ? 50 * std::exp(d) : 50.0, 10, 16, false};
        });
        const Verdict one = verdict(judge(made.run()), "ttft_typical");
        COMPARE_STATE(one, VerdictState::NotEnoughData);
        QVERIFY(!one.moreNeeded);
        QVERIFY2(one.sentence.startsWith(QStringLiteral("Not settled: vLLM's TTFT is between "))
                     && one.sentence.contains(QStringLiteral("less and ")),
                 qPrintable(one.sentence));
    }

    /// A run that was killed has records and no conditions: paired verdicts stand, and what needs the steady windows says so.
    void recoveredRun()
    {
        MadeRun made(2);
        made.ttft(100, scaled({1, 1.3}, 0.1)).load(6, 80, scaledRounds({1, 1.4}, 0.02));
        made.calibrated(0.01);
        made.run().conditions.clear();
        const Comparison comparison = judge(made.run());
        COMPARE_STATE(verdict(comparison, "ttft_typical"), VerdictState::Faster);
        QVERIFY(!comparison.tests[0].sentence.contains(QStringLiteral("calibrated")));
        for (const Verdict &one : comparison.tests[1].verdicts) {
            if (one.metric != QLatin1String("output_tokens_per_s")) {
                COMPARE_STATE(one, VerdictState::Faster);
                continue;
            }
            COMPARE_STATE(one, VerdictState::NotEnoughData);
            QVERIFY(one.sentence.contains(QStringLiteral("steady windows")));
        }
    }

    void failedBlocksAreDropped()
    {
        MadeRun made(2);
        made.ttft(100, [inner = scaled({1, 1.3}, 0.1)](int lane, int block, int request) {
            MadeRun::Latency latency = inner(lane, block, request);
            latency.failed = (lane == 0 && block < 3) || (lane == 1 && block > 97);
            return latency;
        });
        const Comparison comparison = judge(made.run());
        QCOMPARE(verdict(comparison, "ttft_typical").n, 95);
    }

    void blocksThatALaneSkipped()
    {
        MadeRun made(3);
        made.ttft(30, scaled({1, 1.3, 1.3}, 0.5));
        // Lane 2's breaker was open from block 10 on: pairs with it have no estimate, the first two lanes have one.
        std::erase_if(made.run().records, [](const Record &record) { return record.lane == 2 && record.round >= 10; });
        const Comparison comparison = judge(made.run());
        const Verdict &one = verdict(comparison, "ttft_typical", 0, 2);
        COMPARE_STATE(one, VerdictState::NotEnoughData);
        QVERIFY2(one.reason.contains(QStringLiteral("20 blocks without a request")), qPrintable(one.reason));
        QVERIFY2(verdict(comparison, "ttft_typical", 1, 2).reason.contains(QStringLiteral("20 blocks without a request")),
                 qPrintable(one.reason));
        COMPARE_STATE(verdict(comparison, "ttft_typical", 0, 1), VerdictState::NotEnoughData);
        QVERIFY(verdict(comparison, "ttft_typical", 0, 1).ratio);
        const QString sentence = comparison.tests[0].sentence;
        QVERIFY2(sentence.startsWith(QStringLiteral("Not enough data to tell vLLM from Ollama in TTFT")), qPrintable(sentence));
    }

    void roundsThatDropOut()
    {
        MadeRun broken(2);
        broken.load(6, 80, scaledRounds({1, 1.5}, 0.01));
        broken.conditions().openSeconds[1][3] = 2;
        const Comparison opened = judge(broken.run());
        const Verdict &one = verdict(opened, "e2e_p50");
        COMPARE_STATE(one, VerdictState::NotEnoughData);
        QCOMPARE(one.n, 5);
        QCOMPARE(one.moreNeeded, std::optional(1));
        QVERIFY(one.sentence.contains(QStringLiteral("breaker opened in 1 round")));

        MadeRun thin(2);
        thin.load(6, 40, scaledRounds({1, 1.5}, 0.01)); // enough for a median, not for a p95
        const Comparison comparison = judge(thin.run());
        COMPARE_STATE(verdict(comparison, "e2e_p50"), VerdictState::Faster);
        const Verdict &tail = verdict(comparison, "e2e_p95");
        COMPARE_STATE(tail, VerdictState::NotEnoughData);
        QVERIFY2(tail.sentence.contains(QStringLiteral("as few as 40 in a lane, where 72 are needed")), qPrintable(tail.sentence));
        QVERIFY2(tail.sentence.contains(QStringLiteral("a test of 2 min 10 s a lane would have them")), qPrintable(tail.sentence));
        QVERIFY(!tail.moreNeeded); // more rounds as short would not help

        thin.plan().loads[0].durationSeconds = 0; // not known: recovered without the manifest
        const Comparison recovered = judge(thin.run());
        const Verdict &bare = verdict(recovered, "e2e_p95");
        COMPARE_STATE(bare, VerdictState::NotEnoughData);
        QVERIFY2(bare.sentence.contains(QStringLiteral("as few as 40 in a lane, where 72 are needed")), qPrintable(bare.sentence));
        QVERIFY2(!bare.sentence.contains(QStringLiteral("a test of")), qPrintable(bare.sentence));
    }

    void holmOverPairs()
    {
        MadeRun made(3);
        made.ttft(100, scaled({1, 1.2, 1.6}, 0.1));
        const Comparison comparison = judge(made.run());
        std::vector<double> levels;
        for (const auto &[a, b] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)}) {
            const Verdict &one = verdict(comparison, "ttft_typical", a, b);
            COMPARE_STATE(one, VerdictState::Faster);
            QCOMPARE(*one.faster, a);
            levels.push_back(one.interval->level);
        }
        // Each at the level at which Holm tested it.
        std::sort(levels.begin(), levels.end());
        for (int k = 0; k < 3; ++k)
            QVERIFY(std::abs(levels[static_cast<std::size_t>(k)] - (1 - 0.05 / (k + 1))) < 1e-12);
        const QString sentence = comparison.tests[0].sentence;
        QVERIFY2(sentence.startsWith(QStringLiteral("vLLM answers first")) && sentence.contains(QStringLiteral("TGI's and "))
                     && sentence.contains(QRegularExpression(QStringLiteral("Ollama's \\([0-9.]+ % and [0-9.]+ % intervals "))),
                 qPrintable(sentence));
    }

    /// Holm tests the later pairs at a lower level: printed at the first one's, their intervals would reach over 1.
    void whoIsFasterHasAnIntervalClearOfOne()
    {
        int later = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            MadeRun made(3);
            made.load(6, 90, scaledRounds({1, 1.5, 1.62}, 0.05, seed));
            const Comparison comparison = judge(made.run());
            for (const Verdict &one : comparison.tests[0].verdicts) {
                if (one.state != VerdictState::Faster)
                    continue;
                QVERIFY2(*one.interval->low > 1 || *one.interval->high < 1, qPrintable(described(one)));
                QVERIFY2(*one.interval->low <= *one.ratio && *one.ratio <= *one.interval->high, qPrintable(described(one)));
                later += one.interval->level < 0.98 ? 1 : 0;
            }
        }
        QVERIFY(later > 20);
    }

    void threeLanes_data()
    {
        QTest::addColumn<std::vector<double>>("factors");
        QTest::addColumn<double>("sd");
        QTest::addColumn<int>("blocks");
        QTest::addColumn<QStringList>("words");
        using F = std::vector<double>;
        QTest::newRow("one behind") << F{1, 1, 1.6} << 0.05 << 100
                                    << QStringList{QStringLiteral("No single winner in TTFT"),
                                                   QStringLiteral("vLLM is ahead of Ollama by 3"),
                                                   QStringLiteral("TGI is ahead of Ollama by"),
                                                   QStringLiteral("vLLM and TGI are too close to call")};
        QTest::newRow("all alike") << F{1, 1, 1} << 0.05 << 100
                                   << QStringList{QStringLiteral(
                                          "Too close to call: any difference in TTFT among vLLM, TGI and Ollama is under 10 %")};
        QTest::newRow("noise") << F{1, 1, 1} << 0.8 << 40
                               << QStringList{QStringLiteral("no two of vLLM, TGI and Ollama can be told apart"),
                                              QStringLiteral("more would find")};
        QTest::newRow("few") << F{1, 2, 3} << 0.1 << 10 << QStringList{QStringLiteral("Not enough data: 10 blocks, 20 are needed")};
    }
    void threeLanes()
    {
        QFETCH(std::vector<double>, factors);
        QFETCH(double, sd);
        QFETCH(int, blocks);
        QFETCH(QStringList, words);
        MadeRun made(3);
        made.ttft(blocks, scaled(factors, sd));
        const QString sentence = judge(made.run()).tests[0].sentence;
        for (const QString &word : words)
            QVERIFY2(sentence.contains(word), qPrintable(sentence));
    }

    void oneOfThreeIsDead()
    {
        MadeRun made(3);
        made.ttft(100, [inner = scaled({1, 1.5, 1}, 0.1)](int lane, int block, int request) {
            MadeRun::Latency latency = inner(lane, block, request);
            latency.failed = lane == 2;
            return latency;
        });
        const Comparison comparison = judge(made.run());
        const QString sentence = comparison.tests[0].sentence;
        QVERIFY2(sentence.startsWith(QStringLiteral("vLLM answers first")) && sentence.contains(QStringLiteral("; Ollama had no success")),
                 qPrintable(sentence));
        QVERIFY(std::abs(verdict(comparison, "ttft_typical").interval->level - (1 - 0.05 / 3)) < 1e-12); // m counts the plan's pairs
    }

    void oneLane()
    {
        MadeRun made(1);
        made.ttft(30, scaled({1}, 0.1));
        const Comparison comparison = judge(made.run());
        QVERIFY(comparison.tests[0].verdicts.empty());
        QVERIFY2(comparison.tests[0].sentence.contains(QStringLiteral("vLLM was measured alone")),
                 qPrintable(comparison.tests[0].sentence));
    }

    void marks()
    {
        MadeRun made(2);
        made.ttft(100, scaled({1, 1.4}, 0.1));
        for (Endpoint &endpoint : made.plan().endpoints)
            endpoint.simulated = true;
        const Comparison comparison = judge(made.run());
        QVERIFY(comparison.simulated);
        QVERIFY(comparison.tests[0].sentence.startsWith(QStringLiteral("Simulated: vLLM")));
        for (const Verdict &one : comparison.tests[0].verdicts) {
            QVERIFY(one.sentence.startsWith(QStringLiteral("Simulated: ")));
            QCOMPARE(one.sentence.contains(QStringLiteral("one of 4 metrics looked at")),
                     !one.headline && one.state == VerdictState::Faster);
        }
    }

    void names()
    {
        MadeRun made(4); // the fourth is a second vLLM
        made.plan().endpoints[1].name = QStringLiteral("my\x1b[31m TGI");
        made.ttft(30, scaled({1, 2, 4, 8}, 0.05));
        const Comparison comparison = judge(made.run());
        const QString sentence = comparison.tests[0].sentence;
        QVERIFY2(sentence.startsWith(QStringLiteral("vllm answers first")) && sentence.contains(QStringLiteral("vllm-2's"))
                     && !sentence.contains(QChar(0x1b)),
                 qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(TestVerdicts)
#include "tst_verdicts.moc"
