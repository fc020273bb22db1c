// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/stats/sample_size.h"

#include "analyse/stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace derby {

std::int64_t unitsNeeded(const SampleSizeInput &input)
{
    const double se = input.width / (2 * input.quantile);
    const double power = normalQuantile(input.power);
    const double test = normalQuantile(1 - input.alpha / (2 * input.pairs));
    // The difference must be told from 0, and its estimate must pass theta.
    const double c = std::max((test + power) / input.delta, power / (input.delta - input.theta));
    const double units = std::ceil(input.price * input.n * se * se * c * c);
    return static_cast<std::int64_t>(std::clamp(units, 1.0, 1e15));
}

} // namespace derby
