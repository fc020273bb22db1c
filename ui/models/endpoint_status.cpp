// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/endpoint_status.h"

#include "base/text.h"
#include "plan/advice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;
using State = EndpointStatus::State;
using Remedy = EndpointStatus::Remedy;

constexpr int longestVersion = 24, longestDetail = 400;

QString versionText(Engine engine, const QString &version)
{
    const QString shown = printable(version).left(longestVersion);
    return shown.isEmpty() ? engineName(engine) : QString(engineName(engine) + u' ' + shown);
}

void set(EndpointStatus &status, State state, const QString &note, Remedy remedy = Remedy::None)
{
    status.state = state;
    status.note = note;
    status.remedy = remedy;
}

Error fitted(Error error, const Endpoint &endpoint)
{
    fitAdvice(error, endpoint, RequestFor::Probe);
    return error;
}

/// Ollama takes a name without a tag for ":latest".
bool isLoaded(const QString &model, const QStringList &loaded)
{
    return loaded.contains(model) || loaded.contains(QString(model + u":latest"_s));
}

} // namespace

QString EndpointJudge::shortNote(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Dns:
        return tr("Unknown host");
    case ErrorKind::Refused:
        return tr("Nothing listens");
    case ErrorKind::Tls:
        return tr("TLS not trusted");
    case ErrorKind::Auth:
        return tr("Key refused");
    case ErrorKind::Redirect:
        return tr("Redirects elsewhere");
    case ErrorKind::BadResponse:
        return tr("Not HTTP");
    case ErrorKind::ConnectTimeout:
    case ErrorKind::FirstTokenTimeout:
    case ErrorKind::IdleTimeout:
    case ErrorKind::TotalTimeout:
        return tr("No answer");
    default:
        return tr("Connection lost");
    }
}

EndpointStatus EndpointJudge::fromLook(const Endpoint &endpoint, const ServerLook &look)
{
    EndpointStatus status;
    const ServerIdentity &identity = look.identity;
    status.evidence = identity.evidence;
    status.contextTokens = identity.maxModelTokens;
    status.models = look.offer.names;
    // A guess never overrules the user, and a version is never another engine's.
    const bool same = !identity.engine || *identity.engine == endpoint.engine || endpoint.engine == Engine::OpenAi;
    if (same)
        status.version = versionText(identity.engine.value_or(endpoint.engine), identity.version);

    if (look.error && !look.answered) {
        status.error = fitted(*look.error, endpoint);
        set(status, State::Gone, shortNote(look.error->kind));
        return status;
    }
    const ModelChoice choice = chooseModel(endpoint, look.offer);
    status.model = choice.model;
    if (identity.certain && !same) {
        status.found = identity.engine;
        status.error =
            makeError(ErrorKind::WrongEngine,
                      tr("This is %1, not %2.").arg(versionText(*identity.engine, identity.version), engineName(endpoint.engine)),
                      identity.evidence, {tr("Make it %1, or correct the address.").arg(engineName(*identity.engine))});
        set(status, State::Degraded, tr("Is %1").arg(engineName(*identity.engine)), Remedy::ChangeEngine);
    } else if (look.refused && !look.offer.known) {
        status.error = fitted(makeError(ErrorKind::Auth), endpoint);
        set(status, State::Degraded, endpoint.apiKey.isEmpty() && endpoint.apiKeyEnv.isEmpty() ? tr("Wants a key") : tr("Key refused"),
            Remedy::EditKey);
    } else if (look.loading) {
        set(status, State::Degraded, tr("Loading its model"));
    } else if (look.error) {
        status.error = fitted(*look.error, endpoint);
        set(status, State::Degraded, shortNote(look.error->kind));
    } else if (look.webPage && !look.engine()) {
        status.error = makeError(ErrorKind::BadResponse, tr("A web page answers here, not an inference server."), {},
                                 {tr("Check the port and the path of the address.")});
        set(status, State::Degraded, tr("A web page"), Remedy::EditAddress);
    } else if (choice.error) {
        set(status, State::Degraded, tr("Has no model"));
        status.error = choice.error;
    } else if (!endpoint.model.isEmpty() && !choice.warnings.isEmpty()) {
        set(status, State::Degraded, tr("Does not list the model"), Remedy::EditModel);
    } else if (endpoint.engine == Engine::Ollama && !isLoaded(choice.model, look.offer.loaded)) {
        set(status, State::Degraded, tr("Model not in memory"), Remedy::LoadModel);
    } else {
        set(status, State::Ready, {});
    }
    return status;
}

