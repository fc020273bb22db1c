// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/advice.h"

#include "base/advice.h"
#include "base/text.h"

#include <algorithm>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

/// As one word of a shell.
QString quoted(const QString &word)
{
    static constexpr QLatin1String plain("-_./:=@%+,");
    const bool harmless =
        std::all_of(word.cbegin(), word.cend(), [](QChar c) { return (c.unicode() < 0x80 && c.isLetterOrNumber()) || plain.contains(c); });
    return harmless ? word : QString(u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'');
}

/// What stands on the command line for this endpoint. The built-in simulators are gone when their command ends.
QString optionFor(const Endpoint &endpoint)
{
    if (endpoint.simulated)
        return u"--simulate --services "_s + engineId(endpoint.engine);
    const QString word = engineId(endpoint.engine) + u'=' + endpoint.url.toString(QUrl::RemoveUserInfo);
    return u"--endpoint "_s + quoted(printable(word));
}

QString loadingAdvice(const Endpoint &endpoint)
{
    switch (endpoint.engine) {
    case Engine::Vllm:
    case Engine::Tgi:
        return engineName(endpoint.engine) + u" refuses connections until its model is loaded: wait and try again"_s;
    case Engine::Ollama:
        return u"Start it on that machine: ollama serve"_s;
    default:
        return QString::fromLatin1(advice::mayStillLoad);
    }
}

/// Empty: it does not fit.
QString fitted(const QString &action, const Endpoint &endpoint, RequestFor purpose)
{
    const auto is = [&action](const char *text) { return action == QLatin1String(text); };
    const QString &variable = endpoint.apiKeyEnv;
    if (is(advice::mayStillLoad))
        return loadingAdvice(endpoint);
    if (is(advice::nameTheKey)) {
        return variable.isEmpty() ? u"Name the variable that holds the key in a configuration file: api_key_env: MY_KEY for this endpoint"_s
                                  : u"The key in $%1 was refused: check that it is right, and valid for this server"_s.arg(variable);
    }
    if (is(advice::checkTheKey))
        return variable.isEmpty() ? QString() : u"Look at whether $%1 holds an old key or another server's"_s.arg(variable);
    if (purpose == RequestFor::Probe) {
        if (is(advice::fewerUsers) || is(advice::fewerTokens))
            return {};
        if (is(advice::fewerUsersOrShorterPrompts))
            return u"Use a shorter prompt"_s;
        if (is(advice::runTheTestAgain))
            return u"Run it again"_s;
        if (action.startsWith(QLatin1String(advice::readTheServersWords).chopped(qsizetype(sizeof(advice::endpointOption) - 1))))
            return u"Read the server's message above"_s;
    }
    return QString(action).replace(QLatin1String(advice::endpointOption), optionFor(endpoint));
}

} // namespace

void fitAdvice(Error &error, const Endpoint &endpoint, RequestFor purpose)
{
    QStringList actions;
    for (const QString &action : std::as_const(error.actions)) {
        const QString text = fitted(action, endpoint, purpose);
        if (!text.isEmpty() && !actions.contains(text))
            actions << text;
    }
    if (actions.isEmpty() && error.kind == ErrorKind::TotalTimeout)
        actions << u"Look at the server's log: it may be slow or stuck"_s
                << u"Give it longer: deadlines: {whole_seconds: …} in a configuration file"_s;
    if (actions.isEmpty())
        actions << u"Look at the server's log"_s << u"Run it again"_s;
    error.actions = actions;
}

QString unverifiedWarning(const Endpoint &endpoint, const QString &lane)
{
    if (endpoint.verifyTls || endpoint.url.scheme() != u"https")
        return {};
    return u"The certificate of %1 is NOT verified: anybody between here and there could answer in its place."_s.arg(lane);
}

} // namespace derby
