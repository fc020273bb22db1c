// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/floating.h"
#include "ui/widgets/page.h"

#include <QTimer>

namespace derby::ui {

class Button;

/// One message.
class Toast : public Floating
{
    Q_OBJECT
public:
    Toast(const Appearance &appearance, const Notice &notice, int quietMs, bool stays, QWidget *window);

    bool hasAction() const { return m_action != nullptr; }
    void act();
    void dismiss();
    void setUndo(bool undo); ///< shows Ctrl+Z on its action

Q_SIGNALS:
    void gone();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void watch(); ///< the clock runs only while nobody is looking

    Notice m_notice;
    Button *m_action = nullptr;
    QTimer m_clock;
    bool m_stays;
    bool m_gone = false;
};

} // namespace derby::ui
