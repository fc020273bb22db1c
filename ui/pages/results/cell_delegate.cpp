// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/cell_delegate.h"

#include "ui/pages/results/cells.h"
#include "ui/pages/results/painting.h"
#include "ui/theme/icons.h"

#include <QPainter>

namespace derby::ui {

namespace {
constexpr int padding = 7, noteGap = 7, glyphRoom = 22, warnSize = 12, warnGap = 5;
}

CellDelegate::CellDelegate(const Appearance &appearance, const CellsModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_appearance(appearance)
    , m_model(model)
{
}

QFont CellDelegate::fontOf(const Cell &cell) const
{
    const bool strong = cell.strong || (!cell.slot.isEmpty() && !cell.figure);
    return m_appearance.theme().font(cell.figure ? Type::Figure : strong ? Type::Strong : Type::Body);
}

int CellDelegate::neededWidth(const Cell &cell) const
{
    const bool glyph = !cell.slot.isEmpty() || cell.verdict;
    const int note =
        cell.note.isEmpty() ? 0 : noteGap + QFontMetrics(m_appearance.theme().font(Type::FigureS)).horizontalAdvance(cell.note);
    return QFontMetrics(fontOf(cell)).horizontalAdvance(cell.text) + note + (glyph ? glyphRoom : 0) + (cell.warn ? warnSize + warnGap : 0)
        + 2;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_appearance.theme();
    const Cell &cell = m_model.at(index.row(), index.column());
    const QRect box = option.rect;
    painter->save();
    painter->setClipRect(box);
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(box, theme.color(selected ? Token::Selected : index.row() == m_marked ? Token::Field : Token::Surface));
    if (index.row() + 1 < m_model.rowCount())
        painter->fillRect(box.x(), box.bottom(), box.width(), 1, theme.color(Token::Line));
    QRect room = box.adjusted(padding, 0, -padding, 0);
    QColor ink = theme.color(cell.pale ? Token::Ink3 : cell.figure || cell.strong ? Token::Ink : Token::Ink2);
    const QPointF glyph(room.x() + 8, box.center().y() + 0.5);
    if (cell.verdict) {
        paintVerdict(*painter, theme, *cell.verdict, cell.slot, glyph);
        ink = verdictColor(theme, *cell.verdict, cell.slot);
        room.setLeft(room.left() + glyphRoom);
    } else if (!cell.slot.isEmpty()) {
        paintEmblem(*painter, theme, cell.slot, cell.second, glyph);
        ink = theme.engine(cell.slot).text;
        room.setLeft(room.left() + glyphRoom);
    }
    if (!cell.note.isEmpty()) {
        painter->setFont(theme.font(Type::FigureS));
        painter->setPen(theme.color(Token::Ink3));
        painter->drawText(room.adjusted(0, 1, 0, 1), int(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, cell.note);
        room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(cell.note) - noteGap);
    }
    painter->setFont(fontOf(cell));
    const int width = painter->fontMetrics().horizontalAdvance(cell.text);
    if (cell.warn) {
        const QPixmap sign =
            iconPixmap(QStringLiteral("glyph/warn"), theme.color(Token::Warn), warnSize, painter->device()->devicePixelRatioF());
        const int x = cell.figure ? qMax(room.right() - width - warnSize - warnGap, box.x()) : room.x();
        painter->drawPixmap(x, box.center().y() - warnSize / 2, sign);
        if (!cell.figure)
            room.setLeft(room.left() + warnSize + warnGap);
    }
    painter->setPen(ink);
    const Qt::Alignment side = cell.figure ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(room, int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(cell.text, Qt::ElideRight, room.width() + 1));
    if (option.state & QStyle::State_HasFocus && option.widget && option.widget->hasFocus()) {
        painter->setPen(QPen(theme.color(Token::Focus), 2));
        painter->drawRect(box.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

} // namespace derby::ui
