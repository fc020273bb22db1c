// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/stats/holm.h"

#include <algorithm>
#include <numeric>

namespace derby {

std::vector<HolmStep> holm(const std::vector<std::optional<double>> &p, double alpha)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a].value_or(1) < p[b].value_or(1); });
    std::vector<HolmStep> steps(p.size());
    double adjusted = 0;
    bool rejecting = true;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const auto left = static_cast<double>(order.size() - k);
        const double own = p[order[k]].value_or(1);
        adjusted = std::max(adjusted, std::min(1.0, own * left));
        rejecting = rejecting && own <= alpha / left;
        steps[order[k]] = {adjusted, 1 / left, rejecting};
    }
    return steps;
}

} // namespace derby
