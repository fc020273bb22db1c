// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/plan_check.h"

#include "base/text.h"
#include "measure/record.h"
#include "plan/advice.h"
#include "plan/lane_names.h"
#include "plan/limits.h"
#include "workload/prompts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace derby {

namespace {

constexpr int tgiMostOutputTokens = static_cast<int>(limits::tgiOutputTokens.maximum);
constexpr int roundsForVerdict = 6; // docs/method.md 4.3
constexpr int medianFloor = 20; // requests a lane a round
constexpr int p95Floor = 72; // requests a lane a round, or blocks
constexpr int typicalFloor = 20; // blocks
constexpr double referenceTokens = 128;

Error usage(const QString &message, const QStringList &actions)
{
    return makeError(ErrorKind::Usage, message, {}, actions);
}

int streamsPerEndpoint(const Plan &plan)
{
    int most = plan.ttft ? 1 : 0;
    for (const LoadTest &load : plan.loads)
        most = std::max(most, load.users);
    return most;
}

std::optional<Error> refuseLength(const Endpoint &endpoint, const QString &test, int tokens)
{
    if (endpoint.engine != Engine::Tgi || tokens <= tgiMostOutputTokens)
        return std::nullopt;
    return usage(
        QStringLiteral("TGI gives at most %1 output tokens; the test \"%2\" asks %3 for %4.")
            .arg(tgiMostOutputTokens)
            .arg(test, givenName(endpoint))
            .arg(tokens),
        {QStringLiteral("Set output_tokens of \"%1\" to %2 or less, or leave the TGI endpoint out.").arg(test).arg(tgiMostOutputTokens)});
}

double secondsFor(int outputTokens, double secondsPerRequest)
{
    return secondsPerRequest * outputTokens / referenceTokens;
}

/// Not more than an int holds: refusePlan() refuses far fewer.
int blocksOf(const TtftTest &test, qint64 prompts)
{
    return static_cast<int>(std::min<qint64>(test.iterations * prompts, std::numeric_limits<int>::max()));
}

std::optional<Error> refuseBlocks(const TtftTest &test, qint64 prompts)
{
    const qint64 most = static_cast<qint64>(limits::blocks.maximum);
    if (test.iterations * prompts <= most)
        return std::nullopt;
    return usage(QStringLiteral("The test \"%1\" has %2 iterations of %3: at most %4 blocks can be kept.")
                     .arg(test.name)
                     .arg(test.iterations)
                     .arg(counted(prompts, u"prompt"))
                     .arg(most),
                 {QStringLiteral("Set iterations of \"%1\" to %2 or less, or use fewer prompts.")
                      .arg(test.name)
                      .arg(std::max<qint64>(1, most / std::max<qint64>(1, prompts)))});
}

/// Every token's times stay in memory until the run is judged.
void warnOfMemory(double tokens, QStringList &warnings)
{
    constexpr double worthAWarning = 2e9; // bytes
    const double bytes = tokens * sizeof(RecordEvent);
    if (bytes > worthAWarning)
        warnings.append(
            QStringLiteral("The times of about %1 million tokens will be kept in memory: about %2 GB. A shorter run, fewer users "
                           "or fewer output tokens need less.")
                .arg(tokens / 1e6, 0, 'f', 0)
                .arg(bytes / 1e9, 0, 'f', 1));
}

/// What to set so that the verdict can be had: rounds count for the duration.
QString durationAdvice(double seconds, int rounds)
{
    const QString text = QStringLiteral("duration_seconds %1").arg(seconds, 0, 'f', 0);
    return rounds < roundsForVerdict ? QString(text + QStringLiteral(" and rounds %1").arg(roundsForVerdict)) : text;
}

/// The `duration_seconds` with which each round's steady window brings `needed` requests a lane; at least six rounds.
double durationFor(const LoadTest &test, int needed, double cycleSeconds)
{
    const double steady = needed * cycleSeconds / test.users;
    // The stagger takes 10 % of a round, at most 10 s (LoadTest::staggerSeconds).
    const double round = steady / 0.9 <= 100 ? steady / 0.9 : steady + 10;
    return std::ceil(round) * std::max(test.rounds, roundsForVerdict);
}

void addLoadFloors(const LoadTest &test, double cycleSeconds, TestForecast &forecast)
{
    const double expected = test.users * (test.roundSeconds() - test.staggerSeconds()) / cycleSeconds;
    const std::pair<QStringList, int> floors[] = {
        {{QStringLiteral("ttft_p50"), QStringLiteral("tpot_p50"), QStringLiteral("e2e_p50"), QStringLiteral("output_tokens_per_s")},
         medianFloor},
        {{QStringLiteral("ttft_p95"), QStringLiteral("e2e_p95")}, p95Floor}};
    for (const auto &[metrics, floor] : floors) {
        for (const QString &metric : metrics) {
            UnreachableVerdict missing;
            missing.metric = metric;
            if (expected < floor) {
                missing.needed = floor;
                missing.expected = expected;
                missing.unit = QStringLiteral("requests a lane a round");
                missing.durationSeconds = durationFor(test, floor, cycleSeconds);
                missing.sentence = QStringLiteral("%1 needs %2 requests a lane a round; about %3 will come: %4 would do.")
                                       .arg(metric)
                                       .arg(floor)
                                       .arg(expected, 0, 'f', expected < 10 ? 1 : 0)
                                       .arg(durationAdvice(*missing.durationSeconds, test.rounds));
            } else if (test.rounds < roundsForVerdict) {
                missing.needed = roundsForVerdict;
                missing.expected = test.rounds;
                missing.unit = QStringLiteral("rounds");
                missing.durationSeconds = test.roundSeconds() * roundsForVerdict;
                missing.sentence = QStringLiteral("%1 needs 6 rounds; the test has %2.").arg(metric).arg(test.rounds);
            } else {
                continue;
            }
            forecast.unreachable.push_back(missing);
        }
    }
}

void addTtftFloors(int blocks, TestForecast &forecast)
{
    const std::pair<const char *, int> floors[] = {
        {"ttft_typical", typicalFloor}, {"tpot_typical", typicalFloor}, {"e2e_typical", typicalFloor}, {"ttft_p95", p95Floor}};
    for (const auto &[metric, floor] : floors) {
        if (blocks >= floor)
            continue;
        UnreachableVerdict missing;
        missing.metric = QString::fromLatin1(metric);
        missing.needed = floor;
        missing.expected = blocks;
        missing.unit = QStringLiteral("blocks");
        missing.sentence =
            QStringLiteral("%1 needs %2 blocks (iterations x prompts); the test has %3.").arg(missing.metric).arg(floor).arg(blocks);
        forecast.unreachable.push_back(missing);
    }
}

/// A file's further prompts would stay unused without a word.
void warnOfUnusedPrompts(const QString &test, const PromptSpec &spec, quint64 seed, QStringList &warnings)
{
    if (spec.source != PromptSpec::Source::File)
        return;
    PromptSpec whole = spec;
    whole.count = static_cast<int>(limits::promptCount.maximum);
    whole.sharedPrefixWords = 0;
    const Result<QStringList> all = makePrompts(whole, seed);
    if (all && all->size() > spec.count)
        warnings.append(QStringLiteral("\"%1\" sends the first %2 of the %3 prompts in %4: count: %3 in its prompts takes them all.")
                            .arg(test)
                            .arg(spec.count)
                            .arg(all->size())
                            .arg(spec.file));
}

/// One sentence for all metrics of a test that miss the same floor.
void warnOfFloors(const TestForecast &forecast, QStringList &warnings)
{
    struct Group
    {
        QStringList metrics;
        UnreachableVerdict first;
    };
    std::vector<Group> groups;
    for (const UnreachableVerdict &missing : forecast.unreachable) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&missing](const Group &group) {
            return group.first.unit == missing.unit && group.first.needed == missing.needed;
        });
        if (same != groups.end())
            same->metrics.append(missing.metric);
        else
            groups.push_back({{missing.metric}, missing});
    }
    for (const Group &group : groups) {
        QString sentence =
            QStringLiteral("\"%1\" cannot give a verdict on %2: ").arg(forecast.name, group.metrics.join(QLatin1String(", ")));
        const bool aboutRequests = group.first.durationSeconds && group.first.unit != QLatin1String("rounds");
        if (aboutRequests)
            sentence += QStringLiteral("%1 requests a lane a round are needed and about %2 will come; %3 would reach it.")
                            .arg(group.first.needed)
                            .arg(group.first.expected, 0, 'f', group.first.expected < 10 ? 1 : 0)
                            .arg(durationAdvice(*group.first.durationSeconds, forecast.rounds));
        else
            sentence += QStringLiteral("%1 %2 are needed and it has %3.")
                            .arg(group.first.needed)
                            .arg(group.first.unit)
                            .arg(group.first.expected, 0, 'f', 0);
        warnings.append(sentence);
    }
}

