// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/quantiles.h"
#include "report/plots.h"

#include <vector>

namespace derby {

/// Most points of a line.
inline constexpr int MostPoints = 600;

/// The cumulative curve of a lane: x = value, y = the share of all its requests up to there (by type 7). Under load the printed percentiles
/// are by rounds and may lie beside it: a mean of rounds is no share of requests.
std::vector<PlotPoint> cumulativeCurve(const Quantiles &quantiles);

/// The band of the cumulative curve at its points: the printed percentiles' 95 % intervals, read the other way round. Empty where the
/// method gives none (two to five rounds, drift, too few).
std::vector<PlotBand> cumulativeBand(const Quantiles &quantiles, const std::vector<PlotPoint> &curve);

/// At most `most` points that keep the outline: of each column of equal width the first, lowest, highest and last.
std::vector<PlotPoint> thinned(const std::vector<PlotPoint> &points, int most = MostPoints);

} // namespace derby
