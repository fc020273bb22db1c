// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/yaml_highlighter.h"

#include <QRegularExpression>

namespace derby::ui {

using namespace Qt::StringLiterals;

void YamlHighlighter::setTheme(const Theme &theme)
{
    m_text.setForeground(theme.color(Token::Ink));
    m_value.setForeground(theme.color(Token::Ink2));
    m_number.setForeground(theme.color(Token::Ink));
    m_number.setFontWeight(QFont::Bold);
    m_comment.setForeground(theme.color(Token::Ink3));
    rehighlight();
}

void YamlHighlighter::highlightBlock(const QString &text)
{
    // Quoted texts first, so that neither a # nor a : within them means anything.
    static const QRegularExpression word(
        u"(?<quoted>\"(?:[^\"\\\\]|\\\\.)*\"?|'(?:[^']|'')*'?)|(?<comment>(?:^|(?<=\\s))#.*$)|(?<key>[\\w./-]+(?=\\s*:(?:\\s|$)))|(?<number>(?<![\\w.-])[-+]?\\d[\\d.]*(?:[eE][-+]?\\d+)?(?![\\w.])|\\b(?:true|false|null|none)\\b)|(?<plain>[^\\s,\\[\\]{}:#\"']+)"_s);
    auto matches = word.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const bool isKey = match.hasCaptured(u"key"_s);
        const QTextCharFormat &format = match.hasCaptured(u"comment"_s) ? m_comment
            : isKey                                                     ? m_text
            : match.hasCaptured(u"number"_s)                            ? m_number
                                                                        : m_value;
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), format);
    }
}

} // namespace derby::ui
