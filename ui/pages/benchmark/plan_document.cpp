// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/plan_document.h"

#include "plan/config_writer.h"
#include "plan/presets.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 mostBytes = 4 << 20;

const ConfigNode *child(const ConfigNode &node, const QString &step)
{
    if (node.kind == ConfigNode::Kind::Sequence) {
        bool ok = false;
        const int index = step.toInt(&ok);
        return ok && index >= 0 && index < static_cast<int>(node.items.size()) ? &node.items[static_cast<std::size_t>(index)] : nullptr;
    }
    return node.find(step);
}

/// A path's steps. What stands beneath manual_urls and headers are names, which may have dots in them.
QStringList stepsOf(const QString &path)
{
    static const QRegularExpression named(u"\\A(services\\.(?:manual_urls|endpoints\\[\\d+\\]\\.headers))\\.(.+)\\z"_s);
    static const QRegularExpression index(u"\\[(\\d+)\\]"_s);
    const QRegularExpressionMatch match = named.match(path);
    QString dotted = match.hasMatch() ? match.captured(1) : path;
    QStringList steps = dotted.replace(index, u".\\1"_s).split(u'.');
    if (match.hasMatch())
        steps << match.captured(2);
    return steps;
}

/// The file's own keys for a path, in the shape that the file has.
QStringList keysOf(const ConfigNode &root, const QString &path)
{
    QStringList keys = stepsOf(path);
    if (keys.size() < 2)
        return keys;
    if (keys[0] == u"test_scenarios" && keys[1] == u"load_tests" && root.find(u"load_tests"))
        keys.removeFirst();
    else if (keys[0] == u"test_scenarios" && keys[1] == u"ttft"
             && (root.find(u"ttft_test") || (root.find(u"load_tests") && !root.find(u"test_scenarios"))))
        keys = QStringList{u"ttft_test"_s} + keys.mid(2);
    else if (keys[0] == u"benchmark" && !root.find(u"benchmark") && (root.find(u"name") || root.find(u"load_tests")))
        keys.removeFirst();
    return keys;
}

const ConfigNode *nodeAt(const ConfigNode &root, const QStringList &keys)
{
    const ConfigNode *node = &root;
    for (const QString &key : keys) {
        node = child(*node, key);
        if (!node)
            return nullptr;
    }
    return node;
}

/// The change that `change` is in this file: where its section is missing, the first missing section with the value in it.
ScalarChange inFile(const ConfigNode &root, const PlanDocument::Change &change)
{
    const QStringList keys = keysOf(root, change.path);
    if (change.remove)
        return {keys, {}, true};
    qsizetype there = 0;
    const ConfigNode *node = &root;
    while (there < keys.size() - 1) {
        const ConfigNode *next = child(*node, keys[there]);
        if (!next)
            break;
        node = next;
        ++there;
    }
    QString value = change.value;
    for (qsizetype i = keys.size() - 1; i > there; --i) {
        bool item = false;
        keys[i].toInt(&item); // the first one of a list that is not there yet
        value = item ? QString(u'[' + value + u']') : QString(u'{' + yamlScalar(keys[i]) + u": "_s + value + u'}');
    }
    return {keys.first(there + 1), value};
}

} // namespace

PlanDocument::PlanDocument(QObject *parent)
    : QObject(parent)
{
}

QString PlanDocument::text() const
{
    return QString::fromUtf8(m_bytes);
}

QString PlanDocument::name() const
{
    return m_file.isEmpty() ? m_name : QFileInfo(m_file).fileName();
}

void PlanDocument::usePreset(const QString &preset)
{
    m_file.clear();
    m_name = preset;
    const QByteArray bytes = presetYaml(preset);
    m_saved = bytes;
    take(bytes);
    Q_EMIT fileChanged();
}

std::optional<Error> PlanDocument::open(const QString &file)
{
    QFile reader(file);
    if (QFileInfo(file).isDir() || !reader.open(QIODevice::ReadOnly)) {
        const QString reason = QFileInfo(file).isDir() ? tr("It is a folder.") : reader.errorString();
        return makeError(ErrorKind::Io, tr("%1 cannot be opened.").arg(QFileInfo(file).fileName()), reason,
                         {tr("Check the path and its permissions: %1").arg(file)});
    }
    const QByteArray bytes = reader.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return makeError(ErrorKind::Io, tr("%1 is no configuration file: it is larger than 4 MB.").arg(QFileInfo(file).fileName()), {},
                         {tr("Choose a YAML file.")});
    m_file = file;
    m_saved = bytes;
    take(bytes);
    Q_EMIT fileChanged();
    return std::nullopt;
}

