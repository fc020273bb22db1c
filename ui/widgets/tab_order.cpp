// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_order.h"

#include <QLayout>
#include <QScrollArea>
#include <QSet>
#include <QWidget>

namespace derby::ui {

namespace {

void gather(QWidget *widget, QList<QWidget *> &found);

void gather(const QLayout *layout, QList<QWidget *> &found)
{
    for (int i = 0; i < layout->count(); ++i) {
        const QLayoutItem *item = layout->itemAt(i);
        if (QWidget *widget = const_cast<QLayoutItem *>(item)->widget())
            gather(widget, found);
        else if (const QLayout *inner = const_cast<QLayoutItem *>(item)->layout())
            gather(inner, found);
    }
}

void gather(QWidget *widget, QList<QWidget *> &found)
{
    if (found.contains(widget))
        return;
    found << widget;
    if (const QLayout *layout = widget->layout())
        gather(layout, found);
    if (const auto *area = qobject_cast<QScrollArea *>(widget); area && area->widget())
        gather(area->widget(), found);
    for (QObject *child : widget->children()) {
        auto *inner = qobject_cast<QWidget *>(child);
        if (inner && !inner->isWindow())
            gather(inner, found);
    }
}

} // namespace

void chainTabOrder(QWidget *root)
{
    QList<QWidget *> found;
    gather(root, found);
    QList<QWidget *> chain;
    QSet<const QWidget *> within; // what a compound widget hands its focus to: it moves with that widget
    for (QWidget *widget : std::as_const(found)) {
        // Tab takes a compound widget for a place of its own and hands the focus on: one that is left behind leads back to here.
        QWidget *proxy = widget->focusProxy();
        const bool handsOn = proxy && widget->isAncestorOf(proxy);
        if (handsOn)
            within << proxy;
        if (within.contains(widget) || (proxy && !handsOn)) // compounds may stand within compounds
            continue;
        if (!((proxy ? proxy : widget)->focusPolicy() & Qt::TabFocus))
            continue;
        // Qt moves all that lies between a compound and what it hands its focus to: nothing else may lie there.
        if (handsOn)
            QWidget::setTabOrder(widget, proxy);
        chain << widget;
    }
    // Each right behind the first, the last one first: so no step moves what an earlier one has put in place.
    for (qsizetype i = chain.size() - 1; i > 0; --i)
        QWidget::setTabOrder(chain.first(), chain[i]);
}

} // namespace derby::ui
