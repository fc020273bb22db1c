// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

class Button;
class Choice;

/// Which of several things is shown, with buttons that add one and take the shown one away.
class ItemPicker : public QWidget
{
    Q_OBJECT
public:
    /// `add` and `remove`: what the buttons do, as their tool tips.
    ItemPicker(const Appearance &appearance, const QString &add, const QString &remove, QWidget *parent = nullptr);
    void setItems(const QStringList &names, int current, bool canRemove, const QString &none);
    void setReadable(bool readable); ///< false: nothing can be changed now
    void setName(const QString &name);

Q_SIGNALS:
    void chosen(int index);
    void addRequested();
    void removeRequested();

private:
    void enable();
    Choice *m_box;
    Button *m_add, *m_remove;
    bool m_readable = true, m_canRemove = false;
};

} // namespace derby::ui
