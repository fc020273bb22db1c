// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/density.h"
#include "base/text.h"
#include "report/plots_charts.h"
#include "report/plots_curve.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

constexpr std::size_t MostOutliers = 200;
constexpr int FewestBins = 15, MostBins = 48;
constexpr double SmallestMs = 0.001; // a logarithmic axis has no 0

bool has(ChartId id, std::initializer_list<ChartId> charts)
{
    return std::find(charts.begin(), charts.end(), id) != charts.end();
}

/// The values from the first above 0.
std::span<const double> positive(const Quantiles &quantiles)
{
    const std::vector<double> &sorted = quantiles.sorted();
    return {std::upper_bound(sorted.begin(), sorted.end(), 0.0), sorted.end()};
}

/// At most `most` of ascending values, evenly by rank, the ends kept.
void appendThinned(std::vector<double> &to, std::span<const double> values, std::size_t most)
{
    if (values.size() <= most) {
        to.insert(to.end(), values.begin(), values.end());
        return;
    }
    for (std::size_t i = 0; i < most; ++i)
        to.push_back(values[i * (values.size() - 1) / (most - 1)]);
}

PlotBox boxOf(const Quantiles &quantiles)
{
    PlotBox box;
    box.p5 = quantiles.value(0.05);
    box.q1 = quantiles.value(0.25);
    box.median = quantiles.value(0.5);
    box.q3 = quantiles.value(0.75);
    box.p95 = quantiles.value(0.95);
    const std::vector<double> &sorted = quantiles.sorted();
    box.min = sorted.front();
    box.max = sorted.back();
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), box.p5), above = std::upper_bound(below, sorted.end(), box.p95);
    appendThinned(box.outliers, {sorted.begin(), below}, MostOutliers / 2);
    appendThinned(box.outliers, {above, sorted.end()}, MostOutliers / 2);
    return box;
}

PlotFigure figureOf(const QString &label, double value, const std::optional<Interval> &interval, bool lowN)
{
    PlotFigure figure;
    figure.label = label;
    figure.value = value;
    if (interval) {
        figure.low = interval->low;
        figure.high = interval->high;
    }
    figure.lowN = lowN;
    return figure;
}

/// Whether the printed percentiles are means of several rounds: violin, curve and dots hold the requests of all of them.
bool byRounds(const TtftSample &sample)
{
    return sample.quantiles && sample.quantiles->how() == Quantiles::How::ByRounds && sample.quantiles->rounds() > 1;
}

PlotRow rowOf(const TtftSample &sample, ChartId id)
{
    PlotRow row;
    row.look = sample.lane->look;
    if (!sample.quantiles) {
        row.missing = missingText(*sample.lane);
        return row;
    }
    const Quantiles &quantiles = *sample.quantiles;
    const MetricFigures &figures = sample.lane->figures->ttftMs;
    row.n = quantiles.n();
    if (byRounds(sample))
        row.fewestInRound = quantiles.at(0.5).n;
    row.figures.push_back(figureOf(QStringLiteral("median"), figures.median, figures.medianCi, false));
    row.figures.push_back(figureOf(QStringLiteral("p95"), figures.p95, figures.p95Ci, figures.lowN.contains(QStringLiteral("p95"))));
    if (has(id, {ChartId::TtftDistribution, ChartId::TtftBox}))
        row.box = boxOf(quantiles);
    if (has(id, {ChartId::TtftDistribution, ChartId::TtftViolin})) {
        for (const DensityPoint &point : logDensity(positive(quantiles)))
            row.density.push_back({point.value, point.density});
        if (row.density.empty() && !row.box)
            row.missing =
                QStringLiteral("a density needs %1 requests that differ, %2 there")
                    .arg(QString::number(FewestForDensity), row.n == 1 ? QStringLiteral("1 is") : QStringLiteral("%1 are").arg(row.n));
    }
    return row;
}

