// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"

#include <vector>

namespace derby {

/// Most points of a cloud.
inline constexpr std::size_t MostCloudPoints = 2000;

/// At most 2,000 of points that ascend in x: every k-th, and beside them the highest.
std::vector<PlotPoint> thinnedCloud(const std::vector<PlotPoint> &points, std::size_t most = MostCloudPoints);

/// The median of y along x: of each x where few different ones are there, else of a window of a tenth of the points (at least 15).
std::vector<PlotPoint> runningMedian(const std::vector<PlotPoint> &points);

} // namespace derby
