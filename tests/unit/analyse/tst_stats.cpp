// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/stats/bootstrap.h"
#include "analyse/stats/distributions.h"
#include "analyse/stats/holm.h"
#include "analyse/stats/order_statistics.h"
#include "analyse/stats/sample_size.h"
#include "analyse/stats/signed_rank.h"
#include "analyse/stats/student.h"
#include "base/percentile.h"
#include "base/random.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace derby;

namespace {

std::vector<double> numbers(const QJsonValue &array)
{
    std::vector<double> values;
    for (const QJsonValue &value : array.toArray())
        values.push_back(value.toDouble());
    return values;
}

bool near(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

} // namespace

#define COMPARE_NEAR(actual, expected)                                                                                                     \
    QVERIFY2(near(actual, expected), qPrintable(QStringLiteral("%1 is not %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)))

/// Against reference.json, which make_reference.py worked out with numpy and scipy.
class TestStats : public QObject
{
    Q_OBJECT

private:
    QJsonObject m_reference;

    void rowsOf(const char *part)
    {
        QTest::addColumn<QJsonObject>("row");
        const QJsonArray rows = m_reference.value(QLatin1String(part)).toArray();
        QVERIFY(!rows.isEmpty());
        for (int i = 0; i < rows.size(); ++i)
            QTest::addRow("%d %s", i, qPrintable(rows[i].toObject().value(QLatin1String("name")).toString())) << rows[i].toObject();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(REFERENCE));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_reference = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(!m_reference.isEmpty());
    }

    void percentiles_data() { rowsOf("percentiles"); }
    void percentiles()
    {
        QFETCH(QJsonObject, row);
        std::vector<double> data = numbers(row[QLatin1String("data")]);
        const double p = row[QLatin1String("p")].toDouble();
        COMPARE_NEAR(percentileInPlace(data, p), row[QLatin1String("value")].toDouble());
        std::sort(data.begin(), data.end());
        COMPARE_NEAR(percentile(data, p), row[QLatin1String("value")].toDouble());
    }

    void ranks_data() { rowsOf("ranks"); }
    void ranks()
    {
        QFETCH(QJsonObject, row);
        const Ranks ranks =
            binomialRanks(row[QLatin1String("n")].toInt(), row[QLatin1String("p")].toDouble(), row[QLatin1String("level")].toDouble());
        QCOMPARE(ranks.lower, row[QLatin1String("lower")].toInt());
        QCOMPARE(ranks.upper, row[QLatin1String("upper")].toInt());
    }

    /// The sizes from which both ends exist, and those from which the largest value is a one-sided bound (docs/method.md 4.1).
    void floors_data()
    {
        QTest::addColumn<double>("p");
        QTest::addColumn<int>("twoEnds");
        QTest::addColumn<int>("bound");
        QTest::newRow("median") << 0.5 << 6 << 0;
        QTest::newRow("p90") << 0.9 << 36 << FloorP90;
        QTest::newRow("p95") << 0.95 << 72 << FloorP95;
        QTest::newRow("p99") << 0.99 << 368 << FloorP99;
    }
    void floors()
    {
        QFETCH(double, p);
        QFETCH(int, twoEnds);
        QFETCH(int, bound);
        QVERIFY(binomialRanks(twoEnds, p, 0.95).upper > 0 && binomialRanks(twoEnds, p, 0.95).lower > 0);
        QCOMPARE(binomialRanks(twoEnds - 1, p, 0.95).upper, 0);
        if (bound > 0) {
            QVERIFY(1 - std::pow(p, bound) >= 0.95);
            QVERIFY(1 - std::pow(p, bound - 1) < 0.95);
        }
    }

    void signedRanks_data() { rowsOf("signed_rank"); }
    void signedRanks()
    {
        QFETCH(QJsonObject, row);
        std::vector<double> d = numbers(row[QLatin1String("d")]);
        const SignedRank result = signedRank(d);
        COMPARE_NEAR(result.wPlus, row[QLatin1String("w")].toDouble());
        COMPARE_NEAR(result.p, row[QLatin1String("p")].toDouble());
        for (double &value : d)
            value = -value;
        COMPARE_NEAR(signedRank(d).p, row[QLatin1String("p")].toDouble());
    }

    void allZero()
    {
        const std::vector<double> zeros(12, 0.0);
        QCOMPARE(signedRank(zeros).p, 1.0);
        QCOMPARE(signTest(zeros), 1.0);
        QCOMPARE(TypicalDifference(zeros).estimate(), 0.0);
    }

    void signTests_data() { rowsOf("sign_test"); }
    void signTests()
    {
        QFETCH(QJsonObject, row);
        const std::vector<double> d = numbers(row[QLatin1String("d")]);
        COMPARE_NEAR(signTest(d), row[QLatin1String("p")].toDouble());
        if (d.size() > 2000)
            QCOMPARE(pairedP(d), signTest(d));
        else
            QCOMPARE(pairedP(d), signedRank(d).p);
    }

    void hodgesLehmann_data() { rowsOf("hodges_lehmann"); }
    void hodgesLehmann()
    {
        QFETCH(QJsonObject, row);
        const TypicalDifference typical(numbers(row[QLatin1String("d")]));
        COMPARE_NEAR(typical.estimate(), row[QLatin1String("estimate")].toDouble());
        const auto ends = typical.interval(row[QLatin1String("level")].toDouble());
        if (row[QLatin1String("interval")].isNull()) {
            QVERIFY(!ends);
            return;
        }
        QVERIFY(ends.has_value());
        const std::vector<double> expected = numbers(row[QLatin1String("interval")]);
        COMPARE_NEAR(ends->first, expected[0]);
        COMPARE_NEAR(ends->second, expected[1]);
    }

    /// The interval is the test turned round: a shift to just inside it is not rejected, one to just outside is.
    void intervalIsTheTestInverted_data()
    {
        QTest::addColumn<int>("n");
        QTest::newRow("exact") << 30;
        QTest::newRow("normal") << 120;
    }
    void intervalIsTheTestInverted()
    {
        QFETCH(int, n);
        SplitMix64 random(5);
        std::vector<double> d;
        for (int i = 0; i < n; ++i)
            d.push_back(random.uniform() + random.uniform() - 0.8);
        const auto ends = TypicalDifference(d).interval(0.95);
        QVERIFY(ends.has_value());
        const auto pAt = [&](double shift) {
            std::vector<double> shifted = d;
            for (double &value : shifted)
                value -= shift;
            return signedRank(shifted).p;
        };
        const double hair = 1e-9;
        QVERIFY(pAt(ends->first + hair) > 0.05);
        QVERIFY(pAt(ends->first - hair) <= 0.05);
        QVERIFY(pAt(ends->second - hair) > 0.05);
        QVERIFY(pAt(ends->second + hair) <= 0.05);
    }

    void aboveTwoThousandTheMedian()
    {
        std::vector<double> d;
        for (int i = 0; i < 2501; ++i)
            d.push_back(i);
        const TypicalDifference typical(d);
        QCOMPARE(typical.estimate(), 1250.0);
        const auto ends = typical.interval(0.95);
        const Ranks ranks = binomialRanks(2501, 0.5, 0.95);
        QVERIFY(ends.has_value());
        QCOMPARE(ends->first, ranks.lower - 1.0);
        QCOMPARE(ends->second, ranks.upper - 1.0);
    }

    void bootstrap_data() { rowsOf("bootstrap"); }
    void bootstrap()
    {
        QFETCH(QJsonObject, row);
        const std::vector<double> a = numbers(row[QLatin1String("a")]), b = numbers(row[QLatin1String("b")]);
        const auto seed = static_cast<std::uint64_t>(row[QLatin1String("seed")].toInt());
        const int draws = row[QLatin1String("draws")].toInt();
        const double level = row[QLatin1String("level")].toDouble();
        const QuantileRatio ratio(a, b, 0.95, draws, seed, 1);
        const std::vector<double> expected = numbers(row[QLatin1String("interval")]),
                                  scipys = numbers(row[QLatin1String("scipy_interval")]);
        COMPARE_NEAR(ratio.estimate(), row[QLatin1String("estimate")].toDouble());
        COMPARE_NEAR(ratio.interval(level).first, expected[0]);
        COMPARE_NEAR(ratio.interval(level).second, expected[1]);
        COMPARE_NEAR(ratio.p(), row[QLatin1String("p")].toDouble());
        // scipy draws otherwise: the ends agree within what 2,000 draws can say.
        const double width = scipys[1] - scipys[0];
        QVERIFY(std::abs(ratio.interval(level).first - scipys[0]) < 0.12 * width);
        QVERIFY(std::abs(ratio.interval(level).second - scipys[1]) < 0.12 * width);

        for (const int threads : {2, 3, 7}) {
            const QuantileRatio again(a, b, 0.95, draws, seed, threads);
            QCOMPARE(again.interval(level), ratio.interval(level));
            QCOMPARE(again.p(), ratio.p());
        }
    }

    void student_data() { rowsOf("student"); }
    void student()
    {
        QFETCH(QJsonObject, row);
        const StudentT t = studentT(numbers(row[QLatin1String("d")]));
        COMPARE_NEAR(t.mean, row[QLatin1String("mean")].toDouble());
        QVERIFY(t.p.has_value());
        COMPARE_NEAR(*t.p, row[QLatin1String("p")].toDouble());
        const auto ends = t.interval(row[QLatin1String("level")].toDouble());
        const std::vector<double> expected = numbers(row[QLatin1String("interval")]);
        QVERIFY(ends.has_value());
        COMPARE_NEAR(ends->first, expected[0]);
        COMPARE_NEAR(ends->second, expected[1]);
    }

    void studentWhenAllAreAlike()
    {
        const StudentT same = studentT(std::vector<double>(6, 0.1));
        QCOMPARE(same.p, std::optional(0.0));
        QCOMPARE(same.interval(0.95), (std::optional(std::pair(0.1, 0.1))));
        const StudentT none = studentT(std::vector<double>(6, 0.0));
        QCOMPARE(none.p, std::optional(1.0));
        QVERIFY(!studentT(std::vector<double>{0.3}).p);
        QVERIFY(!studentT(std::vector<double>{0.3}).interval(0.95));
        QVERIFY(!studentT({}).p);
    }

    void holmSteps_data() { rowsOf("holm"); }
    void holmSteps()
    {
        QFETCH(QJsonObject, row);
        std::vector<std::optional<double>> p;
        for (const QJsonValue &value : row[QLatin1String("p")].toArray())
            p.push_back(value.isNull() ? std::nullopt : std::optional(value.toDouble()));
        const std::vector<HolmStep> steps = holm(p, 0.05);
        const std::vector<double> adjusted = numbers(row[QLatin1String("adjusted")]);
        const QJsonArray rejected = row[QLatin1String("rejected")].toArray();
        QCOMPARE(steps.size(), p.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            COMPARE_NEAR(steps[i].adjusted, adjusted[i]);
            QCOMPARE(steps[i].rejected, rejected[static_cast<int>(i)].toBool());
        }
    }

    void quantiles()
    {
        const QJsonObject all = m_reference[QLatin1String("quantiles")].toObject();
        for (const QJsonValue &value : all[QLatin1String("normal")].toArray())
            COMPARE_NEAR(normalQuantile(value[QLatin1String("p")].toDouble()), value[QLatin1String("value")].toDouble());
        for (const QJsonValue &value : all[QLatin1String("student")].toArray())
            COMPARE_NEAR(studentQuantile(value[QLatin1String("p")].toDouble(), value[QLatin1String("df")].toInt()),
                         value[QLatin1String("value")].toDouble());
        for (const QJsonValue &value : all[QLatin1String("binomial")].toArray()) {
            COMPARE_NEAR(
                binomialCdf(value[QLatin1String("n")].toInt(), value[QLatin1String("p")].toDouble(), value[QLatin1String("k")].toInt()),
                value[QLatin1String("value")].toDouble());
        }
    }

    void effectiveSizes_data()
    {
        using State = EffectiveSize::State;
        QTest::addColumn<std::vector<double>>("values");
        QTest::addColumn<std::vector<double>>("times");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        const auto made = [](int n, const auto &valueAt, double until) {
            std::vector<double> values, times;
            for (int i = 0; i < n; ++i) {
                times.push_back(until * i / n);
                values.push_back(valueAt(i));
            }
            return std::pair(values, times);
        };
        SplitMix64 random(11);
        const auto noise = [&](int) { return random.uniform(); };
        const auto [few, fewTimes] = made(99, noise, 10);
        QTest::newRow("too few") << few << fewTimes << int(State::TooFew) << 0 << 0;
        const auto [gap, gapTimes] = made(200, noise, 8.9);
        QTest::newRow("empty window") << gap << gapTimes << int(State::EmptyWindow) << 0 << 0;
        const auto [free, freeTimes] = made(1000, noise, 10);
        QTest::newRow("independent") << free << freeTimes << int(State::Known) << 300 << 1000;
        const auto [drift, driftTimes] = made(
            1000, [](int i) { return double(i); }, 10);
        QTest::newRow("drift") << drift << driftTimes << int(State::Drift) << 0 << 0;
        // Every window alternates between two speeds: 10 independent values, not 1,000.
        const auto [clumps, clumpTimes] = made(
            1000, [&](int i) { return (i / 100) % 2 + 0.1 * random.uniform(); }, 10);
        QTest::newRow("clumped") << clumps << clumpTimes << int(State::Known) << 1 << 10;
        const auto [flat, flatTimes] = made(
            1000, [](int i) { return double(i % 10); }, 10);
        QTest::newRow("no variance between windows") << flat << flatTimes << int(State::Known) << 1000 << 1000;
    }
    void effectiveSizes()
    {
        QFETCH(std::vector<double>, values);
        QFETCH(std::vector<double>, times);
        QFETCH(int, state);
        QFETCH(int, least);
        QFETCH(int, most);
        const EffectiveSize size = effectiveSize(values, times, 0, 10, 0.5);
        QCOMPARE(int(size.state), state);
        QVERIFY2(size.n >= least && size.n <= most, qPrintable(QString::number(size.n)));
    }

    /// Worked out by hand: 100 values of which windows 0..9 hold 10 each, and x of them lie at or below the median.
    void effectiveSizeByHand()
    {
        const int below[] = {5, 7, 3, 6, 4, 7, 3, 5, 4, 6}; // 50 in all, lag-1 autocorrelation negative
        std::vector<double> values, times;
        double squares = 0;
        for (int w = 0; w < 10; ++w) {
            for (int i = 0; i < 10; ++i) {
                values.push_back(i < below[w] ? 1 + 0.001 * i : 2 + 0.001 * i);
                times.push_back(w + 0.05 + 0.1 * i);
            }
            squares += (below[w] - 5) * (below[w] - 5);
        }
        const double variance = 10.0 / 9 * squares / 1e4;
        const EffectiveSize size = effectiveSize(values, times, 0, 10, 0.5);
        QCOMPARE(int(size.state), int(EffectiveSize::State::Known));
        QCOMPARE(size.n, static_cast<int>(std::min(100.0, 0.75 * 0.25 / variance)));
    }

    void ranksAreReadThroughEffectiveSize()
    {
        std::vector<double> sorted;
        for (int i = 1; i <= 1000; ++i)
            sorted.push_back(i);
        const Ranks ranks = binomialRanks(40, 0.5, 0.95);
        const OrderInterval ends = orderInterval(sorted, 40, 0.5, 0.95);
        QCOMPARE(ends.low, std::optional<double>(ranks.lower * 25));
        QCOMPARE(ends.high, std::optional<double>(ranks.upper * 25));
        const OrderInterval tail = orderInterval(sorted, 40, 0.95, 0.95);
        QVERIFY(tail.low && !tail.high); // never the maximum
    }

    void howManyMore()
    {
        SampleSizeInput input;
        input.n = 30;
        input.width = 0.2;
        input.quantile = normalQuantile(1 - 0.05 / 6);
        input.pairs = 3;
        input.theta = std::log(1.05);
        input.delta = std::log(1.10);
        const double se = 0.2 / (2 * input.quantile);
        const double c = std::max((2.3939797998 + 1.2815515655) / std::log(1.10), 1.2815515655 / (std::log(1.10) - std::log(1.05)));
        QCOMPARE(unitsNeeded(input), static_cast<std::int64_t>(std::ceil(1.2 * 30 * se * se * c * c)));
        SampleSizeInput wider = input;
        wider.width = 0.4;
        QVERIFY(std::abs(static_cast<double>(unitsNeeded(wider)) / static_cast<double>(unitsNeeded(input)) - 4) < 0.1);
        wider.width = 0;
        QCOMPARE(unitsNeeded(wider), std::int64_t{1});
        QCOMPARE(roundsPrice(6), 2.5);
        QCOMPARE(roundsPrice(9), 2.5);
        QCOMPARE(roundsPrice(10), 1.5);
    }
};

QTEST_GUILESS_MAIN(TestStats)
#include "tst_stats.moc"
