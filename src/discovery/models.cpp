// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/models.h"

#include "base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace derby {

namespace {

/// Ollama takes a name without a tag for ":latest".
bool sameModel(const Engine engine, const QString &asked, const QString &offered)
{
    if (asked == offered)
        return true;
    return engine == Engine::Ollama && (asked + QStringLiteral(":latest") == offered || asked == offered + QStringLiteral(":latest"));
}

/// What the user may have meant; Ollama's ":latest" is seldom typed.
QString meant(const Engine engine, const QString &asked, const QStringList &offered)
{
    QStringList candidates = offered;
    if (engine == Engine::Ollama)
        candidates.replaceInStrings(QRegularExpression(QStringLiteral(":latest$")), QString());
    return nearest(asked, candidates);
}

Error noModel(const Endpoint &endpoint)
{
    if (endpoint.engine == Engine::Ollama) {
        return makeError(ErrorKind::NotFound, QStringLiteral("Ollama is running but has no model."), {},
                         {QStringLiteral("Get one: ollama pull llama3.2:1b"), QStringLiteral("Then run this again")});
    }
    return makeError(
        ErrorKind::NotFound, QStringLiteral("%1 is running but has no model loaded.").arg(engineName(endpoint.engine)), {},
        {QStringLiteral("Start the server with a model"), QStringLiteral("If it hides its list, name the model: --model NAME")});
}

} // namespace

ModelChoice chooseModel(const Endpoint &endpoint, const ModelOffer &offer)
{
    ModelChoice choice;
    if (!endpoint.model.isEmpty()) {
        choice.model = endpoint.model;
        const bool offered = std::any_of(offer.names.begin(), offer.names.end(),
                                         [&](const QString &name) { return sameModel(endpoint.engine, endpoint.model, name); });
        if (offer.known && !offered) {
            const QString near = meant(endpoint.engine, endpoint.model, offer.names);
            QString warning = QStringLiteral("The server does not list the model \"%1\"").arg(endpoint.model);
            if (!near.isEmpty())
                warning += QStringLiteral("; did you mean \"%1\"?").arg(near);
            else if (!offer.names.isEmpty())
                warning += QStringLiteral("; it lists %1.").arg(offer.names.mid(0, 5).join(QStringLiteral(", ")));
            else
                warning += QStringLiteral("; it lists none.");
            choice.warnings << warning;
        }
        return choice;
    }
    if (!offer.loaded.isEmpty()) {
        choice.model = offer.loaded.first();
        if (offer.loaded.size() + offer.names.size() > 2 || (offer.names.size() == 1 && offer.names.first() != choice.model))
            choice.warnings << QStringLiteral("No model was named: \"%1\" is taken because it is loaded.").arg(choice.model);
        return choice;
    }
    if (offer.names.isEmpty()) {
        if (offer.known)
            choice.error = noModel(endpoint);
        else
            choice.warnings << QStringLiteral(
                "The server gave no list of models and no model was named: the server's own choice is measured.");
        return choice;
    }
    choice.model = offer.names.first();
    if (offer.names.size() > 1)
        choice.warnings << QStringLiteral("No model was named and the server has %1: the first, \"%2\", is taken.")
                               .arg(offer.names.size())
                               .arg(choice.model);
    return choice;
}

QStringList ollamaModelNames(const QByteArray &json)
{
    QStringList names;
    const QJsonArray models = QJsonDocument::fromJson(json).object().value(QLatin1String("models")).toArray();
    for (const QJsonValue entry : models) {
        const QString name = entry.toObject().value(QLatin1String("name")).toString();
        if (!name.isEmpty())
            names << name;
    }
    return names;
}

} // namespace derby
