// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plots.h"

#include "report/plots_charts.h"

#include <algorithm>
#include <iterator>

namespace derby {

namespace {

struct Chart
{
    ChartId id;
    const char *name, *title;
    void (*draw)(Plot &plot, const PlotLanes &input);
    const char *drawn; ///< how it is drawn, for the source line
};

const Chart Charts[] = {
    {ChartId::TtftDistribution, "ttft_distribution", "Time to first token", drawDistribution, "box: quartiles, whiskers: p5 to p95"},
    {ChartId::TtftBox, "ttft_box", "Time to first token, as boxes", drawDistribution,
     "box: quartiles, whiskers: p5 to p95, dots: requests beyond them"},
    {ChartId::TtftViolin, "ttft_violin", "Time to first token, as violins", drawDistribution,
     "violin: kernel density of ln TTFT, cut at the data's range"},
    {ChartId::TtftHistogram, "ttft_histogram", "Time to first token, as a histogram", drawDistribution, "the same bins for all lanes"},
    {ChartId::TtftCdf, "ttft_cdf", "Time to first token, cumulative", drawDistribution, "band: 95 % intervals of the percentiles"},
    {ChartId::Percentiles, "percentiles", "Percentiles of the time to first token", drawPercentiles,
     "band: 95 % intervals, hollow: too few requests"},
    {ChartId::Throughput, "throughput", "Output tokens a second", drawThroughput, "tokens of the steady windows"},
    {ChartId::Timeline, "timeline", "Every request in time", drawTimeline, "a point: one request's time to first token"},
    {ChartId::Heatmap, "heatmap", "Time to first token over time", drawHeatmap, "shade: share of the requests sent in that time"},
    {ChartId::Radar, "radar", "Eight figures at a glance", drawRadar, "1: the best lane of each axis"},
    {ChartId::PromptScatter, "prompt_scatter", "Prompt length against time to first token", drawPromptScatter, "line: running median"},
};

const Chart &chartOf(ChartId id)
{
    return *std::find_if(std::begin(Charts), std::end(Charts), [id](const Chart &chart) { return chart.id == id; });
}

/// A reader who sees nothing hears first what holds for all of it.
void finish(Plot &plot, const PlotLanes &input)
{
    QStringList said;
    if (plot.simulated)
        said.append(QStringLiteral("SIMULATED: these figures come from built-in simulators."));
    if (input.partial)
        said.append(QStringLiteral("The run is partial."));
    said.append(plot.empty.isEmpty() ? plot.description : plot.empty);
    plot.description = said.join(u' ');
}

} // namespace

QString chartName(ChartId id)
{
    return QString::fromLatin1(chartOf(id).name);
}

std::optional<ChartId> chartFromName(QStringView name)
{
    for (const Chart &chart : Charts) {
        if (name == QLatin1String(chart.name))
            return chart.id;
    }
    return std::nullopt;
}

QList<ChartId> allCharts()
{
    QList<ChartId> ids;
    for (const Chart &chart : Charts)
        ids.append(chart.id);
    return ids;
}

QString chartTitle(ChartId id)
{
    return QString::fromLatin1(chartOf(id).title);
}

Plot makePlot(ChartId id, const std::vector<PlotSource> &sources)
{
    Plot plot;
    plot.id = id;
    plot.title = chartTitle(id);
    const PlotLanes input = plotLanes(sources);
    plot.simulated = input.simulated;
    plot.empty = input.problem;
    QStringList tests;
    for (const TestData &test : input.tests) {
        if (!tests.contains(test.name))
            tests.append(test.name);
    }
    plot.test = tests.join(QStringLiteral(", "));
    if (plot.empty.isEmpty()) {
        plot.source = sourceLine(input, QString::fromLatin1(chartOf(id).drawn));
        chartOf(id).draw(plot, input);
    }
    finish(plot, input);
    return plot;
}

} // namespace derby
