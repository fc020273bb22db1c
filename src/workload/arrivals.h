// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"
#include "plan/plan.h"

#include <cstdint>
#include <vector>

namespace derby {

/// When each user sends its first request, counted from the start of the round: user i starts at a uniformly drawn instant of the i-th of
/// `users` equal parts of `window`. So the starts are uniform over the window and never clump, whatever the seed.
std::vector<Nanos> staggerOffsets(int users, Nanos window, std::uint64_t seed);

/// How long a user waits after its request number `counter`; the same for the same (seed, counter). With sigma > 0 it is lognormal with the
/// mean of `think` (mu = ln(mean) - sigma^2 / 2), else constant.
Nanos thinkTime(const ThinkTime &think, std::uint64_t seed, std::uint64_t counter);

/// The order in which lanes take their turn in block or round number `index`: a permutation of 0..lanes-1 drawn anew for each index
/// (Fisher-Yates; every order equally likely).
std::vector<int> laneOrder(int lanes, std::uint64_t seed, std::uint64_t index);

} // namespace derby
