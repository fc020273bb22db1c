// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QSyntaxHighlighter>

namespace derby::ui {

/// Keys in ink, texts in the second ink, numbers and flags strong, comments pale.
class YamlHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit YamlHighlighter(QTextDocument *document)
        : QSyntaxHighlighter(document)
    {
    }
    void setTheme(const Theme &theme);

protected:
    void highlightBlock(const QString &text) override;

private:
    QTextCharFormat m_text, m_value, m_number, m_comment;
};

} // namespace derby::ui
