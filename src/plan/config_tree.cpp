// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config_tree.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

bool looksLikeNumber(const QString &text)
{
    bool ok = false;
    text.toDouble(&ok);
    return ok || text.startsWith(u"0x") || text.startsWith(u"0o");
}

void writeYaml(const ConfigNode &node, const QString &path, int depth, const std::function<QString(const QString &)> &comment,
               QString &out);

void writeValue(const ConfigNode &value, const QString &path, int depth, const std::function<QString(const QString &)> &comment,
                QString &out)
{
    switch (value.kind) {
    case ConfigNode::Kind::Null:
        out += u" null\n";
        return;
    case ConfigNode::Kind::Scalar: {
        out += u' ' + (value.quoted ? yamlScalar(value.text) : value.text);
        const QString note = comment ? comment(path) : QString();
        if (!note.isEmpty())
            out += u" # "_s + note;
        out += u'\n';
        return;
    }
    case ConfigNode::Kind::Sequence:
        if (value.items.empty()) {
            out += u" []\n";
            return;
        }
        break;
    case ConfigNode::Kind::Map:
        if (value.entries.empty()) {
            out += u" {}\n";
            return;
        }
        break;
    }
    out += u'\n';
    writeYaml(value, path, depth + 1, comment, out);
}

void writeEntry(const ConfigEntry &entry, const QString &path, int depth, const std::function<QString(const QString &)> &comment,
                QString &out)
{
    out += yamlScalar(entry.key) + u':';
    writeValue(entry.value, path.isEmpty() ? entry.key : path + u'.' + entry.key, depth, comment, out);
}

void writeYaml(const ConfigNode &node, const QString &path, int depth, const std::function<QString(const QString &)> &comment, QString &out)
{
    const QString indent(depth * 2, u' ');
    for (const ConfigEntry &entry : node.entries) {
        out += indent;
        writeEntry(entry, path, depth, comment, out);
    }
    for (size_t i = 0; i < node.items.size(); ++i) {
        const ConfigNode &item = node.items[i];
        const QString itemPath = path + u'[' + QString::number(i) + u']';
        out += indent + u'-';
        if (item.kind == ConfigNode::Kind::Map && !item.entries.empty()) {
            bool first = true;
            for (const ConfigEntry &entry : item.entries) {
                out += first ? u" "_s : indent + u"  "_s;
                first = false;
                writeEntry(entry, itemPath, depth + 1, comment, out);
            }
        } else {
            writeValue(item, itemPath, depth, comment, out);
        }
    }
}

} // namespace

QString Diagnostic::toString() const
{
    QString out = file;
    if (line > 0)
        out += u':' + QString::number(line) + u':' + QString::number(column);
    if (!out.isEmpty())
        out += u": "_s;
    out += message;
    if (!suggestion.isEmpty())
        out += u" Suggestion: "_s + suggestion;
    return out;
}

const ConfigNode *ConfigNode::find(QStringView key) const
{
    for (const ConfigEntry &entry : entries) {
        if (entry.key == key)
            return &entry.value;
    }
    return nullptr;
}

ConfigNode ConfigNode::ofKind(Kind kind)
{
    ConfigNode node;
    node.kind = kind;
    return node;
}

ConfigNode ConfigNode::ofText(const QString &text)
{
    ConfigNode node = ofKind(Kind::Scalar);
    node.text = text;
    node.quoted = true;
    return node;
}

ConfigNode ConfigNode::ofNumber(double value)
{
    ConfigNode node = ofKind(Kind::Scalar);
    // Whole numbers without an exponent, everything else in the shortest form that reads back as the same value.
    const bool whole = std::nearbyint(value) == value && std::fabs(value) < 1e15;
    node.text = whole ? QString::number(static_cast<qint64>(value)) : QString::number(value, 'g', QLocale::FloatingPointShortest);
    return node;
}