/// y becomes a share of the highest density of all rows.
void scaleDensities(std::vector<PlotRow> &rows)
{
    double highest = 0;
    for (const PlotRow &row : rows) {
        for (const PlotPoint &point : row.density)
            highest = std::max(highest, point.y);
    }
    for (PlotRow &row : rows) {
        for (PlotPoint &point : row.density)
            point.y /= highest;
    }
}

/// Edges at equal steps of ln that all lanes share, round in a decade; values of 0 fall into the first bin.
std::vector<double> binEdges(double low, double high)
{
    const double decades = std::log10(high / low);
    int perDecade = 5;
    for (const int candidate : {10, 20, 50, 100, 200, 500, 1000, 2000, 5000}) {
        if (decades * perDecade >= FewestBins)
            break;
        perDecade = candidate;
    }
    while (decades * perDecade > MostBins && perDecade > 1)
        --perDecade;
    const int first = static_cast<int>(std::floor(std::log10(low) * perDecade + 1e-9));
    std::vector<double> edges;
    for (int i = first;; ++i) {
        edges.push_back(std::pow(10.0, static_cast<double>(i) / perDecade));
        if (edges.size() > 1 && edges.back() > high)
            return edges;
    }
}

/// Over [low, high]; the axis shows the target too.
void putHistogram(Plot &plot, const std::vector<TtftSample> &samples, double low, double high)
{
    const std::vector<double> edges = binEdges(low, high);
    double most = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (!samples[i].quantiles)
            continue;
        PlotRow &row = plot.rows[i];
        row.edges = edges;
        row.counts.assign(edges.size() - 1, 0);
        for (const double value : samples[i].quantiles->sorted()) {
            const auto above = std::upper_bound(edges.begin(), edges.end(), value) - edges.begin();
            ++row.counts[static_cast<std::size_t>(
                std::clamp<std::ptrdiff_t>(above - 1, 0, static_cast<std::ptrdiff_t>(row.counts.size()) - 1))];
        }
        most = std::max(most, *std::max_element(row.counts.begin(), row.counts.end()));
    }
    plot.x = axisOver(plot.x.title, std::min(edges.front(), plot.target.value_or(edges.front())),
                      std::max(edges.back(), plot.target.value_or(edges.back())), true);
    plot.y = axisOver(QStringLiteral("requests in a bin"), 0, std::max(1.0, most), false);
    plot.table.headers = {QStringLiteral("from, ms"), QStringLiteral("to, ms")};
    for (const PlotRow &row : plot.rows)
        plot.table.headers.append(row.look.name);
    for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
        QStringList cells{tableNumber(edges[bin]), tableNumber(edges[bin + 1])};
        for (const PlotRow &row : plot.rows)
            cells.append(row.counts.empty() ? QStringLiteral("-") : QString::number(row.counts[bin]));
        plot.table.rows.push_back(cells);
    }
}

void putCdf(Plot &plot, const std::vector<TtftSample> &samples)
{
    for (const TtftSample &sample : samples) {
        PlotLine line;
        line.look = sample.lane->look;
        if (!sample.quantiles) {
            line.missing = missingText(*sample.lane);
            plot.lines.push_back(std::move(line));
            continue;
        }
        line.points = cumulativeCurve(*sample.quantiles);
        line.band = cumulativeBand(*sample.quantiles, line.points);
        const MetricFigures &figures = sample.lane->figures->ttftMs;
        (figures.lowN.contains(QStringLiteral("p95")) ? line.pale : line.marks).push_back({figures.p95, 0.95});
        plot.lines.push_back(std::move(line));
    }
    plot.y.title = QStringLiteral("share of requests answered by then");
    plot.y.low = 0;
    plot.y.high = 1;
    plot.y.ticks = {0, 0.25, 0.5, 0.75, 0.95};
    for (const double tick : plot.y.ticks)
        plot.y.labels.append(QStringLiteral("%1 %").arg(100 * tick));
}

