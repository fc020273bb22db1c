// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/diagnostic.h"
#include "ui/theme/appearance.h"

#include <QList>
#include <QPlainTextEdit>
#include <QTimer>

namespace derby::ui {

/// The file's text: line numbers, keys and values told apart, the line of the form's focused field marked, mistakes underlined.
class YamlEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit YamlEditor(const Appearance &appearance, QWidget *parent = nullptr);

    /// Shows `text`, changing only what differs: the cursor, the undo history and the view stay. Emits nothing.
    void show(const QString &text);
    void markLine(int line); ///< from 1; 0: none
    void setProblems(const QList<Diagnostic> &problems);
    void goTo(int line, int column); ///< from 1
    void flush(); ///< what was typed is told now, not after the pause

    int gutterWidth() const;
    void paintGutter(QPaintEvent *event);

Q_SIGNALS:
    void edited(const QString &text); ///< by the user, once the typing pauses
    void atLine(int line); ///< the cursor moved there, by the user

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void apply();
    void refreshMarks();
    void emitEdited();

    const Appearance &m_appearance;
    QWidget *m_gutter;
    QTimer m_pause;
    QList<Diagnostic> m_problems;
    int m_marked = 0;
    bool m_showing = false;
};

} // namespace derby::ui
