// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QStyledItemDelegate>

namespace derby::ui {

struct Cell;
class CellsModel;

/// Paints a Cell.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CellDelegate(const Appearance &appearance, const CellsModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    int neededWidth(const Cell &cell) const; ///< without padding
    void setMarkedRow(int row) { m_marked = row; }

private:
    QFont fontOf(const Cell &cell) const;
    const Appearance &m_appearance;
    const CellsModel &m_model;
    int m_marked = -1;
};

} // namespace derby::ui
