// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace derby {

/// Ranks (from 1) of the order statistics that enclose a quantile; 0: that end is unknown.
struct Ranks
{
    int lower = 0, upper = 0;
};

/// docs/method.md 4.1: lower = largest l with P(Bin(n, p) <= l - 1) <= (1 - level) / 2, upper = smallest u <= n with P(Bin(n, p) <= u - 1)
/// >= (1 + level) / 2.
Ranks binomialRanks(int n, double probability, double level);

/// The ends that ranks of Bin(nEff, probability) name among `sorted`, read at ceil(n * rank / nEff); absent where unknown.
struct OrderInterval
{
    std::optional<double> low, high;
};
OrderInterval orderInterval(std::span<const double> sorted, int nEff, double probability, double level);

/// How many independent requests dependent ones are worth (docs/method.md 4.1; Woodruff 1952 with batch means, Schmeiser 1982).
struct EffectiveSize
{
    enum class State {
        Known,
        TooFew, ///< fewer than 100 values
        EmptyWindow, ///< one of the ten time windows has none
        Drift, ///< lag-1 autocorrelation of the windows' shares over 0.3
    };
    State state = State::TooFew;
    int n = 0; ///< only when Known
};

/// `times` are those at which the values' requests were sent; the window [from, to] is cut into ten equal parts; times beyond it fall into
/// the nearest.
EffectiveSize effectiveSize(std::span<const double> values, std::span<const double> times, double from, double to, double probability);

/// The smallest n whose largest value is a one-sided 95 % upper bound of p90, p95, p99: 29, 59, 299 (Wilks 1941).
inline constexpr int FloorP90 = 29, FloorP95 = 59, FloorP99 = 299;

} // namespace derby