/// How many there are and how many p95 needs: "41 in the smallest round, 59 are needed".
QString tooFew(const TtftSample &sample)
{
    return byRounds(sample) ? QStringLiteral("%1 in the smallest round, %2 are needed").arg(sample.quantiles->at(0.95).n).arg(FloorP95)
                            : QStringLiteral("too few requests");
}

void putFigureTable(Plot &plot, const std::vector<TtftSample> &samples)
{
    for (const char *header : {"lane", "requests", "min, ms", "p5", "quartile 1", "median", "quartile 3", "p95", "max",
                               "median, 95 % interval", "p95, 95 % interval", "note"})
        plot.table.headers.append(QString::fromLatin1(header));
    for (const TtftSample &sample : samples) {
        QStringList cells{sample.lane->look.name};
        if (!sample.quantiles) {
            cells.append(QStringLiteral("0"));
            while (cells.size() + 1 < plot.table.headers.size())
                cells.append(QStringLiteral("-"));
            cells.append(missingText(*sample.lane));
            plot.table.rows.push_back(cells);
            continue;
        }
        const Quantiles &quantiles = *sample.quantiles;
        const MetricFigures &figures = sample.lane->figures->ttftMs;
        cells.append(QString::number(quantiles.n()));
        cells.append(tableNumber(figures.min));
        for (const double probability : {0.05, 0.25, 0.5, 0.75, 0.95})
            cells.append(tableNumber(quantiles.value(probability)));
        cells.append(tableNumber(figures.max));
        cells.append(intervalText(figures.medianCi));
        cells.append(intervalText(figures.p95Ci));
        QStringList notes;
        if (figures.lowN.contains(QStringLiteral("p95")))
            notes.append(byRounds(sample) ? QString(QStringLiteral("p95: ") + tooFew(sample)) : QStringLiteral("too few requests for p95"));
        if (!figures.intervalNote.isEmpty())
            notes.append(figures.intervalNote);
        cells.append(notes.isEmpty() ? QString() : notes.join(QStringLiteral("; ")));
        plot.table.rows.push_back(cells);
    }
}

/// "vLLM: median 51.8 ms (50.1 to 53.0), p95 77.9 ms (70.6 to 89.8), 600 requests."
QString spoken(const TtftSample &sample)
{
    const QString &name = sample.lane->look.name;
    if (!sample.quantiles)
        return QStringLiteral("%1: %2.").arg(name, missingText(*sample.lane));
    const MetricFigures &figures = sample.lane->figures->ttftMs;
    const auto one = [](const char *label, double value, const std::optional<Interval> &interval) {
        const QString text = QStringLiteral("%1 %2").arg(QString::fromLatin1(label), humanMs(value));
        return interval ? QString(text + QStringLiteral(" (95 % interval %1)").arg(intervalText(interval))) : text;
    };
    QString text =
        QStringLiteral("%1: %2, %3").arg(name, one("median", figures.median, figures.medianCi), one("p95", figures.p95, figures.p95Ci));
    if (figures.lowN.contains(QStringLiteral("p95")))
        text += byRounds(sample) ? QString(QStringLiteral(", from ") + tooFew(sample))
                                 : QStringLiteral(", which needs %1 requests").arg(FloorP95);
    return text + QStringLiteral(", %1.").arg(counted(figures.n, u"request"));
}

/// "Medians: vLLM 51.8 ms, TGI 57.4 ms; p95: …".
QString evidenceOf(const std::vector<TtftSample> &samples)
{
    QStringList medians, tails;
    for (const TtftSample &sample : samples) {
        if (!sample.quantiles)
            continue;
        const MetricFigures &figures = sample.lane->figures->ttftMs;
        medians.append(QStringLiteral("%1 %2").arg(sample.lane->look.name, humanMs(figures.median)));
        tails.append(QStringLiteral("%1 %2%3").arg(
            sample.lane->look.name, humanMs(figures.p95),
            figures.lowN.contains(QStringLiteral("p95")) ? QString(QStringLiteral(" (") + tooFew(sample) + u')') : QString()));
    }
    return QStringLiteral("Medians: %1; p95: %2.").arg(medians.join(QStringLiteral(", ")), tails.join(QStringLiteral(", ")));
}

