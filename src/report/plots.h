// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "plan/engine.h"
#include "run/run_result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace derby {

/// The charts of a run (docs/formats.md); Qt Charts in the desktop and ECharts in the reports draw the same Plot.
enum class ChartId {
    TtftDistribution,
    TtftBox,
    TtftViolin,
    TtftHistogram,
    TtftCdf,
    Percentiles,
    Throughput,
    Timeline,
    Heatmap,
    Radar,
    PromptScatter
};
/// "ttft_distribution", "ttft_box", "ttft_violin", "ttft_histogram", "ttft_cdf", "percentiles", "throughput", "timeline", "heatmap",
/// "radar", "prompt_scatter".
QString chartName(ChartId id);
std::optional<ChartId> chartFromName(QStringView name);
QList<ChartId> allCharts();
/// "Time to first token" …, for people.
QString chartTitle(ChartId id);

/// How a lane looks in every chart of a run: a colour with its marker and dash ("vllm", "tgi", "ollama", then "e4" … "e8" for the others in
/// the order of adding), and whether it is a further lane of the same engine (hollow marker, dash doubled).
struct SeriesLook
{
    QString lane; ///< id
    QString name; ///< for people
    QString slot; ///< "vllm", …, "e8"
    bool second = false;
};
/// The looks of lanes in their order; more lanes than colours begin again with `second` set.
std::vector<SeriesLook> seriesLooks(const std::vector<LaneFigures> &lanes);
std::vector<SeriesLook> seriesLooks(const QList<Endpoint> &endpoints);

struct PlotPoint
{
    double x = 0, y = 0;
};

struct PlotAxis
{
    QString title; ///< "time to first token, ms (log)"
    bool log = false;
    double low = 0, high = 1; ///< range; both above 0 where `log`
    std::vector<double> ticks; ///< 1, 2, 5 steps; log: likewise
    QStringList labels; ///< of the ticks; empty: the numbers
};

/// A value with its interval, as text beside a row ("p95", 77.9, 70.6 - 89.8).
struct PlotFigure
{
    QString label;
    double value = 0;
    std::optional<double> low, high;
    bool lowN = false; ///< from too few samples: drawn pale with the warning glyph
};

/// Sideways box: quartiles, median, whiskers p5 to p95, values beyond them.
struct PlotBox
{
    double p5 = 0, q1 = 0, median = 0, q3 = 0, p95 = 0, min = 0, max = 0;
    std::vector<double> outliers; ///< beyond the whiskers, thinned to at most 200, the extremes kept
};

/// One lane's row of a distribution.
struct PlotRow
{
    SeriesLook look;
    int n = 0;
    int fewestInRound = 0; ///< under load, by rounds: of the smallest round, to which the percentiles' floors apply; 0: not by rounds
    std::optional<PlotBox> box;
    std::vector<PlotPoint> density; ///< violin: x = value, y = 0..1 of the plot's highest density
    std::vector<double> edges; ///< histogram: bin edges, one more than counts
    std::vector<double> counts;
    std::vector<PlotFigure> figures;
    QString missing; ///< why there is nothing to draw ("p95 needs 59 requests", "no answer: refused"); empty: there is
};

struct PlotBand
{
    double x = 0, low = 0, high = 0;
};

/// A line (CDF, percentile curve, throughput), at most 600 points, with its uncertainty and named points.
struct PlotLine
{
    SeriesLook look;
    std::vector<PlotPoint> points;
    std::vector<PlotBand> band;
    std::vector<PlotPoint> marks; ///< named points: markers
    std::vector<PlotPoint> pale; ///< points from too few samples: hollow markers, dotted line to them
    bool stepped = false;
    QString missing; ///< why this lane has nothing to draw; empty: it has
};

/// Single requests (time line, prompt length against TTFT), at most 2,000 a lane, failures kept.
struct PlotCloud
{
    SeriesLook look;
    std::vector<PlotPoint> points;
    std::vector<PlotPoint> trend; ///< running median; may be empty
    QString missing; ///< why this lane has nothing to draw; empty: it has
};

