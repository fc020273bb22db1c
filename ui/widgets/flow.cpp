// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow.h"

#include <QWidget>

namespace derby::ui {

Flow::Flow(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

Flow::~Flow()
{
    qDeleteAll(m_items);
}

void Flow::setColumns(int columnWidth, int mostColumns)
{
    m_columnWidth = columnWidth;
    m_mostColumns = mostColumns;
    invalidate();
}

void Flow::setGaps(int horizontal, int vertical)
{
    m_horizontal = horizontal;
    m_vertical = vertical;
    invalidate();
}

void Flow::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

int Flow::count() const
{
    return int(m_items.size());
}

QLayoutItem *Flow::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *Flow::takeAt(int index)
{
    if (index < 0 || index >= m_items.size())
        return nullptr;
    QLayoutItem *item = m_items.takeAt(index);
    invalidate();
    return item;
}

Qt::Orientations Flow::expandingDirections() const
{
    return Qt::Horizontal;
}

bool Flow::hasHeightForWidth() const
{
    return true;
}

int Flow::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

QSize Flow::sizeHint() const
{
    const QMargins around = contentsMargins();
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = QSize(size.width() + item->sizeHint().width() + m_horizontal, qMax(size.height(), item->sizeHint().height()));
    }
    return QSize(qMax(0, size.width() - m_horizontal), size.height()).grownBy(around);
}

QSize Flow::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void Flow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int Flow::place(const QRect &rect, bool apply) const
{
    const QMargins around = contentsMargins();
    const QRect room = rect.marginsRemoved(around);
    QList<QLayoutItem *> shown;
    for (QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            shown.append(item);
    }
    int columns = 0;
    if (m_columnWidth > 0)
        columns = qBound(1, (room.width() + m_horizontal) / (m_columnWidth + m_horizontal), qMax(1, m_mostColumns));
    const auto widthOf = [&](const QLayoutItem *item, int column) {
        if (columns == 0)
            return qMin(item->sizeHint().width(), room.width());
        // Whole pixels that add up to the row.
        const int free = room.width() - (columns - 1) * m_horizontal;
        return free * (column + 1) / columns - free * column / columns;
    };
    int y = room.y();
    for (qsizetype first = 0; first < shown.size();) {
        // One row: what fits, all as high as the highest.
        int x = room.x(), high = 0;
        qsizetype last = first;
        for (; last < shown.size(); ++last) {
            const int column = int(last - first);
            const int width = widthOf(shown[last], column);
            if (columns > 0 ? column >= columns : last > first && x + width > room.x() + room.width())
                break;
            const int height = shown[last]->hasHeightForWidth() ? shown[last]->heightForWidth(width) : shown[last]->sizeHint().height();
            high = qMax(high, qMax(height, shown[last]->minimumSize().height()));
            x += width + m_horizontal;
        }
        x = room.x();
        for (qsizetype i = first; apply && i < last; ++i) {
            const int width = widthOf(shown[i], int(i - first));
            shown[i]->setGeometry(QRect(x, y, width, high));
            x += width + m_horizontal;
        }
        y += high + m_vertical;
        first = last;
    }
    return qMax(room.y(), y - (shown.isEmpty() ? 0 : m_vertical)) - rect.y() + around.bottom();
}

} // namespace derby::ui
