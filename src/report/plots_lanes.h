// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/quantiles.h"
#include "analyse/test_data.h"
#include "report/plots.h"

#include <optional>
#include <vector>

namespace derby {

/// One lane of one source, as the charts draw it. Points into PlotLanes.
struct PlotLane
{
    SeriesLook look;
    const RunResult *run = nullptr;
    const TestData *test = nullptr;
    const TestComparison *comparison = nullptr;
    const LaneFigures *figures = nullptr;
    int lane = 0; ///< index in its run
    int source = 0;

    const std::vector<const Record *> &counted() const { return test->counted[static_cast<std::size_t>(lane)]; }
    const std::vector<const Record *> &measured() const { return test->measured[static_cast<std::size_t>(lane)]; }
};

/// What a chart is drawn from, looked up once.
struct PlotLanes
{
    std::vector<TestData> tests; ///< one a source
    std::vector<PlotLane> lanes;
    bool several = false; ///< runs
    bool simulated = false, partial = false, load = false;
    QString problem; ///< why there is nothing at all

    PlotLanes() = default;
    PlotLanes(const PlotLanes &) = delete; // the lanes point into the tests
    PlotLanes &operator=(const PlotLanes &) = delete;
    PlotLanes(PlotLanes &&) = default;
    PlotLanes &operator=(PlotLanes &&) = default;
};
PlotLanes plotLanes(const std::vector<PlotSource> &sources);

/// A lane's TTFTs; `quantiles` is absent where it has none.
struct TtftSample
{
    const PlotLane *lane = nullptr;
    std::optional<Quantiles> quantiles;
};
std::vector<TtftSample> ttftSamples(const PlotLanes &input);
/// No lane has a TTFT.
bool allEmpty(const std::vector<TtftSample> &samples);

/// Why a lane has nothing to draw: "no answer: nothing listens at the address".
QString missingText(const PlotLane &lane);
/// The same of all lanes, for Plot::empty: `what` is "time to first token".
QString emptyText(const PlotLanes &input, const QString &what);

/// The sentence of a verdict metric over all pairs of the one source's test, where its verdicts bear one; else empty.
QString metricFinding(const PlotLanes &input, const QStringList &metrics);
/// "Qwen2.5-7B · 24 users, 600 requests a lane · {how it is drawn} · 24 Nov 2026".
QString sourceLine(const PlotLanes &input, const QString &drawn);
/// "Measured in different runs: no verdict." for several sources, else empty.
QString severalText(const PlotLanes &input);

/// The target of a latency that all sources agree on, with its words; on TTFT charts.
void putTtftTarget(Plot &plot, const PlotLanes &input);

/// A number with four significant digits and no exponent, for tables.
QString tableNumber(double value);
QString tableNumber(const std::optional<double> &value); ///< absent: "-"
/// "40.1 to 44.2", "at least 40.1", "at most 44.2"; without an interval "-".
QString intervalText(const std::optional<Interval> &interval);

/// An axis over [low, high]: with the ticks that cover it, or, where `log`, its own range with a little room and the ticks within, if there
/// are enough.
PlotAxis axisOver(const QString &title, double low, double high, bool log);
/// From 0 to exactly `length`.
PlotAxis timeAxis(const QString &title, double length);

} // namespace derby
