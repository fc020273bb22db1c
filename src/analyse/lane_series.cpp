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
            series.samples.push_back({*value, toSeconds(record->sent.value_or(record->planned).time_since_epoch()), record->round, true});
    }
    if (!test.load || series.samples.empty())
        return series;
    // One round alone is cut into time windows: of its steady window, where that is told.
    if (const auto window = test.steadyWindow(lane, series.samples.front().round))
        series.steady = std::pair(toSeconds(window->first.time_since_epoch()), toSeconds(window->second.time_since_epoch()));
    return series;
}

} // namespace derby
