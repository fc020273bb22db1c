// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/page.h"

#include <QList>
#include <QPointer>
#include <QWidget>

namespace derby::ui {

class Toast;

/// The messages at the bottom right of the window: each stays 6 s, longer while the pointer or the focus is on it.
class Toasts : public QObject
{
    Q_OBJECT
public:
    /// `quietMs`: how long a message stays.
    Toasts(const Appearance &appearance, QWidget *window, int quietMs = 6000);

    /// `stays`: until it is answered or closed (a question).
    Toast *show(const Notice &notice, bool stays = false);
    /// Does what the last message that can be undone offers (Ctrl+Z). False: there is none.
    bool undoLast();
    /// Closes the newest one (Esc). False: there is none.
    bool dismissLast();
    int count() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    const Appearance &m_appearance;
    QWidget *m_window;
    int m_quietMs;
    QList<QPointer<Toast>> m_toasts; ///< oldest first
};

} // namespace derby::ui
