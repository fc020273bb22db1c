// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The charts as data: the records that count, the figures of the comparison, and nothing that they do not bear.
#include "../analyse/made_run.h"
#include "analyse/judge.h"
#include "base/percentile.h"
#include "report/plots.h"
#include "report/plots_cloud.h"
#include "report/plots_curve.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace derby;

namespace {

/// A run with what it says, as the charts take it.
struct Judged
{
    explicit Judged(RunResult made)
        : run(std::move(made))
        , comparison(judge(run))
    {
    }
    Plot plot(ChartId id, const QString &test = {}) const { return makePlot(id, {&run, &comparison, test, {}}); }
    const LaneFigures &lane(std::size_t index) const { return comparison.primaryTest()->lanes[index]; }

    RunResult run;
    Comparison comparison;
};

MadeRun::Latency latency(int lane, int round, int request)
{
    MadeRun::Latency made;
    made.ttftMs = (lane == 0 ? 50 : 60) * std::exp(0.2 * noise(7, lane, round, request));
    made.tpotMs = 10;
    return made;
}

Judged ttftRun(int blocks = 120, int lanes = 2)
{
    return Judged(MadeRun(lanes).ttft(blocks, latency).run());
}

Judged loadRun(int rounds = 6, int requests = 100, int lanes = 2)
{
    return Judged(MadeRun(lanes).load(rounds, requests, latency).run());
}

/// The last lane answers nothing.
Judged deadLane(bool load)
{
    const auto dead = [](int lane, int round, int request) {
        MadeRun::Latency made = latency(lane, round, request);
        made.failed = lane == 2;
        return made;
    };
    MadeRun made(3);
    return Judged(load ? made.load(6, 100, dead).run() : made.ttft(40, dead).run());
}

std::vector<double> sortedTtft(const RunResult &run, int lane)
{
    std::vector<double> values;
    for (const Record &record : run.records) {
        if (record.lane == lane && record.counted && record.phase == Phase::Measured && record.outcome == Outcome::Succeeded)
            values.push_back(toMs(*record.ttft()));
    }
    std::sort(values.begin(), values.end());
    return values;
}

/// Every number that a chart holds is one.
bool allFinite(const Plot &plot)
{
    const QByteArray json = QJsonDocument(plotToJson(plot)).toJson();
    const auto finite = [](const std::vector<PlotPoint> &points) {
        return std::all_of(points.begin(), points.end(), [](const PlotPoint &p) { return std::isfinite(p.x) && std::isfinite(p.y); });
    };
    const bool lines = std::all_of(plot.lines.begin(), plot.lines.end(), [&](const PlotLine &line) {
        return finite(line.points) && finite(line.marks) && finite(line.pale)
            && std::all_of(line.band.begin(), line.band.end(), [](const PlotBand &b) { return std::isfinite(b.low + b.high + b.x); });
    });
    const bool clouds = std::all_of(plot.clouds.begin(), plot.clouds.end(),
                                    [&](const PlotCloud &cloud) { return finite(cloud.points) && finite(cloud.trend); });
    const bool rows = std::all_of(plot.rows.begin(), plot.rows.end(), [&](const PlotRow &row) { return finite(row.density); });
    return lines && clouds && rows && !json.contains("nan") && !json.contains("inf,");
}

} // namespace

class PlotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreWhatScriptsSay()
    {
        QCOMPARE(allCharts().size(), 11);
        QStringList names;
        for (const ChartId id : allCharts()) {
            const QString name = chartName(id);
            QVERIFY(!names.contains(name));
            names.append(name);
            QVERIFY(chartFromName(name) == id);
            QVERIFY(!chartTitle(id).isEmpty());
        }
        QCOMPARE(names.first(), QStringLiteral("ttft_distribution"));
        QVERIFY(!chartFromName(u"ttft"));
    }

    void everyChartIsDocumented()
    {
        QFile file(QStringLiteral(SOURCE_ROOT "/docs/formats.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const ChartId id : allCharts())
            QVERIFY2(text.contains(QStringLiteral("\n| `%1` |").arg(chartName(id))), qPrintable(chartName(id)));
    }

    void drawsEveryChartOfEveryRun_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("TTFT test") << 0;
        QTest::newRow("load in six rounds") << 1;
        QTest::newRow("load in one round") << 2;
        QTest::newRow("load in two rounds") << 3;
        QTest::newRow("a dead lane") << 4;
        QTest::newRow("a dead lane under load") << 5;
        QTest::newRow("one request") << 6;
        QTest::newRow("all alike") << 7;
        QTest::newRow("zeros") << 8;
    }
    void drawsEveryChartOfEveryRun()
    {
        QFETCH(int, which);
        const auto constant = [](double ms) {
            return [ms](int, int, int) {
                MadeRun::Latency made;
                made.ttftMs = ms;
                return made;
            };
        };
        const auto make = [&]() -> Judged {
            switch (which) {
            case 0:
                return ttftRun();
            case 1:
                return loadRun();
            case 2:
                return loadRun(1, 300);
            case 3:
                return loadRun(2, 50);
            case 4:
                return deadLane(false);
            case 5:
                return deadLane(true);
            case 6:
                return ttftRun(1);
            case 7:
                return Judged(MadeRun(2).ttft(60, constant(50)).run());
            default:
                return Judged(MadeRun(2).load(6, 30, constant(0)).run());
            }
        };
        const Judged judged = make();
        const bool load = judged.comparison.primaryTest()->load;
        for (const ChartId id : allCharts()) {
            const Plot plot = judged.plot(id);
            QCOMPARE(plot.id, id);
            QCOMPARE(plot.empty.isEmpty(), load || id != ChartId::Throughput);
            QVERIFY2(!plot.description.isEmpty() && !plot.source.isEmpty() && !plot.title.isEmpty(), qPrintable(chartName(id)));
            QVERIFY2(allFinite(plot), qPrintable(chartName(id)));
            QCOMPARE(plot.table.rows.empty(), !plot.empty.isEmpty());
            for (const QStringList &row : plot.table.rows)
                QCOMPARE(row.size(), plot.table.headers.size());
            for (const PlotAxis *axis : {&plot.x, &plot.y}) {
                QVERIFY(axis->high > axis->low);
                QVERIFY(!axis->log || axis->low > 0);
                QVERIFY(axis->labels.isEmpty() || axis->labels.size() == static_cast<qsizetype>(axis->ticks.size()));
            }
            for (const PlotLine &line : plot.lines) {
                QVERIFY(line.points.size() <= 600);
                QCOMPARE(line.points.empty() && line.pale.empty(), !line.missing.isEmpty());
            }
            // No lane silently missing.
            const std::size_t lanes = judged.comparison.primaryTest()->lanes.size();
            if (plot.empty.isEmpty())
                QVERIFY2(plot.rows.size() == lanes || plot.lines.size() == lanes || plot.clouds.size() == lanes
                             || plot.heats.size() == lanes || plot.radars.size() == lanes,
                         qPrintable(chartName(id)));
        }
    }

    void saysWhyThereIsNothing()
    {
        const auto failing = [](int, int, int) {
            MadeRun::Latency made;
            made.failed = true;
            return made;
        };
        const Judged judged(MadeRun(2).load(6, 10, failing).run());
        for (const ChartId id : allCharts()) {
            const Plot plot = judged.plot(id);
            QVERIFY2(plot.empty.contains(QStringLiteral("vLLM")) && plot.empty.contains(QStringLiteral("TGI")), qPrintable(plot.empty));
            QVERIFY(plot.description.contains(plot.empty));
        }
        QVERIFY(judged.plot(ChartId::Radar, QStringLiteral("other")).empty.contains(QStringLiteral("no test \"other\"")));
        QVERIFY(!makePlot(ChartId::Radar, std::vector<PlotSource>{}).empty.isEmpty());
        QVERIFY(!makePlot(ChartId::Radar, PlotSource{}).empty.isEmpty());
    }

    void countsWhatTheFiguresCount()
    {
        RunResult run = ttftRun().run;
        Record warm = run.records.front();
        warm.phase = Phase::Warmup;
        Record outside = run.records.front();
        outside.counted = false;
        Record other = run.records.front();
        other.test = QStringLiteral("other");
        run.records.insert(run.records.end(), {warm, outside, other});
        const Judged judged(run);
        const Plot plot = judged.plot(ChartId::TtftDistribution);
        QCOMPARE(plot.rows[0].n, 120);
        QCOMPARE(plot.rows[0].n, judged.lane(0).ttftMs.n);
        const Plot histogram = judged.plot(ChartId::TtftHistogram);
        double sum = 0;
        for (const double count : histogram.rows[0].counts)
            sum += count;
        QCOMPARE(sum, 120.0);
        QCOMPARE(histogram.rows[0].edges.size(), histogram.rows[0].counts.size() + 1);
        QVERIFY(histogram.rows[0].edges == histogram.rows[1].edges);
    }

    void showsTheFiguresOfTheComparison_data()
    {
        QTest::addColumn<bool>("load");
        QTest::newRow("TTFT test") << false;
        QTest::newRow("by rounds") << true;
    }
    void showsTheFiguresOfTheComparison()
    {
        QFETCH(bool, load);
        const Judged judged = load ? loadRun() : ttftRun();
        const Plot plot = judged.plot(ChartId::TtftDistribution), percentiles = judged.plot(ChartId::Percentiles);
        for (std::size_t lane = 0; lane < 2; ++lane) {
            const MetricFigures &figures = judged.lane(lane).ttftMs;
            const PlotRow &row = plot.rows[lane];
            QCOMPARE(row.figures.size(), std::size_t{2});
            QCOMPARE(row.figures[0].value, figures.median);
            QVERIFY(row.figures[0].low == figures.medianCi->low && row.figures[0].high == figures.medianCi->high);
            QCOMPARE(row.figures[1].value, figures.p95);
            QVERIFY(row.figures[1].low == figures.p95Ci->low && row.figures[1].high == figures.p95Ci->high);
            QCOMPARE(row.box->median, figures.median);
            QCOMPARE(row.box->p95, figures.p95);
            QCOMPARE(row.box->min, figures.min);
            QCOMPARE(row.box->max, figures.max);
            QVERIFY(std::is_sorted(row.box->outliers.begin(), row.box->outliers.end()));
            QCOMPARE(row.box->outliers.back(), figures.max);

            const PlotLine &curve = percentiles.lines[lane];
            QCOMPARE(curve.points.front().x, 2.0);
            QCOMPARE(curve.points.front().y, figures.median);
            QCOMPARE(curve.band.front().low, *figures.medianCi->low);
            QCOMPARE(curve.band.front().high, *figures.medianCi->high);
            const auto at95 =
                std::find_if(curve.points.begin(), curve.points.end(), [](const PlotPoint &p) { return std::abs(p.x - 20) < 1e-9; });
            QVERIFY(at95 != curve.points.end());
            QCOMPARE(at95->y, figures.p95);
        }
    }

    void theCurveLiesWithinItsBand_data() { showsTheFiguresOfTheComparison_data(); }
    void theCurveLiesWithinItsBand()
    {
        QFETCH(bool, load);
        const Judged judged = load ? loadRun() : ttftRun();
        const Plot plot = judged.plot(ChartId::TtftCdf);
        for (std::size_t lane = 0; lane < 2; ++lane) {
            const PlotLine &line = plot.lines[lane];
            QCOMPARE(line.band.size(), line.points.size());
            for (std::size_t i = 0; i < line.points.size(); ++i) {
                QVERIFY(line.band[i].low <= line.points[i].y && line.points[i].y <= line.band[i].high);
                QVERIFY(line.band[i].low >= 0 && line.band[i].high <= 1);
                if (i > 0) {
                    QVERIFY(line.points[i].x >= line.points[i - 1].x && line.points[i].y > line.points[i - 1].y);
                    QVERIFY(line.band[i].low >= line.band[i - 1].low && line.band[i].high >= line.band[i - 1].high);
                }
            }
            QCOMPARE(line.marks.size(), std::size_t{1});
            // The band is the percentiles' intervals, read the other way round: where the median's interval ends, it holds a half.
            const MetricFigures &figures = judged.lane(lane).ttftMs;
            const auto bandAt = [&](double x) {
                return *std::lower_bound(line.band.begin(), line.band.end() - 1, x,
                                         [](const PlotBand &band, double value) { return band.x < value; });
            };
            QVERIFY(std::abs(bandAt(*figures.medianCi->low).high - 0.5) < 0.03);
            QVERIFY(std::abs(bandAt(*figures.medianCi->high).low - 0.5) < 0.03);
        }
    }

    void independentCurvesAreTheOrderStatistics()
    {
        const Judged judged = ttftRun();
        const std::vector<double> sorted = sortedTtft(judged.run, 0);
        const PlotLine line = judged.plot(ChartId::TtftCdf).lines[0];
        QCOMPARE(line.points.size(), sorted.size());
        for (std::size_t i = 0; i < sorted.size(); ++i)
            QVERIFY(std::abs(line.points[i].x / sorted[i] - 1) < 1e-12);
    }

    /// Under load the printed percentiles are means of rounds, which are no shares of requests: the curve counts requests.
    void cumulativeCurvesCountRequests()
    {
        const auto twoKinds = [](int lane, int round, int request) {
            MadeRun::Latency made = latency(lane, round, request);
            if (request % 10 < (round % 2 == 0 ? 2 : 6))
                made.ttftMs *= 3;
            return made;
        };
        const Judged judged(MadeRun(2).load(6, 100, twoKinds).run());
        const std::vector<double> sorted = sortedTtft(judged.run, 0);
        const PlotLine line = judged.plot(ChartId::TtftCdf).lines[0];
        QCOMPARE(line.points.size(), std::size_t{600});
        for (std::size_t i = 0; i < sorted.size(); ++i)
            QVERIFY(std::abs(line.points[i].x / sorted[i] - 1) < 1e-12);
        for (std::size_t i = 0; i < line.points.size(); ++i)
            QVERIFY(line.band[i].low <= line.points[i].y && line.points[i].y <= line.band[i].high);
        QCOMPARE(line.marks[0].x, judged.lane(0).ttftMs.p95);
    }

    void longLinesKeepTheirOutline()
    {
        std::vector<PlotPoint> points;
        for (int i = 0; i < 3600; ++i)
            points.push_back({i + 0.5, 100 + noise(1, 0, 0, i)});
        points[1234].y = 500;
        points[2345].y = 0;
        const auto kept = thinned(points);
        QVERIFY(kept.size() <= 600 && kept.size() > 400);
        const auto has = [&kept](double y) { return std::any_of(kept.begin(), kept.end(), [y](const PlotPoint &p) { return p.y == y; }); };
        QVERIFY(has(500) && has(0));
        QCOMPARE(kept.front().x, points.front().x);
        QCOMPARE(kept.back().x, points.back().x);
        QVERIFY(std::is_sorted(kept.begin(), kept.end(), [](const PlotPoint &a, const PlotPoint &b) { return a.x < b.x; }));
        QCOMPARE(thinned({points.begin(), points.begin() + 600}).size(), std::size_t{600});

        const auto cloud = thinnedCloud(points);
        QVERIFY(cloud.size() <= 2000 && cloud.size() > 1800);
        QVERIFY(std::any_of(cloud.begin(), cloud.end(), [](const PlotPoint &p) { return p.y == 500; }));
        const auto medians = runningMedian(points);
        QCOMPARE(medians.size(), std::size_t{60});
        for (const PlotPoint &median : medians)
            QVERIFY(std::abs(median.y - 100) < 0.3);
    }

    void tooFewRequestsAreMarked()
    {
        const Judged judged = ttftRun(40);
        const Plot plot = judged.plot(ChartId::TtftDistribution);
        QVERIFY(!plot.rows[0].figures[0].lowN);
        QVERIFY(plot.rows[0].figures[1].lowN);
        QVERIFY(plot.lines[0].marks.empty());
        QCOMPARE(plot.lines[0].pale.size(), std::size_t{1});
        QVERIFY(plot.evidence.contains(QStringLiteral("too few requests")));
        const Plot percentiles = judged.plot(ChartId::Percentiles);
        QCOMPARE(percentiles.lines[0].marks.size(), std::size_t{1}); // p50
        QCOMPARE(percentiles.lines[0].pale.size(), std::size_t{3}); // p95, p99, p99.9
        QVERIFY(percentiles.lines[0].points.back().x < 20);
        QVERIFY(percentiles.description.contains(QStringLiteral("from too few requests")));
        // Two rounds: figures, but no interval and so no band.
        const Judged two = loadRun(2, 100);
        QVERIFY(two.plot(ChartId::TtftCdf).lines[0].band.empty());
        QVERIFY(!two.plot(ChartId::TtftDistribution).rows[0].figures[0].low);
        QVERIFY(two.plot(ChartId::TtftBox).table.rows[0].last().contains(QStringLiteral("6 are needed")));
    }

    /// By rounds it is the smallest round that a percentile's floor applies to, not all requests together.
    void theSmallestRoundIsNamed()
    {
        const Judged few = loadRun(6, 40);
        const Plot plot = few.plot(ChartId::TtftDistribution);
        QCOMPARE(plot.rows[0].n, 240);
        QCOMPARE(plot.rows[0].fewestInRound, 40);
        QVERIFY(plot.rows[0].figures[1].lowN);
        QVERIFY2(plot.evidence.contains(QStringLiteral("(40 in the smallest round, 59 are needed)")), qPrintable(plot.evidence));
        QVERIFY(plot.description.contains(QStringLiteral("from 40 in the smallest round")));
        QVERIFY(plot.table.rows[0].last().contains(QStringLiteral("p95: 40 in the smallest round")));
        QCOMPARE(ttftRun(40).plot(ChartId::TtftDistribution).rows[0].fewestInRound, 0);
    }

    /// Violin and curve hold all rounds, box and figures are means of them: a chart that shows both says so.
    void saysWhatIsOfAllRounds()
    {
        for (const ChartId id :
             {ChartId::TtftDistribution, ChartId::TtftBox, ChartId::TtftViolin, ChartId::TtftHistogram, ChartId::TtftCdf}) {
            const Plot plot = loadRun().plot(id);
            for (const QString &text : {plot.subtitle, plot.source, plot.description})
                QVERIFY2(text.contains(QStringLiteral("all rounds together"), Qt::CaseInsensitive), qPrintable(text));
            QVERIFY(!ttftRun().plot(id).source.contains(QStringLiteral("rounds")));
        }
    }

    void saysWhoseTestItIs()
    {
        const Judged both(MadeRun(2).ttft(30, latency).load(6, 100, latency).run());
        for (const ChartId id : allCharts()) {
            for (const QString &test : {QStringLiteral("ttft"), QStringLiteral("load")}) {
                const Plot plot = both.plot(id, test);
                QCOMPARE(plot.test, test);
                QVERIFY2(plot.source.contains(QStringLiteral("test ") + test + u':'), qPrintable(plot.source));
            }
            QCOMPARE(both.plot(id).test, both.comparison.primary);
        }
        QVERIFY(!loadRun().plot(ChartId::Radar).source.contains(QStringLiteral("test load"))); // there is no other
    }

    void aCumulativeChartIsAllCurves()
    {
        const Plot plot = ttftRun().plot(ChartId::TtftCdf);
        QVERIFY(plot.rows.empty());
        QCOMPARE(plot.lines.size(), std::size_t{2});
        QCOMPARE(plot.table.rows.size(), std::size_t{2});
    }

    void findingsWithoutTheirIntervals_data()
    {
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("intervals");
        QTest::newRow("one") << QStringLiteral("A (new) takes 20 % less time than B's (95 % interval 18 to 22 %, 100 blocks).")
                             << QStringLiteral("A (new) takes 20 % less time than B's.")
                             << QStringLiteral("95 % interval 18 to 22 %, 100 blocks");
        QTest::newRow("two levels") << QStringLiteral(
            "A: 20 % less (98.3 % and 97.5 % intervals 18 to 22 % and 1 to 2 %, 100 blocks), not calibrated.")
                                    << QStringLiteral("A: 20 % less, not calibrated.")
                                    << QStringLiteral("98.3 % and 97.5 % intervals 18 to 22 % and 1 to 2 %, 100 blocks");
        QTest::newRow("none") << QStringLiteral("Too close to call (under 10 %).") << QStringLiteral("Too close to call (under 10 %).")
                              << QString();
        QTest::newRow("empty") << QString() << QString() << QString();
    }
    void findingsWithoutTheirIntervals()
    {
        QFETCH(QString, finding);
        QFETCH(QString, sentence);
        QFETCH(QString, intervals);
        QCOMPARE(findingAndIntervals(finding).first, sentence);
        QCOMPARE(findingAndIntervals(finding).second, intervals);
    }

    void whatIsSaidOfRealVerdictsLosesItsIntervals()
    {
        const Plot plot = ttftRun().plot(ChartId::TtftDistribution);
        const auto [sentence, intervals] = findingAndIntervals(plot.finding);
        QVERIFY2(intervals.contains(QStringLiteral("95 % interval")) && intervals.endsWith(QStringLiteral("120 blocks")),
                 qPrintable(plot.finding));
        QVERIFY2(!sentence.contains(QStringLiteral("interval")) && !sentence.contains(u'('), qPrintable(sentence));
    }

    void densitiesShareOneScale()
    {
        const Plot plot = ttftRun().plot(ChartId::TtftViolin);
        double highest = 0;
        for (const PlotRow &row : plot.rows) {
            QVERIFY(!row.density.empty() && !row.box);
            for (const PlotPoint &point : row.density)
                highest = std::max(highest, point.y);
        }
        QCOMPARE(highest, 1.0);
        const Plot few = ttftRun(5).plot(ChartId::TtftViolin);
        QVERIFY(few.rows[0].missing.contains(QStringLiteral("5 are")));
    }

    void onlyVerdictsMakeFindings()
    {
        const Judged clear = ttftRun(200);
        QVERIFY(!clear.comparison.primaryTest()->sentence.isEmpty());
        QCOMPARE(clear.plot(ChartId::TtftDistribution).finding, clear.comparison.primaryTest()->sentence);
        // Under load the headline is another metric: the verdict of the median TTFT speaks, and says that it is one of several.
        const Judged load = loadRun();
        const QString finding = load.plot(ChartId::TtftDistribution).finding;
        const auto &verdicts = load.comparison.primaryTest()->verdicts;
        const auto p50 =
            std::find_if(verdicts.begin(), verdicts.end(), [](const Verdict &v) { return v.metric == QLatin1String("ttft_p50"); });
        QCOMPARE(finding, p50->sentence);
        QVERIFY(p50->state != VerdictState::Faster || finding.contains(QStringLiteral("one of 6 metrics")));
        QVERIFY(load.plot(ChartId::Heatmap).finding.isEmpty());
        QVERIFY(load.plot(ChartId::PromptScatter).finding.isEmpty());
    }

    void throughputAddsUp()
    {
        const Judged judged = loadRun(6, 100, 3);
        const Plot plot = judged.plot(ChartId::Throughput);
        for (std::size_t lane = 0; lane < 3; ++lane) {
            double sum = 0;
            for (const PlotPoint &point : plot.lines[lane].points)
                sum += point.y; // bins of one second
            QCOMPARE(plot.lines[lane].points.size(), std::size_t{54}); // six steady windows of 9 s
            QVERIFY(std::abs(sum / 54 / *judged.lane(lane).outputTokensPerSecond - 1) < 1e-9);
        }
        QCOMPARE(std::count_if(plot.notes.begin(), plot.notes.end(), [](const PlotNote &n) { return n.kind == PlotNote::Kind::Round; }), 5);
        QCOMPARE(plot.notes.front().at, 9.0);
        QCOMPARE(plot.x.high, 54.0);
    }

    void failuresStandAtTheirTime()
    {
        const Judged judged = deadLane(true);
        const Plot plot = judged.plot(ChartId::Timeline);
        QVERIFY(!plot.clouds[2].missing.isEmpty());
        QVERIFY(plot.clouds[0].missing.isEmpty());
        QCOMPARE(plot.clouds[0].points.size(), std::size_t{600});
        const auto errors =
            std::count_if(plot.notes.begin(), plot.notes.end(), [](const PlotNote &note) { return note.kind == PlotNote::Kind::Error; });
        QVERIFY(errors > 1 && errors <= 60);
        for (const PlotNote &note : plot.notes) {
            if (note.kind == PlotNote::Kind::Error) {
                QCOMPARE(note.lane, QStringLiteral("ollama"));
                QVERIFY(note.text.contains(QStringLiteral("closed the connection")));
                QVERIFY(note.at >= 0 && note.at <= plot.x.high);
            }
        }
        RunResult open = judged.run;
        open.conditions[0].openSeconds[2][1] = 12;
        const Plot breaker = Judged(open).plot(ChartId::Throughput);
        const auto note =
            std::find_if(breaker.notes.begin(), breaker.notes.end(), [](const PlotNote &n) { return n.kind == PlotNote::Kind::Breaker; });
        QVERIFY(note != breaker.notes.end());
        QCOMPARE(note->at, 9.0);
        QVERIFY(note->text.contains(QStringLiteral("12 s")));
    }

    void heatColumnsAreShares()
    {
        const Plot plot = loadRun().plot(ChartId::Heatmap);
        const PlotHeat &heat = plot.heats[0];
        const std::size_t columns = heat.xEdges.size() - 1, rows = heat.yEdges.size() - 1;
        QCOMPARE(heat.shares.size(), columns * rows);
        for (std::size_t column = 0; column < columns; ++column) {
            double sum = 0;
            for (std::size_t row = 0; row < rows; ++row)
                sum += heat.shares[row * columns + column];
            QVERIFY(sum == 0 || std::abs(sum - 1) < 1e-9);
        }
    }

    void theRadarIsRelativeToTheBest()
    {
        const Judged judged = deadLane(true);
        const Plot plot = judged.plot(ChartId::Radar);
        QCOMPARE(plot.radarAxes.size(), std::size_t{8});
        QCOMPARE(plot.radarAxes[7].name, QStringLiteral("steadiness"));
        for (std::size_t axis = 0; axis < 8; ++axis) {
            const auto best = std::max(plot.radars[0].values[axis], plot.radars[1].values[axis]);
            QCOMPARE(*best, 1.0);
            QVERIFY(!plot.radars[2].values[axis]);
        }
        QVERIFY(!plot.radars[2].missing.isEmpty());
        const double expected = std::min(judged.lane(0).ttftMs.median, judged.lane(1).ttftMs.median) / judged.lane(1).ttftMs.median;
        QCOMPARE(*plot.radars[1].values[0], expected);
        QVERIFY(plot.evidence.contains(QStringLiteral("Farther out is better")));
        // One request at a time has no throughput.
        const Plot ttft = ttftRun().plot(ChartId::Radar);
        QCOMPARE(ttft.radarAxes[4].name, QStringLiteral("tokens/s")); // one request at a time has no throughput
        QCOMPARE(ttft.radarAxes[4].shown[0], QStringLiteral("not measured"));
        QVERIFY(ttft.description.contains(QStringLiteral("tokens/s: vLLM not measured")));
        QVERIFY(!ttft.radars[0].values[4]);
        // With targets goodput takes the eighth place.
        RunResult targets = judged.run;
        targets.plan.loads[0].targets.ttftMs = 100;
        QCOMPARE(Judged(targets).plot(ChartId::Radar).radarAxes[7].name, QStringLiteral("goodput"));
    }

    void unknownPromptLengthsAreEstimatedAndSaid()
    {
        RunResult run = ttftRun(60).run;
        int number = 0;
        for (Record &record : run.records) {
            record.prompt = (number++ / 2) % 20;
            record.promptTokens = 20 + record.prompt;
            if (record.lane == 1)
                record.promptTokens.reset();
        }
        const Plot plot = Judged(run).plot(ChartId::PromptScatter);
        QCOMPARE(plot.clouds[0].trend.size(), std::size_t{20});
        QCOMPARE(plot.clouds[0].trend.front().x, 20.0);
        QVERIFY(!plot.clouds[1].points.empty());
        QVERIFY(plot.subtitle.contains(QStringLiteral("TGI: characters / 4, estimated")));
        QVERIFY(plot.description.contains(QStringLiteral("estimated")));
        std::vector<double> first;
        for (const Record &record : run.records) {
            if (record.lane == 0 && record.prompt == 0)
                first.push_back(toMs(*record.ttft()));
        }
        QCOMPARE(plot.clouds[0].trend.front().y, percentileInPlace(first, 0.5));
        for (Record &record : run.records)
            record.prompt = -1;
        QVERIFY(!Judged(run).plot(ChartId::PromptScatter).clouds[1].missing.isEmpty());
    }

    void severalRunsStandSideBySide()
    {
        const Judged one = loadRun(), two = ttftRun();
        const std::vector<PlotSource> sources{{&one.run, &one.comparison, {}, QStringLiteral("before")},
                                              {&two.run, &two.comparison, {}, QStringLiteral("after")},
                                              {&two.run, &two.comparison, {}, QStringLiteral("after")}};
        for (const ChartId id : allCharts()) {
            const Plot plot = makePlot(id, sources);
            QVERIFY2(plot.finding.isEmpty(), qPrintable(chartName(id)));
            QVERIFY2(plot.evidence.contains(QStringLiteral("different runs")), qPrintable(chartName(id)));
        }
        const Plot plot = makePlot(ChartId::TtftBox, sources);
        QCOMPARE(plot.rows.size(), std::size_t{6});
        QCOMPARE(plot.rows[0].look.name, QStringLiteral("before: vLLM"));
        QCOMPARE(plot.rows[2].look.name, QStringLiteral("after: vLLM"));
        QCOMPARE(plot.rows[4].look.name, QStringLiteral("after (2): vLLM"));
        for (std::size_t a = 0; a < 6; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const SeriesLook &one = plot.rows[a].look, &other = plot.rows[b].look;
                QVERIFY(one.lane != other.lane && (one.slot != other.slot || one.second != other.second));
            }
        }
    }

    void simulatedIsMarked()
    {
        RunResult run = ttftRun().run;
        for (Endpoint &endpoint : run.plan.endpoints)
            endpoint.simulated = true;
        const Judged judged(run);
        for (const ChartId id : allCharts()) {
            const Plot plot = judged.plot(id);
            QVERIFY(plot.simulated);
            QVERIFY(plot.description.startsWith(QStringLiteral("SIMULATED")));
            QVERIFY(plot.source.contains(QStringLiteral("SIMULATED")));
        }
        QVERIFY(judged.plot(ChartId::TtftBox).finding.startsWith(QStringLiteral("Simulated: ")));
    }

    void targetsAreNamed()
    {
        RunResult run = ttftRun().run;
        run.plan.ttft->targets.ttftMs = 100;
        const Plot plot = Judged(run).plot(ChartId::TtftDistribution);
        QCOMPARE(*plot.target, 100.0);
        QVERIFY(plot.targetText.contains(QStringLiteral("median")));
        QVERIFY(plot.x.low <= 100 && plot.x.high >= 100);
        run.plan.ttft->targets = {};
        run.plan.ttft->targets.ttftP95Ms = 200;
        QVERIFY(Judged(run).plot(ChartId::Percentiles).targetText.contains(QStringLiteral("p95")));
    }

    void jsonHoldsAll()
    {
        const Judged judged = deadLane(false);
        const QJsonObject json = plotToJson(judged.plot(ChartId::TtftDistribution));
        QCOMPARE(json.value(QStringLiteral("chart")).toString(), QStringLiteral("ttft_distribution"));
        const QJsonArray rows = json.value(QStringLiteral("rows")).toArray();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].toObject().value(QStringLiteral("slot")).toString(), QStringLiteral("vllm"));
        QVERIFY(rows[0].toObject().value(QStringLiteral("box")).isObject());
        QVERIFY(rows[2].toObject().value(QStringLiteral("box")).isNull());
        QVERIFY(!rows[2].toObject().value(QStringLiteral("missing")).toString().isEmpty());
        const QJsonObject p95 = rows[0].toObject().value(QStringLiteral("figures")).toArray()[1].toObject();
        QCOMPARE(p95.value(QStringLiteral("low_n")).toBool(), true);
        QVERIFY(p95.value(QStringLiteral("high")).isNull()); // unknown: never 0
        QVERIFY(json.value(QStringLiteral("target")).isNull());
        const QJsonArray lines = json.value(QStringLiteral("lines")).toArray();
        QCOMPARE(lines[0].toObject().value(QStringLiteral("points")).toArray().size(), 40);
        const QJsonObject radar = plotToJson(judged.plot(ChartId::Radar));
        QVERIFY(radar.value(QStringLiteral("radars")).toArray()[2].toObject().value(QStringLiteral("values")).toArray()[0].isNull());
        QCOMPARE(plotToJson(deadLane(false).plot(ChartId::Radar)), radar);
    }

    /// A million token events: one pass, not one a bin (which takes minutes here).
    void aMillionEventsAreOnePass()
    {
        const auto many = [](int lane, int round, int request) {
            MadeRun::Latency made = latency(lane, round, request);
            made.tokens = 400;
            made.tpotMs = 1;
            return made;
        };
        const Judged judged(MadeRun(1).load(1, 2600, many).run());
        std::size_t events = 0;
        for (const Record &record : judged.run.records)
            events += record.events.size();
        QVERIFY(events > 1000000);
        for (const ChartId id : allCharts()) {
            const Plot plot = judged.plot(id);
            QVERIFY(plot.empty.isEmpty());
            for (const PlotCloud &cloud : plot.clouds)
                QVERIFY(cloud.points.size() <= 2000);
        }
    }

    void looksFollowTheEngines()
    {
        const auto looks = [](std::initializer_list<Engine> engines) {
            QList<Endpoint> endpoints;
            for (const Engine engine : engines) {
                Endpoint endpoint;
                endpoint.engine = engine;
                endpoints.append(endpoint);
            }
            assignLaneIds(endpoints);
            QStringList shown;
            for (const SeriesLook &look : seriesLooks(endpoints))
                shown.append(look.slot + (look.second ? QStringLiteral("+") : QString()));
            return shown.join(u' ');
        };
        QCOMPARE(looks({Engine::Vllm, Engine::Tgi, Engine::Ollama}), QStringLiteral("vllm tgi ollama"));
        QCOMPARE(looks({Engine::LlamaCpp, Engine::Vllm, Engine::Sglang, Engine::LlamaCpp}), QStringLiteral("e4 vllm e5 e4+"));
        QCOMPARE(looks({Engine::Vllm, Engine::Vllm, Engine::Vllm, Engine::LlamaCpp}), QStringLiteral("vllm vllm+ e4 e5"));
        QCOMPARE(looks({Engine::OpenAi, Engine::OpenAi}), QStringLiteral("e4 e5"));
        QList<Endpoint> many(16);
        assignLaneIds(many);
        QStringList different;
        for (const SeriesLook &look : seriesLooks(many))
            different.append(look.slot + (look.second ? QStringLiteral("+") : QString()));
        QCOMPARE(different.removeDuplicates(), 3); // five colours of their own and eight hollow ones; then again
    }

    void ticksAreRound_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("log");
        QTest::addColumn<QString>("expected");
        QTest::newRow("linear") << 0.0 << 54.0 << false << QStringLiteral("0 10 20 30 40 50 60");
        QTest::newRow("small") << 0.0 << 0.012 << false << QStringLiteral("0 0.002 0.004 0.006 0.008 0.01 0.012");
        QTest::newRow("negative") << -3.0 << 4.0 << false << QStringLiteral("-3 -2 -1 0 1 2 3 4");
        QTest::newRow("log") << 34.0 << 700.0 << true << QStringLiteral("20 50 100 200 500 1000");
        QTest::newRow("log, ends on ticks") << 20.0 << 500.0 << true << QStringLiteral("20 50 100 200 500");
        QTest::newRow("log below 1") << 0.03 << 0.7 << true << QStringLiteral("0.02 0.05 0.1 0.2 0.5 1");
        QTest::newRow("decades") << 0.3 << 4000.0 << true << QStringLiteral("0.1 1 10 100 1000 10000");
        QTest::newRow("many decades") << 1e-6 << 1e9 << true << QStringLiteral("1e-06 0.001 1 1000 1e+06 1e+09");
        QTest::newRow("log, narrow") << 52.0 << 58.0 << true << QStringLiteral("52 53 54 55 56 57 58");
        QTest::newRow("one value") << 50.0 << 50.0 << true << QStringLiteral("44 46 48 50 52 54 56");
        QTest::newRow("nothing to take a logarithm of") << 0.0 << 5.0 << true << QString();
    }
    void ticksAreRound()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, log);
        QFETCH(QString, expected);
        QStringList ticks;
        for (const double tick : niceTicks(low, high, log))
            ticks.append(QString::number(tick));
        QCOMPARE(ticks.join(u' '), expected);
    }
    void ticksCoverAnyRange()
    {
        for (int i = 0; i < 3000; ++i) {
            const double low = std::exp(8 * noise(3, 0, 0, i)), high = low * std::exp(std::abs(6 * noise(3, 1, 0, i)));
            for (const bool log : {false, true}) {
                const auto ticks = niceTicks(low, high, log);
                QVERIFY(ticks.size() >= 2 && ticks.size() <= 8);
                QVERIFY(ticks.front() <= low * (1 + 1e-6) && ticks.back() >= high * (1 - 1e-6));
                QVERIFY(!log || ticks.front() > 0);
                QVERIFY(std::is_sorted(ticks.begin(), ticks.end()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(PlotsTest)
#include "tst_plots.moc"
