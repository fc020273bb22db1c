// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/warm_start.h"

#include "base/sentence.h"
#include "base/text.h"
#include "discovery/fingerprint.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace derby {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

HttpRequest preloadRequest(const Endpoint &endpoint)
{
    // No options: others than the measured requests send would load the model a second time.
    return buildPost(endpoint, "/api/generate",
                     compact({{QStringLiteral("model"), endpoint.model},
                              {QStringLiteral("keep_alive"), QStringLiteral("30m")},
                              {QStringLiteral("stream"), false}}));
}

Deadlines preloadDeadlines(const Deadlines &measured)
{
    const Nanos patience = std::max<Nanos>(measured.whole, std::chrono::minutes(5));
    return {measured.connect, patience, patience, patience};
}

PreloadOutcome readPreload(const QString &model, const FetchResult &answer)
{
    PreloadOutcome outcome;
    if (answered(answer)) {
        outcome.loaded = true;
        return outcome;
    }
    const QString words = redacted(QString::fromUtf8(answer.body)).trimmed();
    if (!answer.error && answer.head.status == 404) {
        outcome.error =
            makeError(ErrorKind::NotFound, QStringLiteral("Ollama does not have the model \"%1\".").arg(printable(model)), words,
                      {QStringLiteral("Get it: ollama pull %1").arg(printable(model)), QStringLiteral("See what it has: ollama list")});
        return outcome;
    }
    outcome.warning = answer.error ? QStringLiteral("The model could not be loaded ahead of time: %1.").arg(clause(answer.error->message))
                                   : QStringLiteral("The model could not be loaded ahead of time (HTTP %1): %2.")
                                         .arg(answer.head.status)
                                         .arg(clause(printable(words.left(200))));
    return outcome;
}

HttpRequest usageTrial(const Endpoint &endpoint)
{
    GenerationRequest request;
    request.model = endpoint.model;
    request.messages = {{QStringLiteral("user"), QStringLiteral("Hi")}};
    request.maxTokens = 1;
    request.pinLength = false;
    return buildGeneration(endpoint, request);
}

bool refusesStreamOptions(const FetchResult &answer)
{
    const int status = answer.head.status;
    return !answer.error && (status == 400 || status == 422)
        && (answer.body.contains("stream_options") || answer.body.contains("include_usage"));
}

HttpRequest chatTokenizeRequest(const Endpoint &endpoint, const QString &prompt)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), prompt}};
    // Any other model name is taken for an adapter's.
    return buildPost(endpoint, "/chat_tokenize",
                     compact({{QStringLiteral("model"), QStringLiteral("tgi")}, {QStringLiteral("messages"), QJsonArray{message}}}));
}

std::optional<QString> readTemplated(const FetchResult &answer)
{
    if (!answered(answer))
        return std::nullopt;
    const QJsonValue text = QJsonDocument::fromJson(answer.body).object().value(QLatin1String("templated_text"));
    return text.isString() && !text.toString().isEmpty() ? std::optional(text.toString()) : std::nullopt;
}

std::optional<QString> withPromptReplaced(QString templated, const QString &prompt, const QString &other)
{
    for (const QString &needle : {prompt, prompt.trimmed()}) {
        const qsizetype at = needle.isEmpty() ? -1 : templated.lastIndexOf(needle);
        if (at >= 0)
            return templated.replace(at, needle.size(), other);
    }
    return std::nullopt;
}

} // namespace derby
