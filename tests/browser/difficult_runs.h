// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_result.h"

#include <QString>

#include <vector>

namespace derby {

/// A run by the name of its folder.
struct DifficultRun
{
    QString name;
    RunResult run;
};

/// Runs that are made to be difficult to report on; the same every time.
///   plain    three engines, a TTFT test and a load test, simulated, calibrated, with targets
///   hostile  names, models and messages that are HTML, JavaScript and formulas; a lane that never answers; two lanes of one engine
///   sparse   six requests of one lane
std::vector<DifficultRun> difficultRuns();

} // namespace derby