ConfigNode ConfigNode::ofInteger(qint64 value)
{
    ConfigNode node = ofKind(Kind::Scalar);
    node.text = QString::number(value);
    return node;
}

ConfigNode ConfigNode::ofFlag(bool value)
{
    ConfigNode node = ofKind(Kind::Scalar);
    node.text = value ? u"true"_s : u"false"_s;
    return node;
}

ConfigNode treeFromJson(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return ConfigNode::ofFlag(value.toBool());
    case QJsonValue::Double:
        return ConfigNode::ofNumber(value.toDouble());
    case QJsonValue::String:
        return ConfigNode::ofText(value.toString());
    case QJsonValue::Array: {
        ConfigNode node = ConfigNode::ofKind(ConfigNode::Kind::Sequence);
        for (const QJsonValue &item : value.toArray())
            node.items.push_back(treeFromJson(item));
        return node;
    }
    case QJsonValue::Object: {
        ConfigNode node = ConfigNode::ofKind(ConfigNode::Kind::Map);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            node.entries.push_back({it.key(), {}, treeFromJson(it.value())});
        return node;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

QJsonValue treeToJson(const ConfigNode &node)
{
    switch (node.kind) {
    case ConfigNode::Kind::Null:
        return QJsonValue(QJsonValue::Null);
    case ConfigNode::Kind::Scalar: {
        if (node.quoted)
            return node.text;
        if (const std::optional<bool> flag = yamlFlag(node.text))
            return *flag;
        bool ok = false;
        const double number = node.text.toDouble(&ok);
        return ok ? QJsonValue(number) : QJsonValue(node.text);
    }
    case ConfigNode::Kind::Sequence: {
        QJsonArray array;
        for (const ConfigNode &item : node.items)
            array.append(treeToJson(item));
        return array;
    }
    case ConfigNode::Kind::Map: {
        QJsonObject object;
        for (const ConfigEntry &entry : node.entries)
            object.insert(entry.key, treeToJson(entry.value));
        return object;
    }
    }
    return {};
}

QByteArray treeToYaml(const ConfigNode &node, const std::function<QString(const QString &)> &comment)
{
    QString out;
    writeYaml(node, {}, 0, comment, out);
    return out.toUtf8();
}

QString yamlScalar(const QString &text)
{
    static const QRegularExpression plain(u"\\A[\\p{L}_./~(][^\\x00-\\x1f\\x7f-\\x9f#:,\\[\\]{}\"'&*!|>%@`]*\\z"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression url(u"\\Ahttps?://[A-Za-z0-9._~:/-]*[A-Za-z0-9/]\\z"_s);
    const QString lower = text.toLower();
    const bool special = yamlFlag(text) || looksLikeNumber(text) || lower == u"null" || lower == u"~" || lower == u"none" || lower == u"y"
        || lower == u"n" || lower == u".inf" || lower == u".nan" || text != text.trimmed() || text.contains(QChar::LineSeparator)
        || text.contains(QChar::ParagraphSeparator);
    if (!special && (plain.match(text).hasMatch() || url.match(text).hasMatch()))
        return text;
    QString out = u"\""_s;
    for (const QChar c : text) {
        const ushort u = c.unicode();
        if (u == '"' || u == '\\')
            out += u'\\' + QString(c);
        else if (u == '\n')
            out += u"\\n"_s;
        else if (u == '\t')
            out += u"\\t"_s;
        else if (u < 0x20 || (u >= 0x7f && u < 0xa0) || u == 0x2028 || u == 0x2029 || u == 0xfeff)
            out += u"\\u%1"_s.arg(u, 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out + u'"';
}

std::optional<bool> yamlFlag(QStringView text)
{
    const auto is = [&](QLatin1StringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; };
    if (is("true"_L1) || is("yes"_L1) || is("on"_L1))
        return true;
    if (is("false"_L1) || is("no"_L1) || is("off"_L1))
        return false;
    return std::nullopt;
}

} // namespace derby
