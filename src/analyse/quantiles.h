// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/stats/order_statistics.h"
#include "analyse/summary.h"

#include <map>
#include <optional>
#include <vector>

namespace derby {

/// The fewest independent values from which a percentile above the median may be read without a warning: the largest of them is then a
/// one-sided 95 % upper bound (docs/method.md 4.1, floors; Wilks 1941). 0 up to the median.
int percentileFloor(double probability);

/// One percentile with its interval.
struct Quantile
{
    double value = 0;
    std::optional<Interval> interval; ///< absent: both ends unknown
    int n = 0; ///< independent values that carry it: n_eff; by rounds the fewest of a round, no more than it had requests; where n_eff is
               ///< not known all values
    EffectiveSize::State state = EffectiveSize::State::Known; ///< load in one round: whether n_eff is known, else why not
};

/// Any percentile of a series, as docs/method.md 4.1 has them: the printed figures and the curves of the charts come from here.
class Quantiles
{
public:
    enum class How {
        Independent, ///< order statistics
        ByRounds, ///< geometric mean of the rounds' percentiles; from six rounds on Student's t over their logarithms
        WithinOneRun, ///< load in one round: order statistics of n_eff
    };
    explicit Quantiles(const Series &series);

    How how() const { return m_how; }
    int n() const { return static_cast<int>(m_sorted.size()); } ///< values behind all percentiles
    int leftOut() const { return m_leftOut; } ///< samples that are not
    int rounds() const { return static_cast<int>(m_rounds.size()); }
    const std::vector<double> &sorted() const { return m_sorted; } ///< all values, ascending

    /// At least one value; probability in [0, 1].
    double value(double probability) const;
    Quantile at(double probability) const;

private:
    How m_how = How::Independent;
    int m_leftOut = 0;
    int m_independent = 0;
    std::vector<double> m_sorted;
    std::vector<double> m_values, m_times; ///< within one run, as they were sent
    double m_from = 0, m_to = 0;
    std::map<int, std::vector<double>> m_rounds; ///< sorted
    std::map<int, int> m_roundRequests;
};

/// Rounds that an interval by rounds needs.
inline constexpr int RoundsForInterval = 6;

} // namespace derby
