// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTest>

#include "measure/quality.h"

using namespace derby;
using namespace std::chrono_literals;

namespace {

struct Shape
{
    int requests = 100;
    int events = 20;
    Nanos lateness = 100us;
    Nanos lag = 50us;
    Nanos ttft = 10ms;
    int coalesced = 0; ///< of the events of each request, from its second on
    int bursts = 0;
    bool firstCoalesced = false;
};

std::vector<Record> records(const Shape &shape)
{
    std::vector<Record> made;
    for (int i = 0; i < shape.requests; ++i) {
        Record record;
        record.test = QStringLiteral("load");
        record.planned = MonoTime(std::chrono::seconds(i));
        record.sent = record.planned + shape.lateness;
        record.firstToken = *record.sent + shape.ttft;
        for (int k = 0; k < shape.events; ++k) {
            RecordEvent event;
            event.received = *record.firstToken + k * Nanos(20ms);
            event.seen = event.received + shape.lag;
            if (k >= 1 && k <= shape.coalesced)
                event.flags |= EventCoalesced;
            else if (k >= 1 && k <= shape.coalesced + shape.bursts)
                event.flags |= EventServerBurst;
            record.events.push_back(event);
        }
        if (shape.firstCoalesced)
            record.events.front().flags |= EventCoalesced;
        record.lastToken = record.events.back().received;
        record.outputTokens = TokenCount{shape.events, Provenance::ServerReported};
        record.contentEvents = shape.events;
        record.outcome = Outcome::Succeeded;
        made.push_back(std::move(record));
    }
    return made;
}

QualityInput input(const std::vector<Record> &of)
{
    QualityInput in;
    in.records = &of;
    in.test = QStringLiteral("load");
    in.health.kernelTime = true;
    in.health.busiestLoopShare = 0.05;
    in.streams = 50;
    Calibration calibration;
    calibration.rows.push_back({50, QStringLiteral("stopwatch"), {0.01, 0.02, 0.1}, {0.01, 0.03, 0.2}, 0, 9});
    in.calibration = calibration;
    return in;
}

} // namespace

