// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace derby {

/// The type-7 percentile (Hyndman & Fan 1996; numpy's default): linear between the order statistics around (n - 1) * probability.
/// `sorted` ascends and has at least one value; probability in [0, 1].
double percentile(std::span<const double> sorted, double probability);

/// The same of values in any order, which are reordered: O(n), for resampling.
double percentileInPlace(std::span<double> values, double probability);

double mean(std::span<const double> values); ///< at least one value
double standardDeviation(std::span<const double> values); ///< n - 1 below; 0 of fewer than two values

} // namespace derby
