// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "measure/snapshot_builder.h"
#include "report/live_plots.h"

#include <cmath>
#include <numeric>

using namespace derby;
using namespace std::chrono_literals;

namespace {

std::vector<SeriesLook> looks(int lanes)
{
    std::vector<SeriesLook> made;
    const char *const slots_[] = {"vllm", "tgi", "ollama"};
    for (int i = 0; i < lanes; ++i) {
        const QString slot = QLatin1String(slots_[i]);
        made.push_back({slot, slot.toUpper(), slot, false});
    }
    return made;
}

/// A TTFT test with `n` requests to one lane, of 50, 51, 52 … ms, one each second.
Snapshot snapshotOf(int n, bool load = false)
{
    SnapshotBuilder builder;
    builder.reset(1, {.load = load, .users = 1, .targets = {}, .transport = TransportKind::Stopwatch});
    for (int i = 0; i < n; ++i) {
        Record record;
        record.planned = MonoTime(std::chrono::seconds(i));
        record.sent = record.planned;
        record.round = load ? 0 : i;
        record.outcome = Outcome::Succeeded;
        record.firstToken = *record.sent + std::chrono::milliseconds(50 + i);
        record.lastToken = *record.firstToken + 900ms;
        record.events = {{*record.firstToken, *record.firstToken, 1, 0}, {*record.lastToken, *record.lastToken, 1, 0}};
        record.outputTokens = TokenCount{2, Provenance::ServerReported};
        record.ended = *record.lastToken;
        builder.started(record);
        builder.ended(record);
    }
    Snapshot snapshot;
    snapshot.at = MonoTime(std::chrono::seconds(n + 1));
    snapshot.test = QStringLiteral("ttft");
    snapshot.load = load;
    snapshot.lanes = builder.lanes(snapshot.at);
    return snapshot;
}

} // namespace

class TestLivePlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tooFewSamplesSayHowManyAreNeeded()
    {
        const std::vector<LiveFigure> few = liveFigures(snapshotOf(41).lanes.at(0));
        QCOMPARE(few.size(), std::size_t(3));
        QVERIFY(few[0].value); // the median needs six
        QVERIFY(!few[1].value);
        QCOMPARE(few[1].needs, 59);
        QCOMPARE(few[1].n, 41);
        QVERIFY(few[1].secondsMore);
        QVERIFY(std::abs(*few[1].secondsMore - 18) < 1); // one request in about a second
        QCOMPARE(few[2].needs, 299);
        QVERIFY(!few[1].low && !few[1].high);
        const std::vector<LiveFigure> none = liveFigures(LaneSnapshot());
        QVERIFY(!none[0].value && !none[0].secondsMore);
    }

    /// The ranks of docs/method.md 4.1 for n = 100, median: 40 and 61 (a table of Bin(100, 1/2) has them).
    void intervalsAreOrderStatistics()
    {
        const LaneSnapshot lane = snapshotOf(100).lanes.at(0);
        const LiveFigure median = liveFigures(lane).at(0);
        QVERIFY(median.low && median.high);
        QVERIFY(std::abs(*median.low / (50 + 39) - 1) < 0.01);
        QVERIFY(std::abs(*median.high / (50 + 60) - 1) < 0.01);
        const LiveFigure p95 = liveFigures(lane).at(1);
        QVERIFY(p95.value && p95.low);
        QVERIFY(*p95.low < *p95.value);
        const LiveFigure early = liveFigures(snapshotOf(60).lanes.at(0)).at(1);
        QVERIFY(early.value && early.low && !early.high); // fewer than 72: the upper end is not known
    }

    void underLoadThereIsNoIntervalUntilTheWorthIsKnown()
    {
        const LaneSnapshot lane = snapshotOf(60, true).lanes.at(0);
        QVERIFY(lane.ttftP50Ms);
        QVERIFY(!lane.ttft.nEffMedian); // fewer than a hundred
        QVERIFY(!liveFigures(lane).at(0).low);
    }

    void histogramHoldsEveryRequestAndLanesShareTheirEdges()
    {
        Snapshot snapshot = snapshotOf(100);
        snapshot.lanes.push_back(snapshotOf(10).lanes.at(0));
        snapshot.lanes.emplace_back();
        const Plot plot = liveTtftPlot(ChartId::TtftHistogram, {&snapshot, looks(3), 100.0, true});
        QCOMPARE(plot.rows.size(), std::size_t(3));
        QVERIFY(plot.simulated);
        QCOMPARE(*plot.target, 100.0);
        for (std::size_t i = 0; i < 2; ++i) {
            const PlotRow &row = plot.rows[i];
            QCOMPARE(row.edges.size(), row.counts.size() + 1);
            QCOMPARE(std::accumulate(row.counts.begin(), row.counts.end(), 0.0), double(row.n));
        }
        QCOMPARE(plot.rows[0].edges.front(), plot.rows[1].edges.front());
        QVERIFY(plot.rows[0].box && !plot.rows[1].box); // whiskers end at p95, which ten requests do not have
        QVERIFY(plot.rows[0].box->p5 < plot.rows[0].box->median && plot.rows[0].box->median < plot.rows[0].box->p95);
        QVERIFY(!plot.rows[2].missing.isEmpty());
        QVERIFY(plot.x.log && plot.x.low > 0 && plot.x.low < 50 && plot.x.high > 149);
        QVERIFY(plot.description.contains(u"p95 needs 59 requests"));
        QCOMPARE(plot.table.rows.size(), std::size_t(3));
    }

    void cdfRisesFromNothingToAll()
    {
        const Snapshot snapshot = snapshotOf(100);
        const Plot plot = liveTtftPlot(ChartId::TtftCdf, {&snapshot, looks(1), {}, false});
        QCOMPARE(plot.lines.size(), std::size_t(1));
        const std::vector<PlotPoint> &points = plot.lines[0].points;
        QCOMPARE(points.front().y, 0.0);
        QCOMPARE(points.back().y, 1.0);
        for (std::size_t i = 1; i < points.size(); ++i)
            QVERIFY(points[i].x > points[i - 1].x && points[i].y >= points[i - 1].y);
        QCOMPARE(plot.lines[0].marks.size(), std::size_t(1));
    }

    void nothingYetSaysWhy()
    {
        Snapshot snapshot;
        snapshot.lanes.resize(2);
        snapshot.warmingUp = true;
        for (const ChartId id : {ChartId::TtftHistogram, ChartId::TtftCdf, ChartId::TtftBox}) {
            const Plot plot = liveTtftPlot(id, {&snapshot, looks(2), {}, false});
            QVERIFY(plot.empty.contains(u"Warming up"));
        }
        QVERIFY(!liveThroughputPlot({&snapshot, looks(2), {}, false}).empty.isEmpty());
    }

    void throughputBySecond()
    {
        const Snapshot snapshot = snapshotOf(30, true);
        const Plot plot = liveThroughputPlot({&snapshot, looks(1), {}, false});
        QCOMPARE(plot.lines.size(), std::size_t(1));
        double tokens = 0;
        for (const PlotPoint &point : plot.lines[0].points)
            tokens += point.y;
        QVERIFY(tokens >= 58 && tokens <= 60); // two a request; the last second is not whole
        QCOMPARE(plot.y.low, 0.0);
    }

    void historyKeepsWhatWasInFlightAndWhatFailed()
    {
        LiveHistory history;
        Snapshot snapshot;
        snapshot.test = QStringLiteral("load");
        snapshot.lanes.resize(1);
        LaneSnapshot &lane = snapshot.lanes[0];
        for (int i = 0; i < 10; ++i) {
            lane.activeSeconds = i * 0.2;
            lane.inFlight = i % 5 + 1;
            if (i == 7)
                lane.errors = {{ErrorKind::Overloaded, 2, QStringLiteral("429"), 1.4}};
            history.add(snapshot);
        }
        QCOMPARE(history.lanes().at(0).inFlight, (std::vector<int>{5, 5}));
        QCOMPARE(history.lanes().at(0).failures.size(), std::size_t(1));
        QCOMPARE(history.lanes().at(0).failures[0].count, 2);
        lane.activeSeconds = 5000;
        history.add(snapshot);
        QCOMPARE(history.lanes().at(0).inFlight.size(), std::size_t(600));
        snapshot.test = QStringLiteral("next");
        snapshot.warmingUp = true;
        history.add(snapshot);
        QVERIFY(history.lanes().at(0).inFlight.empty());
    }
};

QTEST_GUILESS_MAIN(TestLivePlots)
#include "tst_live_plots.moc"
