// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "report/plots_charts.h"
#include "report/plots_curve.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

/// The percentiles that have a name, in per cent; x is 1 / (1 - p), so that each further nine is one step of a logarithmic axis.
constexpr double Named[] = {50, 75, 90, 95, 99, 99.9};
constexpr double Marked[] = {50, 95, 99, 99.9};
constexpr int StepsBetween = 20;

double place(double percent)
{
    return 100 / (100 - percent);
}

QString percentName(double percent)
{
    return QStringLiteral("p%1").arg(percent);
}

/// The probabilities of the curve: the named ones and steps between them, even on the axis.
std::vector<double> percents()
{
    std::vector<double> all;
    for (std::size_t i = 0; i + 1 < std::size(Named); ++i) {
        const double from = std::log(place(Named[i])), to = std::log(place(Named[i + 1]));
        all.push_back(Named[i]);
        for (int step = 1; step < StepsBetween; ++step)
            all.push_back(100 - 100 / std::exp(from + (to - from) * step / StepsBetween));
    }
    all.push_back(std::end(Named)[-1]);
    return all;
}

PlotLine lineOf(const PlotLane &lane, const Quantiles &quantiles)
{
    PlotLine line;
    line.look = lane.look;
    bool banded = true;
    for (const double percent : percents()) {
        const Quantile quantile = quantiles.at(percent / 100);
        const PlotPoint point{place(percent), quantile.value};
        const bool marked = std::find(std::begin(Marked), std::end(Marked), percent) != std::end(Marked);
        if (quantile.n < percentileFloor(percent / 100)) {
            if (marked)
                line.pale.push_back(point);
            continue;
        }
        line.points.push_back(point);
        if (marked)
            line.marks.push_back(point);
        // From the first end that nobody knows the curve goes on without a band.
        banded = banded && quantile.interval && quantile.interval->low && quantile.interval->high;
        if (banded)
            line.band.push_back({point.x, *quantile.interval->low, *quantile.interval->high});
    }
    return line;
}

} // namespace

void drawPercentiles(Plot &plot, const PlotLanes &input)
{
    plot.subtitle = QStringLiteral("hollow: too few requests");
    const std::vector<TtftSample> samples = ttftSamples(input);
    if (allEmpty(samples)) {
        plot.empty = emptyText(input, QStringLiteral("time to first token"));
        return;
    }
    plot.x.title = QStringLiteral("percentile");
    plot.x.log = true;
    plot.x.low = place(Named[0]);
    plot.x.high = place(std::end(Named)[-1]);
    plot.table.headers = QStringList{QStringLiteral("lane"), QStringLiteral("requests")};
    for (const double percent : Named) {
        plot.x.ticks.push_back(place(percent));
        plot.x.labels.append(QString::number(percent));
        plot.table.headers << QStringLiteral("%1, ms").arg(percentName(percent)) << QStringLiteral("95 % interval");
    }
    putTtftTarget(plot, input);

    double low = INFINITY, high = 0;
    QStringList said, brief;
    for (const TtftSample &sample : samples) {
        const QString &name = sample.lane->look.name;
        QStringList cells{name, QString::number(sample.quantiles ? sample.quantiles->n() : 0)};
        if (!sample.quantiles) {
            PlotLine line;
            line.look = sample.lane->look;
            line.missing = missingText(*sample.lane);
            said.append(QStringLiteral("%1: %2.").arg(name, line.missing));
            plot.lines.push_back(std::move(line));
            while (cells.size() < plot.table.headers.size())
                cells.append(QStringLiteral("-"));
            plot.table.rows.push_back(cells);
            continue;
        }
        PlotLine line = lineOf(*sample.lane, *sample.quantiles);
        for (const auto *points : {&line.points, &line.pale}) {
            for (const PlotPoint &point : *points) {
                low = std::min(low, point.y);
                high = std::max(high, point.y);
            }
        }
        for (const PlotBand &band : line.band) {
            low = std::min(low, band.low);
            high = std::max(high, band.high);
        }
        plot.lines.push_back(std::move(line));
        QStringList values;
        for (const double percent : Named) {
            const Quantile quantile = sample.quantiles->at(percent / 100);
            const int floor = percentileFloor(percent / 100);
            const bool few = quantile.n < floor;
            cells.append(few ? QStringLiteral("%1 (needs %2 requests)").arg(tableNumber(quantile.value), QString::number(floor))
                             : tableNumber(quantile.value));
            cells.append(intervalText(quantile.interval));
            values.append(QStringLiteral("%1 %2%3").arg(percentName(percent), humanMs(quantile.value),
                                                        few ? QStringLiteral(" from too few requests") : QString()));
        }
        plot.table.rows.push_back(cells);
        said.append(QStringLiteral("%1: %2.").arg(name, values.join(QStringLiteral(", "))));
        QStringList three;
        for (const double percent : {50.0, 95.0, 99.0}) {
            const Quantile quantile = sample.quantiles->at(percent / 100);
            three.append(humanMs(quantile.value)
                         + (quantile.n < percentileFloor(percent / 100) ? QStringLiteral(" (too few)") : QString()));
        }
        brief.append(QStringLiteral("%1 %2").arg(name, three.join(QStringLiteral(", "))));
    }
    if (plot.target) {
        low = std::min(low, *plot.target);
        high = std::max(high, *plot.target);
    }
    constexpr double smallestMs = 0.001;
    plot.y = axisOver(QStringLiteral("time to first token, ms (log)"), std::max(low, smallestMs), std::max(high, smallestMs), true);
    plot.finding = metricFinding(input, {QStringLiteral("ttft_typical"), QStringLiteral("ttft_p50")});
    plot.evidence = QStringLiteral("p50, p95, p99: %1.").arg(brief.join(QStringLiteral("; ")));
    if (input.several)
        plot.evidence += u' ' + severalText(input);
    plot.description = (plot.finding.isEmpty() ? QString() : QString(plot.finding + u' ')) + said.join(u' ');
}

} // namespace derby