std::optional<Error> PlanDocument::save(const QString &file)
{
    QFile there(file);
    if (file == m_file && there.open(QIODevice::ReadOnly) && there.read(mostBytes + 1) != m_saved)
        return makeError(ErrorKind::Io, tr("%1 was changed by another program since it was read here.").arg(QFileInfo(file).fileName()), {},
                         {tr("Save it under another name, or open it again to take the other changes over.")});
    there.close();
    QSaveFile writer(file);
    if (!writer.open(QIODevice::WriteOnly) || writer.write(m_bytes) != m_bytes.size() || !writer.commit())
        return makeError(ErrorKind::Io, tr("%1 cannot be saved.").arg(QFileInfo(file).fileName()), writer.errorString(),
                         {tr("Save it in another folder.")});
    m_file = file;
    m_saved = m_bytes;
    Q_EMIT fileChanged();
    return std::nullopt;
}

void PlanDocument::setText(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    // An editor knows lines, not their ends: what the file had stays.
    if (m_bytes.contains("\r\n"))
        bytes.replace("\r\n", "\n").replace("\n", "\r\n");
    if (m_bytes.startsWith("\xef\xbb\xbf") && !bytes.startsWith("\xef\xbb\xbf"))
        bytes.prepend("\xef\xbb\xbf");
    if (bytes != m_bytes)
        take(bytes);
}

void PlanDocument::take(const QByteArray &bytes)
{
    const bool before = modified();
    m_bytes = bytes;
    m_yaml = parseYaml(m_bytes);
    m_config = parseConfig(m_bytes, m_file.isEmpty() ? m_name : m_file);
    m_effective = planTree(m_config.plan, true);
    Q_EMIT changed();
    if (before != modified())
        Q_EMIT fileChanged();
}

std::optional<QString> PlanDocument::raw(const QString &path) const
{
    if (m_yaml.error)
        return std::nullopt;
    const ConfigNode *node = nodeAt(m_yaml.root, keysOf(m_yaml.root, path));
    if (!node || node->kind != ConfigNode::Kind::Scalar)
        return std::nullopt;
    return node->text;
}

bool PlanDocument::has(const QString &path) const
{
    return !m_yaml.error && nodeAt(m_yaml.root, keysOf(m_yaml.root, path));
}

int PlanDocument::lineOf(const QString &path) const
{
    if (const ConfigNode *node = m_yaml.error ? nullptr : nodeAt(m_yaml.root, keysOf(m_yaml.root, path)))
        return node->at.line;
    const auto origin = m_config.origins.constFind(path); // a target that all tests share
    return origin == m_config.origins.constEnd() || !origin->shared ? 0 : origin->at.line;
}

const Diagnostic *PlanDocument::problemAt(const QString &path) const
{
    const QList<Diagnostic> &errors = m_config.errors;
    const auto found = std::find_if(errors.cbegin(), errors.cend(), [&path](const Diagnostic &error) { return error.path == path; });
    return found == errors.cend() ? nullptr : &*found;
}

QString PlanDocument::effective(const QString &path) const
{
    QStringList steps = stepsOf(path);
    if (path.startsWith(u"services.endpoints["_s)) { // in the plan those of manual_urls come first
        const qsizetype before = m_config.plan.endpoints.size() - items(u"services.endpoints"_s);
        steps[2] = QString::number(steps[2].toLongLong() + before);
    }
    const ConfigNode *node = nodeAt(m_effective, steps);
    if (!node)
        return {};
    return node->kind == ConfigNode::Kind::Null ? u"none"_s : node->text;
}

int PlanDocument::items(const QString &list) const
{
    const ConfigNode *node = m_yaml.error ? nullptr : nodeAt(m_yaml.root, keysOf(m_yaml.root, list));
    return node && node->kind == ConfigNode::Kind::Sequence ? static_cast<int>(node->items.size()) : 0;
}

QStringList PlanDocument::keys(const QString &section) const
{
    QStringList names;
    if (const ConfigNode *node = m_yaml.error ? nullptr : nodeAt(m_yaml.root, keysOf(m_yaml.root, section))) {
        for (const ConfigEntry &entry : node->entries)
            names << entry.key;
    }
    return names;
}

std::optional<Error> PlanDocument::apply(const QList<Change> &changes)
{
    QByteArray bytes = m_bytes;
    for (const Change &change : changes) { // one by one: each may need the section that the one before made
        const ParsedYaml yaml = parseYaml(bytes);
        if (yaml.error)
            return makeError(ErrorKind::Usage, tr("The file has a syntax error, so the form cannot change it."), yaml.error->message,
                             {tr("Correct line %1 first.").arg(yaml.error->line)});
        Result<QByteArray> written = writeBack(bytes, {inFile(yaml.root, change)});
        if (!written)
            return written.error();
        bytes = *written;
    }
    if (bytes != m_bytes)
        take(bytes);
    return std::nullopt;
}

} // namespace derby::ui