EndpointStatus EndpointJudge::fromPulse(const Endpoint &endpoint, EndpointStatus known, const ServerPulse &pulse)
{
    const FetchResult &answer = pulse.answer;
    const int code = answer.head.status;
    if (answer.error && code == 0) {
        known.error = fitted(*answer.error, endpoint);
        set(known, State::Gone, shortNote(answer.error->kind));
        return known;
    }
    known.error.reset();
    if (code == 401 || code == 403) {
        known.error = fitted(makeError(ErrorKind::Auth), endpoint);
        set(known, State::Degraded, tr("Key refused"), Remedy::EditKey);
    } else if (saysLoading(answer) || (code == 503 && endpoint.engine == Engine::Sglang)) {
        set(known, State::Degraded, tr("Loading its model"));
    } else if (code / 100 == 5) {
        known.error = fitted(makeError(ErrorKind::ServerError, tr("The health check failed: HTTP %1.").arg(code),
                                       redacted(printable(QString::fromUtf8(answer.body.left(longestDetail))), {endpoint.apiKey})),
                             endpoint);
        set(known, State::Degraded, tr("Health check failed"));
    } else if (endpoint.engine == Engine::Ollama && code == 200) {
        const QString model = endpoint.model.isEmpty() ? known.model : endpoint.model;
        if (isLoaded(model, ollamaModelNames(answer.body)))
            set(known, State::Ready, {});
        else
            set(known, State::Degraded, tr("Model not in memory"), Remedy::LoadModel);
    } else {
        set(known, State::Ready, {});
    }
    return known;
}

QString EndpointJudge::probeNote(const ProbeReport &report)
{
    const FetchResult &answer = report.answer;
    if (answer.error && answer.head.status == 0)
        return shortNote(answer.error->kind);
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    const QByteArray &target = report.target;
    const bool ok = answer.head.status == 200;
    if (answer.head.status == 401 || answer.head.status == 403)
        return tr("wants a key");
    if (saysLoading(answer))
        return tr("loading its model");
    if (target == "/") {
        if (ok && answer.body.trimmed() == "Ollama is running")
            return tr("says Ollama");
        if (headerValue(answer.head.headers, "content-type").toLower().startsWith("text/html"))
            return tr("a web page");
        return ok ? tr("no sign") : QString();
    }
    if (target == "/info")
        return ok && json.contains("router"_L1) ? tr("names the TGI router") : tr("not TGI");
    if (target == "/props")
        return ok && json.contains("build_info"_L1) ? tr("llama.cpp settings") : tr("not llama.cpp");
    if (target == "/v1/models") {
        if (!ok)
            return tr("no list");
        const QJsonArray data = json.value("data"_L1).toArray();
        if (data.isEmpty())
            return tr("no models");
        const QString owner = printable(data.first().toObject().value("owned_by"_L1).toString()).left(longestVersion);
        return owner.isEmpty() ? tr("%n model(s)", nullptr, int(data.size())) : tr("owned by %1").arg(owner);
    }
    if (target == "/version" || target == "/server_info" || target == "/api/version") {
        const QString version = printable(json.value("version"_L1).toString()).left(longestVersion);
        return ok && !version.isEmpty() ? tr("version %1").arg(version) : tr("no version");
    }
    if (target == "/api/tags" || target == "/api/ps") {
        const int models = int(ollamaModelNames(answer.body).size());
        if (!ok)
            return tr("not Ollama");
        return target == "/api/tags" ? tr("%n model(s)", nullptr, models) : tr("%n in memory", nullptr, models);
    }
    return ok ? tr("answers") : QString();
}

QString EndpointJudge::sentence(const ServerLook &look)
{
    if (look.identity.engine) {
        const QString engine = versionText(*look.identity.engine, look.identity.version);
        return look.identity.certain ? tr("This is %1.").arg(engine) : tr("Answers like %1.").arg(engine);
    }
    if (look.error && !look.answered)
        return look.error->message;
    if (look.loading)
        return tr("A server is loading its model here.");
    if (look.identity.modelsKnown)
        return tr("Answers like a generic OpenAI server.");
    if (look.refused)
        return tr("A server answers but wants a key.");
    if (look.webPage)
        return tr("A web page answers here, not an inference server.");
    if (look.error)
        return look.error->message;
    return tr("Something answers here, but not as an inference server does.");
}

} // namespace derby::ui