class TestQuality : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grades_data()
    {
        QTest::addColumn<int>("coalesced"); // of 20 events
        QTest::addColumn<double>("latenessMs");
        QTest::addColumn<double>("lagMs");
        QTest::addColumn<double>("cpu");
        QTest::addColumn<double>("ttftMs");
        QTest::addColumn<QString>("grade");
        QTest::addColumn<bool>("limited");
        QTest::addColumn<QString>("worst");
        QTest::newRow("all well") << 0 << 0.1 << 0.05 << 0.05 << 10.0 << "A" << false << "Requests left";
        QTest::newRow("a fifth of the lateness limit is still A") << 0 << 0.2 << 0.05 << 0.05 << 10.0 << "A" << false << "Requests left";
        QTest::newRow("half of it is B") << 0 << 0.5 << 0.05 << 0.05 << 10.0 << "B" << false << "Requests left";
        QTest::newRow("within it is C") << 0 << 0.9 << 0.05 << 0.05 << 10.0 << "C" << false << "Requests left";
        QTest::newRow("over it is D") << 0 << 1.1 << 0.05 << 0.05 << 10.0 << "D" << true << "Requests left";
        QTest::newRow("a slow server allows more lateness") << 0 << 1.1 << 0.05 << 0.05 << 200.0 << "A" << false << "Requests left";
        QTest::newRow("one event of twenty late is the limit")
            << 1 << 0.1 << 0.05 << 0.05 << 10.0 << "C" << false << "5.0 % of the text events";
        QTest::newRow("two of twenty late") << 2 << 0.1 << 0.05 << 0.05 << 10.0 << "D" << true << "10.0 % of the text events";
        QTest::newRow("kernel-to-user lag") << 0 << 0.1 << 12.0 << 0.05 << 10.0 << "D" << true << "Received bytes waited";
        QTest::newRow("a busy thread") << 0 << 0.1 << 0.05 << 0.95 << 10.0 << "D" << true << "The busiest measuring thread";
        QTest::newRow("a half-busy thread") << 0 << 0.1 << 0.05 << 0.4 << 10.0 << "B" << false << "The busiest measuring thread";
    }
    void grades()
    {
        QFETCH(int, coalesced);
        QFETCH(double, latenessMs);
        QFETCH(double, lagMs);
        QFETCH(double, cpu);
        QFETCH(double, ttftMs);
        QFETCH(QString, grade);
        QFETCH(bool, limited);
        QFETCH(QString, worst);
        Shape shape;
        shape.coalesced = coalesced;
        shape.lateness = fromSeconds(latenessMs / 1e3);
        shape.lag = fromSeconds(lagMs / 1e3);
        shape.ttft = fromSeconds(ttftMs / 1e3);
        const std::vector<Record> made = records(shape);
        QualityInput in = input(made);
        in.health.busiestLoopShare = cpu;
        const Quality quality = assessQuality(in);
        QCOMPARE(quality.grade, grade);
        QCOMPARE(quality.clientLimited, limited);
        QVERIFY2(quality.reasons.value(0).startsWith(worst), qPrintable(quality.reasons.join(QLatin1Char('\n'))));
        QVERIFY(quality.stopwatchError);
        QCOMPARE(quality.stopwatchError->p99Ms, 0.02);
    }

    void burstsAreShownButNotHeldAgainstTheClient()
    {
        Shape shape;
        shape.bursts = 10;
        const std::vector<Record> made = records(shape);
        const Quality quality = assessQuality(input(made));
        QCOMPARE(quality.grade, QStringLiteral("A"));
        QCOMPARE(quality.burstShare, 0.5);
        QCOMPARE(quality.coalescedShare, 0.0);
        QVERIFY(quality.reasons.join(QLatin1Char(' ')).contains(QLatin1String("bursts that the server sent")));
    }

    void burstsLeaveTheDenominator()
    {
        Shape shape;
        shape.coalesced = 1;
        shape.bursts = 10;
        const std::vector<Record> made = records(shape);
        QCOMPARE(assessQuality(input(made)).coalescedShare, 0.1); // 1 of 20 - 10
    }

    void coalescedFirstTokens()
    {
        Shape shape;
        shape.firstCoalesced = true;
        const std::vector<Record> made = records(shape);
        QCOMPARE(assessQuality(input(made)).coalescedFirstShare, 1.0);
    }

    void connectingIsNotLateness()
    {
        std::vector<Record> made = records({});
        for (Record &record : made) {
            *record.sent += 5ms;
            *record.firstToken += 5ms;
            *record.lastToken += 5ms;
            for (RecordEvent &event : record.events)
                event.received += 5ms, event.seen += 5ms;
            record.connect = {Nanos(1ms), Nanos(1ms), Nanos(3ms)};
        }
        const Quality quality = assessQuality(input(made));
        QCOMPARE(*quality.latenessP99Ms, 0.1);
        QCOMPARE(quality.grade, QStringLiteral("A"));
    }

    /// Qt doesn't say how long a lookup took, so that the lateness of a new connection is unknown.
    void newConnectionsOfQtAreNoLateness()
    {
        Shape shape;
        shape.lateness = 200ms;
        std::vector<Record> made = records(shape);
        QualityInput in = input(made);
        in.transport = TransportKind::Qnam;
        QVERIFY(!assessQuality(in).latenessP99Ms);
        made[7].reusedConnection = true;
        QCOMPARE(*assessQuality(in).latenessP99Ms, 200.0);
    }

    void brokenIdentityAndClockSteps()
    {
        std::vector<Record> made = records({});
        made[3].events[4].received += 25ms; // behind its successor
        made[5].lastToken = *made[5].lastToken + Nanos(1ms);
        QualityInput in = input(made);
        Quality quality = assessQuality(in);
        QCOMPARE(quality.identityFaults, 2);
        QCOMPARE(quality.grade, QStringLiteral("C"));
        QVERIFY(!quality.clientLimited);

        const std::vector<Record> good = records({});
        in = input(good);
        in.health.clockSteps = 1;
        quality = assessQuality(in);
        QCOMPARE(quality.identityFaults, 0);
        QCOMPARE(quality.grade, QStringLiteral("C"));
        QVERIFY(quality.reasons.join(QLatin1Char(' ')).contains(QLatin1String("clock was set 1 time ")));
    }

    void unknownHealthIsNoGoodHealth()
    {
        const std::vector<Record> good = records({});
        QualityInput in = input(good);
        QCOMPARE(assessQuality(in).grade, QStringLiteral("A"));
        in.healthKnown = false;
        const Quality quality = assessQuality(in);
        QCOMPARE(quality.grade, QStringLiteral("C"));
        QVERIFY(!quality.clientLimited);
        QVERIFY(quality.reasons.join(QLatin1Char(' ')).contains(QLatin1String("are not known")));
        const QJsonObject json = qualityToJson(quality);
        QVERIFY(json[QStringLiteral("cpu_share")].isNull() && json[QStringLiteral("clock_steps")].isNull());
    }

    void tokenMismatch()
    {
        std::vector<Record> made = records({});
        made[0].outputTokens->n = 40; // two tokens an event
        made[1].outputTokens->n = 21; // an end-of-sequence token has no text
        made[2].outputTokens->n = 40;
        for (RecordEvent &event : made[2].events)
            event.tokens = 2; // and the server says so
        const Quality quality = assessQuality(input(made));
        QCOMPARE(quality.tokenMismatchShare, 0.01);
    }

    void warmUpAndOtherTestsDoNotCount()
    {
        std::vector<Record> made = records({});
        Shape late;
        late.lateness = 500ms;
        late.coalesced = 19;
        for (Record &record : records(late)) {
            record.phase = Phase::Warmup;
            made.push_back(record);
            record.phase = Phase::Measured;
            record.test = QStringLiteral("other");
            made.push_back(record);
        }
        QCOMPARE(assessQuality(input(made)).grade, QStringLiteral("A"));
    }

    void nothingSucceeded()
    {
        std::vector<Record> made = records({});
        for (Record &record : made)
            record.outcome = Outcome::Failed;
        QualityInput in = input(made);
        in.calibration.reset();
        const Quality quality = assessQuality(in);
        QCOMPARE(quality.grade, QStringLiteral("D"));
        QVERIFY(!quality.clientLimited);
        QVERIFY(quality.reasons.contains(QStringLiteral("No request succeeded: nothing was measured.")));
        QVERIFY(quality.reasons.join(QLatin1Char(' ')).contains(QLatin1String("not calibrated: run tokenderby-cli calibrate --quick")));
    }

    void aFewReadsWithoutKernelTimeDoNotChangeTheClock()
    {
        std::vector<Record> made = records({});
        for (std::size_t i = 0; i < 20; ++i)
            made[i].events[3].flags |= EventUserClock; // 20 of 2,000: just 1 %
        Quality quality = assessQuality(input(made));
        QVERIFY(quality.kernelClock);
        QVERIFY(quality.reasons.join(QLatin1Char(' ')).contains(QLatin1String("1.0 % of the text events carry no kernel time")));
        made[20].events[3].flags |= EventUserClock;
        quality = assessQuality(input(made));
        QVERIFY(!quality.kernelClock);
        QVERIFY(quality.reasons.join(QLatin1Char(' ')).contains(QLatin1String("not the kernel's")));
    }

    void moreStreamsThanCalibrated()
    {
        const std::vector<Record> made = records({});
        QualityInput in = input(made);
        in.streams = 51;
        const Quality quality = assessQuality(in);
        QVERIFY(!quality.stopwatchError);
        QVERIFY(quality.reasons.join(QLatin1Char(' ')).contains(QLatin1String("not calibrated for 51 streams")));
    }

    void theWorstTestIsTheRuns()
    {
        Quality a, b, c;
        a.grade = QStringLiteral("A");
        b.grade = QStringLiteral("C");
        c.grade = QStringLiteral("B");
        QCOMPARE(worst({a, b, c}).grade, QStringLiteral("C"));
        c.grade = QStringLiteral("D");
        c.clientLimited = true;
        QVERIFY(worst({a, c, b}).clientLimited);
        QVERIFY(worst({}).grade.isEmpty());
    }

    void json()
    {
        std::vector<Record> made = records({});
        QJsonObject json = qualityToJson(assessQuality(input(made)));
        for (const char *key : {"grade", "client_limited", "clock", "stopwatch_error_ms", "coalesced_share", "send_lateness_ms",
                                "kernel_to_user_ms", "cpu_share", "reasons"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json[QLatin1String("clock")].toString(), QStringLiteral("kernel"));
        QCOMPARE(json[QLatin1String("kernel_to_user_ms")].toObject()[QLatin1String("p50")].toDouble(), 0.05);

        for (Record &record : made)
            for (RecordEvent &event : record.events)
                event.flags |= EventUserClock;
        QualityInput in = input(made);
        in.calibration.reset();
        json = qualityToJson(assessQuality(in));
        QCOMPARE(json[QLatin1String("clock")].toString(), QStringLiteral("user"));
        QVERIFY(json[QLatin1String("stopwatch_error_ms")].isNull());
        QVERIFY(json[QLatin1String("kernel_to_user_ms")].toObject()[QLatin1String("p99")].isNull()); // unknown, not 0
    }
};

QTEST_GUILESS_MAIN(TestQuality)
#include "tst_quality.moc"
