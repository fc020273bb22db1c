// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"
#include "plan/yaml_text.h"

#include "base/text.h"

#include <algorithm>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

Error cannot(const QString &message, const QString &action)
{
    return makeError(ErrorKind::Usage, message, {}, {action});
}

bool sameTree(const ConfigNode &a, const ConfigNode &b)
{
    return a.kind == b.kind && a.text == b.text && a.quoted == b.quoted
        && std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), sameTree)
        && std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                      [](const ConfigEntry &x, const ConfigEntry &y) { return x.key == y.key && sameTree(x.value, y.value); });
}

/// A file's text, edited one scalar at a time; every edit is read again and kept only if it changed what it should and nothing else.
class Editor : private YamlText
{
public:
    explicit Editor(const QByteArray &original)
        : YamlText(original.startsWith("\xef\xbb\xbf") ? original.mid(3) : original)
        , m_bom(original.startsWith("\xef\xbb\xbf") ? original.left(3) : QByteArray())
    {
    }
    QByteArray text() const { return m_bom + m_text; }

    Result<> apply(const ScalarChange &change)
    {
        const ParsedYaml before = parseYaml(m_text);
        if (before.error)
            return fail(
                cannot(u"The file has a syntax error and is left as it was: "_s + before.error->toString(), u"correct the file first"_s));
        const QString name = change.path.join(u'.');
        if (change.path.isEmpty())
            return fail(cannot(u"No value is named."_s, u"name the value to change"_s));
        if (change.remove)
            return remove(change.path, before.root, name);
        const ParsedYaml value = parseYaml("v: " + change.value.toUtf8() + "\n");
        const ConfigNode *fresh = value.error || change.value.contains(u'\n') ? nullptr : value.root.find(u"v");
        if (!fresh || fresh->kind == ConfigNode::Kind::Null || value.root.entries.size() != 1)
            return fail(cannot(u"\"%1\" is no single YAML value."_s.arg(printable(change.value)), u"put it in double quotes"_s));

        ConfigNode expected = before.root;
        ConfigNode *parent = &expected;
        for (const QString &step : change.path.first(change.path.size() - 1)) {
            parent = child(*parent, step);
            if (!parent)
                return fail(cannot(u"The file has no section for %1."_s.arg(name), u"add the section to the file first"_s));
        }
        const QString key = change.path.last();
        QByteArray edited;
        if (ConfigNode *old = child(*parent, key)) {
            if (old->kind != ConfigNode::Kind::Scalar && old->kind != ConfigNode::Kind::Null)
                return fail(cannot(u"%1 is a section, not a value."_s.arg(name), u"change the values in it"_s));
            edited = old->kind == ConfigNode::Kind::Null ? filled(old->at, change.value) : replaced(old->at, change.value);
            *old = *fresh;
        } else if (isNewItem(*parent, key)) {
            edited = appended(*parent, change.value);
            parent->kind = ConfigNode::Kind::Sequence;
            parent->items.push_back(*fresh);
        } else {
            if (parent->kind == ConfigNode::Kind::Sequence || parent->kind == ConfigNode::Kind::Scalar)
                return fail(cannot(u"The file has no place for %1."_s.arg(name), u"add it to the file by hand"_s));
            edited = added(*parent, key, change.value);
            parent->kind = ConfigNode::Kind::Map;
            parent->entries.push_back({key, {}, *fresh});
        }
        return keep(edited, expected, name);
    }

private:
    Result<> remove(const QStringList &path, ConfigNode expected, const QString &name)
    {
        ConfigNode *parent = &expected;
        for (const QString &step : path.first(path.size() - 1)) {
            parent = child(*parent, step);
            if (!parent)
                return {}; // it is not there
        }
        if (parent->kind == ConfigNode::Kind::Sequence)
            return removeItem(*parent, path.last(), expected, name);
        const auto entry = std::find_if(parent->entries.begin(), parent->entries.end(),
                                        [&path](const ConfigEntry &candidate) { return candidate.key == path.last(); });
        if (entry == parent->entries.end())
            return {};
        const bool flow = isFlow(*parent, '{');
        const QByteArray edited = flow ? removedFromFlow(*entry) : removedLines(*entry);
        parent->entries.erase(entry);
        if (parent->entries.empty() && !flow)
            parent->kind = ConfigNode::Kind::Null;
        return keep(edited, expected, name);
    }

