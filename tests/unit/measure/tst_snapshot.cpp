// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/random.h"
#include "measure/histogram.h"
#include "measure/snapshot_batches.h"
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

Record sent(int lane, Phase phase = Phase::Measured)
{
    Record draft;
    draft.lane = lane;
    draft.phase = phase;
    return draft;
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
            builder.started(sent(1));
            builder.ended(ended(1, std::chrono::seconds(i + 1), 50ms, 20));
            const LaneSnapshot lane = builder.lanes(MonoTime(std::chrono::seconds(i + 1))).at(1);
            QCOMPARE(lane.ttftP50Ms.has_value(), i + 1 >= 6);
            QCOMPARE(lane.ttftP95Ms.has_value(), i + 1 >= 59);
        }
        builder.started(sent(1));
        builder.ended(ended(1, 60s, 50ms, 20, Outcome::Failed));
        builder.started(sent(1));
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

    /// Requests of two rounds with a pause between them: the lane's own time leaves the pause out, and each token stands in its second.
    void tokensStandInTheirSecondOfTheLanesOwnTime()
    {
        SnapshotBuilder builder;
        builder.reset(1, {.load = true, .users = 2, .targets = {}, .transport = TransportKind::Stopwatch});
        const auto request = [](int round, Nanos planned, std::vector<Nanos> tokens, int n) {
            Record record;
            record.round = round;
            record.planned = MonoTime(planned);
            record.sent = record.planned;
            record.outcome = Outcome::Succeeded;
            for (const Nanos token : tokens)
                record.events.push_back({MonoTime(token), MonoTime(token), -1, 0});
            record.firstToken = record.events.front().received;
            record.lastToken = record.events.back().received;
            record.ended = *record.lastToken;
            record.outputTokens = TokenCount{n, Provenance::ServerReported};
            return record;
        };
        const Record first = request(0, 10s, {10500ms, 11500ms, 12s}, 6); // two tokens an event
        const Record second = request(1, 100s, {100100ms}, 1);
        const Record open = request(1, 101s, {105s}, 1);
        builder.started(first);
        QVERIFY(builder.lanes(MonoTime(11s)).at(0).tokensBySecond.empty()); // an open request may still add to any second
        builder.ended(first);
        QCOMPARE(builder.lanes(MonoTime(90s)).at(0).activeSeconds, 2.0);
        QCOMPARE(builder.lanes(MonoTime(90s)).at(0).tokensBySecond, (std::vector<float>{2, 2}));
        builder.started(second);
        builder.ended(second);
        builder.started(open);
        const LaneSnapshot lane = builder.lanes(MonoTime(103s)).at(0);
        QCOMPARE(lane.activeSeconds, 5.0);
        QCOMPARE(lane.tokensBySecond, (std::vector<float>{2, 2, 3})); // the third second ends the first round and begins the second
        QCOMPARE(lane.outputTokens, 7);
    }

    void goodputCountsWhatMetEveryTarget()
    {
        SnapshotBuilder builder;
        Targets targets;
        targets.ttftMs = 60;
        builder.reset(2, {.load = true, .users = 1, .targets = targets, .transport = TransportKind::Stopwatch});
        for (int i = 0; i < 10; ++i) {
            builder.started(sent(0));
            builder.ended(ended(0, std::chrono::seconds(i + 1), i < 4 ? 50ms : 70ms, 20));
        }
        QCOMPARE(*builder.lanes(MonoTime(10s)).at(0).goodputPerSecond, 0.4); // four in ten seconds
        builder.reset(1, {});
        QVERIFY(!builder.lanes(MonoTime(10s)).at(0).goodputPerSecond); // nothing to be good at
    }

    void whatTheEndCancelsIsNoFailure()
    {
        SnapshotBuilder builder;
        builder.reset(1);
        builder.started(sent(0));
        Record record = ended(0, 1s, 50ms, 0, Outcome::Failed);
        record.error = makeError(ErrorKind::Cancelled);
        builder.ended(record);
        const LaneSnapshot lane = builder.lanes(MonoTime(2s)).at(0);
        QCOMPARE(lane.inFlight, 0);
        QCOMPARE(lane.due, 0);
        QCOMPARE(lane.failed, 0);
        QVERIFY(lane.errors.empty() && lane.lastError.isEmpty());
    }

    void errorsByKindWithTheLastWords()
    {
        SnapshotBuilder builder;
        builder.reset(1);
        for (int i = 0; i < 3; ++i) {
            builder.started(sent(0));
            Record record = ended(0, std::chrono::seconds(i + 1), 50ms, 0, Outcome::Failed);
            record.error = makeError(i < 2 ? ErrorKind::Overloaded : ErrorKind::Reset, QStringLiteral("word %1").arg(i));
            builder.ended(record);
        }
        const LaneSnapshot lane = builder.lanes(MonoTime(4s)).at(0);
        QCOMPARE(lane.errors.size(), std::size_t(2));
        QCOMPARE(lane.errors[0].kind, ErrorKind::Overloaded);
        QCOMPARE(lane.errors[0].count, 2);
        QCOMPARE(lane.errors[0].message, QStringLiteral("word 1"));
    }

    /// Independent draws keep their number; draws that come in long runs of the same are worth far fewer, or drift.
    void dependentRequestsAreWorthLess()
    {
        SplitMix64 random(3);
        SnapshotBatches independent, shifting;
        for (int i = 0; i < 2000; ++i) {
            const double at = i * 0.01;
            const double value = std::exp(random.uniform());
            independent.add(at, value);
            shifting.add(at, value * ((i / 100) % 2 ? 1.0 : 1.5)); // a second slow, a second fast
        }
        const std::optional<int> many = independent.effective(0.5, std::exp(0.5), 20);
        QVERIFY(many && *many > 300); // estimated from ten windows: a rough figure
        const std::optional<int> few = shifting.effective(0.5, std::exp(0.5) * 1.22, 20);
        QVERIFY(!few || *few < *many);
        QVERIFY(!independent.effective(0.5, 1.6, 0.5)); // two windows say nothing
        SnapshotBatches gap;
        for (int i = 0; i < 400; ++i)
            gap.add(i < 200 ? i * 0.01 : 4 + i * 0.01, 1 + i % 7);
        QVERIFY(!gap.effective(0.5, 4, 8)); // windows without a request
    }

    void qualityWhileItRuns()
    {
        SnapshotBuilder builder;
        builder.reset(1);
        TransportHealth health;
        health.kernelTime = true;
        QVERIFY(!builder.quality(health));
        builder.started(sent(0));
        Record record = ended(0, 1s, 50ms, 2);
        record.planned = *record.sent - 20ms;
        for (RecordEvent &event : record.events)
            event = {MonoTime(900ms), MonoTime(900ms + 40us), 1, 0};
        builder.ended(record);
        const std::optional<Quality> late = builder.quality(health);
        QVERIFY(late);
        QCOMPARE(late->grade, QStringLiteral("D")); // left 20 ms late, a fifth of that is the limit
        QVERIFY(late->clientLimited);
        QVERIFY(std::abs(*late->latenessP99Ms / 20 - 1) < 0.01);
        QVERIFY(std::abs(*late->kernelToUserP99Ms / 0.04 - 1) < 0.01);
        QVERIFY(!late->reasons.isEmpty());
    }

    void warmUpOnlyLeavesFlight()
    {
        SnapshotBuilder builder;
        builder.reset(1);
        builder.started(sent(0, Phase::Warmup));
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