TestForecast forecastTtft(const TtftTest &test, int prompts, int lanes, double secondsPerRequest)
{
    TestForecast forecast;
    forecast.name = test.name;
    forecast.rounds = blocksOf(test, prompts);
    forecast.warmup = test.warmup * lanes;
    forecast.requests = static_cast<double>(forecast.rounds) * lanes;
    forecast.requestsKnown = true;
    forecast.seconds = testSeconds(test, prompts, lanes, secondsPerRequest);
    forecast.outputTokens = (forecast.requests + forecast.warmup) * test.outputTokens;
    addTtftFloors(forecast.rounds, forecast);
    return forecast;
}

TestForecast forecastLoad(const LoadTest &test, int lanes, double secondsPerRequest)
{
    TestForecast forecast;
    forecast.name = test.name;
    forecast.load = true;
    forecast.users = test.users;
    forecast.rounds = test.rounds;
    forecast.streams = test.users * (test.order == LaneOrder::AllAtOnce ? lanes : 1);
    forecast.warmup = test.warmupRequests() * lanes;
    const double requestSeconds = secondsFor(test.outputTokens, secondsPerRequest);
    const double cycle = std::max(1e-3, requestSeconds + test.think.meanSeconds);
    forecast.requests = std::floor(test.users * (test.durationSeconds - test.rounds * test.staggerSeconds()) / cycle) * lanes;
    forecast.seconds = testSeconds(test, lanes) + lanes * requestSeconds;
    forecast.outputTokens = (test.users * test.durationSeconds / cycle * lanes + forecast.warmup) * test.outputTokens;
    if (lanes > 1)
        addLoadFloors(test, cycle, forecast);
    return forecast;
}

} // namespace