    /// `list` is a part of `expected`.
    Result<> removeItem(ConfigNode &list, const QString &index, ConfigNode &expected, const QString &name)
    {
        const ConfigNode *item = child(list, index);
        if (!item)
            return {};
        const bool flow = isFlow(list, '[');
        const qsizetype from = offset(item->at);
        const QByteArray edited = flow ? removedWithComma(from, endInFlow(*item, from)) : removedItem(*item);
        list.items.erase(list.items.begin() + index.toInt());
        if (list.items.empty() && !flow)
            list.kind = ConfigNode::Kind::Null;
        return keep(edited, expected, name);
    }

    /// Takes an edit over if it reads back as expected.
    Result<> keep(const QByteArray &edited, const ConfigNode &expected, const QString &name)
    {
        const ParsedYaml after = parseYaml(edited);
        if (edited.isEmpty() || after.error || !sameTree(after.root, expected))
            return fail(
                cannot(u"%1 cannot be changed without touching other lines of the file (an alias, or a text of several lines)."_s.arg(name),
                       u"change it by hand"_s));
        m_text = edited;
        return {};
    }

    /// The lines of a key and of everything beneath it.
    QByteArray removedLines(const ConfigEntry &entry) const
    {
        const qsizetype from = lineStart(entry.at.line);
        for (qsizetype i = from; i < offset(entry.at); ++i) {
            if (m_text[i] != ' ')
                return {}; // "- key: value": the item would lose its dash
        }
        const qsizetype last = m_text.indexOf('\n', lineStart(std::max(entry.at.line, lastOf(entry.value).at.line)));
        return last < 0 ? m_text.left(from) : spliced(from, last + 1, {});
    }
    /// "key: value" of a flow section with the comma behind it, or the one before.
    QByteArray removedFromFlow(const ConfigEntry &entry) const
    {
        qsizetype from = offset(entry.at);
        qsizetype to = entry.value.kind == ConfigNode::Kind::Null ? m_text.indexOf(':', from) + 1 : offset(entry.value.at);
        if (to < from)
            return {};
        return removedWithComma(from, endInFlow(entry.value, to));
    }
    QByteArray removedWithComma(qsizetype from, qsizetype to) const
    {
        if (to < m_text.size() && m_text[to] == ',') {
            ++to;
            while (to < m_text.size() && m_text[to] == ' ')
                ++to;
        } else {
            while (from > 0 && (m_text[from - 1] == ' ' || m_text[from - 1] == ','))
                --from;
        }
        return spliced(from, to, {});
    }
    /// The lines of an item of a list, its dash too.
    QByteArray removedItem(const ConfigNode &item) const
    {
        const qsizetype column = dashColumn(item);
        if (column < 0)
            return {};
        const qsizetype last = m_text.indexOf('\n', lastLineOf(item, column));
        const qsizetype from = lineStart(item.at.line);
        return last < 0 ? m_text.left(from) : spliced(from, last + 1, {});
    }
    bool isFlow(const ConfigNode &node, char bracket) const
    {
        const qsizetype begin = offset(node.at);
        return begin < m_text.size() && m_text[begin] == bracket;
    }
    /// Whether a step names the item behind the last one of a list, which may be empty.
    static bool isNewItem(const ConfigNode &list, const QString &step)
    {
        bool ok = false;
        const int index = step.toInt(&ok);
        return ok && index == static_cast<int>(list.items.size())
            && (list.kind == ConfigNode::Kind::Sequence || list.kind == ConfigNode::Kind::Null);
    }
    QByteArray appended(const ConfigNode &list, const QString &value) const
    {
        if (list.kind == ConfigNode::Kind::Null) // "load_tests:" with nothing beneath it
            return insertedAfterLine(offset(list.at),
                                     QByteArray(offset(list.at) - lineStart(list.at.line) + 2, ' ') + "- " + value.toUtf8());
        if (list.items.empty())
            return spliced(offset(list.at) + 1, offset(list.at) + 1, value.toUtf8());
        const ConfigNode &last = list.items.back();
        if (isFlow(list, '[')) {
            const qsizetype end = endInFlow(last, offset(last.at));
            return spliced(end, end, ", " + value.toUtf8());
        }
        const qsizetype column = dashColumn(last);
        return column < 0 ? QByteArray() : insertedAfterLine(lastLineOf(last, column), QByteArray(column, ' ') + "- " + value.toUtf8());
    }

