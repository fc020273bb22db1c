// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plots_lanes.h"

#include "analyse/lane_series.h"
#include "base/sentence.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

const TestComparison *comparisonOf(const Comparison &comparison, const QString &test)
{
    const auto found =
        std::find_if(comparison.tests.begin(), comparison.tests.end(), [&](const TestComparison &one) { return one.name == test; });
    return found == comparison.tests.end() ? nullptr : &*found;
}

/// "run", "run (2)": no two alike.
QStringList sourceLabels(const std::vector<PlotSource> &sources)
{
    QStringList labels;
    for (const PlotSource &source : sources) {
        QString label = source.label.isEmpty() && source.comparison ? source.comparison->name : source.label;
        const QString plain = label;
        for (int i = 2; labels.contains(label); ++i)
            label = QStringLiteral("%1 (%2)").arg(plain, QString::number(i));
        labels.append(label);
    }
    return labels;
}

void takeTest(PlotLanes &input, const PlotSource &source)
{
    const QString wanted = source.test.isEmpty() ? source.comparison->primary : source.test;
    for (TestData &test : testsOf(*source.run)) {
        if (test.name == wanted && comparisonOf(*source.comparison, wanted)) {
            input.tests.push_back(std::move(test));
            return;
        }
    }
    input.problem = wanted.isEmpty() ? QStringLiteral("The run has no test.") : QStringLiteral("The run has no test \"%1\".").arg(wanted);
}

} // namespace

PlotLanes plotLanes(const std::vector<PlotSource> &sources)
{
    PlotLanes input;
    input.several = sources.size() > 1;
    if (sources.empty())
        input.problem = QStringLiteral("No run is chosen.");
    for (const PlotSource &source : sources) {
        if (!source.run || !source.comparison)
            input.problem = QStringLiteral("The run could not be read.");
        else
            takeTest(input, source);
        if (!input.problem.isEmpty()) {
            if (source.comparison)
                input.simulated = source.comparison->simulated;
            return input;
        }
    }
    const QStringList labels = sourceLabels(sources);
    std::vector<LaneFigures> all; // with the names and ids that the charts have
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const PlotSource &source = sources[i];
        const TestData &test = input.tests[i];
        const TestComparison *comparison = comparisonOf(*source.comparison, test.name);
        input.simulated = input.simulated || source.comparison->simulated;
        input.partial = input.partial || source.comparison->partial;
        input.load = input.load || test.load;
        const int lanes = std::min(test.lanes(), static_cast<int>(comparison->lanes.size()));
        for (int lane = 0; lane < lanes; ++lane) {
            const LaneFigures &figures = comparison->lanes[static_cast<std::size_t>(lane)];
            input.lanes.push_back({{}, source.run, &test, comparison, &figures, lane, static_cast<int>(i)});
            LaneFigures named;
            named.endpoint = figures.endpoint;
            const QString prefix = input.several ? QString(labels[static_cast<qsizetype>(i)] + QStringLiteral(": ")) : QString();
            named.id = prefix + figures.id;
            named.name = prefix + figures.shownName();
            all.push_back(std::move(named));
        }
    }
    const std::vector<SeriesLook> looks = seriesLooks(all);
    for (std::size_t i = 0; i < looks.size(); ++i)
        input.lanes[i].look = looks[i];
    if (input.lanes.empty())
        input.problem = QStringLiteral("The run has no lane.");
    return input;
}

std::vector<TtftSample> ttftSamples(const PlotLanes &input)
{
    std::vector<TtftSample> samples;
    for (const PlotLane &lane : input.lanes) {
        TtftSample sample{&lane, std::nullopt};
        const Series series = laneSeries(*lane.test, lane.lane, ttftMs);
        if (!series.samples.empty())
            sample.quantiles.emplace(series);
        samples.push_back(std::move(sample));
    }
    return samples;
}

bool allEmpty(const std::vector<TtftSample> &samples)
{
    return std::none_of(samples.begin(), samples.end(), [](const TtftSample &sample) { return sample.quantiles.has_value(); });
}

QString missingText(const PlotLane &lane)
{
    const LaneFigures &figures = *lane.figures;
    const QString because =
        figures.errors.empty() ? QString() : QString(QStringLiteral(": ") + clause(printable(figures.errors.front().message)));
    if (figures.due == 0)
        return (figures.errors.empty() ? QStringLiteral("not measured: nothing was due") : QStringLiteral("no answer")) + because;
    return QStringLiteral("none of %1 succeeded").arg(counted(figures.due, u"request")) + because;
}

QString emptyText(const PlotLanes &input, const QString &what)
{
    QStringList parts;
    for (const PlotLane &lane : input.lanes)
        parts.append(QStringLiteral("%1: %2").arg(lane.look.name, missingText(lane)));
    return QStringLiteral("There is no %1 to draw. %2.").arg(what, parts.join(QStringLiteral("; ")));
}

QString severalText(const PlotLanes &input)
{
    return input.several ? QStringLiteral("Measured in different runs: side by side, without a verdict.") : QString();
}

void putTtftTarget(Plot &plot, const PlotLanes &input)
{
    const Targets &first = *input.tests.front().targets;
    const auto agreed = [&](std::optional<double> Targets::*target) {
        return first.*target && std::all_of(input.tests.begin(), input.tests.end(), [&](const TestData &test) {
                   return test.targets->*target == first.*target;
               });
    };
    if (agreed(&Targets::ttftMs)) {
        plot.target = first.ttftMs;
        plot.targetText = QStringLiteral("target of the median: %1").arg(humanMs(*first.ttftMs));
    } else if (agreed(&Targets::ttftP95Ms)) {
        plot.target = first.ttftP95Ms;
        plot.targetText = QStringLiteral("target of p95: %1").arg(humanMs(*first.ttftP95Ms));
    }
}

QString tableNumber(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("-");
    const double size = std::abs(value);
    const int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    return QString::number(value, 'f', decimals);
}

QString tableNumber(const std::optional<double> &value)
{
    return value ? tableNumber(*value) : QStringLiteral("-");
}

QString intervalText(const std::optional<Interval> &interval)
{
    if (!interval || (!interval->low && !interval->high))
        return QStringLiteral("-");
    if (!interval->high)
        return QStringLiteral("at least %1").arg(tableNumber(*interval->low));
    if (!interval->low)
        return QStringLiteral("at most %1").arg(tableNumber(*interval->high));
    return QStringLiteral("%1 to %2").arg(tableNumber(*interval->low), tableNumber(*interval->high));
}

PlotAxis timeAxis(const QString &title, double length)
{
    PlotAxis axis = axisOver(title, 0, length, false);
    axis.high = length;
    while (axis.ticks.size() > 1 && axis.ticks.back() > length)
        axis.ticks.pop_back();
    return axis;
}

PlotAxis axisOver(const QString &title, double low, double high, bool log)
{
    PlotAxis axis;
    axis.title = title;
    axis.log = log;
    axis.ticks = niceTicks(low, high, log);
    if (axis.ticks.empty())
        return axis;
    axis.low = axis.ticks.front();
    axis.high = axis.ticks.back();
    if (!log)
        return axis;
    // Round ends would waste up to half the width: the data's own range with a little room, if three ticks remain.
    constexpr double room = 1.06;
    const double from = low / room, to = high * room;
    std::vector<double> within;
    std::copy_if(axis.ticks.begin(), axis.ticks.end(), std::back_inserter(within), [&](double tick) { return tick >= from && tick <= to; });
    if (within.size() >= 3) {
        axis.ticks = std::move(within);
        axis.low = from;
        axis.high = to;
    }
    return axis;
}

} // namespace derby
