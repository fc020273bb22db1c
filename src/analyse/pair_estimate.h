// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/test_data.h"
#include "analyse/verdict_metrics.h"

#include <functional>
#include <optional>
#include <utility>

namespace derby {

/// What the data say of lane a against lane b in one metric, all of ln(a / b).
struct PairEstimate
{
    int n = 0; ///< blocks or rounds with figures of both lanes
    int dropped = 0; ///< TTFT test: blocks in which either lane failed
    int missing = 0; ///< TTFT test: blocks in which one lane has no request: its breaker was open, or the run was stopped
    int thin = 0; ///< load: rounds with too few requests
    int fewest = 0; ///< load: requests in the thinnest of those
    int unknown = 0; ///< load: rounds whose steady window is not known
    int broken = 0; ///< load: rounds in which a breaker opened
    int floor = 0; ///< fewest units that carry a verdict
    std::optional<double> estimate, p; ///< only when n >= floor
    std::function<std::optional<std::pair<double, double>>(double level)> interval; ///< empty below the floor
    std::function<double(double level)> quantile; ///< the interval's own
    double price = 1; ///< f of docs/method.md 4.6 for this estimate
    bool belowFloor() const { return n < floor; }
};

PairEstimate estimatePair(const TestData &test, const VerdictMetric &metric, int a, int b);

} // namespace derby
