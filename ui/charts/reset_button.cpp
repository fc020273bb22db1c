// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/reset_button.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace derby::ui {

ResetButton::ResetButton(const Appearance &appearance, QWidget *parent)
    : QAbstractButton(parent)
    , m_appearance(appearance)
{
    setText(tr("Reset zoom"));
    setToolTip(tr("Shows all of the chart again (Home, or a double click)"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    resize(sizeHint());
}

QSize ResetButton::sizeHint() const
{
    const QFontMetricsF metrics(m_appearance.theme().font(Type::Small));
    return {int(std::ceil(metrics.horizontalAdvance(text()))) + 20, Theme::controlSmall};
}

void ResetButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme.color(Token::Focus), 2) : QPen(theme.color(Token::LineStrong), 1));
    painter.setBrush(theme.color(isDown() || underMouse() ? Token::Field : Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Theme::radiusControl, Theme::radiusControl);
    painter.setPen(theme.color(Token::Ink));
    painter.setFont(theme.font(Type::Small));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void ResetButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ResetButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace derby::ui
