// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "run/run_result.h"

#include <QJsonObject>

namespace derby {

/// detailed_analysis.json (docs/formats.md): what charts are drawn from, per test and lane: percentile curves, histograms, rounds, prompts,
/// errors and a time line.
QJsonObject detailedToJson(const RunResult &run, const Comparison &comparison);

} // namespace derby
