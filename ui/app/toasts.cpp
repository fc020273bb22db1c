// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/toasts.h"

#include "ui/app/toast.h"

#include <QEvent>

namespace derby::ui {

namespace {
constexpr int most = 3, gap = 10, edge = Theme::pageMargin;
}

Toasts::Toasts(const Appearance &appearance, QWidget *window, int quietMs)
    : QObject(window)
    , m_appearance(appearance)
    , m_window(window)
    , m_quietMs(quietMs)
{
    window->installEventFilter(this);
}

Toast *Toasts::show(const Notice &notice, bool stays)
{
    while (count() >= most)
        m_toasts.first()->dismiss();
    auto *toast = new Toast(m_appearance, notice, m_quietMs, stays, m_window);
    connect(toast, &Toast::gone, this, [this, toast] {
        m_toasts.removeAll(toast);
        place();
    });
    m_toasts.append(toast);
    place();
    toast->show();
    toast->raise();
    return toast;
}

bool Toasts::undoLast()
{
    for (auto it = m_toasts.rbegin(); it != m_toasts.rend(); ++it) {
        if (*it && (*it)->hasAction()) {
            (*it)->act();
            return true;
        }
    }
    return false;
}

bool Toasts::dismissLast()
{
    if (m_toasts.isEmpty())
        return false;
    m_toasts.last()->dismiss();
    return true;
}

int Toasts::count() const
{
    return int(m_toasts.size());
}

bool Toasts::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

void Toasts::place()
{
    int bottom = m_window->height() - edge;
    bool undo = true; // the newest one with something to do has the shortcut
    for (auto it = m_toasts.rbegin(); it != m_toasts.rend(); ++it) {
        Toast *toast = *it;
        if (!toast)
            continue;
        toast->setUndo(undo && toast->hasAction());
        undo = undo && !toast->hasAction();
        const QSize size = toast->sizeHint();
        const int width = qMin(size.width(), m_window->width() - 2 * edge + 2 * Floating::reach);
        const int height =
            toast->hasHeightForWidth() ? qMax(toast->heightForWidth(width), toast->minimumSizeHint().height()) : size.height();
        // The shadow may lie over the edge; the frame may not.
        const int x = m_window->width() - edge - width + Floating::reach;
        const int y = bottom - height + Floating::reach + 8;
        toast->setGeometry(x, y, width, height);
        bottom = y + Floating::reach - 8 - gap;
    }
}

} // namespace derby::ui
