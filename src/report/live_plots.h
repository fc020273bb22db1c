// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/snapshot.h"
#include "report/plots.h"

#include <QString>

#include <optional>
#include <vector>

namespace derby {

/// A percentile while the run goes on: a value with its interval once enough requests are in, until then how many it needs.
struct LiveFigure
{
    QString label; ///< "median", "p95", "p99"
    std::optional<double> value; ///< ms; absent: too few requests
    std::optional<double> low, high; ///< 95 % interval from order statistics (docs/method.md 4.1), an unknown end absent
    int n = 0, needs = 0; ///< requests so far, and from how many on there is a value
    std::optional<double> secondsMore; ///< at the lane's rate so far until there is a value; absent: there is one, or nobody knows
};

/// Median, p95 and p99 of the TTFT. Under load requests are worth fewer than they are many; while nobody knows how many there is no
/// interval.
std::vector<LiveFigure> liveFigures(const LaneSnapshot &lane);

/// Requests in flight and failures by second of each lane's own time, kept from the snapshots of a test; at most the last 600 seconds.
class LiveHistory
{
public:
    struct Failures
    {
        double second = 0;
        int count = 0;
        QString message;
    };
    struct Lane
    {
        int firstSecond = 0;
        std::vector<int> inFlight; ///< the most seen in each second
        std::vector<Failures> failures;
    };

    /// Another test than the last one's begins anew.
    void add(const Snapshot &snapshot);
    const std::vector<Lane> &lanes() const { return m_lanes; }

private:
    QString m_test;
    std::vector<Lane> m_lanes;
    std::vector<int> m_failed; // as of the last snapshot
};

/// What the live charts need beside the snapshot.
struct LivePlotInput
{
    const Snapshot *snapshot = nullptr;
    std::vector<SeriesLook> looks; ///< one a lane
    std::optional<double> ttftTargetMs;
    bool simulated = false;
};

/// TtftHistogram, TtftCdf or TtftBox of the test that is running, as makePlot() has them of a finished one; figures are left to
/// liveFigures(). From bins under 2 % wide: edges are as exact as that.
Plot liveTtftPlot(ChartId id, const LivePlotInput &input);
/// Output tokens received in each second of each lane's own time.
Plot liveThroughputPlot(const LivePlotInput &input);

} // namespace derby
