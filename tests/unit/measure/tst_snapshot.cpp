// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/random.h"
#include "measure/histogram.h"
#include "measure/snapshot_builder.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace derby;
using namespace std::chrono_literals;

namespace {

Record ended(int lane, Nanos at, Nanos ttft, int tokens, Outcome outcome = Outcome::Succeeded)
{
    Record record;
    record.lane = lane;
    record.outcome = outcome;
    record.sent = MonoTime(at) - ttft - 100ms;
    record.firstToken = *record.sent + ttft;
    record.lastToken = *record.firstToken + 100ms;
    record.events.resize(2);
    record.outputTokens = TokenCount{tokens, Provenance::ServerReported};
    record.ended = MonoTime(at);
    if (outcome == Outcome::Failed)
        record.error = makeError(ErrorKind::Reset);
    return record;
}

} // namespace

class TestSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void percentilesAreUnderOnePercentOff()
    {
        SplitMix64 random(7);
        LogHistogram whole, left, right;
        std::vector<double> values;
        for (int i = 0; i < 5000; ++i) {
            const double value = std::exp(8 * random.uniform()); // 1 ms to 3 s
            values.push_back(value);
            QVERIFY(whole.add(value));
            (i % 3 ? left : right).add(value);
        }
        std::sort(values.begin(), values.end());
        left.merge(right);
        QCOMPARE(left.count(), whole.count());
        for (const double p : {0.0, 0.5, 0.9, 0.95, 0.99, 1.0}) {
            const double exact = values[static_cast<std::size_t>(p * 4999)];
            const double live = *whole.percentile(p);
            QVERIFY2(std::abs(live / exact - 1) < 0.01, qPrintable(QString::number(p)));
            QCOMPARE(*left.percentile(p), live); // merging loses nothing
        }
    }

    void whatIsNoLatencyIsNotCounted()
    {
        LogHistogram histogram;
        QVERIFY(!histogram.percentile(0.5));
        QVERIFY(!histogram.add(0));
        QVERIFY(!histogram.add(-1));
        QVERIFY(!histogram.add(std::numeric_limits<double>::quiet_NaN()));
        QVERIFY(!histogram.add(std::numeric_limits<double>::infinity()));
        QCOMPARE(histogram.count(), std::uint64_t(0));
        QVERIFY(histogram.add(1e-9)); // below the axis, still counted
        QVERIFY(histogram.add(1e12));
        QCOMPARE(histogram.count(), std::uint64_t(2));
        QVERIFY(*histogram.percentile(0) < *histogram.percentile(1));
    }

    void countsAndFloors()
    {
        SnapshotBuilder builder;
        builder.reset(2);
        for (int i = 0; i < 59; ++i) {
            builder.started(1);
            builder.ended(ended(1, std::chrono::seconds(i + 1), 50ms, 20));
            const LaneSnapshot lane = builder.lanes(MonoTime(std::chrono::seconds(i + 1))).at(1);
            QCOMPARE(lane.ttftP50Ms.has_value(), i + 1 >= 6);
            QCOMPARE(lane.ttftP95Ms.has_value(), i + 1 >= 59);
        }
        builder.started(1);
        builder.ended(ended(1, 60s, 50ms, 20, Outcome::Failed));
        builder.started(1);
        builder.setBreaker(1, true);
        const std::vector<LaneSnapshot> lanes = builder.lanes(MonoTime(60s));
        QCOMPARE(lanes.at(1).due, 60);
        QCOMPARE(lanes.at(1).succeeded, 59);
        QCOMPARE(lanes.at(1).failed, 1);
        QCOMPARE(lanes.at(1).inFlight, 1);
        QVERIFY(lanes.at(1).breakerOpen);
        QVERIFY(!lanes.at(1).lastError.isEmpty());
        QVERIFY(std::abs(*lanes.at(1).ttftP50Ms / 50 - 1) < 0.01);
        QCOMPARE(lanes.at(1).outputTokensPerSecond, 4 * 20 / 5.0); // the requests that ended in the last five seconds
        QCOMPARE(lanes.at(0).due, 0);
        QVERIFY(!lanes.at(0).ttftP50Ms);
    }

    void warmUpOnlyLeavesFlight()
    {
        SnapshotBuilder builder;
        builder.reset(1);
        builder.started(0);
        QCOMPARE(builder.lanes(MonoTime(1s)).at(0).inFlight, 1);
        Record record = ended(0, 1s, 50ms, 20);
        record.phase = Phase::Warmup;
        builder.ended(record);
        QCOMPARE(builder.lanes(MonoTime(1s)).at(0).inFlight, 0);
        QCOMPARE(builder.lanes(MonoTime(1s)).at(0).due, 0);
    }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
