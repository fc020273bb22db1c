// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/lane_series.h"

namespace derby {

Series laneSeries(const TestData &test, int lane, const LatencyOf &latency)
{
    Series series;
    series.load = test.load;
    for (const Record *record : test.counted[static_cast<std::size_t>(lane)]) {
        if (const auto value = latency(*record))
            series.samples.push_back({*value, sentSeconds(*record), record->round, true});
    }
    series.steady = steadyOf(test, lane, series);
    return series;
}

std::optional<std::pair<double, double>> steadyOf(const TestData &test, int lane, const Series &series)
{
    if (!test.load || series.samples.empty())
        return std::nullopt;
    const auto window = test.steadyWindow(lane, series.samples.front().round);
    if (!window)
        return std::nullopt;
    return std::pair(toSeconds(window->first.time_since_epoch()), toSeconds(window->second.time_since_epoch()));
}

double sentSeconds(const Record &record)
{
    return toSeconds(record.sent.value_or(record.planned).time_since_epoch());
}

} // namespace derby
