// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config_reader.h"

#include "base/text.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

/// A value as a message may show it: short, on one line, without what could be a secret.
QString shown(const ConfigNode &node)
{
    switch (node.kind) {
    case ConfigNode::Kind::Null:
        return u"nothing"_s;
    case ConfigNode::Kind::Sequence:
        return u"a list"_s;
    case ConfigNode::Kind::Map:
        return u"a section"_s;
    case ConfigNode::Kind::Scalar:
        break;
    }
    QString text = printable(redacted(node.text)).simplified();
    if (text.size() > 60)
        text = text.left(57) + u"…"_s;
    return u'"' + text + u'"';
}

QString limitsText(const Range &range, bool whole)
{
    const auto written = [](double value) { return ConfigNode::ofNumber(value).text; };
    const QString kind = whole ? u"a whole number "_s : u"a number "_s;
    return kind + (range.aboveMinimum ? u"above "_s : u"from "_s) + written(range.minimum)
        + (range.aboveMinimum ? u", at most "_s : u" to "_s) + written(range.maximum);
}

} // namespace

ConfigReader::ConfigReader(ReadState &state, const ConfigNode &map, QString path)
    : m_state(state)
    , m_map(map)
    , m_path(std::move(path))
{
}

QString ConfigReader::pathOf(const char *key) const
{
    return pathOf(QString::fromLatin1(key));
}

