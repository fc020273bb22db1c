// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <utility>

namespace derby {

/// Student's one-sample t of values against 0, n - 1 degrees of freedom.
struct StudentT
{
    int n = 0;
    double mean = 0, sd = 0;
    /// All values equal to d: 0 if d is not 0, else 1. Absent with fewer than two values.
    std::optional<double> p;
    /// Of the mean. All values equal to d: [d, d]. Absent with fewer than two values.
    std::optional<std::pair<double, double>> interval(double level) const;
};
StudentT studentT(std::span<const double> values);

} // namespace derby
