// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/fingerprint.h"

#include "protocol/simulator_mark.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace derby {

namespace {

QJsonObject objectIn(const std::optional<FetchResult> &answer)
{
    return answered(answer) ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
}

std::optional<int> positive(const QJsonValue &value)
{
    return value.isDouble() && value.toInt() > 0 ? std::optional(value.toInt()) : std::nullopt;
}

void settle(ServerIdentity &identity, Engine engine, bool certain, const QString &evidence)
{
    identity.engine = engine;
    identity.certain = certain;
    identity.evidence = evidence;
}

/// Only the plain text counts: SGLang can be told to answer the same words as a JSON string.
bool isOllamaRoot(const std::optional<FetchResult> &root)
{
    return answered(root) && headerValue(root->head.headers, "content-type").toLower().startsWith("text/plain")
        && root->body.trimmed() == "Ollama is running";
}

bool hasLlamaCppHeader(const ProbeAnswers &answers)
{
    for (const auto *answer :
         {&answers.root, &answers.info, &answers.props, &answers.models, &answers.version, &answers.serverInfo, &answers.metrics}) {
        if (*answer && (*answer)->head.status != 0 && headerValue((*answer)->head.headers, "server").trimmed() == "llama.cpp")
            return true;
    }
    return false;
}

void readModels(ServerIdentity &identity, const QJsonObject &list)
{
    const QJsonArray data = list.value(QLatin1String("data")).toArray();
    identity.modelsKnown = list.value(QLatin1String("data")).isArray();
    for (const QJsonValue entry : data) {
        const QString id = entry.toObject().value(QLatin1String("id")).toString();
        if (!id.isEmpty())
            identity.models << id;
    }
    if (!data.isEmpty())
        identity.maxModelTokens = positive(data.first().toObject().value(QLatin1String("max_model_len")));
}

/// A gateway lists the models of many servers: an owner says something only when every entry has it.
void judgeOwners(ServerIdentity &identity, const QJsonArray &data)
{
    if (data.isEmpty())
        return;
    const auto all = [&data](auto predicate) {
        return std::all_of(data.begin(), data.end(), [&predicate](const QJsonValue &entry) { return predicate(entry.toObject()); });
    };
    struct Owner
    {
        const char *name;
        Engine engine;
        bool certain;
    };
    // "library" is only the namespace that Ollama's models come from, and other registries have one of that name.
    static constexpr Owner owners[]{{"vllm", Engine::Vllm, true},
                                    {"sglang", Engine::Sglang, true},
                                    {"llamacpp", Engine::LlamaCpp, true},
                                    {"library", Engine::Ollama, false}};
    for (const Owner &owner : owners) {
        const QLatin1String name(owner.name);
        if (all([name](const QJsonObject &entry) { return entry.value(QLatin1String("owned_by")).toString() == name; })) {
            settle(identity, owner.engine, owner.certain, QStringLiteral("GET /v1/models: owned_by %1").arg(name));
            return;
        }
    }
    const bool ownsItself = all([](const QJsonObject &entry) {
        const QString id = entry.value(QLatin1String("id")).toString();
        return !id.isEmpty() && entry.value(QLatin1String("owned_by")).toString() == id
            && entry.value(QLatin1String("created")).toInt(-1) == 0;
    });
    if (ownsItself)
        settle(identity, Engine::Tgi, false, QStringLiteral("GET /v1/models: each model owns itself and was created at 0, as on TGI"));
}

/// The strongest sign behind a proxy that rewrites model lists.
void judgeMetrics(ServerIdentity &identity, const QByteArray &text)
{
    static constexpr std::pair<const char *, Engine> prefixes[]{
        {"vllm:", Engine::Vllm}, {"sglang:", Engine::Sglang}, {"llamacpp:", Engine::LlamaCpp}, {"tgi_", Engine::Tgi}};
    for (const QByteArray &line : text.split('\n')) {
        QByteArray name = line.startsWith("# TYPE ") || line.startsWith("# HELP ") ? line.mid(7) : line;
        for (const auto &[prefix, engine] : prefixes) {
            if (name.startsWith(prefix)) {
                settle(identity, engine, true, QStringLiteral("GET /metrics has names that begin with %1").arg(QLatin1String(prefix)));
                return;
            }
        }
    }
}

void judgeEngine(ServerIdentity &identity, const ProbeAnswers &answers)
{
    if (isOllamaRoot(answers.root))
        return settle(identity, Engine::Ollama, true, QStringLiteral("GET / answers \"Ollama is running\""));
    if (objectIn(answers.info).value(QLatin1String("router")).toString() == QLatin1String("text-generation-router"))
        return settle(identity, Engine::Tgi, true, QStringLiteral("GET /info names text-generation-router"));
    if (hasLlamaCppHeader(answers))
        return settle(identity, Engine::LlamaCpp, true, QStringLiteral("the Server header says llama.cpp"));
    const QJsonObject props = objectIn(answers.props);
    if (props.contains(QLatin1String("build_info")) && props.contains(QLatin1String("default_generation_settings")))
        return settle(identity, Engine::LlamaCpp, true, QStringLiteral("GET /props has build_info"));
    judgeOwners(identity, objectIn(answers.models).value(QLatin1String("data")).toArray());
    if (identity.certain)
        return;
    if (answered(answers.metrics)) {
        judgeMetrics(identity, answers.metrics->body);
        if (identity.certain)
            return;
    }
    if (identity.engine)
        return;
    const QJsonObject serverInfo = objectIn(answers.serverInfo);
    if (serverInfo.contains(QLatin1String("version"))
        && (serverInfo.contains(QLatin1String("model_path")) || serverInfo.contains(QLatin1String("internal_states"))))
        return settle(identity, Engine::Sglang, false, QStringLiteral("GET /server_info answers as on SGLang"));
    const QJsonObject version = objectIn(answers.version);
    if (version.size() == 1 && version.value(QLatin1String("version")).isString())
        settle(identity, Engine::Vllm, false, QStringLiteral("GET /version answers as on vLLM"));
}

QString versionOf(const ServerIdentity &identity, const ProbeAnswers &answers)
{
    if (!identity.engine)
        return {};
    switch (*identity.engine) {
    case Engine::Tgi:
        return objectIn(answers.info).value(QLatin1String("version")).toString();
    case Engine::LlamaCpp:
        return objectIn(answers.props).value(QLatin1String("build_info")).toString();
    case Engine::Sglang:
        return objectIn(answers.serverInfo).value(QLatin1String("version")).toString();
    case Engine::Vllm:
        return objectIn(answers.version).value(QLatin1String("version")).toString();
    case Engine::Ollama:
    case Engine::OpenAi:
        break;
    }
    return {};
}

} // namespace

