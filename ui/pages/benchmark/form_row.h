// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace derby::ui {

class Text;

/// A question's line: label, controls and a hint; below them, where something is wrong, what is.
class FormRow : public QWidget
{
    Q_OBJECT
public:
    FormRow(const Appearance &appearance, const QString &label, QWidget *parent = nullptr);
    /// The first control is the label's buddy; `width` 0: as wide as it likes.
    void add(QWidget *control, int width = 0);
    void setHint(const QString &hint);
    void setError(const QString &message); ///< empty: nothing is wrong
    QString error() const { return m_error; }
    /// A control that takes what is left of the line; there is no room for a hint then.
    void addWide(QWidget *control);

private:
    void show();

    const Appearance &m_appearance;
    Text *m_label, *m_words, *m_problem;
    QWidget *m_below;
    QLabel *m_icon;
    QHBoxLayout *m_row;
    QString m_hint, m_error;
    bool m_wide = false;
};

/// A hairline across.
class Rule : public QWidget
{
    Q_OBJECT
public:
    explicit Rule(const Appearance &appearance, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
};

} // namespace derby::ui
