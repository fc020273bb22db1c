// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "run/breaker.h"

using namespace derby;
using namespace std::chrono_literals;

namespace {

MonoTime at(Nanos when)
{
    return MonoTime(when);
}

Breaker opened()
{
    Breaker breaker;
    for (int i = 0; i < 5; ++i)
        breaker.failed(at(10s), false);
    return breaker;
}

} // namespace

class TestBreaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAfterFailuresInARow()
    {
        Breaker breaker;
        for (int i = 0; i < 4; ++i)
            breaker.failed(at(1s), false);
        QVERIFY(!breaker.isOpen());
        breaker.succeeded(at(2s), false);
        for (int i = 0; i < 4; ++i)
            breaker.failed(at(3s), false);
        QVERIFY(!breaker.isOpen()); // a success in between starts the count anew
        breaker.failed(at(4s), false);
        QVERIFY(breaker.isOpen());
        QCOMPARE(breaker.probeAt(), at(12s));
    }

    void oneProbeAfterAWhile()
    {
        Breaker breaker = opened();
        QVERIFY(!breaker.mayProbe(at(17999ms)));
        QVERIFY(breaker.mayProbe(at(18s)));
        breaker.probeSent();
        QVERIFY(!breaker.mayProbe(at(19s)));
        breaker.failed(at(20s), true);
        QVERIFY(breaker.isOpen());
        QVERIFY(!breaker.mayProbe(at(27999ms)));
        QVERIFY(breaker.mayProbe(at(28s)));
        breaker.probeSent();
        breaker.succeeded(at(29s), true);
        QVERIFY(!breaker.isOpen());
        QCOMPARE(breaker.openWithin(at(0s), at(100s)), Nanos(19s));
    }

    void lateAnswersNeitherCloseNorPostpone()
    {
        Breaker breaker = opened();
        breaker.failed(at(15s), false); // sent before it opened
        QCOMPARE(breaker.probeAt(), at(18s));
        breaker.succeeded(at(16s), false);
        QVERIFY(breaker.isOpen());
    }

    void anAbandonedProbeLeavesRoomForAnother()
    {
        Breaker breaker = opened();
        breaker.probeSent();
        breaker.probeAbandoned();
        QVERIFY(breaker.isOpen());
        QVERIFY(breaker.mayProbe(at(18s)));
    }

    void openTimeWithinARound_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("seconds");
        QTest::newRow("around") << 0 << 100 << 10;
        QTest::newRow("before") << 0 << 10 << 0;
        QTest::newRow("after") << 20 << 30 << 0;
        QTest::newRow("its beginning") << 5 << 12 << 2;
        QTest::newRow("its end") << 18 << 40 << 2;
        QTest::newRow("inside") << 12 << 15 << 3;
    }
    void openTimeWithinARound()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, seconds);
        Breaker breaker = opened(); // at 10 s
        breaker.probeSent();
        breaker.succeeded(at(20s), true);
        QCOMPARE(breaker.openWithin(at(std::chrono::seconds(from)), at(std::chrono::seconds(to))), Nanos(std::chrono::seconds(seconds)));
    }

    void openWhileStillOpen()
    {
        Breaker breaker = opened();
        QCOMPARE(breaker.openWithin(at(0s), at(13s)), Nanos(3s));
        breaker.reset(at(14s));
        QVERIFY(!breaker.isOpen());
        QCOMPARE(breaker.openWithin(at(0s), at(100s)), Nanos(4s));
    }
};

QTEST_GUILESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
