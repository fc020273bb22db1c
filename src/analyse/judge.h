// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "run/run_result.h"

namespace derby {

/// Everything that can be said of a run: per test the lanes' figures, the quality, and the verdicts of docs/method.md 4.
Comparison judge(const RunResult &run);

} // namespace derby