    static ConfigNode *child(ConfigNode &node, const QString &step)
    {
        if (node.kind == ConfigNode::Kind::Sequence) {
            bool ok = false;
            const int index = step.toInt(&ok);
            return ok && index >= 0 && index < static_cast<int>(node.items.size()) ? &node.items[static_cast<size_t>(index)] : nullptr;
        }
        for (ConfigEntry &entry : node.entries) {
            if (entry.key == step)
                return &entry.value;
        }
        return nullptr;
    }

    /// Tries the scalar's end as in a block and as in a flow section; the one that reads back right is the right one.
    QByteArray replaced(Position at, const QString &value) const
    {
        const qsizetype from = offset(at);
        const QByteArray block = spliced(from, scalarEnd(from, false), value.toUtf8());
        const bool inFlow = parseYaml(block).error || scalarEnd(from, true) != scalarEnd(from, false);
        return inFlow && isInFlow(from) ? spliced(from, scalarEnd(from, true), value.toUtf8()) : block;
    }
    /// An empty value (or ~, null) of the key at `keyAt` gets its text.
    QByteArray filled(Position keyAt, const QString &value) const
    {
        const qsizetype key = offset(keyAt);
        const qsizetype colon = m_text.indexOf(':', std::max(key, scalarEndOfKey(key)));
        if (colon < 0 || colon > lineEnd(key))
            return {};
        qsizetype from = colon + 1;
        while (from < lineEnd(key) && m_text[from] == ' ')
            ++from;
        const bool empty = from == lineEnd(key) || m_text[from] == '#' || m_text[from] == ',' || m_text[from] == '}';
        if (empty)
            return spliced(colon + 1, colon + 1, ' ' + value.toUtf8());
        return spliced(from, scalarEnd(from, isInFlow(from)), value.toUtf8());
    }
    qsizetype scalarEndOfKey(qsizetype key) const
    {
        const char first = m_text[key];
        return first == '"' || first == '\'' ? scalarEnd(key, false) : key;
    }

    QByteArray added(const ConfigNode &section, const QString &key, const QString &value) const
    {
        const QByteArray pair = yamlScalar(key).toUtf8() + ": " + value.toUtf8();
        if (section.kind == ConfigNode::Kind::Null) { // `output:` with nothing beneath it
            const qsizetype at = offset(section.at);
            const qsizetype start = lineStart(section.at.line);
            return insertedAfterLine(at, QByteArray(at - start + 2, ' ') + pair);
        }
        const qsizetype begin = offset(section.at);
        if (begin < m_text.size() && m_text[begin] == '{') {
            if (section.entries.empty())
                return spliced(begin + 1, begin + 1, pair);
            const ConfigEntry &last = section.entries.back();
            if (last.value.kind == ConfigNode::Kind::Null)
                return {};
            const qsizetype end = endInFlow(last.value, offset(last.value.at));
            return spliced(end, end, ", " + pair);
        }
        const qsizetype first = offset(section.entries.front().at);
        const qsizetype column = first - lineStart(section.entries.front().at.line);
        return insertedAfterLine(lastLineOf(section, column), QByteArray(column, ' ') + pair);
    }
    QByteArray m_bom;
};

} // namespace

Result<QByteArray> writeBack(const QByteArray &original, const QList<ScalarChange> &changes)
{
    Editor editor(original);
    for (const ScalarChange &change : changes) {
        if (const Result<> done = editor.apply(change); !done)
            return fail(done.error());
    }
    return editor.text();
}

} // namespace derby
