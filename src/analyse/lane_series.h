// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/summary.h"
#include "analyse/test_data.h"

#include <optional>
#include <utility>

namespace derby {

/// The values of a latency over the lane's records that count, as its figures are worked out from them.
Series laneSeries(const TestData &test, int lane, const LatencyOf &latency);

/// The steady window of a load test that ran in one round, in seconds, where it is told: it is cut into time windows.
std::optional<std::pair<double, double>> steadyOf(const TestData &test, int lane, const Series &series);

/// When a request was sent (planned, if it never was), in seconds of the run's clock.
double sentSeconds(const Record &record);

} // namespace derby