QString ConfigReader::pathOf(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

void ConfigReader::error(const QString &path, Position at, const QString &message, const QString &suggestion)
{
    m_state.errors.append({m_state.file, at.line, at.column, message, suggestion, false, path});
}

const ConfigNode *ConfigReader::find(const char *key)
{
    const QString name = QString::fromLatin1(key);
    m_known << name;
    for (const ConfigEntry &entry : m_map.entries) {
        if (entry.key != name)
            continue;
        // `ttft_test` at the top is `ttft` in its section: one canonical path for both.
        const QString path = name == u"ttft_test" ? m_path + u".ttft"_s : pathOf(key);
        const auto earlier = m_state.keyPlaces.constFind(path);
        if (earlier != m_state.keyPlaces.constEnd()) {
            error(path, entry.at, u"%1 is given twice: here and in line %2."_s.arg(name).arg(earlier->line), u"keep one of the two"_s);
            return nullptr;
        }
        m_state.keyPlaces.insert(path, entry.at);
        m_state.origins.insert(path, {entry.value.kind == ConfigNode::Kind::Scalar ? entry.value.at : entry.at, {}, false});
        return &entry.value;
    }
    return nullptr;
}

const ConfigNode *ConfigReader::scalar(const char *key, const QString &expected, const QString &example)
{
    const ConfigNode *node = find(key);
    if (!node || node->kind == ConfigNode::Kind::Scalar)
        return node;
    if (m_state.stored && node->kind == ConfigNode::Kind::Null)
        return nullptr;
    const QString name = QString::fromLatin1(key);
    if (node->kind == ConfigNode::Kind::Null)
        error(pathOf(key), node->at, name + u" has no value."_s,
              example.isEmpty() ? u"give it a value or remove the key"_s : name + u": "_s + example);
    else
        error(pathOf(key), node->at, u"%1 must be %2, not %3."_s.arg(name, expected, shown(*node)),
              example.isEmpty() ? QString() : name + u": "_s + example);
    return nullptr;
}

bool ConfigReader::isSection(const ConfigNode &node, const QString &path)
{
    if (node.kind == ConfigNode::Kind::Map)
        return true;
    const QString name = path.mid(path.lastIndexOf(u'.') + 1);
    error(path, node.at, u"%1 must be a section of keys, not %2."_s.arg(name, shown(node)),
          u"write its keys beneath it, each as \"key: value\""_s);
    return false;
}

const ConfigNode *ConfigReader::section(const char *key)
{
    const ConfigNode *node = find(key);
    if (!node || node->kind == ConfigNode::Kind::Null) // a section whose keys are all commented out
        return nullptr;
    return isSection(*node, pathOf(key)) ? node : nullptr;
}

const ConfigNode *ConfigReader::sequence(const char *key)
{
    const ConfigNode *node = find(key);
    if (!node || node->kind == ConfigNode::Kind::Null || node->kind == ConfigNode::Kind::Sequence)
        return node && node->kind == ConfigNode::Kind::Sequence ? node : nullptr;
    error(pathOf(key), node->at, u"%1 must be a list, not %2."_s.arg(QString::fromLatin1(key), shown(*node)),
          u"begin each item with \"- \""_s);
    return nullptr;
}

void ConfigReader::required(const char *key, const QString &suggestion)
{
    if (m_state.stored || m_map.find(QString::fromLatin1(key)))
        return;
    error(pathOf(key), m_map.at, u"%1 is missing here."_s.arg(QString::fromLatin1(key)), suggestion);
}

void ConfigReader::text(const char *key, QString &value, TextRule rule)
{
    if (rule == TextRule::Name)
        required(key, QString::fromLatin1(key) + u": load"_s);
    const ConfigNode *node = scalar(key, u"a text"_s, rule == TextRule::Any ? QString() : value);
    if (!node)
        return;
    const QString name = QString::fromLatin1(key);
    const QString text = node->text;
    for (const QChar c : text) {
        if (c.unicode() < 0x20 && c != u'\n' && c != u'\t') {
            error(pathOf(key), node->at, name + u" holds a control character."_s, u"remove it"_s);
            return;
        }
    }
    if ((rule == TextRule::NotEmpty || rule == TextRule::Name) && text.trimmed().isEmpty() && !m_state.stored) {
        error(pathOf(key), node->at, name + u" is empty."_s, u"give it a text or remove the key"_s);
        return;
    }
    if (rule == TextRule::EnvironmentVariable && !text.isEmpty()) {
        static const QRegularExpression variable(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
        if (!variable.match(text).hasMatch()) { // perhaps the key itself: never repeated
            error(pathOf(key), node->at, u"%1 must be the name of an environment variable; what stands here is none."_s.arg(name),
                  u"put the key into a variable (export MY_KEY=…) and write %1: MY_KEY"_s.arg(name));
            return;
        }
    }
    if (rule == TextRule::Proxy && !text.isEmpty()) {
        const QUrl url(text, QUrl::StrictMode);
        if (!url.isValid() || url.scheme() != u"http" || url.host().isEmpty() || !url.userInfo().isEmpty()) {
            error(pathOf(key), node->at, name + u" must be http://host:port."_s, name + u": http://proxy.example.com:3128"_s);
            return;
        }
    }
    if (rule == TextRule::File && !text.isEmpty() && !m_state.stored) {
        value = QDir::cleanPath(m_state.folder.filePath(text));
        return;
    }
    value = text;
}

void ConfigReader::flag(const char *key, bool &value)
{
    const QString example = value ? u"true"_s : u"false"_s;
    const ConfigNode *node = scalar(key, u"true or false"_s, example);
    if (!node)
        return;
    const std::optional<bool> flag = node->quoted ? std::nullopt : yamlFlag(node->text);
    if (!flag) {
        const QString meant = nearest(node->text, {u"true"_s, u"false"_s});
        error(pathOf(key), node->at, u"%1 must be true or false, not %2."_s.arg(QString::fromLatin1(key), shown(*node)),
              QString::fromLatin1(key) + u": "_s + (meant.isEmpty() ? example : meant));
        return;
    }
    value = *flag;
}

std::optional<double> ConfigReader::numberAt(const char *key, const Range &range, bool whole, const QString &example)
{
    const QString expected = limitsText(range, whole);
    const ConfigNode *node = scalar(key, expected, example);
    if (!node)
        return std::nullopt;
    static const QRegularExpression form(u"\\A[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?\\z"_s);
    const QString name = QString::fromLatin1(key);
    bool ok = form.match(node->text).hasMatch();
    const double value = ok ? node->text.toDouble(&ok) : 0;
    if (node->quoted && ok) {
        error(pathOf(key), node->at, u"%1 must be %2; in quotes it is a text."_s.arg(name, expected), name + u": "_s + node->text);
        return std::nullopt;
    }
    if (!ok || node->quoted || !std::isfinite(value) || (whole && value != std::nearbyint(value))) {
        // "60s", "100 ms", "1_000": the number is there, only its dress is wrong.
        static const QRegularExpression unit(u"\\A([0-9]+(\\.[0-9]+)?)\\s*(s|ms|sec|seconds|%)\\z"_s);
        const auto match = unit.match(node->text);
        const bool meant = match.hasMatch() && range.contains(match.captured(1).toDouble()) && match.captured(3) != u"%";
        error(pathOf(key), node->at, u"%1 must be %2, not %3."_s.arg(name, expected, shown(*node)),
              name + u": "_s + (meant ? match.captured(1) : example));
        return std::nullopt;
    }
    if (!m_state.stored && !range.contains(value)) {
        error(pathOf(key), node->at, u"%1 must be %2; here it is %3."_s.arg(name, expected, node->text), name + u": "_s + example);
        return std::nullopt;
    }
    return value;
}

void ConfigReader::integer(const char *key, int &value, const Range &range)
{
    if (const std::optional<double> read = numberAt(key, range, true, QString::number(value)))
        value = static_cast<int>(*read);
}

void ConfigReader::integerOr(const char *key, int &value, const Range &range, int absent)
{
    const int example = value == absent ? static_cast<int>(range.minimum) + 3 : value;
    if (const std::optional<double> read = numberAt(key, range, true, QString::number(example)))
        value = static_cast<int>(*read);
}

void ConfigReader::number(const char *key, double &value, const Range &range)
{
    if (const std::optional<double> read = numberAt(key, range, false, ConfigNode::ofNumber(value).text))
        value = *read;
}

void ConfigReader::target(const char *key, std::optional<double> &value, const Range &range)
{
    const ConfigNode *node = m_map.find(QString::fromLatin1(key));
    const bool none = node && node->kind == ConfigNode::Kind::Scalar && node->text.compare(u"none", Qt::CaseInsensitive) == 0;
    if (none || (m_state.stored && node && node->kind == ConfigNode::Kind::Null)) {
        find(key);
        value.reset();
        return;
    }
    if (const std::optional<double> read = numberAt(key, range, false, range.maximum <= 1 ? u"0.95"_s : u"1000"_s))
        value = *read;
}

void ConfigReader::seconds(const char *key, Nanos &value, const Range &range)
{
    if (const std::optional<double> read = numberAt(key, range, false, ConfigNode::ofNumber(toSeconds(value)).text))
        value = Nanos(std::llround(*read * 1e9));
}

void ConfigReader::seed(const char *key, quint64 &value)
{
    const ConfigNode *node = scalar(key, u"a whole number from 0 to 18446744073709551615"_s, u"1"_s);
    if (!node)
        return;
    bool ok = false;
    const quint64 read = node->text.toULongLong(&ok);
    if (!ok || (node->quoted && !m_state.stored) || node->text.startsWith(u'-')) {
        error(pathOf(key), node->at,
              u"%1 must be a whole number from 0 to 18446744073709551615, not %2."_s.arg(QString::fromLatin1(key), shown(*node)),
              QString::fromLatin1(key) + u": 1"_s);
        return;
    }
    value = read;
}

int ConfigReader::choiceIndex(const char *key, const QStringList &names)
{
    const ConfigNode *node = scalar(key, names.join(u" or "_s), names.first());
    if (!node)
        return -1;
    const int index = static_cast<int>(names.indexOf(node->text.toLower()));
    if (index < 0) {
        const QString near = nearest(node->text, names);
        error(pathOf(key), node->at, u"%1 knows no %2; it is %3."_s.arg(QString::fromLatin1(key), shown(*node), names.join(u" or "_s)),
              near.isEmpty() ? QString::fromLatin1(key) + u": "_s + names.first() : QString::fromLatin1(key) + u": "_s + near);
    }
    return index;
}

void ConfigReader::unknownKey(const ConfigEntry &entry)
{
    static const QSet<QString> secrets{u"api_key"_s, u"apikey"_s, u"api-key"_s, u"key"_s,       u"token"_s,        u"password"_s,
                                       u"secret"_s,  u"auth"_s,   u"bearer"_s,  u"api_token"_s, u"authorization"_s};
    const QString lower = entry.key.toLower();
    if (secrets.contains(lower)) {
        error(pathOf(entry.key), entry.at, u"Secrets never stand in the file: %1 is not read."_s.arg(entry.key),
              u"put the key into an environment variable (export MY_KEY=…) and name it: api_key_env: MY_KEY"_s);
        return;
    }
    // What other tools, and older files, call these.
    static const QHash<QString, QString> synonyms{
        {u"users"_s, u"concurrent_users"_s},
        {u"concurrency"_s, u"concurrent_users"_s},
        {u"max_tokens"_s, u"output_tokens"_s},
        {u"warmup_requests"_s, u"warmup"_s},
        {u"base_url"_s, u"url"_s},
        {u"host"_s, u"url"_s},
        {u"type"_s, u"engine"_s},
        {u"insecure"_s, u"verify_tls"_s},
        {u"output_dir"_s, u"directory"_s},
        {u"ca_bundle"_s, u"ca_file"_s},
        {u"timeout_seconds"_s, u"deadlines"_s},
        {u"requests"_s, u"iterations"_s},
    };
    QString meant = synonyms.value(lower);
    if (meant.isEmpty() || !m_known.contains(meant))
        meant = nearest(entry.key, m_known);
    QString suggestion = u"did you mean "_s + meant + u"?"_s;
    if (lower == u"ramp_up_seconds")
        suggestion = u"remove it: users start over the first tenth of each round, at most 10 s"_s;
    else if (lower == u"<<")
        suggestion = u"write the keys out: merging is not read"_s;
    else if (meant.isEmpty())
        suggestion = u"known here: "_s + m_known.join(u", "_s);
    error(pathOf(entry.key), entry.at,
          u"Unknown key %1%2."_s.arg(shown(ConfigNode::ofText(entry.key)),
                                     m_path.isEmpty() ? QString() : u" in "_s + m_path.mid(m_path.lastIndexOf(u'.') + 1)),
          suggestion);
}

void ConfigReader::finish()
{
    m_known.removeDuplicates();
    QHash<QString, int> firstLine;
    for (const ConfigEntry &entry : m_map.entries) {
        const auto earlier = firstLine.constFind(entry.key);
        if (earlier != firstLine.constEnd()) {
            error(pathOf(entry.key), entry.at,
                  u"%1 is given twice: here and in line %2."_s.arg(shown(ConfigNode::ofText(entry.key))).arg(*earlier),
                  u"keep one of the two"_s);
            continue;
        }
        firstLine.insert(entry.key, entry.at.line);
        if (!m_known.contains(entry.key) && !m_state.stored)
            unknownKey(entry);
    }
}

} // namespace derby
