// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a refresh of charts costs: new data into series that are there, layout, painting. Nothing is asserted.
#include "sample_plots.h"
#include "ui/charts/chart_view.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>

using namespace derby;
using namespace derby::ui;

namespace {

constexpr int Rounds = 20, Points = 600;
constexpr QSize Size(500, 300);

/// Median of the rounds in ms of CPU time: what else runs on the machine does not count.
template <class Work>
double median(Work work)
{
    std::vector<double> times;
    for (int round = 0; round < Rounds; ++round) {
        const std::clock_t start = std::clock();
        work(round);
        times.push_back(double(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    }
    std::nth_element(times.begin(), times.begin() + Rounds / 2, times.end());
    return times[Rounds / 2];
}

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    loadFonts();
    const Appearance appearance;
    SampleShape shape;
    shape.points = Points;
    std::printf("three lanes, %d points a series, %d x %d px, median of %d, CPU ms\n%-20s %8s %8s\n", Points, Size.width(), Size.height(),
                Rounds, "chart", "setPlot", "paint");
    QPixmap target(Size);
    for (const ChartId id : allCharts()) {
        const Plot plots[] = {samplePlot(id, shape), samplePlot(id, {3, Points, false, false, true, false})};
        ChartView view(appearance);
        view.resize(Size);
        view.setPlot(plots[0]);
        view.render(&target);
        const double set = median([&](int round) { view.setPlot(plots[round % 2]); });
        const double both = median([&](int round) {
            view.setPlot(plots[round % 2]);
            view.render(&target);
        });
        std::printf("%-20s %8.2f %8.2f\n", qPrintable(chartName(id)), set, std::max(0.0, both - set));
    }
    const ChartId eight[] = {ChartId::TtftDistribution, ChartId::TtftCdf, ChartId::Percentiles,   ChartId::Throughput,
                             ChartId::Timeline,         ChartId::TtftBox, ChartId::TtftHistogram, ChartId::Radar};
    std::vector<std::unique_ptr<ChartView>> views;
    std::vector<Plot> plots;
    for (const ChartId id : eight) {
        plots.push_back(samplePlot(id, shape));
        views.push_back(std::make_unique<ChartView>(appearance));
        views.back()->resize(Size);
        views.back()->setPlot(plots.back());
    }
    const double all = median([&](int) {
        for (size_t i = 0; i < views.size(); ++i) {
            views[i]->setPlot(plots[i]);
            views[i]->render(&target);
        }
    });
    std::printf("%-20s %17.2f   (five refreshes a second: %.1f %% of one core)\n", "eight at once", all, all * 5 / 10);
    return 0;
}
