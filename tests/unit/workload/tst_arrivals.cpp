// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QString> // before <chrono>, which moc 6.4 cannot read by itself

#include "workload/arrivals.h"

#include <QMap>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace derby;

class ArrivalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staggerFillsTheWindow_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<qint64>("window");
        QTest::newRow("one") << 1 << qint64{1000000000};
        QTest::newRow("many") << 200 << qint64{10000000000};
        QTest::newRow("no window") << 5 << qint64{0};
        QTest::newRow("nobody") << 0 << qint64{1000};
    }
    void staggerFillsTheWindow()
    {
        QFETCH(int, users);
        QFETCH(qint64, window);
        const std::vector<Nanos> offsets = staggerOffsets(users, Nanos(window), 3);
        QCOMPARE(offsets.size(), static_cast<size_t>(users));
        for (int i = 0; i < users; ++i) { // one start in each equal part
            const double part = static_cast<double>(window) / users;
            QVERIFY(static_cast<double>(offsets[static_cast<size_t>(i)].count()) >= std::floor(i * part));
            QVERIFY(static_cast<double>(offsets[static_cast<size_t>(i)].count()) <= std::ceil((i + 1) * part));
        }
        QVERIFY(staggerOffsets(users, Nanos(window), 3) == offsets);
        if (users > 0 && window > 0)
            QVERIFY(staggerOffsets(users, Nanos(window), 4) != offsets);
    }

    void thinkTimes()
    {
        QCOMPARE(thinkTime({}, 1, 1), Nanos::zero());
        QCOMPARE(thinkTime({1.5, 0}, 1, 1), Nanos(1500000000));
        const ThinkTime think{2.0, 0.5};
        QCOMPARE(thinkTime(think, 1, 9), thinkTime(think, 1, 9));
        QVERIFY(thinkTime(think, 1, 9) != thinkTime(think, 1, 10));
        QVERIFY(thinkTime(think, 1, 9) != thinkTime(think, 2, 9));
        double sum = 0, logs = 0, squares = 0;
        constexpr int n = 20000;
        for (int i = 0; i < n; ++i) {
            const double seconds = toSeconds(thinkTime(think, 5, static_cast<std::uint64_t>(i)));
            sum += seconds;
            logs += std::log(seconds);
            squares += std::log(seconds) * std::log(seconds);
        }
        const double mean = sum / n, sigma = std::sqrt(squares / n - logs / n * (logs / n));
        QVERIFY2(std::fabs(mean - 2.0) < 0.04, qPrintable(QString::number(mean)));
        QVERIFY2(std::fabs(sigma - 0.5) < 0.02, qPrintable(QString::number(sigma)));
    }

    void everyOrderIsEquallyLikely()
    {
        QMap<QString, int> seen;
        constexpr int n = 6000;
        for (int index = 0; index < n; ++index) {
            QString text;
            for (const int lane : laneOrder(3, 11, static_cast<std::uint64_t>(index)))
                text += QString::number(lane);
            ++seen[text];
        }
        QCOMPARE(seen.size(), 6);
        for (const int count : seen) // a fixed seed; five standard deviations of a sixth of 6,000
            QVERIFY2(std::abs(count - n / 6) < 145, qPrintable(QString::number(count)));
    }

    void ordersArePermutationsOfTheSeed()
    {
        for (const int lanes : {0, 1, 2, 7}) {
            std::vector<int> order = laneOrder(lanes, 1, 5);
            QVERIFY(order == laneOrder(lanes, 1, 5));
            std::sort(order.begin(), order.end());
            QCOMPARE(order.size(), static_cast<size_t>(lanes));
            for (int i = 0; i < lanes; ++i)
                QCOMPARE(order[static_cast<size_t>(i)], i);
        }
        QVERIFY(laneOrder(20, 1, 5) != laneOrder(20, 1, 6));
        QVERIFY(laneOrder(20, 1, 5) != laneOrder(20, 2, 5));
    }
};

QTEST_GUILESS_MAIN(ArrivalsTest)
#include "tst_arrivals.moc"
