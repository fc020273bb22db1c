// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/stats/order_statistics.h"

#include "analyse/stats/distributions.h"
#include "base/percentile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace derby {

namespace {

constexpr int Windows = 10;
constexpr int FewestValues = 100;
constexpr double LargestAutocorrelation = 0.3;
constexpr double StudentToNormal = 0.75; // (1.960 / 2.262)^2: ten windows know V with 9 degrees of freedom

/// The smallest k in [0, n] with P(Bin <= k) >= target (or > target).
template <class Reached>
int firstWhere(int n, const Reached &reached)
{
    int low = 0, high = n; // reached(n) always holds: the distribution function is 1 there
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (reached(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

double lagOneAutocorrelation(const std::array<double, Windows> &shares)
{
    const double centre = mean(shares);
    double products = 0, squares = 0;
    for (int i = 0; i < Windows; ++i) {
        squares += (shares[i] - centre) * (shares[i] - centre);
        if (i + 1 < Windows)
            products += (shares[i] - centre) * (shares[i + 1] - centre);
    }
    return squares > 0 ? products / squares : 0;
}

} // namespace

Ranks binomialRanks(int n, double probability, double level)
{
    if (n < 1)
        return {};
    const double tail = (1 - level) / 2;
    // A hair of room, so that a tail that equals the limit but for rounding counts as equal.
    const double room = 1e-12;
    const int aboveTail = firstWhere(n, [&](int k) { return binomialCdf(n, probability, k) > tail + room; });
    const int reaching = firstWhere(n, [&](int k) { return binomialCdf(n, probability, k) >= 1 - tail - room; });
    return {aboveTail, reaching + 1 <= n ? reaching + 1 : 0};
}

OrderInterval orderInterval(std::span<const double> sorted, int nEff, double probability, double level)
{
    const Ranks ranks = binomialRanks(nEff, probability, level);
    const auto at = [&](int rank) -> std::optional<double> {
        if (rank == 0)
            return std::nullopt;
        const auto n = static_cast<std::int64_t>(sorted.size());
        const auto index = std::clamp<std::int64_t>((n * rank + nEff - 1) / nEff, 1, n);
        return sorted[static_cast<std::size_t>(index - 1)];
    };
    return {at(ranks.lower), at(ranks.upper)};
}

EffectiveSize effectiveSize(std::span<const double> values, std::span<const double> times, double from, double to, double probability)
{
    using State = EffectiveSize::State;
    const auto n = static_cast<int>(values.size());
    if (n < FewestValues || !(to > from))
        return {State::TooFew, 0};

    std::vector<double> sorted(values.begin(), values.end());
    const double quantile = percentileInPlace(sorted, probability);

    std::array<int, Windows> sizes{};
    std::array<int, Windows> belows{};
    int below = 0;
    for (int i = 0; i < n; ++i) {
        const double part = (times[i] - from) / (to - from) * Windows;
        const int window = static_cast<int>(std::clamp(part, 0.0, Windows - 0.5));
        ++sizes[window];
        if (values[i] <= quantile) {
            ++belows[window];
            ++below;
        }
    }
    const double share = static_cast<double>(below) / n;
    std::array<double, Windows> shares{};
    double variance = 0;
    for (int w = 0; w < Windows; ++w) {
        if (sizes[w] == 0)
            return {State::EmptyWindow, 0};
        shares[w] = static_cast<double>(belows[w]) / sizes[w];
        const double residual = belows[w] - sizes[w] * share;
        variance += residual * residual;
    }
    if (lagOneAutocorrelation(shares) > LargestAutocorrelation)
        return {State::Drift, 0};
    variance *= static_cast<double>(Windows) / (Windows - 1) / (static_cast<double>(n) * n);
    if (!(variance > 0))
        return {State::Known, n};
    const double effective = std::min<double>(n, StudentToNormal * share * (1 - share) / variance);
    return {State::Known, std::max(1, static_cast<int>(std::floor(effective)))};
}

} // namespace derby
