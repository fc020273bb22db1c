// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tip.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace derby::ui {

void drawTip(QPainter &painter, const Theme &theme, const ReadOut &readOut, QPointF at, const QRectF &area)
{
    painter.setRenderHint(QPainter::Antialiasing);
    // Where it reads: a ring in ink that no series' colour hides.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::Surface), 4));
    painter.drawEllipse(at, 7, 7);
    painter.setPen(QPen(theme.color(Token::Ink), 2));
    painter.drawEllipse(at, 7, 7);

    QFont title = theme.font(Type::Strong);
    title.setPixelSize(12);
    QFont value = theme.font(Type::FigureM);
    value.setWeight(QFont::Medium);
    const QFont detail = theme.font(Type::FigureS);
    const QFontMetricsF t(title), v(value), d(detail);
    const double padding = 12;
    const double width =
        std::min(area.width() - 4,
                 std::max({t.horizontalAdvance(readOut.title), v.horizontalAdvance(readOut.value), d.horizontalAdvance(readOut.detail)})
                     + 2 * padding + 1);
    const double height = 8 + t.height() + v.height() + (readOut.detail.isEmpty() ? 0 : d.height() + 2) + 8;
    QRectF box(at.x() + 14, at.y() - height - 10, width, height);
    if (box.right() > area.right())
        box.moveRight(at.x() - 14);
    if (box.left() < area.left())
        box.moveLeft(std::max(area.left(), std::min(at.x() - width / 2, area.right() - width)));
    if (box.top() < area.top())
        box.moveTop(at.y() + 14);
    if (box.bottom() > area.bottom())
        box.moveBottom(area.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Tooltip));
    painter.drawRoundedRect(box, 6, 6);
    // A bar in the series' mark: whose value it is, also where names are alike.
    painter.setBrush(readOut.mark);
    painter.drawRoundedRect(QRectF(box.left() + 4, box.top() + 8, 3, box.height() - 16), 1.5, 1.5);

    const double room = width - 2 * padding + 1;
    double y = box.top() + 8;
    QColor ink = theme.color(Token::OnTooltip);
    painter.setPen(ink);
    painter.setFont(title);
    painter.drawText(QPointF(box.left() + padding, y + t.ascent()), t.elidedText(readOut.title, Qt::ElideRight, room));
    y += t.height();
    painter.setFont(value);
    painter.drawText(QPointF(box.left() + padding, y + v.ascent()), v.elidedText(readOut.value, Qt::ElideRight, room));
    y += v.height() + 2;
    ink.setAlphaF(0.8F);
    painter.setPen(ink);
    painter.setFont(detail);
    painter.drawText(QPointF(box.left() + padding, y + d.ascent()), d.elidedText(readOut.detail, Qt::ElideRight, room));
}

} // namespace derby::ui
