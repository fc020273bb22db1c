// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: Qt 6.4's moc stumbles over <compare> when it meets it before Qt

#include "transport/clock_map.h"
#include "transport/looks.h"

#include <chrono>

using namespace derby;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t epoch = 1790000000000000000; ///< an ordinary CLOCK_REALTIME

MonoTime at(Nanos time)
{
    return MonoTime(time);
}

/// Two clocks that a test moves.
struct Clocks
{
    ManualClock mono;
    std::int64_t offset = epoch;
    Nanos width = 100ns; ///< how long a reading takes
    int readings = 0;
    std::vector<Nanos> nextWidths; ///< of the coming readings, then `width`

    ClockMap::Reader reader()
    {
        return [this] {
            ++readings;
            Nanos itsWidth = width;
            if (!nextWidths.empty()) {
                itsWidth = nextWidths.front();
                nextWidths.erase(nextWidths.begin());
            }
            ClockReading reading;
            reading.before = mono.now();
            // An interruption falls after the reading: what is read belongs to the beginning, not to the middle.
            reading.realNs = mono.now().time_since_epoch().count() + 50 + offset;
            mono.advance(itsWidth);
            reading.after = mono.now();
            return reading;
        };
    }
    std::int64_t real(MonoTime time) const { return time.time_since_epoch().count() + offset; }
};

} // namespace

class TestClockMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsToTheMonotonicClock()
    {
        Clocks clocks;
        clocks.mono.set(at(5s));
        ClockMap map(clocks.reader());
        const MonoTime received = at(5s + 3ms);
        const auto mapped = map.map(clocks.real(received), at(5s + 4ms), at(5s));
        QVERIFY(mapped);
        QCOMPARE(mapped->time_since_epoch().count(), received.time_since_epoch().count());
        QCOMPARE(map.steps(), 0);
    }

    void keepsTheTightestReading()
    {
        Clocks clocks;
        clocks.mono.set(at(5s));
        clocks.nextWidths = {400us, 100us, 100ns, 300us}; // the wide ones are off by half their width
        ClockMap map(clocks.reader());
        const MonoTime received = at(6s);
        const auto mapped = map.map(clocks.real(received), at(6s + 1ms), at(5s));
        QVERIFY(mapped);
        QCOMPARE(mapped->time_since_epoch().count(), received.time_since_epoch().count());
    }

    void samplesAgainWhileUsed()
    {
        Clocks clocks;
        ClockMap map(clocks.reader());
        const int atFirst = clocks.readings;
        for (int i = 0; i < 10; ++i) // within 100 ms: none
            map.map(clocks.real(clocks.mono.now()), clocks.mono.now(), at(0s));
        QCOMPARE(clocks.readings, atFirst);
        clocks.mono.advance(150ms);
        map.map(clocks.real(clocks.mono.now()), clocks.mono.now(), at(0s));
        QVERIFY(clocks.readings > atFirst);
    }

    void countsSteps_data()
    {
        QTest::addColumn<qint64>("stepNs");
        QTest::addColumn<int>("steps");
        QTest::newRow("an hour forward") << qint64(3600000000000) << 1;
        QTest::newRow("an hour back") << qint64(-3600000000000) << 1;
        QTest::newRow("2 ms forward") << qint64(2000000) << 1;
        QTest::newRow("2 ms back") << qint64(-2000000) << 1;
        QTest::newRow("half a millisecond") << qint64(500000) << 0;
        QTest::newRow("none") << qint64(0) << 0;
    }

    void countsSteps()
    {
        QFETCH(qint64, stepNs);
        QFETCH(int, steps);
        Clocks clocks;
        clocks.mono.set(at(100s));
        ClockMap map(clocks.reader());
        clocks.mono.advance(200ms);
        clocks.offset += stepNs;
        for (int i = 0; i < 5; ++i) {
            clocks.mono.advance(200ms);
            const MonoTime now = clocks.mono.now();
            const auto mapped = map.map(clocks.real(now - 10us), now, now - 1ms);
            QVERIFY(mapped);
            QCOMPARE((now - *mapped).count(), Nanos(10us).count()); // the new offset is used at once: no latency out of a step
        }
        QCOMPARE(map.steps(), steps);
    }

    void stampFromBeforeAStepIsWorthless_data()
    {
        QTest::addColumn<qint64>("stepNs");
        QTest::newRow("forward") << qint64(60000000000);
        QTest::newRow("back") << qint64(-60000000000);
    }

    void stampFromBeforeAStepIsWorthless()
    {
        QFETCH(qint64, stepNs);
        Clocks clocks;
        clocks.mono.set(at(100s));
        ClockMap map(clocks.reader());
        const std::int64_t stamp = clocks.real(at(100s + 200ms));
        clocks.offset += stepNs;
        clocks.mono.set(at(100s + 201ms));
        QVERIFY(!map.map(stamp, clocks.mono.now(), at(100s + 199ms)));
        QCOMPARE(map.steps(), 1);
    }

    void neverLaterThanSeen()
    {
        Clocks clocks;
        clocks.mono.set(at(5s));
        ClockMap map(clocks.reader());
        const auto mapped = map.map(clocks.real(at(5s + 10ms)) + 300000, at(5s + 10ms), at(5s));
        QVERIFY(mapped);
        QCOMPARE(mapped->time_since_epoch().count(), Nanos(5s + 10ms).count());
    }

    void lookAfterSleeping()
    {
        Looks looks;
        looks.blocking(at(10ms));
        looks.woken(at(50ms), 0ns);
        QCOMPARE(looks.lastLook(), at(50ms)); // it was being watched all the time
        looks.blocking(at(60ms));
        looks.woken(at(70ms), 0ns);
        QCOMPARE(looks.floor(), at(50ms)); // the look before is the last one that is certain
    }

    void lookAfterWaitingForACore()
    {
        Looks looks;
        looks.blocking(at(10ms));
        looks.woken(at(50ms), 15ms);
        QCOMPARE(looks.lastLook(), at(35ms));
        looks.blocking(at(60ms));
        looks.woken(at(61ms), 500ms); // more than it slept: no earlier than the empty look
        QCOMPARE(looks.lastLook(), at(60ms));
    }

    void lookWhileBusy()
    {
        Looks looks;
        looks.blocking(at(10ms));
        looks.woken(at(50ms), 0ns);
        looks.countRead(); // whose handler takes 20 ms
        looks.looked(at(70ms));
        QCOMPARE(looks.lastLook(), at(50ms)); // what was found at 70 was not there at 50
        looks.looked(at(75ms));
        QCOMPARE(looks.lastLook(), at(70ms));
        QCOMPARE(looks.floor(), at(70ms));
    }

    void fullBatchHidesSockets()
    {
        Looks looks;
        looks.blocking(at(10ms));
        looks.woken(at(50ms), 0ns);
        looks.looked(at(51ms));
        QCOMPARE(looks.lastLook(), at(50ms));
        for (int i = 0; i < 128; ++i)
            looks.countRead();
        looks.looked(at(52ms)); // more than epoll tells at once: what comes now may have waited since the look before
        QCOMPARE(looks.lastLook(), at(50ms));
        looks.looked(at(53ms));
        QCOMPARE(looks.lastLook(), at(52ms));
    }
};

QTEST_GUILESS_MAIN(TestClockMap)
#include "tst_clock_map.moc"
