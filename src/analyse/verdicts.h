// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "analyse/test_data.h"
#include "analyse/wording.h"

#include <vector>

namespace derby {

/// The verdict of each metric for each pair of lanes (docs/method.md 4.5), in the order of the metrics, then of the pairs. `comparison` has
/// the test's lanes and quality. Its headline sentence is left to the caller.
std::vector<WordedVerdict> verdictsOf(const TestData &test, const TestComparison &comparison, const Wording &wording);

/// No calibration covers the test's streams: its sentences say so.
bool uncalibrated(const TestData &test);

} // namespace derby
