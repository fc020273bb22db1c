// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/test_slot.h"

#include "base/random.h"
#include "run/plan_check.h"
#include "workload/prompts.h"

#include <algorithm>

namespace derby {

namespace {

constexpr double guessedSeconds = 3; // a request of 128 tokens

} // namespace

double TestSlot::seconds(int lanes) const
{
    return ttft ? testSeconds(*ttft, static_cast<int>(prompts.size()), lanes, guessedSeconds) : testSeconds(*load, lanes);
}

WarmUpSpec TestSlot::warmUp() const
{
    WarmUpSpec spec;
    spec.test = name();
    spec.prompts = prompts;
    spec.requests = ttft ? ttft->warmup : load->warmupRequests();
    spec.atOnce = ttft ? 1 : load->users;
    spec.connections = ttft ? 1 : std::min(spec.requests, load->users);
    spec.text.uniquePrefix = ttft ? ttft->prompts.uniquePrefix : load->prompts.uniquePrefix;
    spec.text.outputTokens = ttft ? ttft->outputTokens : load->outputTokens;
    return spec;
}

Result<std::vector<TestSlot>> testsOf(const Plan &plan)
{
    std::vector<TestSlot> tests;
    if (plan.ttft)
        tests.push_back({&*plan.ttft, nullptr, {}, 0});
    for (const LoadTest &load : plan.loads)
        tests.push_back({nullptr, &load, {}, 0});
    for (std::size_t i = 0; i < tests.size(); ++i) {
        TestSlot &test = tests[i];
        Result<QStringList> prompts = makePrompts(test.ttft ? test.ttft->prompts : test.load->prompts, plan.seed);
        if (!prompts)
            return fail(prompts.error());
        test.prompts = *prompts;
        test.seed = drawSeed(plan.seed, i + 1);
    }
    return tests;
}

PrepareOptions preparationFor(const std::vector<TestSlot> &tests, const Deadlines &deadlines)
{
    PrepareOptions options;
    options.deadlines = deadlines;
    for (const TestSlot &test : tests) {
        for (const QString &prompt : test.prompts) {
            if (!options.prompts.contains(prompt))
                options.prompts.append(prompt);
        }
        options.users = std::max(options.users, test.load ? test.load->users : 1);
        options.outputTokens = std::max(options.outputTokens, test.ttft ? test.ttft->outputTokens : test.load->outputTokens);
    }
    return options;
}

} // namespace derby
