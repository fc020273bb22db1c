// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"
#include "plan/config_tree.h"

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
class Editor
{
public:
    explicit Editor(const QByteArray &original)
    {
        m_bom = original.startsWith("\xef\xbb\xbf") ? original.left(3) : QByteArray();
        m_text = original.mid(m_bom.size());
        m_newline = m_text.contains("\r\n") ? "\r\n" : "\n";
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
            if (fresh->kind != ConfigNode::Kind::Scalar)
                return fail(cannot(u"%1 is there already."_s.arg(name), u"change the values in it"_s));
            if (old->kind != ConfigNode::Kind::Scalar && old->kind != ConfigNode::Kind::Null)
                return fail(cannot(u"%1 is a section, not a value."_s.arg(name), u"change the values in it"_s));
            edited = old->kind == ConfigNode::Kind::Null ? filled(old->at, change.value) : replaced(old->at, change.value);
            *old = *fresh;
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
        const auto entry = std::find_if(parent->entries.begin(), parent->entries.end(),
                                        [&path](const ConfigEntry &candidate) { return candidate.key == path.last(); });
        if (entry == parent->entries.end())
            return {};
        const qsizetype begin = offset(parent->at);
        const bool flow = begin < m_text.size() && m_text[begin] == '{';
        const QByteArray edited = flow ? removedFromFlow(*entry) : removedLines(*entry);
        parent->entries.erase(entry);
        if (parent->entries.empty() && !flow)
            parent->kind = ConfigNode::Kind::Null;
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
    /// Where a value of a flow section ends that begins at `from`.
    qsizetype endInFlow(const ConfigNode &value, qsizetype from) const
    {
        if (value.kind == ConfigNode::Kind::Scalar)
            return scalarEnd(from, true);
        if (from >= m_text.size() || (m_text[from] != '{' && m_text[from] != '['))
            return from;
        int depth = 0; // brackets in quotes: the tree that comes out would differ
        for (qsizetype at = from; at < m_text.size(); ++at) {
            depth += (m_text[at] == '{' || m_text[at] == '[') - (m_text[at] == '}' || m_text[at] == ']');
            if (depth == 0)
                return at + 1;
        }
        return m_text.size();
    }
    /// "key: value" of a flow section with the comma behind it, or the one before.
    QByteArray removedFromFlow(const ConfigEntry &entry) const
    {
        qsizetype from = offset(entry.at);
        qsizetype to = entry.value.kind == ConfigNode::Kind::Null ? m_text.indexOf(':', from) + 1 : offset(entry.value.at);
        if (to < from)
            return {};
        to = endInFlow(entry.value, to);
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

    qsizetype lineStart(int line) const
    {
        qsizetype at = 0;
        for (int n = 1; n < line; ++n)
            at = m_text.indexOf('\n', at) + 1;
        return at;
    }
    qsizetype lineEnd(qsizetype at) const
    {
        qsizetype end = m_text.indexOf('\n', at);
        if (end < 0)
            return m_text.size();
        return end > at && m_text[end - 1] == '\r' ? end - 1 : end;
    }
    qsizetype offset(Position at) const
    {
        const qsizetype start = lineStart(at.line);
        const QString line = QString::fromUtf8(m_text.mid(start, lineEnd(start) - start));
        qsizetype units = 0; // columns count characters, a pair of surrogates is one
        for (int column = 1; column < at.column && units < line.size(); ++column)
            units += line[units].isHighSurrogate() ? 2 : 1;
        return start + line.left(units).toUtf8().size();
    }
    /// Where the scalar that begins at `from` ends: behind its closing quote, or before a comment, a comma or bracket of a flow section, or
    /// the line's end.
    qsizetype scalarEnd(qsizetype from, bool inFlow) const
    {
        const qsizetype end = lineEnd(from);
        const char quote = from < end ? m_text[from] : '\0';
        if (quote == '"' || quote == '\'') {
            for (qsizetype i = from + 1; i < end; ++i) {
                if (quote == '"' && m_text[i] == '\\')
                    ++i;
                else if (m_text[i] == quote && quote == '\'' && i + 1 < end && m_text[i + 1] == quote)
                    ++i;
                else if (m_text[i] == quote)
                    return i + 1;
            }
            return end;
        }
        qsizetype stop = end;
        for (qsizetype i = from; i < end; ++i) {
            const bool space = m_text[i] == ' ' || m_text[i] == '\t';
            if ((space && i + 1 < end && m_text[i + 1] == '#') || (inFlow && (m_text[i] == ',' || m_text[i] == '}' || m_text[i] == ']'))) {
                stop = i;
                break;
            }
        }
        while (stop > from && (m_text[stop - 1] == ' ' || m_text[stop - 1] == '\t'))
            --stop;
        return stop;
    }
    QByteArray spliced(qsizetype from, qsizetype to, const QByteArray &with) const { return m_text.left(from) + with + m_text.mid(to); }

    /// Tries the scalar's end as in a block and as in a flow section; the one that reads back right is the right one.
    QByteArray replaced(Position at, const QString &value) const
    {
        const qsizetype from = offset(at);
        const QByteArray block = spliced(from, scalarEnd(from, false), value.toUtf8());
        const bool inFlow = parseYaml(block).error || scalarEnd(from, true) != scalarEnd(from, false);
        return inFlow && isInFlow(from) ? spliced(from, scalarEnd(from, true), value.toUtf8()) : block;
    }
    /// Whether the byte at `to` stands inside { } or [ ]; quotes and comments don't count.
    bool isInFlow(qsizetype to) const
    {
        int depth = 0;
        char quote = 0;
        for (qsizetype i = 0; i < to; ++i) {
            const char c = m_text[i];
            const char previous = i > 0 ? m_text[i - 1] : '\n';
            if (quote) {
                if (quote == '"' && c == '\\')
                    ++i;
                else if (c == quote)
                    quote = 0;
            } else if (c == '#' && (previous == ' ' || previous == '\t' || previous == '\n')) {
                i = lineEnd(i);
            } else if ((c == '"' || c == '\'') && (QByteArrayView(" \t\n,:[{").contains(previous))) {
                quote = c;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if ((c == '}' || c == ']') && depth > 0) {
                --depth;
            }
        }
        return depth > 0;
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

    static const ConfigNode &lastOf(const ConfigNode &node)
    {
        if (!node.entries.empty())
            return lastOf(node.entries.back().value);
        return node.items.empty() ? node : lastOf(node.items.back());
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
        // The section ends with the last line that is indented deeper than its keys, or the line of its last value.
        const ConfigNode &last = lastOf(section);
        qsizetype line = lineStart(std::max(last.at.line, section.entries.back().at.line));
        for (qsizetype next = lineEnd(line); next < m_text.size();) {
            next = m_text.indexOf('\n', next) + 1;
            if (next == 0 || next >= m_text.size())
                break;
            qsizetype indent = next;
            while (indent < m_text.size() && m_text[indent] == ' ')
                ++indent;
            if (indent - next <= column || indent >= lineEnd(next) || m_text[indent] == '#')
                break;
            line = next;
            next = lineEnd(next);
        }
        return insertedAfterLine(line, QByteArray(column, ' ') + pair);
    }
    QByteArray insertedAfterLine(qsizetype at, const QByteArray &line) const
    {
        const qsizetype newline = m_text.indexOf('\n', at);
        if (newline < 0)
            return m_text + m_newline + line;
        return spliced(newline + 1, newline + 1, line + m_newline);
    }

    QByteArray m_bom, m_text, m_newline;
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
