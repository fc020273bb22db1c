// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/stats/signed_rank.h"

#include "analyse/stats/distributions.h"
#include "analyse/stats/order_statistics.h"
#include "base/percentile.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace derby {

namespace {

constexpr int ExactUpTo = 50;
constexpr int WalshUpTo = 2000;

/// How many of the 2^n sign patterns give each sum of the positive ranks; exact in doubles up to n = 50.
std::vector<double> signCounts(const std::vector<int> &ranks)
{
    std::vector<double> counts{1};
    for (const int rank : ranks) {
        std::vector<double> next(counts.size() + static_cast<std::size_t>(rank), 0);
        for (std::size_t sum = 0; sum < counts.size(); ++sum) {
            next[sum] += counts[sum];
            next[sum + static_cast<std::size_t>(rank)] += counts[sum];
        }
        counts = std::move(next);
    }
    return counts;
}

struct Ranked
{
    std::vector<int> doubled; ///< twice the midrank of each nonzero difference, so that halves stay whole
    std::vector<bool> positive;
    double tieTerm = 0; ///< sum of t^3 - t over groups of ties
};

Ranked ranked(std::span<const double> differences)
{
    std::vector<double> nonzero;
    std::copy_if(differences.begin(), differences.end(), std::back_inserter(nonzero), [](double d) { return d != 0; });
    std::sort(nonzero.begin(), nonzero.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    Ranked result;
    for (std::size_t begin = 0; begin < nonzero.size();) {
        std::size_t end = begin;
        while (end < nonzero.size() && std::abs(nonzero[end]) == std::abs(nonzero[begin]))
            ++end;
        const auto size = static_cast<double>(end - begin);
        result.tieTerm += size * size * size - size;
        for (std::size_t i = begin; i < end; ++i) {
            result.doubled.push_back(static_cast<int>(begin + 1 + end));
            result.positive.push_back(nonzero[i] > 0);
        }
        begin = end;
    }
    return result;
}

/// The largest k with P(V <= k - 1) <= tail, V the signed rank statistic of n differences: the interval's ends are the k-th smallest and
/// largest Walsh averages.
std::int64_t walshRank(int n, double tail)
{
    if (n <= ExactUpTo) {
        std::vector<int> ranks;
        for (int i = 1; i <= n; ++i)
            ranks.push_back(i);
        const std::vector<double> counts = signCounts(ranks);
        const double limit = std::ldexp(tail, n) * (1 + 1e-12);
        double sum = 0;
        std::int64_t k = 0;
        while (static_cast<std::size_t>(k) < counts.size() && sum + counts[static_cast<std::size_t>(k)] <= limit)
            sum += counts[static_cast<std::size_t>(k++)];
        return k;
    }
    const double size = n;
    const double centre = size * (size + 1) / 4;
    const double sd = std::sqrt(size * (size + 1) * (2 * size + 1) / 24);
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(centre + 0.5 + normalQuantile(tail) * sd)));
}

} // namespace

SignedRank signedRank(std::span<const double> differences)
{
    const Ranked all = ranked(differences);
    SignedRank result;
    result.n = static_cast<int>(all.doubled.size());
    if (result.n == 0)
        return result;
    std::int64_t doubledSum = 0;
    for (int i = 0; i < result.n; ++i)
        doubledSum += all.positive[static_cast<std::size_t>(i)] ? all.doubled[static_cast<std::size_t>(i)] : 0;
    result.wPlus = static_cast<double>(doubledSum) / 2;

    if (result.n <= ExactUpTo) {
        const std::vector<double> counts = signCounts(all.doubled);
        double below = 0, above = 0;
        for (std::size_t sum = 0; sum < counts.size(); ++sum) {
            below += static_cast<std::int64_t>(sum) <= doubledSum ? counts[sum] : 0;
            above += static_cast<std::int64_t>(sum) >= doubledSum ? counts[sum] : 0;
        }
        result.p = std::min(1.0, std::ldexp(2 * std::min(below, above), -result.n));
        return result;
    }
    const double n = result.n;
    const double variance = n * (n + 1) * (2 * n + 1) / 24 - all.tieTerm / 48;
    const double distance = std::max(0.0, std::abs(result.wPlus - n * (n + 1) / 4) - 0.5);
    result.p = variance > 0 ? std::min(1.0, 2 * normalCdf(-distance / std::sqrt(variance))) : 1.0;
    return result;
}

double signTest(std::span<const double> differences)
{
    const auto positive = static_cast<int>(std::count_if(differences.begin(), differences.end(), [](double d) { return d > 0; }));
    const auto negative = static_cast<int>(std::count_if(differences.begin(), differences.end(), [](double d) { return d < 0; }));
    if (positive + negative == 0)
        return 1;
    return std::min(1.0, 2 * binomialCdf(positive + negative, 0.5, std::min(positive, negative)));
}

double pairedP(std::span<const double> differences)
{
    return differences.size() > WalshUpTo ? signTest(differences) : signedRank(differences).p;
}

TypicalDifference::TypicalDifference(std::span<const double> differences)
    : m_n(static_cast<int>(differences.size()))
    , m_walsh(m_n <= WalshUpTo)
{
    if (m_walsh) {
        m_sorted.reserve(differences.size() * (differences.size() + 1) / 2);
        for (std::size_t i = 0; i < differences.size(); ++i) {
            for (std::size_t j = i; j < differences.size(); ++j)
                m_sorted.push_back((differences[i] + differences[j]) / 2);
        }
    } else {
        m_sorted.assign(differences.begin(), differences.end());
    }
    std::sort(m_sorted.begin(), m_sorted.end());
}

double TypicalDifference::estimate() const
{
    return percentile(m_sorted, 0.5);
}

std::optional<std::pair<double, double>> TypicalDifference::interval(double level) const
{
    if (!m_walsh) {
        const OrderInterval ends = orderInterval(m_sorted, m_n, 0.5, level);
        if (!ends.low || !ends.high)
            return std::nullopt;
        return std::pair(*ends.low, *ends.high);
    }
    const std::int64_t k = walshRank(m_n, (1 - level) / 2);
    if (k < 1)
        return std::nullopt;
    return std::pair(m_sorted[static_cast<std::size_t>(k - 1)], m_sorted[m_sorted.size() - static_cast<std::size_t>(k)]);
}

} // namespace derby
