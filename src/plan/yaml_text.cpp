// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/yaml_text.h"

#include <algorithm>

namespace derby {

qsizetype YamlText::lineStart(int line) const
{
    qsizetype at = 0;
    for (int n = 1; n < line; ++n)
        at = m_text.indexOf('\n', at) + 1;
    return at;
}

qsizetype YamlText::lineEnd(qsizetype at) const
{
    qsizetype end = m_text.indexOf('\n', at);
    if (end < 0)
        return m_text.size();
    return end > at && m_text[end - 1] == '\r' ? end - 1 : end;
}

qsizetype YamlText::offset(Position at) const
{
    const qsizetype start = lineStart(at.line);
    const QString line = QString::fromUtf8(m_text.mid(start, lineEnd(start) - start));
    qsizetype units = 0; // columns count characters, a pair of surrogates is one
    for (int column = 1; column < at.column && units < line.size(); ++column)
        units += line[units].isHighSurrogate() ? 2 : 1;
    return start + line.left(units).toUtf8().size();
}

qsizetype YamlText::scalarEnd(qsizetype from, bool inFlow) const
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

qsizetype YamlText::endInFlow(const ConfigNode &value, qsizetype from) const
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

bool YamlText::isInFlow(qsizetype to) const
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

const ConfigNode &YamlText::lastOf(const ConfigNode &node)
{
    if (!node.entries.empty())
        return lastOf(node.entries.back().value);
    return node.items.empty() ? node : lastOf(node.items.back());
}

QByteArray YamlText::insertedAfterLine(qsizetype at, const QByteArray &line) const
{
    const qsizetype newline = m_text.indexOf('\n', at);
    if (newline < 0)
        return m_text + m_newline + line;
    return spliced(newline + 1, newline + 1, line + m_newline);
}

qsizetype YamlText::lastLineOf(const ConfigNode &node, qsizetype column) const
{
    const qsizetype begin = offset(node.at);
    if (begin < m_text.size() && (m_text[begin] == '{' || m_text[begin] == '[')) {
        const qsizetype end = endInFlow(node, begin);
        return end > 0 ? m_text.lastIndexOf('\n', end - 1) + 1 : 0;
    }
    // It ends with the last line that is indented deeper, or the line of its last value.
    qsizetype line = lineStart(std::max(node.at.line, lastOf(node).at.line));
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
    return line;
}

qsizetype YamlText::dashColumn(const ConfigNode &item) const
{
    const qsizetype start = lineStart(item.at.line);
    qsizetype dash = start;
    while (dash < m_text.size() && m_text[dash] == ' ')
        ++dash;
    if (dash >= m_text.size() || m_text[dash] != '-')
        return -1;
    for (qsizetype i = dash + 1; i < offset(item.at); ++i) {
        if (m_text[i] != ' ')
            return -1;
    }
    return dash - start;
}

} // namespace derby
