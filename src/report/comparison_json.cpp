// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/comparison_json.h"

#include "base/json.h"
#include "plan/lane_names.h"

#include <QJsonArray>

#include <initializer_list>

namespace derby {

namespace {

constexpr int schema = 1;

QJsonValue number(const std::optional<double> &value)
{
    return value ? jsonNumber(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue intervalJson(const std::optional<Interval> &interval)
{
    if (!interval || (!interval->low && !interval->high))
        return QJsonValue::Null;
    return QJsonArray{number(interval->low), number(interval->high)};
}

QJsonObject metricJson(const MetricFigures &figures)
{
    const auto known = [&figures](double value, int least = 1) {
        return figures.n >= least ? jsonNumber(value) : QJsonValue(QJsonValue::Null);
    };
    QJsonValue effective(QJsonValue::Null);
    if (figures.nEff) {
        effective = QJsonObject{{QStringLiteral("median"), figures.nEff->median},
                                {QStringLiteral("p95"), figures.nEff->p95},
                                {QStringLiteral("p99"), figures.nEff->p99}};
    }
    return {{QStringLiteral("n"), figures.n},
            {QStringLiteral("left_out"), figures.leftOut},
            {QStringLiteral("n_eff"), effective},
            {QStringLiteral("mean"), known(figures.mean)},
            {QStringLiteral("sd"), known(figures.sd, 2)},
            {QStringLiteral("min"), known(figures.min)},
            {QStringLiteral("median"), known(figures.median)},
            {QStringLiteral("p90"), known(figures.p90)},
            {QStringLiteral("p95"), known(figures.p95)},
            {QStringLiteral("p99"), known(figures.p99)},
            {QStringLiteral("max"), known(figures.max)},
            {QStringLiteral("median_ci"), intervalJson(figures.medianCi)},
            {QStringLiteral("p90_ci"), intervalJson(figures.p90Ci)},
            {QStringLiteral("p95_ci"), intervalJson(figures.p95Ci)},
            {QStringLiteral("p99_ci"), intervalJson(figures.p99Ci)},
            {QStringLiteral("low_n"), QJsonArray::fromStringList(figures.lowN)},
            {QStringLiteral("interval_note"),
             figures.intervalNote.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(figures.intervalNote)}};
}

QJsonObject endpointJson(const Endpoint &endpoint)
{
    return {{QStringLiteral("name"), givenName(endpoint)},
            {QStringLiteral("engine"), engineId(endpoint.engine)},
            {QStringLiteral("url"), endpoint.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)},
            {QStringLiteral("model"), endpoint.model},
            {QStringLiteral("protocol"), protocolId(endpoint.protocol)},
            {QStringLiteral("simulated"), endpoint.simulated}};
}

QJsonObject laneJson(const LaneFigures &lane)
{
    QJsonArray targets;
    for (const TargetOutcome &target : lane.targets) {
        targets << QJsonObject{{QStringLiteral("name"), target.name},
                               {QStringLiteral("metric"), target.metric},
                               {QStringLiteral("target"), jsonNumber(target.target)},
                               {QStringLiteral("value"), number(target.value)},
                               {QStringLiteral("met"), target.met},
                               {QStringLiteral("share_met"), number(target.shareMet)}};
    }
    QJsonArray errors;
    for (const ErrorCount &error : lane.errors) {
        errors << QJsonObject{
            {QStringLiteral("kind"), errorKindId(error.kind)}, {QStringLiteral("count"), error.count},
            {QStringLiteral("outside"), error.outside},        {QStringLiteral("message"), error.message},
            {QStringLiteral("first_at_ns"), error.firstAtNs},  {QStringLiteral("actions"), QJsonArray::fromStringList(error.actions)}};
    }
    return {{QStringLiteral("id"), lane.id},
            {QStringLiteral("endpoint"), endpointJson(lane.endpoint)},
            {QStringLiteral("requests"),
             QJsonObject{{QStringLiteral("due"), lane.due},
                         {QStringLiteral("succeeded"), lane.succeeded},
                         {QStringLiteral("failed"), lane.failed},
                         {QStringLiteral("dropped"), lane.dropped},
                         {QStringLiteral("cancelled"), lane.cancelled}}},
            {QStringLiteral("success_rate"), number(lane.successRate)},
            {QStringLiteral("output_tokens_per_s"), number(lane.outputTokensPerSecond)},
            {QStringLiteral("requests_per_s"), number(lane.requestsPerSecond)},
            {QStringLiteral("goodput_per_s"), number(lane.goodputPerSecond)},
            {QStringLiteral("rounds"), lane.rounds},
            {QStringLiteral("metrics"),
             QJsonObject{{QStringLiteral("ttft_ms"), metricJson(lane.ttftMs)},
                         {QStringLiteral("itl_ms"), metricJson(lane.itlMs)},
                         {QStringLiteral("tpot_ms"), metricJson(lane.tpotMs)},
                         {QStringLiteral("e2e_ms"), metricJson(lane.e2eMs)},
                         {QStringLiteral("ttfa_ms"), metricJson(lane.ttfaMs)},
                         {QStringLiteral("ttft_from_planned_ms"), metricJson(lane.ttftFromPlannedMs)},
                         {QStringLiteral("e2e_from_planned_ms"), metricJson(lane.e2eFromPlannedMs)}}},
            {QStringLiteral("mean_prompt_tokens"), number(lane.meanPromptTokens)},
            {QStringLiteral("mean_output_tokens"), number(lane.meanOutputTokens)},
            {QStringLiteral("mean_cached_tokens"), number(lane.meanCachedTokens)},
            {QStringLiteral("output_tokens_estimated"), lane.outputTokensEstimated},
            {QStringLiteral("breaker_open_s"), jsonNumber(lane.breakerOpenSeconds)},
            {QStringLiteral("targets"), targets},
            {QStringLiteral("errors"), errors}};
}

QJsonObject verdictJson(const Verdict &verdict, const std::vector<LaneFigures> &lanes)
{
    const auto id = [&lanes](int lane) {
        return lane >= 0 && static_cast<size_t>(lane) < lanes.size() ? QJsonValue(lanes[static_cast<size_t>(lane)].id)
                                                                     : QJsonValue(QJsonValue::Null);
    };
    const QJsonValue interval = intervalJson(verdict.interval);
    return {{QStringLiteral("metric"), verdict.metric},
            {QStringLiteral("headline"), verdict.headline},
            {QStringLiteral("pair"), QJsonArray{id(verdict.a), id(verdict.b)}},
            {QStringLiteral("state"), verdictStateId(verdict.state)},
            {QStringLiteral("faster"), verdict.faster ? id(*verdict.faster) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("ratio"), number(verdict.ratio)},
            {QStringLiteral("interval"), interval},
            {QStringLiteral("level"), interval.isNull() ? QJsonValue(QJsonValue::Null) : jsonNumber(verdict.interval->level)},
            {QStringLiteral("p_holm"), number(verdict.pHolm)},
            {QStringLiteral("difference_ms"), number(verdict.differenceMs)},
            {QStringLiteral("n"), verdict.n},
            {QStringLiteral("more_needed"), jsonOrNull(verdict.moreNeeded)},
            {QStringLiteral("reason"), verdict.reason},
            {QStringLiteral("sentence"), verdict.sentence}};
}

QJsonObject testJson(const TestComparison &test)
{
    QJsonArray lanes, verdicts;
    for (const LaneFigures &lane : test.lanes)
        lanes << laneJson(lane);
    for (const Verdict &verdict : test.verdicts)
        verdicts << verdictJson(verdict, test.lanes);
    return {{QStringLiteral("name"), test.name},    {QStringLiteral("kind"), test.load ? QStringLiteral("load") : QStringLiteral("ttft")},
            {QStringLiteral("users"), test.users},  {QStringLiteral("order"), test.order},
            {QStringLiteral("lanes"), lanes},       {QStringLiteral("quality"), qualityToJson(test.quality)},
            {QStringLiteral("verdicts"), verdicts}, {QStringLiteral("sentence"), test.sentence}};
}

} // namespace

QJsonObject comparisonToJson(const Comparison &comparison)
{
    QJsonArray tests;
    QJsonObject primary;
    for (const TestComparison &test : comparison.tests) {
        const QJsonObject json = testJson(test);
        if (test.name == comparison.primary)
            primary = json;
        tests << json;
    }
    return {{QStringLiteral("schema"), schema},
            {QStringLiteral("name"), comparison.name},
            {QStringLiteral("simulated"), comparison.simulated},
            {QStringLiteral("partial"), comparison.partial},
            {QStringLiteral("primary"), comparison.primary},
            {QStringLiteral("tests"), tests},
            {QStringLiteral("lanes"), primary.value(QStringLiteral("lanes")).toArray()},
            {QStringLiteral("verdicts"), primary.value(QStringLiteral("verdicts")).toArray()},
            {QStringLiteral("quality"), qualityToJson(comparison.quality)}};
}

} // namespace derby