QString subtitleOf(ChartId id)
{
    switch (id) {
    case ChartId::TtftDistribution:
        return QStringLiteral("violin and box above, CDF below, one axis");
    case ChartId::TtftBox:
        return QStringLiteral("box: the middle half; whiskers: p5 to p95");
    case ChartId::TtftViolin:
        return QStringLiteral("the wider, the more requests");
    case ChartId::TtftHistogram:
        return QStringLiteral("requests in each bin; all bins are of equal width on this axis");
    default:
        return QStringLiteral("share of requests whose first token had come");
    }
}

/// What of the chart is of all rounds together and what is a mean of the rounds: the two are no figures of one thing.
QString roundsText(ChartId id)
{
    switch (id) {
    case ChartId::TtftDistribution:
        return QStringLiteral("violin, curve: all rounds together; box: mean of the rounds");
    case ChartId::TtftBox:
        return QStringLiteral("dots: all rounds together; box: mean of the rounds");
    case ChartId::TtftViolin:
        return QStringLiteral("all rounds together; figures: mean of the rounds");
    case ChartId::TtftCdf:
        return QStringLiteral("all rounds together; marked p95: mean of the rounds");
    default:
        return QStringLiteral("all rounds together; figures: mean of the rounds");
    }
}

} // namespace

void drawDistribution(Plot &plot, const PlotLanes &input)
{
    const std::vector<TtftSample> samples = ttftSamples(input);
    plot.subtitle = subtitleOf(plot.id);
    plot.x.title = QStringLiteral("time to first token, ms (log)");
    if (allEmpty(samples)) {
        plot.empty = emptyText(input, QStringLiteral("time to first token"));
        return;
    }
    putTtftTarget(plot, input);
    QStringList said;
    double low = INFINITY, high = SmallestMs;
    for (const TtftSample &sample : samples) {
        plot.rows.push_back(rowOf(sample, plot.id));
        said.append(spoken(sample));
        if (!sample.quantiles)
            continue;
        if (const auto values = positive(*sample.quantiles); !values.empty()) {
            low = std::min(low, values.front());
            high = std::max(high, values.back());
        }
    }
    low = std::clamp(low, SmallestMs, high);
    scaleDensities(plot.rows);
    const double from = plot.target ? std::min(low, *plot.target) : low, to = plot.target ? std::max(high, *plot.target) : high;
    plot.x = axisOver(plot.x.title, from, to, true);
    if (plot.id == ChartId::TtftHistogram) {
        putHistogram(plot, samples, low, high);
    } else {
        putFigureTable(plot, samples);
        if (has(plot.id, {ChartId::TtftDistribution, ChartId::TtftCdf}))
            putCdf(plot, samples);
    }
    if (plot.id == ChartId::TtftCdf) // its curves are all there is to draw
        plot.rows.clear();
    if (std::any_of(samples.begin(), samples.end(), byRounds)) {
        plot.subtitle = roundsText(plot.id);
        plot.source += QStringLiteral(" · ") + roundsText(plot.id);
        said.append(roundsText(plot.id).replace(0, 1, roundsText(plot.id).at(0).toUpper()) + u'.');
    }
    plot.finding = metricFinding(input, {QStringLiteral("ttft_typical"), QStringLiteral("ttft_p50")});
    plot.evidence = evidenceOf(samples);
    if (input.several)
        plot.evidence += u' ' + severalText(input);
    said.append(plot.targetText.isEmpty() ? QString() : QString(plot.targetText + u'.'));
    plot.description = (plot.finding.isEmpty() ? QString() : QString(plot.finding + u' ')) + said.join(u' ').trimmed();
}

} // namespace derby
