// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/headline.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

/// How far a verdict's ratio is from one.
double distance(const Verdict &verdict)
{
    return verdict.ratio && *verdict.ratio > 0 ? std::fabs(std::log(*verdict.ratio)) : 0;
}

/// Whether `lane` is faster than each other lane that had a success, at least one of them.
bool wins(int lane, const std::vector<const Verdict *> &pairs, const std::vector<int> &succeeded)
{
    bool beaten = false;
    for (const Verdict *verdict : pairs) {
        if (verdict->a != lane && verdict->b != lane)
            continue;
        if (verdict->state == VerdictState::Faster && verdict->faster == lane) {
            beaten = true;
            continue;
        }
        const auto other = static_cast<size_t>(verdict->a == lane ? verdict->b : verdict->a);
        if (other >= succeeded.size() || succeeded[other] > 0)
            return false;
    }
    return beaten;
}

} // namespace

std::optional<Headline> headlineOf(const std::vector<Verdict> &verdicts, const std::vector<int> &succeeded)
{
    std::vector<const Verdict *> pairs;
    for (const Verdict &verdict : verdicts) {
        if (verdict.headline)
            pairs.push_back(&verdict);
    }
    if (pairs.empty())
        return std::nullopt;
    Headline headline;
    headline.metric = pairs.front()->metric;
    const auto index = [&verdicts](const Verdict *verdict) { return static_cast<size_t>(verdict - verdicts.data()); };
    for (const Verdict *verdict : pairs) {
        if (verdict->moreNeeded)
            headline.moreNeeded = std::max(headline.moreNeeded.value_or(0), *verdict->moreNeeded);
    }
    const auto holds = [&](VerdictState state) {
        const auto found = std::find_if(pairs.begin(), pairs.end(), [state](const Verdict *verdict) { return verdict->state == state; });
        if (found == pairs.end())
            return false;
        headline.state = state;
        headline.shown = index(*found);
        return true;
    };
    if (holds(VerdictState::ClientLimited))
        return headline;
    for (int lane = 0; lane < static_cast<int>(succeeded.size()); ++lane) {
        if (!wins(lane, pairs, succeeded))
            continue;
        headline.state = VerdictState::Faster;
        headline.winner = lane;
        const Verdict *narrowest = nullptr;
        for (const Verdict *verdict : pairs) {
            if (verdict->faster == lane && (!narrowest || distance(*verdict) < distance(*narrowest)))
                narrowest = verdict;
        }
        headline.shown = index(narrowest);
        return headline;
    }
    // No lane beats all others: what is not settled comes before what is.
    for (const VerdictState state : {VerdictState::NotEnoughData, VerdictState::TooClose, VerdictState::NotComparable}) {
        if (holds(state))
            return headline;
    }
    headline.state = VerdictState::TooClose; // each beats some and loses to others
    headline.shown = index(pairs.front());
    return headline;
}

std::optional<Headline> headlineOf(const TestComparison &test)
{
    std::vector<int> succeeded;
    for (const LaneFigures &lane : test.lanes)
        succeeded.push_back(lane.succeeded);
    return headlineOf(test.verdicts, succeeded);
}

} // namespace derby
