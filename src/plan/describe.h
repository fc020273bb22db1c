// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/limits.h"
#include "plan/plan.h"

#include <array>
#include <utility>

// The one list of the configuration's keys. Readers, writers and the schema's test are visitors of it, so that a key cannot be read and not
// written, or be allowed and not known. Internal to src/plan.

namespace derby {

enum class TextRule {
    Any,
    NotEmpty,
    Name, ///< required, not empty
    EnvironmentVariable,
    File, ///< relative to the configuration's folder
    Proxy,
};

template <class T>
using Choices = std::array<std::pair<T, const char *>, 2>;

inline constexpr Choices<LaneOrder> laneOrders{{{LaneOrder::OneAfterAnother, "one_after_another"}, {LaneOrder::AllAtOnce, "all_at_once"}}};
inline constexpr Choices<TransportKind> transportKinds{{{TransportKind::Stopwatch, "stopwatch"}, {TransportKind::Qnam, "qnam"}}};
inline constexpr Choices<bool> connectionKinds{{{false, "warm"}, {true, "cold"}}};

template <class V>
void describePrompts(V &v, PromptSpec &prompts)
{
    v.promptSource(prompts); // set | file | synthetic
    v.integer("count", prompts.count, limits::promptCount);
    v.integer("shared_prefix_words", prompts.sharedPrefixWords, limits::promptSpread);
    v.flag("unique_prefix", prompts.uniquePrefix);
}

template <class V>
void describeTtft(V &v, TtftTest &test)
{
    if (v.stored())
        v.text("name", test.name, TextRule::NotEmpty);
    v.integer("iterations", test.iterations, limits::iterations);
    v.integer("warmup", test.warmup, limits::warmup);
    v.integer("output_tokens", test.outputTokens, limits::outputTokens);
    v.object("prompts", [&](V &inner) { describePrompts(inner, test.prompts); });
    v.text("headline", test.headline, TextRule::NotEmpty);
    v.target("target_ms", test.targets.ttftMs, limits::targetMs);
    v.target("target_ttft_p95_ms", test.targets.ttftP95Ms, limits::targetMs);
    v.target("target_p95_ms", test.targets.e2eP95Ms, limits::targetMs);
    v.target("target_tpot_ms", test.targets.tpotMs, limits::targetMs);
    v.target("target_success_rate", test.targets.successRate, limits::share);
    v.target("target_output_tokens_per_s", test.targets.outputTokensPerSecond, limits::targetRate);
}

template <class V>
void describeLoad(V &v, LoadTest &test)
{
    v.text("name", test.name, TextRule::Name);
    v.integer("concurrent_users", test.users, limits::users);
    v.number("duration_seconds", test.durationSeconds, limits::durationSeconds);
    v.integer("rounds", test.rounds, limits::rounds);
    v.choice("order", test.order, laneOrders);
    v.thinkTime("think_time", test.think);
    v.integerOr("warmup", test.warmup, limits::warmup, -1);
    v.integer("output_tokens", test.outputTokens, limits::outputTokens);
    v.number("grace_seconds", test.graceSeconds, limits::graceSeconds);
    v.object("prompts", [&](V &inner) { describePrompts(inner, test.prompts); });
    v.text("headline", test.headline, TextRule::NotEmpty);
    v.target("target_p95_ms", test.targets.e2eP95Ms, limits::targetMs);
    v.target("target_ttft_ms", test.targets.ttftMs, limits::targetMs);
    v.target("target_ttft_p95_ms", test.targets.ttftP95Ms, limits::targetMs);
    v.target("target_tpot_ms", test.targets.tpotMs, limits::targetMs);
    v.target("target_success_rate", test.targets.successRate, limits::share);
    v.target("target_output_tokens_per_s", test.targets.outputTokensPerSecond, limits::targetRate);
}

template <class V>
void describeEndpoint(V &v, Endpoint &endpoint)
{
    if (v.stored())
        v.text("id", endpoint.id, TextRule::Any);
    v.text("name", endpoint.name, TextRule::Any);
    v.engine("engine", endpoint); // sets the protocol to the engine's default
    v.url("url", endpoint.url);
    v.protocol("protocol", endpoint);
    v.text("model", endpoint.model, TextRule::Any);
    v.text("api_key_env", endpoint.apiKeyEnv, TextRule::EnvironmentVariable);
    v.headers("headers", endpoint.headers);
    v.text("ca_file", endpoint.caFile, TextRule::File);
    v.flag("verify_tls", endpoint.verifyTls);
    v.text("proxy", endpoint.proxy, TextRule::Proxy);
    if (v.stored())
        v.flag("simulated", endpoint.simulated);
}

/// Targets for every test that does not name its own.
template <class V>
void describeTargets(V &v, Targets &targets)
{
    v.target("ttft_ms", targets.ttftMs, limits::targetMs);
    v.target("ttft_p95_ms", targets.ttftP95Ms, limits::targetMs);
    v.target("e2e_p95_ms", targets.e2eP95Ms, limits::targetMs);
    v.target("tpot_ms", targets.tpotMs, limits::targetMs);
    v.target("success_rate", targets.successRate, limits::share);
    v.target("output_tokens_per_s", targets.outputTokensPerSecond, limits::targetRate);
}

template <class V>
void describeHead(V &v, Plan &plan)
{
    v.text("name", plan.name, TextRule::NotEmpty);
    v.text("description", plan.description, TextRule::Any);
    v.text("model", plan.model, TextRule::Any);
}

template <class V>
void describePlan(V &v, Plan &plan)
{
    v.object("benchmark", [&](V &inner) { describeHead(inner, plan); });
    v.object("services", [&](V &inner) {
        inner.text("namespace", plan.nameSpace, TextRule::Any);
        inner.manualUrls("manual_urls", plan.endpoints);
        inner.list("endpoints", plan.endpoints, [](V &item, Endpoint &endpoint) { describeEndpoint(item, endpoint); });
    });
    v.object("test_scenarios", [&](V &inner) {
        inner.ttft("ttft", plan.ttft);
        inner.list("load_tests", plan.loads, [](V &item, LoadTest &test) { describeLoad(item, test); });
    });
    v.text("primary", plan.primary, TextRule::Any);
    v.commonTargets("targets", plan);
    v.seed("seed", plan.seed);
    v.number("temperature", plan.temperature, limits::temperature);
    v.choice("connections", plan.coldConnections, connectionKinds);
    v.choice("transport", plan.transport, transportKinds);
    v.object("deadlines", [&](V &inner) {
        inner.seconds("connect_seconds", plan.deadlines.connect, limits::deadlineSeconds);
        inner.seconds("first_token_seconds", plan.deadlines.firstToken, limits::deadlineSeconds);
        inner.seconds("idle_seconds", plan.deadlines.idle, limits::deadlineSeconds);
        inner.seconds("whole_seconds", plan.deadlines.whole, limits::deadlineSeconds);
    });
    v.object("breaker", [&](V &inner) {
        inner.integer("failures_in_a_row", plan.breaker.failuresInARow, limits::breakerFailures);
        inner.number("probe_after_seconds", plan.breaker.probeAfterSeconds, limits::deadlineSeconds);
    });
    v.object("judgement", [&](V &inner) {
        inner.number("alpha", plan.judgement.alpha, limits::alpha);
        inner.number("power", plan.judgement.power, limits::power);
        inner.number("practical_ratio", plan.judgement.practicalRatio, limits::ratio);
        inner.number("worth_finding_ratio", plan.judgement.worthFindingRatio, limits::ratio);
        inner.integer("bootstrap_draws", plan.judgement.bootstrapDraws, limits::bootstrapDraws);
    });
    v.object("output", [&](V &inner) {
        inner.text("directory", plan.output.directory, TextRule::NotEmpty);
        inner.flag("save_raw_data", plan.output.saveRawData);
        inner.flag("generate_charts", plan.output.generateCharts);
        inner.flag("generate_report", plan.output.generateReport);
    });
    if constexpr (V::bothShapes) {
        // The flat shape: the same values, at the top.
        v.alsoAtTop("benchmark", [&](V &same) { describeHead(same, plan); });
        v.alsoAtTop("test_scenarios", [&](V &same) {
            same.ttft("ttft_test", plan.ttft);
            same.list("load_tests", plan.loads, [](V &item, LoadTest &test) { describeLoad(item, test); });
        });
    }
}

} // namespace derby
