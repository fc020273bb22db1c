// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace derby {

/// Wilcoxon's signed rank test of paired differences, two-sided; zeros dropped, midranks for ties.
/// Up to 50 differences exact (with ties: the permutation distribution over the midranks), then normal with continuity and tie correction.
struct SignedRank
{
    int n = 0; ///< differences that are not zero
    double wPlus = 0; ///< sum of the ranks of the positive ones
    double p = 1; ///< 1 when every difference is zero
};
SignedRank signedRank(std::span<const double> differences);

/// Two-sided sign test, exact; zeros dropped.
double signTest(std::span<const double> differences);

/// p of the typical difference: the signed rank test, above 2,000 differences the sign test (docs/method.md 4.2).
double pairedP(std::span<const double> differences);

/// The typical difference: the Hodges-Lehmann estimate (median of all Walsh averages) and its interval, which is the signed rank test
/// turned round. Above 2,000 differences: their median and its order-statistic interval.
class TypicalDifference
{
public:
    explicit TypicalDifference(std::span<const double> differences); ///< at least one
    double estimate() const;
    /// Absent where so few differences give no interval at this level.
    std::optional<std::pair<double, double>> interval(double level) const;

private:
    int m_n;
    bool m_walsh;
    std::vector<double> m_sorted; ///< Walsh averages, or the differences themselves
};

} // namespace derby
