// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config_reader.h"

#include "base/text.h"

#include <QRegularExpression>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

QString protocolNames(Engine engine)
{
    QStringList names;
    for (const Protocol protocol : protocolsOf(engine))
        names << protocolId(protocol);
    return names.join(u", "_s);
}

} // namespace

void ConfigReader::engine(const char *key, Endpoint &endpoint)
{
    required(key, QString::fromLatin1(key) + u": vllm"_s);
    if (const ConfigNode *node = scalar(key, u"an engine's name"_s, u"vllm"_s)) {
        if (const std::optional<Engine> engine = engineFromId(node->text)) {
            endpoint.engine = *engine;
            m_engine = *engine;
        } else {
            const QString near = nearest(node->text, engineIds());
            error(pathOf(key), node->at, u"There is no engine \"%1\"; known: %2."_s.arg(printable(node->text), engineIds().join(u", "_s)),
                  QString::fromLatin1(key) + u": "_s + (near.isEmpty() ? u"openai (anything that speaks its protocol)"_s : near));
        }
    }
    endpoint.protocol = defaultProtocol(endpoint.engine);
}

void ConfigReader::protocol(const char *key, Endpoint &endpoint)
{
    const ConfigNode *node = scalar(key, u"a protocol's name"_s, protocolId(endpoint.protocol));
    if (!node)
        return;
    if (const std::optional<Protocol> protocol = protocolFromId(node->text)) {
        endpoint.protocol = *protocol;
        return;
    }
    const QString near = nearest(node->text, protocolIds());
    error(pathOf(key), node->at,
          u"There is no protocol \"%1\"; %2 speaks %3."_s.arg(printable(node->text), engineName(endpoint.engine),
                                                              protocolNames(endpoint.engine)),
          QString::fromLatin1(key) + u": "_s + (near.isEmpty() ? protocolId(defaultProtocol(endpoint.engine)) : near));
}

void ConfigReader::readUrl(const QString &path, const ConfigNode &node, const QString &key, Engine engine, QUrl &value)
{
    if (m_state.stored) {
        value = QUrl(node.text);
        return;
    }
    const tl::expected<QUrl, UrlProblem> url = endpointUrl(node.text, engine);
    if (url) {
        value = *url;
        return;
    }
    error(path, node.at, url.error().message,
          url.error().suggestion.startsWith(u"http") ? key + u": "_s + url.error().suggestion : url.error().suggestion);
}

void ConfigReader::url(const char *key, QUrl &value)
{
    const QString example = u"http://localhost:"_s + QString::number(defaultPort(m_engine));
    required(key, QString::fromLatin1(key) + u": "_s + example);
    if (const ConfigNode *node = scalar(key, u"a URL"_s, example))
        readUrl(pathOf(key), *node, QString::fromLatin1(key), m_engine, value);
}

void ConfigReader::headers(const char *key, HeaderList &value)
{
    const ConfigNode *node = m_map.find(QString::fromLatin1(key));
    if (m_state.stored && node
        && node->kind == ConfigNode::Kind::Sequence) { // a manifest keeps them as pairs: repeated names are allowed there
        find(key);
        for (const ConfigNode &pair : node->items) {
            if (pair.items.size() == 2)
                value.append({pair.items[0].text.toUtf8(), pair.items[1].text.toUtf8()});
        }
        return;
    }
    node = section(key);
    if (!node)
        return;
    static const QRegularExpression token(u"\\A[A-Za-z0-9!#$%&'*+.^_`|~-]+\\z"_s);
    static const QRegularExpression secret(u"(?i)authorization|cookie|api-?key|token|secret"_s);
    static const QStringList ours{u"host"_s,         u"content-length"_s, u"connection"_s, u"transfer-encoding"_s,
                                  u"content-type"_s, u"accept-encoding"_s};
    QStringList seen;
    for (const ConfigEntry &entry : node->entries) {
        if (seen.contains(entry.key, Qt::CaseInsensitive))
            error(pathOf(key), entry.at, u"The header %1 is given twice."_s.arg(printable(entry.key)), u"keep one of the two"_s);
        seen << entry.key;
        if (!token.match(entry.key).hasMatch())
            error(pathOf(key), entry.at, u"\"%1\" cannot be a header's name."_s.arg(printable(entry.key)), u"use letters, digits and -"_s);
        else if (secret.match(entry.key).hasMatch())
            error(pathOf(key), entry.at, u"Secrets never stand in the file: the header %1 is not read."_s.arg(entry.key),
                  u"put the key into an environment variable (export MY_KEY=…) and name it: api_key_env: MY_KEY"_s);
        else if (ours.contains(entry.key, Qt::CaseInsensitive))
            error(pathOf(key), entry.at, u"The header %1 is set by the program itself."_s.arg(entry.key), u"remove it"_s);
        else if (entry.value.kind != ConfigNode::Kind::Scalar || entry.value.text.contains(u'\n') || entry.value.text.contains(u'\r'))
            error(pathOf(key), entry.value.at, u"The header %1 must have one line of text."_s.arg(entry.key), entry.key + u": value"_s);
        else
            value.append({entry.key.toUtf8(), entry.value.text.toUtf8()});
    }
}

