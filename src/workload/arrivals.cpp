// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload/arrivals.h"

#include "base/random.h"

#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace derby {

std::vector<Nanos> staggerOffsets(int users, Nanos window, std::uint64_t seed)
{
    SplitMix64 random(seed);
    std::vector<Nanos> offsets;
    offsets.reserve(static_cast<std::size_t>(std::max(users, 0)));
    const double part = static_cast<double>(window.count()) / std::max(users, 1);
    for (int user = 0; user < users; ++user)
        offsets.emplace_back(static_cast<std::int64_t>((user + random.uniform()) * part));
    return offsets;
}

Nanos thinkTime(const ThinkTime &think, std::uint64_t seed, std::uint64_t counter)
{
    if (!(think.meanSeconds > 0))
        return Nanos::zero();
    if (!(think.sigma > 0))
        return fromSeconds(think.meanSeconds);
    SplitMix64 random(drawSeed(seed, counter));
    boost::random::lognormal_distribution<double> draw(std::log(think.meanSeconds) - think.sigma * think.sigma / 2, think.sigma);
    // A tail without end would hold a user for the rest of its round: an hour is beyond every plan's point.
    return fromSeconds(std::min(draw(random), 3600.0));
}

std::vector<int> laneOrder(int lanes, std::uint64_t seed, std::uint64_t index)
{
    std::vector<int> order(static_cast<std::size_t>(std::max(lanes, 0)));
    std::iota(order.begin(), order.end(), 0);
    SplitMix64 random(drawSeed(seed, index));
    for (std::size_t left = order.size(); left > 1; --left) {
        boost::random::uniform_int_distribution<std::size_t> draw(0, left - 1);
        std::swap(order[left - 1], order[draw(random)]);
    }
    return order;
}

} // namespace derby
