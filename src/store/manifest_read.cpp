// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/manifest.h"

#include "plan/limits.h"
#include "plan/plan_json.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace derby {

namespace {

constexpr int mostRounds = 1'000'000; // as many as a journal's line may name

std::optional<double> numberOrNone(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        list << item.toString();
    return list;
}

std::optional<Error> errorFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject json = value.toObject();
    Error error;
    error.kind = errorKindFromId(json.value(QStringLiteral("kind")).toString()).value_or(ErrorKind::Io);
    error.message = json.value(QStringLiteral("message")).toString();
    error.detail = json.value(QStringLiteral("detail")).toString();
    error.actions = strings(json.value(QStringLiteral("actions")));
    error.recoverable = json.value(QStringLiteral("recoverable")).toBool();
    return error;
}

LanePreparation preparationFrom(const QJsonObject &json)
{
    LanePreparation preparation;
    preparation.model = json.value(QStringLiteral("model")).toString();
    preparation.serverVersion = json.value(QStringLiteral("server_version")).toString();
    preparation.fingerprint = json.value(QStringLiteral("fingerprint")).toString();
    preparation.loadMs = numberOrNone(json.value(QStringLiteral("load_ms")));
    preparation.protocolNote = json.value(QStringLiteral("protocol_note")).toString();
    preparation.warnings = strings(json.value(QStringLiteral("warnings")));
    preparation.error = errorFrom(json.value(QStringLiteral("error")));
    return preparation;
}

MonoTime timeFrom(const QJsonValue &value)
{
    // Half of what 64 bits hold, so that differences cannot overflow whatever a file says.
    constexpr qint64 farthest = std::numeric_limits<qint64>::max() / 2;
    return MonoTime(Nanos(std::clamp<qint64>(value.toInteger(), -farthest, farthest)));
}

TestConditions conditionsFrom(const QJsonObject &json)
{
    TestConditions conditions;
    conditions.test = json.value(QStringLiteral("test")).toString();
    conditions.streams = json.value(QStringLiteral("streams")).toInt(1);
    conditions.started = timeFrom(json.value(QStringLiteral("started_ns")));
    conditions.ended = timeFrom(json.value(QStringLiteral("ended_ns")));
    const QJsonObject health = json.value(QStringLiteral("health")).toObject();
    conditions.healthKnown = health.value(QStringLiteral("busiest_loop_share")).isDouble();
    conditions.health.busiestLoopShare = health.value(QStringLiteral("busiest_loop_share")).toDouble();
    conditions.health.clockSteps = health.value(QStringLiteral("clock_steps")).toInt();
    conditions.health.kernelTime = health.value(QStringLiteral("kernel_time")).toBool();
    conditions.health.realtimePriority = health.value(QStringLiteral("realtime_priority")).toBool();
    conditions.health.loops = health.value(QStringLiteral("loops")).toInt();
    const QJsonArray open = json.value(QStringLiteral("open_seconds")).toArray();
    for (const QJsonValue &lane : open) {
        auto &rounds = conditions.openSeconds.emplace_back();
        const QJsonArray items = lane.toArray();
        for (const QJsonValue &item : items)
            rounds.push_back(item.toDouble());
    }
    const QJsonArray steady = json.value(QStringLiteral("steady")).toArray();
    for (const QJsonValue &lane : steady) {
        auto &rounds = conditions.steady.emplace_back();
        const QJsonArray items = lane.toArray();
        for (const QJsonValue &item : items)
            rounds.emplace_back(timeFrom(item.toArray().at(0)), timeFrom(item.toArray().at(1)));
    }
    return conditions;
}

/// Numbers that no run has, and that whoever walks through rounds or blocks would never come to the end of.
QString outOfRange(const Plan &plan)
{
    for (const LoadTest &test : plan.loads) {
        if (!limits::users.contains(test.users) || test.rounds < 1 || test.rounds > mostRounds || test.durationSeconds < 0
            || test.durationSeconds > limits::durationSeconds.maximum)
            return QStringLiteral("the users, rounds or seconds of \"%1\" are out of range.").arg(test.name);
    }
    if (plan.ttft && !limits::iterations.contains(plan.ttft->iterations))
        return QStringLiteral("the iterations of \"%1\" are out of range.").arg(plan.ttft->name);
    return {};
}

} // namespace

Result<RunResult> runFromManifest(const QJsonObject &manifest)
{
    Result<Plan> plan = planFromJson(manifest.value(QStringLiteral("plan")).toObject());
    if (!plan)
        return fail(plan.error());
    if (plan->endpoints.isEmpty())
        return fail(makeError(ErrorKind::Io, QStringLiteral("it names no lanes.")));
    if (const QString wrong = outOfRange(*plan); !wrong.isEmpty())
        return fail(makeError(ErrorKind::Io, wrong));
    RunResult run;
    run.plan = std::move(*plan);
    run.started = QDateTime::fromString(manifest.value(QStringLiteral("started")).toString(), Qt::ISODateWithMs).toUTC();
    const bool finished = manifest.value(QStringLiteral("state")).toString() == QLatin1String("finished");
    run.partial = manifest.value(QStringLiteral("partial")).toBool() || !finished;
    run.recovered = manifest.value(QStringLiteral("recovered")).toBool() || !finished;
    // The resolved lanes: a plan as the user wrote it may leave ids and models open.
    const QJsonArray endpoints = manifest.value(QStringLiteral("endpoints")).toArray();
    for (qsizetype i = 0; i < endpoints.size(); ++i) {
        const QJsonObject json = endpoints[i].toObject();
        if (i < run.plan.endpoints.size()) {
            Endpoint &endpoint = run.plan.endpoints[i];
            endpoint.id = json.value(QStringLiteral("id")).toString(endpoint.id);
            endpoint.model = json.value(QStringLiteral("model")).toString(endpoint.model);
            endpoint.protocol = protocolFromId(json.value(QStringLiteral("protocol")).toString()).value_or(endpoint.protocol);
            endpoint.simulated = json.value(QStringLiteral("simulated")).toBool(endpoint.simulated);
        }
        if (json.value(QStringLiteral("preparation")).isObject())
            run.preparation.push_back(preparationFrom(json.value(QStringLiteral("preparation")).toObject()));
    }
    const QJsonArray conditions = manifest.value(QStringLiteral("conditions")).toArray();
    for (const QJsonValue &test : conditions)
        run.conditions.push_back(conditionsFrom(test.toObject()));
    if (manifest.value(QStringLiteral("calibration")).isObject()) {
        if (Result<Calibration> calibration = calibrationFromJson(manifest.value(QStringLiteral("calibration")).toObject()))
            run.calibration = std::move(*calibration);
    }
    run.warnings = strings(manifest.value(QStringLiteral("warnings")));
    return run;
}

} // namespace derby
