// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/config_tree.h"

#include <QByteArray>

namespace derby {

/// The text of a YAML file with the places of its nodes, for edits that leave all other bytes alone. Offsets count bytes from 0; lines and
/// columns are those of Position. Internal to src/plan.
class YamlText
{
public:
    explicit YamlText(const QByteArray &text)
        : m_text(text)
        , m_newline(text.contains("\r\n") ? "\r\n" : "\n")
    {
    }

    /// Where the line begins.
    qsizetype lineStart(int line) const;
    /// Where the line of a place ends, before its line end.
    qsizetype lineEnd(qsizetype at) const;
    qsizetype offset(Position at) const;
    /// Where the scalar that begins at `from` ends: behind its closing quote, or before a comment, a comma or bracket of a flow section, or
    /// the line's end.
    qsizetype scalarEnd(qsizetype from, bool inFlow) const;
    /// Where a value of a flow section ends that begins at `from`.
    qsizetype endInFlow(const ConfigNode &value, qsizetype from) const;
    /// Whether the byte at `to` stands inside { } or [ ]; quotes and comments don't count.
    bool isInFlow(qsizetype to) const;
    /// The node that ends last: the last value of the last section in it.
    static const ConfigNode &lastOf(const ConfigNode &node);
    /// Where the last line begins that belongs to a node whose keys, or dash, stand in this column (from 0).
    qsizetype lastLineOf(const ConfigNode &node, qsizetype column) const;
    /// The column (from 0) of the dash before an item of a list; -1: it does not stand on the item's line.
    qsizetype dashColumn(const ConfigNode &item) const;
    QByteArray spliced(qsizetype from, qsizetype to, const QByteArray &with) const { return m_text.left(from) + with + m_text.mid(to); }
    /// The text with a line more behind the one at `at`.
    QByteArray insertedAfterLine(qsizetype at, const QByteArray &line) const;

protected:
    QByteArray m_text, m_newline;
};

} // namespace derby
