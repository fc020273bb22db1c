// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/runs_header.h"

#include "ui/pages/results/runs_delegate.h"
#include "ui/pages/results/runs_model.h"
#include "ui/theme/icons.h"

#include <QPainter>

namespace derby::ui {

namespace {
constexpr int headHeight = 36, side = 16;
}

RunsHeader::RunsHeader(const Appearance &appearance, const RunsModel &model, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_appearance(appearance)
    , m_model(model)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setFixedHeight(headHeight);
    setAccessibleName(tr("Sort by"));
    connect(&appearance, &Appearance::changed, this, [this] { viewport()->update(); });
}

QSize RunsHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), headHeight};
}

void RunsHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = m_appearance.theme();
    painter->save();
    painter->setClipRect(rect);
    painter->fillRect(rect, theme.color(Token::Field));
    painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color(Token::Line));
    const QString text = m_model.headerData(section, Qt::Horizontal).toString();
    QFont font = theme.font(Type::Small);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(theme.color(Token::Ink3));
    const int words = painter->fontMetrics().horizontalAdvance(text);
    int left = rect.x() + (section == RunsModel::Run ? RunsDelegate::nameLeft : RunsDelegate::padding);
    QRect line(left, rect.y(), rect.right() - left, rect.height() - 1);
    if (section == RunsModel::Grade) {
        left = rect.right() - RunsDelegate::padding - words;
        line = QRect(left, rect.y(), words + 2, rect.height() - 1);
    }
    if (section == RunsModel::Ttft) {
        left = rect.x() + side;
        line = QRect(left, rect.y() + 2, words + 2, 17);
        const QString note = tr("band: 95 % interval");
        painter->setFont(theme.font(Type::Small));
        const int noteWidth = painter->fontMetrics().horizontalAdvance(note);
        const int free = rect.right() - side - (left + words + 20);
        if (noteWidth < free)
            painter->drawText(QRect(rect.right() - side - noteWidth, line.y(), noteWidth + 2, line.height()), Qt::AlignVCenter, note);
        painter->setFont(theme.font(Type::FigureS));
        const double width = rect.width() - 2 * side;
        int free2 = rect.x(); // where the last label ended
        for (const DotAxis::Tick &tick : m_model.axis().ticks()) {
            const int textWidth = painter->fontMetrics().horizontalAdvance(tick.text);
            const int x = qBound(rect.x() + 2, left + static_cast<int>(m_model.axis().x(tick.ms, width)) - textWidth / 2,
                                 rect.right() - textWidth - 2);
            if (x < free2)
                continue;
            painter->drawText(QRect(x, rect.y() + 18, textWidth + 2, 16), Qt::AlignVCenter, tick.text);
            constexpr int apart = 8;
            free2 = x + textWidth + apart;
        }
        painter->setFont(font);
    }
    painter->drawText(line, Qt::AlignVCenter | Qt::TextSingleLine, painter->fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
    if (sortIndicatorSection() == section) {
        constexpr int arrow = 12;
        QPixmap down = iconPixmap(QStringLiteral("glyph/down"), theme.color(Token::Ink3), arrow, devicePixelRatioF());
        const QPointF at(section == RunsModel::Grade ? left - arrow - 2 : left + words + 4, line.center().y() - arrow / 2.0 + 1);
        painter->translate(at + QPointF(arrow / 2.0, arrow / 2.0));
        if (sortIndicatorOrder() == Qt::AscendingOrder)
            painter->rotate(180);
        painter->drawPixmap(-arrow / 2, -arrow / 2, down);
    }
    painter->restore();
}

} // namespace derby::ui
