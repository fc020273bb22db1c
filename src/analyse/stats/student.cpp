// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/stats/student.h"

#include "analyse/stats/distributions.h"
#include "base/percentile.h"

#include <algorithm>
#include <cmath>

namespace derby {

StudentT studentT(std::span<const double> values)
{
    StudentT result;
    result.n = static_cast<int>(values.size());
    if (result.n == 0)
        return result;
    if (std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); })) {
        result.mean = values.front(); // itself, not a sum that rounds
        if (result.n >= 2)
            result.p = result.mean != 0 ? 0.0 : 1.0;
        return result;
    }
    result.mean = mean(values);
    result.sd = standardDeviation(values);
    result.p = studentTwoSided(result.mean / (result.sd / std::sqrt(static_cast<double>(result.n))), result.n - 1);
    return result;
}

std::optional<std::pair<double, double>> StudentT::interval(double level) const
{
    if (n < 2)
        return std::nullopt;
    if (sd == 0)
        return std::pair(mean, mean);
    const double half = studentQuantile((1 + level) / 2, n - 1) * sd / std::sqrt(static_cast<double>(n));
    return std::pair(mean - half, mean + half);
}

} // namespace derby
