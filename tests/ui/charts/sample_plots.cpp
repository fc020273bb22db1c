// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_plots.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace derby::ui {

namespace {

const char *const Names[] = {"vLLM", "TGI", "Ollama", "SGLang", "llama.cpp", "LM Studio", "TensorRT-LLM", "Gemeinschaftsrechner"};
const char *const Slots[] = {"vllm", "tgi", "ollama", "e4", "e5", "e6", "e7", "e8"};

SeriesLook lookOf(int lane, const SampleShape &shape)
{
    if (shape.twins)
        return {QString::number(lane), QStringLiteral("vLLM %1").arg(lane + 1), QStringLiteral("vllm"), lane > 0};
    return {QString::number(lane), QString::fromLatin1(Names[lane]), QString::fromLatin1(Slots[lane]), false};
}

double normal(QRandomGenerator &random)
{
    return std::sqrt(-2 * std::log(1 - random.generateDouble())) * std::cos(2 * std::numbers::pi * random.generateDouble());
}

/// Times to first token in ms, sorted: two hills in the third lane, a long tail in every one.
std::vector<double> values(int lane, int n)
{
    QRandomGenerator random(quint32(11 + lane));
    std::vector<double> all;
    for (int i = 0; i < n; ++i) {
        double center = 51.8 * std::pow(1.1, lane), spread = 0.2;
        if (lane == 2)
            center = random.generateDouble() < 0.42 ? 84 : 235, spread = random.generateDouble() < 0.5 ? 0.2 : 0.36;
        if (random.generateDouble() < 0.05)
            center *= 1.9;
        all.push_back(center * std::exp(spread * normal(random)));
    }
    std::sort(all.begin(), all.end());
    return all;
}

double quantile(const std::vector<double> &sorted, double share)
{
    const double at = share * double(sorted.size() - 1);
    const auto below = size_t(at);
    return below + 1 < sorted.size() ? sorted[below] + (sorted[below + 1] - sorted[below]) * (at - double(below)) : sorted.back();
}

std::vector<PlotPoint> density(const std::vector<double> &sorted)
{
    std::vector<PlotPoint> points;
    const double low = std::log(sorted.front()), high = std::log(sorted.back());
    for (int i = 0; i <= 120; ++i) {
        const double at = low + (high - low) * i / 120;
        double sum = 0;
        for (const double value : sorted)
            sum += std::exp(-0.5 * std::pow((std::log(value) - at) / 0.07, 2));
        points.push_back({std::exp(at), sum / double(sorted.size()) / 0.4});
    }
    return points;
}

PlotRow rowOf(int lane, const SampleShape &shape)
{
    const std::vector<double> sorted = values(lane, 600);
    PlotRow row;
    row.look = lookOf(lane, shape);
    row.n = shape.lowN ? 41 : 600;
    const double median = quantile(sorted, 0.5), p95 = quantile(sorted, 0.95);
    row.box =
        PlotBox{quantile(sorted, 0.05), quantile(sorted, 0.25), median, quantile(sorted, 0.75), p95, sorted.front(), sorted.back(), {}};
    for (const double value : sorted)
        if (value < row.box->p5 || value > row.box->p95)
            row.box->outliers.push_back(value);
    row.figures = {{QStringLiteral("median"), median, median * 0.97, median * 1.03, false},
                   {QStringLiteral("p95"), p95, p95 * 0.91, p95 * 1.12, shape.lowN}};
    if (shape.oneMissing && lane == shape.lanes - 1) {
        row = PlotRow();
        row.look = lookOf(lane, shape);
        row.missing = QStringLiteral("no answer: the connection was refused");
    }
    return row;
}

void timeAxis(Plot &plot)
{
    plot.x = {QStringLiteral("each lane's own measured time, s"), false, 0, 120, {0, 30, 60, 90, 120}, {}};
    plot.notes = {{PlotNote::Kind::Round, 61, QStringLiteral("round 2"), {}},
                  {PlotNote::Kind::Error, 48, QStringLiteral("TGI, 2 requests: model overloaded"), QStringLiteral("1")},
                  {PlotNote::Kind::Error, 97, QStringLiteral("vLLM: the connection was reset"), QStringLiteral("0")}};
}

void fillRows(Plot &plot, const SampleShape &shape)
{
    for (int lane = 0; lane < shape.lanes; ++lane) {
        PlotRow row = rowOf(lane, shape);
        const std::vector<double> sorted = values(lane, 600);
        if (row.missing.isEmpty()) {
            if (plot.id != ChartId::TtftBox && plot.id != ChartId::TtftHistogram)
                row.density = density(sorted);
            if (plot.id == ChartId::TtftHistogram) {
                for (int bin = 0; bin <= 34; ++bin)
                    row.edges.push_back(std::pow(10, 1.3 + bin * 0.05));
                row.counts.assign(34, 0);
                for (const double value : sorted)
                    ++row.counts[size_t(std::clamp((std::log10(value) - 1.3) / 0.05, 0.0, 33.0))];
            }
            if (plot.id != ChartId::TtftBox && row.box)
                row.box->outliers.clear();
        }
        plot.rows.push_back(row);
    }
    double highest = 0;
    for (const PlotRow &row : plot.rows)
        for (const PlotPoint &point : row.density)
            highest = std::max(highest, point.y);
    for (PlotRow &row : plot.rows)
        for (PlotPoint &point : row.density)
            point.y /= highest;
}

PlotLine cdfLine(int lane, const SampleShape &shape)
{
    const std::vector<double> sorted = values(lane, shape.points);
    PlotLine line;
    line.look = lookOf(lane, shape);
    for (size_t i = 0; i < sorted.size(); ++i) {
        const double share = double(i + 1) / double(sorted.size());
        line.points.push_back({sorted[i], share});
        line.band.push_back({sorted[i], std::max(0.0, share - 0.055), std::min(1.0, share + 0.055)});
    }
    (shape.lowN ? line.pale : line.marks).push_back({quantile(sorted, 0.95), 0.95});
    return line;
}

void fillCdf(Plot &plot, const SampleShape &shape)
{
    for (int lane = 0; lane < shape.lanes; ++lane) {
        PlotLine line = cdfLine(lane, shape);
        if (shape.oneMissing && lane == shape.lanes - 1) {
            line = PlotLine();
            line.look = lookOf(lane, shape);
            line.missing = QStringLiteral("no answer: the connection was refused");
        }
        plot.lines.push_back(line);
    }
    plot.y = {QStringLiteral("share of requests answered by then"),
              false,
              0,
              1,
              {0, 0.25, 0.5, 0.75, 0.95},
              {QStringLiteral("0 %"), QStringLiteral("25 %"), QStringLiteral("50 %"), QStringLiteral("75 %"), QStringLiteral("95 %")}};
}

void fillPercentiles(Plot &plot, const SampleShape &shape)
{
    const double named[] = {50, 75, 90, 95, 99, 99.9};
    plot.x = {QStringLiteral("percentile"), true, 2, 1000, {}, {}};
    for (const double percent : named) {
        plot.x.ticks.push_back(100 / (100 - percent));
        plot.x.labels.append(QString::number(percent));
    }
    plot.y = {QStringLiteral("time to first token, ms (log)"), true, 40, 1000, {50, 100, 200, 500, 1000}, {}};
    for (int lane = 0; lane < shape.lanes; ++lane) {
        const std::vector<double> sorted = values(lane, 600);
        PlotLine line;
        line.look = lookOf(lane, shape);
        for (double even = 0.301; even < 2.002; even += 0.0425) {
            const double share = 1 - std::pow(10, -even), value = quantile(sorted, share);
            line.points.push_back({1 / (1 - share), value});
            line.band.push_back({1 / (1 - share), value * 0.94, value * (1 + 0.03 * even)});
        }
        line.marks = {{2, quantile(sorted, 0.5)}, {20, quantile(sorted, 0.95)}, {100, quantile(sorted, 0.99)}};
        line.pale = {{1000, quantile(sorted, 0.999)}};
        plot.lines.push_back(line);
    }
}

void fillThroughput(Plot &plot, const SampleShape &shape)
{
    timeAxis(plot);
    plot.y = {QStringLiteral("output tokens/s"), false, 0, 1400, {0, 400, 800, 1200}, {}};
    for (int lane = 0; lane < shape.lanes; ++lane) {
        QRandomGenerator random(quint32(5 + lane));
        PlotLine line;
        line.look = lookOf(lane, shape);
        for (int i = 0; i < shape.points; ++i) {
            const double at = 120.0 * i / shape.points;
            line.points.push_back({at, std::min(1.0, at / 6) * (lane == 2 ? 842 : 1110 - 40 * lane) + 22 * normal(random)});
        }
        plot.lines.push_back(line);
    }
}

void fillClouds(Plot &plot, const SampleShape &shape)
{
    plot.y = {QStringLiteral("time to first token, ms (log)"), true, 20, 1000, {20, 50, 100, 200, 500, 1000}, {}};
    const bool prompts = plot.id == ChartId::PromptScatter;
    if (prompts)
        plot.x = {QStringLiteral("prompt tokens (log)"), true, 20, 4000, {20, 50, 100, 200, 500, 1000, 2000}, {}};
    else
        timeAxis(plot);
    for (int lane = 0; lane < shape.lanes; ++lane) {
        QRandomGenerator random(quint32(31 + lane));
        PlotCloud cloud;
        cloud.look = lookOf(lane, shape);
        const std::vector<double> sorted = values(lane, shape.points);
        for (int i = 0; i < shape.points; ++i) {
            const double value = sorted[size_t(random.bounded(shape.points))];
            const double tokens = 25 * std::pow(140, random.generateDouble());
            cloud.points.push_back(prompts ? PlotPoint{tokens, value * std::pow(tokens / 300, 0.35)}
                                           : PlotPoint{random.generateDouble() * 120, value});
        }
        if (prompts)
            for (int i = 0; i < 40; ++i) {
                const double tokens = 25 * std::pow(140, i / 39.0);
                cloud.trend.push_back({tokens, quantile(sorted, 0.5) * std::pow(tokens / 300, 0.35)});
            }
        plot.clouds.push_back(cloud);
    }
}

void fillHeats(Plot &plot, const SampleShape &shape)
{
    timeAxis(plot);
    plot.y = {QStringLiteral("time to first token, ms (log)"), true, 20, 1000, {20, 50, 100, 200, 500, 1000}, {}};
    constexpr int columns = 48, rows = 24;
    for (int lane = 0; lane < shape.lanes; ++lane) {
        QRandomGenerator random(quint32(71 + lane));
        const std::vector<double> sorted = values(lane, 600);
        PlotHeat heat;
        heat.look = lookOf(lane, shape);
        for (int i = 0; i <= columns; ++i)
            heat.xEdges.push_back(120.0 * i / columns);
        for (int i = 0; i <= rows; ++i)
            heat.yEdges.push_back(20 * std::pow(50, double(i) / rows));
        heat.shares.assign(size_t(columns * rows), 0);
        for (int x = 0; x < columns; ++x)
            for (int k = 0; k < 25; ++k) {
                const double value = sorted[size_t(random.bounded(600))];
                const int y = std::clamp(int(std::log(value / 20) / std::log(50) * rows), 0, rows - 1);
                heat.shares[size_t(y * columns + x)] += 1 / 25.0;
            }
        if (shape.oneMissing && lane == shape.lanes - 1) {
            heat = PlotHeat();
            heat.look = lookOf(lane, shape);
            heat.missing = QStringLiteral("no answer: the connection was refused");
        }
        plot.heats.push_back(heat);
    }
}

void fillRadar(Plot &plot, const SampleShape &shape)
{
    const struct
    {
        const char *name, *unit;
    } axes[] = {{"TTFT p50", "ms"},       {"TTFT p95", "ms"},           {"TPOT p50", "ms"}, {"E2E p95", "ms"},
                {"tokens/s", "tokens/s"}, {"requests/s", "requests/s"}, {"success", "%"},   {"goodput", "requests/s"}};
    for (int lane = 0; lane < shape.lanes; ++lane)
        plot.radars.push_back({lookOf(lane, shape), {}, {}});
    QRandomGenerator random(3);
    for (const auto &axis : axes) {
        PlotRadarAxis named{QString::fromLatin1(axis.name), QString::fromLatin1(axis.unit), {}};
        for (int lane = 0; lane < shape.lanes; ++lane) {
            const double value = lane == 0 ? 1 : std::max(0.15, 1 - 0.16 * lane - 0.2 * random.generateDouble());
            const bool unknown = shape.oneMissing && lane == shape.lanes - 1 && plot.radarAxes.size() % 4 == 3;
            plot.radars[size_t(lane)].values.push_back(unknown ? std::optional<double>() : value);
            named.shown.push_back(unknown ? QStringLiteral("-") : QString::number(52 / value, 'f', 1) + u" ms");
        }
        plot.radarAxes.push_back(named);
    }
}

} // namespace

