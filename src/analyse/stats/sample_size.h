// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace derby {

/// What docs/method.md 4.6 needs to say how many units (blocks, rounds) would find a difference worth finding.
struct SampleSizeInput
{
    int n = 0; ///< units now
    double width = 0; ///< hi - lo of the interval now, in ln
    double quantile = 1.96; ///< the interval's own: of the normal distribution, or of Student's t for rounds
    double alpha = 0.05; ///< of the look that will be taken
    int pairs = 1;
    double power = 0.9;
    double theta = 0, delta = 0; ///< ln of the practical and of the worth-finding ratio
    double price = 1.2; ///< f: what estimating the spread from a pilot costs
};

/// N = ceil(f n (se c)^2); never less than 1.
std::int64_t unitsNeeded(const SampleSizeInput &input);

/// f of 4.6 for rounds: 2.5 from a pilot of 6 to 9, 1.5 from 10 on.
inline double roundsPrice(int rounds)
{
    return rounds >= 10 ? 1.5 : 2.5;
}
inline constexpr double TypicalPrice = 1.2, TailPrice = 1.5;

/// alpha' of 4.7 as a share of alpha: 0.012 / 0.05 (Pocock 1977, doubling looks). "n more" after a verdict is a second look.
inline constexpr double SecondLookShare = 0.24;

} // namespace derby
