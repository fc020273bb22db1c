// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace derby {

/// ln of the ratio of two quantiles, by resampling whole blocks (docs/method.md 4.2): plain percentile interval.
class QuantileRatio
{
public:
    /// `a` and `b` are the two lanes' positive values, one a block, in the same order. Draw number i is seeded by drawSeed(seed, i), so
    /// that any number of threads (0: as many as the machine has, if it pays) gives the same.
    QuantileRatio(std::span<const double> a, std::span<const double> b, double probability, int draws, std::uint64_t seed, int threads = 0);

    double estimate() const { return m_estimate; }
    std::pair<double, double> interval(double level) const;
    /// min(1, 2 (1 + min(#<=0, #>=0)) / (draws + 1)).
    double p() const;

private:
    double m_estimate;
    std::vector<double> m_draws; ///< sorted
};

} // namespace derby