double testSeconds(const TtftTest &test, int prompts, int lanes, double secondsPerRequest)
{
    return static_cast<double>(blocksOf(test, prompts) + test.warmup) * lanes * secondsFor(test.outputTokens, secondsPerRequest);
}

double testSeconds(const LoadTest &test, int lanes)
{
    return test.durationSeconds * (test.order == LaneOrder::AllAtOnce ? std::min(lanes, 1) : lanes);
}

std::optional<Error> refusePlan(const Plan &plan, TransportKind kind, int maxStreamsPerEndpoint)
{
    if (plan.endpoints.isEmpty()) {
        return usage(QStringLiteral("The plan names no endpoint."),
                     {QStringLiteral("tokenderby-cli benchmark --endpoint vllm=http://localhost:8000"),
                      QStringLiteral("tokenderby-cli benchmark --config config/quick-test.yaml"),
                      QStringLiteral("tokenderby-cli benchmark --simulate")});
    }
    if (!plan.ttft && plan.loads.empty())
        return usage(QStringLiteral("The plan has no test."), {QStringLiteral("Enable test_scenarios.ttft or add a load test.")});
    const int streams = streamsPerEndpoint(plan);
    if (maxStreamsPerEndpoint > 0 && streams > maxStreamsPerEndpoint) {
        const QString name = kind == TransportKind::Qnam ? QStringLiteral("Qt's network layer") : QStringLiteral("The transport");
        return usage(
            QStringLiteral("The plan needs %1 at once to one endpoint; %2 opens at most %3, and would queue the rest in silence.")
                .arg(counted(streams, u"stream"), name)
                .arg(maxStreamsPerEndpoint),
            {QStringLiteral("Use the stopwatch transport (the default), or at most %1.").arg(counted(maxStreamsPerEndpoint, u"user"))});
    }
    for (const Endpoint &endpoint : plan.endpoints) {
        if (plan.ttft) {
            if (std::optional<Error> error = refuseLength(endpoint, plan.ttft->name, plan.ttft->outputTokens))
                return error;
        }
        for (const LoadTest &load : plan.loads) {
            if (std::optional<Error> error = refuseLength(endpoint, load.name, load.outputTokens))
                return error;
        }
    }
    std::vector<PromptSpec> specs;
    if (plan.ttft)
        specs.push_back(plan.ttft->prompts);
    for (const LoadTest &load : plan.loads)
        specs.push_back(load.prompts);
    for (const PromptSpec &spec : specs) {
        const Result<QStringList> prompts = makePrompts(spec, plan.seed);
        if (!prompts)
            return prompts.error();
        if (prompts->isEmpty())
            return usage(QStringLiteral("There is no prompt to send."),
                         {QStringLiteral("Name a prompt set or a file that holds at least one prompt.")});
        if (plan.ttft && &spec == &specs.front()) {
            if (std::optional<Error> error = refuseBlocks(*plan.ttft, prompts->size()))
                return error;
        }
    }
    return std::nullopt;
}

