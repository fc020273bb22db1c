// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QPointer>
#include <QWidget>

namespace derby::ui {

/// The keyboard's focus ring: ink, 2 px at 2 px distance, around whichever control of the window has the focus. One a window, above all. It
/// shows only when the focus came by keyboard; fields and lists show their focus themselves.
class FocusRing : public QWidget
{
    Q_OBJECT
public:
    FocusRing(const Appearance &appearance, QWidget *window);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *widget);
    void place();

    const Appearance &m_appearance;
    QPointer<QWidget> m_target;
    QList<QPointer<QWidget>> m_watched;
    bool m_byKeyboard = false;
    QRectF m_ring; ///< in the window
};

} // namespace derby::ui
