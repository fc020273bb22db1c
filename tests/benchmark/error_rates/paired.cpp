// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paired.h"

#include "base/random.h"
#include "draft.h"

#include <boost/random/normal_distribution.hpp>

#include <cmath>

namespace derby {

namespace {

constexpr double TtftMs = 50, TpotMs = 12;

double slowdown(const PairedCase &paired, double prompt, SplitMix64 &random)
{
    const double noise = boost::random::normal_distribution<double>(0, paired.noiseSd)(random);
    const double slow = random.uniform() < paired.slowShare ? paired.slowFactor : 1;
    return std::exp(prompt + noise) * slow;
}

} // namespace

RunResult pairedRun(const PairedCase &paired, const std::vector<double> &factors, int blocks, int tokens, std::uint64_t seed)
{
    const auto lanes = static_cast<int>(factors.size());
    RunResult run = draftRun(lanes, seed);
    run.plan.ttft = TtftTest{};
    TestConditions conditions;
    conditions.test = run.plan.ttft->name;
    conditions.health.kernelTime = true;
    const auto prompts = static_cast<std::uint64_t>(run.plan.ttft->prompts.count);
    MonoTime now{};
    for (int block = 0; block < blocks; ++block) {
        SplitMix64 ofPrompt(drawSeed(seed, 1000000 + static_cast<std::uint64_t>(block) % prompts));
        const double prompt = boost::random::normal_distribution<double>(0, paired.promptSd)(ofPrompt);
        SplitMix64 ofBlock(drawSeed(seed, static_cast<std::uint64_t>(block)));
        for (int lane = 0; lane < lanes; ++lane) {
            const double factor = factors[static_cast<std::size_t>(lane)];
            Record record = draftRecord(lane, conditions.test, now, tokens);
            record.round = block;
            record.promptTokens = 100;
            MonoTime at = now + fromSeconds(TtftMs / 1000 * factor * slowdown(paired, prompt, ofBlock));
            for (int token = 0; token < tokens; ++token) {
                record.events.push_back({at, at, 1, 0});
                at += fromSeconds(TpotMs / 1000 * factor * slowdown(paired, 0, ofBlock));
            }
            finishRecord(record);
            now = *record.done + fromSeconds(0.001);
            run.records.push_back(std::move(record));
        }
    }
    conditions.ended = now;
    run.conditions.push_back(conditions);
    return run;
}

} // namespace derby
