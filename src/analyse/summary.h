// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace derby {

/// One measured value and where it belongs.
struct Sample
{
    double value = 0; ///< ms
    double at = 0; ///< when its request was sent, in seconds
    int round = 0;
    bool tail = true; ///< false: left out of all figures and counted apart (a gap that touches a late, coalesced event)
};

/// What the values of one metric of one lane are like.
struct Series
{
    std::vector<Sample> samples;
    bool load = false; ///< requests share a queue
    std::optional<std::pair<double, double>> steady; ///< load in one round: the steady window, in seconds
    int requests = -1; ///< independent requests behind the samples (ITL has many samples a request); -1: one each
    std::map<int, int> roundRequests; ///< load: the same by round; empty: one each
};

/// Figures and intervals by docs/method.md 4.1.
MetricFigures summarise(const Series &series);

} // namespace derby
