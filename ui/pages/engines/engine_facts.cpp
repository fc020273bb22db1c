// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/engine_facts.h"

#include "base/text.h"

namespace derby::ui {

namespace {
using namespace Qt::StringLiterals;
using State = EndpointStatus::State;
using Remedy = EndpointStatus::Remedy;
} // namespace

QString EngineFacts::foundBy(const BookEntry &entry)
{
    QString found = entry.foundBy == "localhost"_L1 ? tr("localhost's usual ports")
        : entry.foundBy == "simulator"_L1           ? tr("built-in simulator")
                                                    : tr("typed address");
    const Endpoint &endpoint = entry.endpoint;
    if (endpoint.url.scheme() != "https"_L1)
        return found + u" · "_s + tr("no TLS");
    if (!endpoint.verifyTls)
        return found + u" · "_s + tr("TLS NOT VERIFIED");
    return found + u" · "_s + (endpoint.caFile.isEmpty() ? tr("TLS, trusted") : tr("TLS, own CA file"));
}

QString EngineFacts::model(const BookEntry &entry)
{
    return printable(entry.endpoint.model.isEmpty() ? entry.status.model : entry.endpoint.model);
}

QString EngineFacts::shortTokens(int tokens)
{
    constexpr int k = 1024;
    return tokens >= k && tokens % k == 0 ? QString(QString::number(tokens / k) + u'k') : QString::number(tokens);
}

QString EngineFacts::server(const BookEntry &entry)
{
    QStringList parts{entry.status.version.isEmpty() ? engineName(entry.endpoint.engine) : entry.status.version};
    if (entry.status.contextTokens)
        parts << tr("%1 context").arg(shortTokens(*entry.status.contextTokens));
    return parts.join(u" · "_s);
}

QString EngineFacts::chip(const EndpointStatus &status)
{
    switch (status.state) {
    case State::Unknown:
        return tr("Not asked yet");
    case State::Checking:
        return tr("Checking");
    case State::Ready:
        return tr("Ready");
    case State::Degraded:
    case State::Gone:
        break;
    }
    return status.note;
}

QString EngineFacts::trouble(const BookEntry &entry)
{
    QStringList lines;
    const auto add = [&lines](const std::optional<Error> &error) {
        if (error)
            lines << error->message << error->actions;
    };
    add(entry.keyError);
    if (entry.status.state == State::Degraded || entry.status.state == State::Gone)
        add(entry.status.error);
    if (entry.status.remedy == Remedy::LoadModel && lines.isEmpty())
        lines << tr("The first request would wait until the model is loaded.");
    return lines.join(u'\n');
}

QString EngineFacts::remedy(const EndpointStatus &status)
{
    switch (status.remedy) {
    case Remedy::LoadModel:
        return tr("Load model now");
    case Remedy::ChangeEngine:
        return status.found ? tr("Make it %1").arg(engineName(*status.found)) : QString();
    case Remedy::EditKey:
        return tr("Give the key");
    case Remedy::EditModel:
        return tr("Choose a model");
    case Remedy::EditAddress:
        return tr("Correct the address");
    case Remedy::None:
        break;
    }
    return {};
}

} // namespace derby::ui
