// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace derby::ui {

namespace {

constexpr int gap = 2, pen = 2, reach = gap + pen;

bool showsItself(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QAbstractItemView *>(widget)
        || widget->property("ownFocus").toBool();
}

} // namespace

FocusRing::FocusRing(const Appearance &appearance, QWidget *window)
    : QWidget(window)
    , m_appearance(appearance)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        m_byKeyboard = true;
        break;
    case QEvent::MouseButtonPress:
        if (m_byKeyboard) {
            m_byKeyboard = false;
            hide();
        }
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        if (m_target && watched->isWidgetType() && m_watched.contains(static_cast<QWidget *>(watched)))
            place();
        break;
    default:
        break;
    }
    return false;
}

void FocusRing::follow(QWidget *widget)
{
    m_watched.clear();
    m_target = nullptr;
    if (widget && parentWidget()->isAncestorOf(widget) && !showsItself(widget) && widget->focusPolicy() != Qt::NoFocus) {
        m_target = widget;
        for (QWidget *at = widget; at && at != parentWidget(); at = at->parentWidget())
            m_watched.append(at);
    }
    place();
}

void FocusRing::place()
{
    if (!m_target || !m_byKeyboard || !m_target->isVisible()) {
        hide();
        return;
    }
    QWidget *window = parentWidget();
    const QRect target(m_target->mapTo(window, QPoint(0, 0)), m_target->size());
    QRect shown = target.adjusted(-reach, -reach, reach, reach);
    m_ring = QRectF(shown);
    // What a scroll area hides of the control, it hides of the ring.
    for (QWidget *at = m_target->parentWidget(); at && at != window; at = at->parentWidget()) {
        if (at->parentWidget() && qobject_cast<QAbstractScrollArea *>(at->parentWidget()))
            shown &= QRect(at->mapTo(window, QPoint(0, 0)), at->size()).adjusted(-reach, -reach, reach, reach);
    }
    if (shown.isEmpty()) {
        hide();
        return;
    }
    setGeometry(shown);
    m_ring.translate(-shown.topLeft());
    raise();
    show();
    update();
}

void FocusRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_appearance.theme().color(Token::Focus), pen));
    painter.setBrush(Qt::NoBrush);
    const qreal half = pen / 2.0;
    const qreal radius = m_target && qobject_cast<QAbstractButton *>(m_target) ? Theme::radiusControl + gap : Theme::radiusControl;
    painter.drawRoundedRect(m_ring.adjusted(half, half, -half, -half), radius, radius);
}

} // namespace derby::ui
