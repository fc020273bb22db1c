// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/lane_table.h"

#include "ui/theme/icons.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace derby::ui {

namespace {

constexpr int rowHeight = 34, headerHeight = 32, side = 12, glyph = 16;
constexpr std::array<int, LaneTableModel::ColumnCount> widths{108, 60, 108, 68, 68, 108,
                                                              104, 80, 92,  84, 100}; // together what a window 1280 wide has

class LaneDelegate final : public QStyledItemDelegate
{
public:
    LaneDelegate(const Appearance &appearance, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_appearance(appearance)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_appearance.theme();
        const bool paused = index.data(LaneTableModel::PausedRole).toBool();
        const bool trouble = index.data(LaneTableModel::TroubleRole).toBool();
        const QRect cell = option.rect;
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(cell, theme.color(Token::Selected));
        if (index.row() + 1 < index.model()->rowCount())
            painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.color(Token::Line));
        const QString text = index.data().toString();
        QRect room = cell.adjusted(side, 0, -side, 0);
        QColor ink = theme.color(paused ? Token::Ink3 : Token::Ink);
        QFont font = theme.font(Type::Figure);
        const int column = index.column();
        if (column == LaneTableModel::Lane) {
            const QString slot = index.data(LaneTableModel::SlotRole).toString();
            if (!paused)
                ink = theme.engine(slot).text;
            painter->drawPixmap(QPoint(room.left(), room.center().y() - glyph / 2 + 1),
                                iconPixmap(emblemName(slot), ink, glyph, painter->device()->devicePixelRatioF()));
            room.setLeft(room.left() + glyph + 8);
            font = theme.font(Type::Strong);
        } else if (column == LaneTableModel::Note) {
            font = theme.font(Type::Small);
            ink = theme.color(trouble && !paused ? Token::Error : Token::Ink3);
        } else if (index.data(LaneTableModel::StrongRole).toBool()) {
            font.setWeight(QFont::DemiBold);
        }
        const int alignment = index.data(Qt::TextAlignmentRole).toInt();
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room.width());
        if (column == LaneTableModel::Success && trouble) {
            const int left = room.right() - metrics.horizontalAdvance(shown) - glyph - 6;
            painter->drawPixmap(
                QPoint(std::max(cell.left(), left), room.center().y() - glyph / 2 + 1),
                iconPixmap(QStringLiteral("glyph/error"), theme.color(Token::Error), glyph, painter->device()->devicePixelRatioF()));
        }
        painter->setFont(font);
        painter->setPen(text == u"–" ? theme.color(Token::Ink3) : ink);
        painter->drawText(room, alignment, shown);
        painter->restore();
    }

private:
    const Appearance &m_appearance;
};

} // namespace

LaneTable::LaneTable(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_view(new QTableView)
{
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new LaneDelegate(appearance, m_view));
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false);
    m_view->setAccessibleName(tr("Lanes"));
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_view->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_view->horizontalHeader()->setSectionsClickable(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setFixedHeight(headerHeight);
    body()->addWidget(m_view);
    const auto apply = [this] {
        // On a card the head has no ground of its own (mock-up "benchmark running"). A style sheet takes no font from setFont().
        m_view->horizontalHeader()->setStyleSheet(
            QStringLiteral("QHeaderView::section { background: %1; color: %2; border: none; border-bottom: 1px solid %3; padding: 0 12px; "
                           "font-size: %4px; font-weight: 600; }")
                .arg(m_appearance.theme().color(Token::Surface).name(), m_appearance.theme().color(Token::Ink2).name(),
                     m_appearance.theme().color(Token::Line).name(), QString::number(m_appearance.theme().font(Type::Small).pixelSize())));
        m_view->viewport()->update();
    };
    connect(&appearance, &Appearance::changed, this, apply);
    apply();
    fit();
}

void LaneTable::show(const std::vector<SeriesLook> &looks, const Snapshot &snapshot)
{
    const int before = m_model.rowCount();
    m_model.show(looks, snapshot);
    if (before != m_model.rowCount())
        fit();
}

/// All rows are shown, and the columns share what the table has beyond their least widths.
void LaneTable::fit()
{
    int wanted = 0;
    for (const int width : widths)
        wanted += width;
    const int spare = std::max(0, m_view->viewport()->width() - wanted);
    const bool scrolls = m_view->viewport()->width() < wanted;
    int given = 0;
    for (int column = 0; column < LaneTableModel::ColumnCount; ++column) {
        // The note takes a third of what is left over, the figures the rest.
        const bool last = column == LaneTableModel::ColumnCount - 1;
        const int extra = last ? spare - given : spare * 2 / 3 / (LaneTableModel::ColumnCount - 1);
        m_view->setColumnWidth(column, widths[static_cast<std::size_t>(column)] + extra);
        given += extra;
    }
    m_view->setFixedHeight(headerHeight + std::max(1, m_model.rowCount()) * rowHeight + (scrolls ? 12 : 0));
}

void LaneTable::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    fit();
}

} // namespace derby::ui