/// Latency over time of one lane: columns are times, rows are latencies, `shares` are 0..1 of a column's requests.
struct PlotHeat
{
    SeriesLook look;
    std::vector<double> xEdges, yEdges;
    std::vector<double> shares; ///< row by row: [y * columns + x]
    QString missing; ///< why this lane has nothing to draw; empty: it has
};

/// A lane's outline in a radar; 1 is the best lane of an axis, absent: not known.
struct PlotRadar
{
    SeriesLook look;
    std::vector<std::optional<double>> values;
    QString missing; ///< why this lane has nothing to draw; empty: it has
};
/// What an axis says of a lane that answered but has no such figure: "not measured".
QString notMeasuredText();
struct PlotRadarAxis
{
    QString name, unit;
    std::vector<QString> shown; ///< each lane's figure as text
};

/// Something that happened: an error, the end of warm-up, a round's border.
struct PlotNote
{
    enum class Kind { Error, Target, Round, Breaker };
    Kind kind = Kind::Error;
    double at = 0; ///< on the x axis
    QString text;
    QString lane; ///< id; empty: all
};

/// A finding in two: the sentence without the intervals in its brackets, as a slide's title wants it, and what they said ("95 % interval 12
/// to 15 %, 100 blocks"); the latter is empty where there were none.
std::pair<QString, QString> findingAndIntervals(const QString &finding);

struct PlotTable
{
    QStringList headers;
    std::vector<QStringList> rows;
};

/// A chart as data. Which parts are filled says how it is drawn: rows (sideways distributions, top to bottom) on the x axis, lines and
/// clouds in x and y, heats one below the other, radars in a circle. `ttft_distribution` has rows with violin and box above and lines (the
/// CDF) below, on one x axis.
struct Plot
{
    ChartId id = ChartId::TtftDistribution;
    QString test; ///< whose data it shows: a test's name; of several runs, each name once, with commas
    QString title; ///< "Time to first token"
    QString subtitle; ///< "violin and box above, CDF below, one axis"
    QString finding; ///< one honest sentence for a slide; empty: the title serves
    QString evidence; ///< one line of numbers below it
    QString source; ///< "Qwen2.5-7B · 24 users, 600 requests a lane · box: quartiles, whiskers: p5 to p95 · 24 Nov 2026"
    PlotAxis x, y;
    std::vector<PlotRow> rows;
    std::vector<PlotLine> lines;
    std::vector<PlotCloud> clouds;
    std::vector<PlotHeat> heats;
    std::vector<PlotRadarAxis> radarAxes;
    std::vector<PlotRadar> radars;
    std::optional<double> target; ///< on x in distributions, on y elsewhere
    QString targetText;
    std::vector<PlotNote> notes;
    bool simulated = false;
    QString empty; ///< why there is nothing at all; empty: there is
    QString description; ///< its numbers in sentences, for a screen reader
    PlotTable table; ///< the same data as a table
};

/// What a chart is drawn from: one test of one run. Charts that compare runs take several, and their lanes are named "run: lane".
struct PlotSource
{
    const RunResult *run = nullptr;
    const Comparison *comparison = nullptr;
    QString test; ///< empty: the primary test
    QString label; ///< of the run, when there are several
};

/// Draws nothing, computes everything. Never fails: what cannot be drawn says why in `empty` or a row's `missing`. The source's records are
/// those that count (docs/method.md).
Plot makePlot(ChartId id, const std::vector<PlotSource> &sources);
inline Plot makePlot(ChartId id, const PlotSource &source)
{
    return makePlot(id, std::vector<PlotSource>{source});
}

/// The plot as JSON, for the reports; tests compare what Qt Charts and ECharts were given by it.
QJsonObject plotToJson(const Plot &plot);

/// Ticks of 1, 2, 5 steps that cover [low, high], at most `most`.
std::vector<double> niceTicks(double low, double high, bool log, int most = 8);

} // namespace derby
