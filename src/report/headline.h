// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"

#include <optional>
#include <vector>

namespace derby {

/// What the headline's verdicts of all pairs come to, for a glyph and a few words; the whole truth is the test's sentence.
struct Headline
{
    VerdictState state = VerdictState::NotEnoughData;
    std::optional<int> winner; ///< lane: faster than each other lane that had a success
    QString metric; ///< "ttft_typical"
    std::optional<int> moreNeeded; ///< the most of any pair, in blocks or rounds
    size_t shown = 0; ///< the verdict that stands for it: the winner's narrowest, else the first in this state
};

/// `succeeded`: each lane's successes. Nothing when there is no headline verdict (one lane).
std::optional<Headline> headlineOf(const std::vector<Verdict> &verdicts, const std::vector<int> &succeeded);
std::optional<Headline> headlineOf(const TestComparison &test);

} // namespace derby
