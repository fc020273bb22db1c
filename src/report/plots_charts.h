// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots_lanes.h"

namespace derby {

/// Each fills in what its charts draw; id, title, simulated and source stand there already.
void drawDistribution(Plot &plot, const PlotLanes &input); ///< ttft_distribution, _box, _violin, _histogram, _cdf
void drawPercentiles(Plot &plot, const PlotLanes &input);
void drawThroughput(Plot &plot, const PlotLanes &input);
void drawTimeline(Plot &plot, const PlotLanes &input);
void drawHeatmap(Plot &plot, const PlotLanes &input);
void drawRadar(Plot &plot, const PlotLanes &input);
void drawPromptScatter(Plot &plot, const PlotLanes &input);

} // namespace derby