Plot samplePlot(ChartId id, const SampleShape &shape)
{
    Plot plot;
    plot.id = id;
    plot.title = chartTitle(id);
    plot.subtitle = QStringLiteral("violin and box above, CDF below, one axis");
    plot.finding =
        QStringLiteral("vLLM keeps 95 % of first tokens under 100 ms, TGI is at the limit, Ollama needs four to five times as long.");
    plot.evidence =
        QStringLiteral("vLLM leads TGI by 21 ms at the 95th percentile (95 % interval 9 to 37 ms). Medians: 52, 57 and 181 ms.");
    plot.source = QStringLiteral("Qwen2.5-7B-Instruct, fp16, one L40S each · 24 users, 600 prompts a lane, 256 tokens out · box: "
                                 "quartiles, whiskers: p5 to p95 · 24 Nov 2026");
    plot.description = QStringLiteral("vLLM: median 51.8 ms, p95 77.9 ms. TGI: median 57.4 ms, p95 98.5 ms.");
    plot.simulated = shape.simulated;
    const bool distribution = id == ChartId::TtftDistribution || id == ChartId::TtftBox || id == ChartId::TtftViolin
        || id == ChartId::TtftHistogram || id == ChartId::TtftCdf;
    if (distribution) {
        plot.x = {QStringLiteral("time to first token, ms (log)"), true, 20, 1000, {20, 50, 100, 200, 500, 1000}, {}};
        plot.target = 100;
        plot.targetText = QStringLiteral("target 100 ms");
        if (id != ChartId::TtftCdf)
            fillRows(plot, shape);
        if (id == ChartId::TtftCdf || id == ChartId::TtftDistribution)
            fillCdf(plot, shape);
    } else if (id == ChartId::Percentiles) {
        fillPercentiles(plot, shape);
    } else if (id == ChartId::Throughput) {
        fillThroughput(plot, shape);
    } else if (id == ChartId::Timeline || id == ChartId::PromptScatter) {
        fillClouds(plot, shape);
    } else if (id == ChartId::Heatmap) {
        fillHeats(plot, shape);
    } else {
        fillRadar(plot, shape);
    }
    return plot;
}

} // namespace derby::ui
