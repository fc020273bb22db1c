// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace derby {

/// What Holm's step-down (Holm 1979) says of one of m hypotheses.
struct HolmStep
{
    double adjusted = 1; ///< p multiplied by its step and made monotone, at most 1
    double share = 1; ///< the part of alpha that its step had: 1 / (m - k + 1), k-th smallest p
    bool rejected = false;
};

/// One step a p value, in the order given; one without p enters with p = 1.
std::vector<HolmStep> holm(const std::vector<std::optional<double>> &p, double alpha);

} // namespace derby
