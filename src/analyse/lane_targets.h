// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "analyse/test_data.h"

#include <optional>
#include <vector>

namespace derby {

/// Succeeded requests within every latency target (TTFT, TPOT, E2E) of the test; absent when it has none.
std::optional<int> requestsThatMetAll(const TestData &test, int lane);

/// How a lane stands against each target of its test. Shares are of all requests that were due: a failed one met nothing.
std::vector<TargetOutcome> targetOutcomes(const TestData &test, int lane, const LaneFigures &figures);

} // namespace derby
