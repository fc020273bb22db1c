// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/percentile.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace derby {

namespace {

struct Place
{
    std::size_t index;
    double fraction;
};

Place place(std::size_t size, double probability)
{
    const double position = static_cast<double>(size - 1) * std::clamp(probability, 0.0, 1.0);
    const double below = std::floor(position);
    return {static_cast<std::size_t>(below), position - below};
}

} // namespace

double percentile(std::span<const double> sorted, double probability)
{
    const auto [index, fraction] = place(sorted.size(), probability);
    const double low = sorted[index];
    if (fraction == 0 || index + 1 == sorted.size())
        return low;
    return low + fraction * (sorted[index + 1] - low);
}

double percentileInPlace(std::span<double> values, double probability)
{
    const auto [index, fraction] = place(values.size(), probability);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(index);
    std::nth_element(values.begin(), middle, values.end());
    const double low = *middle;
    if (fraction == 0 || index + 1 == values.size())
        return low;
    return low + fraction * (*std::min_element(middle + 1, values.end()) - low);
}

double mean(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double standardDeviation(std::span<const double> values)
{
    if (values.size() < 2)
        return 0;
    const double centre = mean(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - centre) * (value - centre);
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

} // namespace derby