void ConfigReader::promptSource(PromptSpec &prompts)
{
    struct Given
    {
        const char *key;
        PromptSpec::Source source;
    };
    QStringList given;
    for (const auto &[key, source] : {Given{"set", PromptSpec::Source::Set}, Given{"file", PromptSpec::Source::File},
                                      Given{"synthetic", PromptSpec::Source::Synthetic}}) {
        const QString name = QString::fromLatin1(key);
        const auto entry =
            std::find_if(m_map.entries.begin(), m_map.entries.end(), [&](const ConfigEntry &candidate) { return candidate.key == name; });
        if (entry == m_map.entries.end())
            continue;
        given << name;
        if (given.size() > 1)
            error(pathOf(key), entry->at, u"prompts come from one place, but %1 are given."_s.arg(given.join(u" and "_s)),
                  u"keep one of them"_s);
        else
            prompts.source = source;
    }
    text("set", prompts.set, TextRule::NotEmpty);
    text("file", prompts.file, TextRule::File);
    object("synthetic", [&](ConfigReader &inner) {
        inner.integer("words_mean", prompts.wordsMean, limits::promptWords);
        inner.integer("words_spread", prompts.wordsSpread, limits::promptSpread);
    });
}

void ConfigReader::thinkTime(const char *key, ThinkTime &think)
{
    const ConfigNode *node = m_map.find(QString::fromLatin1(key));
    if (node && node->kind == ConfigNode::Kind::Map) {
        object(key, [&](ConfigReader &inner) {
            inner.number("mean_seconds", think.meanSeconds, limits::thinkSeconds);
            inner.number("sigma", think.sigma, limits::thinkSigma);
        });
        return;
    }
    number(key, think.meanSeconds, limits::thinkSeconds);
}

void ConfigReader::ttft(const char *key, std::optional<TtftTest> &test)
{
    const ConfigNode *node = find(key);
    if (!node)
        return;
    const QString path = u"test_scenarios.ttft"_s;
    if (node->kind != ConfigNode::Kind::Null && !isSection(*node, path))
        return;
    TtftTest read;
    bool enabled = true; // a test that is named is run
    ConfigReader inner(m_state, *node, path);
    inner.flag("enabled", enabled);
    describeTtft(inner, read);
    inner.finish();
    test = enabled ? std::optional(read) : std::nullopt;
}

void ConfigReader::manualUrls(const char *key, QList<Endpoint> &endpoints)
{
    const ConfigNode *node = section(key);
    if (!node)
        return;
    QList<Engine> seen;
    for (const ConfigEntry &entry : node->entries) {
        const std::optional<Engine> engine = engineFromId(entry.key);
        if (!engine) {
            const QString near = nearest(entry.key, engineIds());
            error(pathOf(key) + u'.' + entry.key, entry.at,
                  u"There is no engine \"%1\"; known: %2."_s.arg(printable(entry.key), engineIds().join(u", "_s)),
                  near.isEmpty() ? u"use openai for anything that speaks its protocol"_s : u"did you mean "_s + near + u"?"_s);
            continue;
        }
        if (seen.contains(*engine)) {
            error(pathOf(key) + u'.' + entry.key, entry.at, u"%1 is given twice."_s.arg(engineId(*engine)),
                  u"list servers of one engine under services.endpoints, each with a name"_s);
            continue;
        }
        seen << *engine;
        const QString example = entry.key + u": http://localhost:"_s + QString::number(defaultPort(*engine));
        if (entry.value.kind != ConfigNode::Kind::Scalar) {
            error(pathOf(key) + u'.' + entry.key, entry.value.at,
                  entry.value.kind == ConfigNode::Kind::Null ? entry.key + u" has no value."_s : entry.key + u" must be a URL here."_s,
                  entry.value.kind == ConfigNode::Kind::Null ? example : u"use services.endpoints for more than a URL"_s);
            continue;
        }
        Endpoint endpoint;
        endpoint.engine = *engine;
        endpoint.protocol = defaultProtocol(*engine);
        const QString path = u"services.endpoints["_s + QString::number(endpoints.size()) + u"]"_s;
        m_state.origins.insert(path + u".url"_s, {entry.value.at, {}, false});
        m_state.origins.insert(path + u".engine"_s, {entry.at, {}, false});
        m_state.manualKeys << entry.key;
        readUrl(pathOf(key) + u'.' + entry.key, entry.value, entry.key, *engine, endpoint.url);
        endpoints.append(endpoint);
    }
}

void ConfigReader::commonTargets(const char *key, Plan &)
{
    object(key, [&](ConfigReader &inner) { describeTargets(inner, m_state.common); });
}

} // namespace derby