QByteArray probeTarget(Probe probe)
{
    switch (probe) {
    case Probe::Root:
        return "/";
    case Probe::Info:
        return "/info";
    case Probe::Props:
        return "/props";
    case Probe::Models:
        return "/v1/models";
    case Probe::Version:
        return "/version";
    case Probe::ServerInfo:
        return "/server_info";
    case Probe::Metrics:
        return "/metrics";
    }
    return "/";
}

std::optional<FetchResult> &ProbeAnswers::at(Probe probe)
{
    switch (probe) {
    case Probe::Info:
        return info;
    case Probe::Props:
        return props;
    case Probe::Models:
        return models;
    case Probe::Version:
        return version;
    case Probe::ServerInfo:
        return serverInfo;
    case Probe::Metrics:
        return metrics;
    case Probe::Root:
        break;
    }
    return root;
}

bool answered(const std::optional<FetchResult> &answer)
{
    return answer && !answer->error && answer->head.status == 200;
}

bool saysSimulated(const FetchResult &answer)
{
    return !headerValue(answer.head.headers, simulatorHeader).isEmpty();
}

bool saysLoading(const FetchResult &answer)
{
    return !answer.error && answer.head.status == 503 && answer.body.toLower().contains("loading");
}

ServerIdentity identify(const ProbeAnswers &answers)
{
    ServerIdentity identity;
    judgeEngine(identity, answers);
    readModels(identity, objectIn(answers.models));
    const QJsonObject info = objectIn(answers.info);
    if (identity.engine == Engine::Tgi && !info.isEmpty()) {
        identity.maxModelTokens = positive(info.value(QLatin1String("max_total_tokens")));
        identity.maxInputTokens = positive(info.value(QLatin1String("max_input_tokens")));
        identity.maxConcurrentRequests = positive(info.value(QLatin1String("max_concurrent_requests")));
        const QString model = info.value(QLatin1String("model_id")).toString();
        if (identity.models.isEmpty() && !model.isEmpty()) {
            identity.models << model;
            identity.modelsKnown = true;
        }
    }
    identity.version = versionOf(identity, answers);
    return identity;
}

} // namespace derby
