// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"

namespace derby::ui {

struct SampleShape
{
    int lanes = 3; ///< at most 8
    int points = 600; ///< a line or cloud
    bool twins = false; ///< all lanes are of one engine
    bool simulated = false;
    bool lowN = false; ///< the tails come from too few samples
    bool oneMissing = false; ///< the last lane has nothing to draw
};

/// A plot made by hand, with figures like those of a real run; the same every time.
Plot samplePlot(ChartId id, const SampleShape &shape = {});

} // namespace derby::ui