std::optional<Error> refusePlan(const Plan &plan, const Transport &transport)
{
    return refusePlan(plan, transport.kind(), transport.maxStreamsPerEndpoint());
}

DryRun dryRun(const Plan &plan, double secondsPerRequest)
{
    DryRun dry;
    const int lanes = static_cast<int>(plan.endpoints.size());
    if (plan.ttft) {
        const Result<QStringList> prompts = makePrompts(plan.ttft->prompts, plan.seed);
        dry.tests.push_back(forecastTtft(*plan.ttft, prompts ? static_cast<int>(prompts->size()) : 0, lanes, secondsPerRequest));
        if (!prompts)
            dry.warnings.append(prompts.error().message);
    }
    for (const LoadTest &load : plan.loads)
        dry.tests.push_back(forecastLoad(load, lanes, secondsPerRequest));
    for (const TestForecast &forecast : dry.tests) {
        dry.requests += forecast.requests;
        dry.seconds += forecast.seconds;
        dry.outputTokens += forecast.outputTokens;
        dry.streams = std::max(dry.streams, forecast.streams);
        if (lanes > 1)
            warnOfFloors(forecast, dry.warnings);
    }
    if (plan.ttft)
        warnOfUnusedPrompts(plan.ttft->name, plan.ttft->prompts, plan.seed, dry.warnings);
    for (const LoadTest &load : plan.loads)
        warnOfUnusedPrompts(load.name, load.prompts, plan.seed, dry.warnings);
    warnOfMemory(dry.outputTokens, dry.warnings);
    if (lanes == 1)
        dry.warnings.append(QStringLiteral("There is one endpoint: it gets figures, and there is nothing to compare it with."));
    const QStringList names = laneNames(plan.endpoints);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Endpoint &endpoint = plan.endpoints[i];
        if (const QString warning = unverifiedWarning(endpoint, names[i]); !warning.isEmpty())
            dry.warnings.append(warning);
        if (!endpoint.apiKeyEnv.isEmpty() && endpoint.apiKey.isEmpty())
            dry.warnings.append(QStringLiteral("%1 has no key: the environment variable %2 is empty.").arg(names[i], endpoint.apiKeyEnv));
    }
    for (const LoadTest &load : plan.loads) {
        if (load.roundSeconds() < 2)
            dry.warnings.append(QStringLiteral("A round of \"%1\" takes %2: too short for anything to settle.")
                                    .arg(load.name, humanDuration(load.roundSeconds())));
    }
    return dry;
}

} // namespace derby
