// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace derby {

struct DensityPoint
{
    double value = 0;
    double density = 0; ///< per unit of ln(value)
};

/// The Gaussian kernel density of ln(value), at equal steps of ln(value) from the smallest to the largest: cut at the data's range, so that
/// it never claims a value that was not seen. Bandwidth: Silverman's rule of thumb (1986, eq. 3.31), 0.9 min(sd, IQR / 1.34) n^(-1/5);
/// it smooths over what is narrower than itself and describes, it tests nothing. `sorted` ascends and is above 0; empty when fewer than
/// `FewestForDensity` values or two different ones are there. From 2,000 values on they are counted into 1,024 bins first (linear binning).
std::vector<DensityPoint> logDensity(std::span<const double> sorted, int points = 128);

/// Fewer values have no shape worth drawing.
inline constexpr int FewestForDensity = 10;

/// Silverman's bandwidth of ln(value); 0 where all are alike.
double logBandwidth(std::span<const double> sorted);

} // namespace derby
