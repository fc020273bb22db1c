// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/run_list.h"
#include "ui/theme/appearance.h"

#include <QStyledItemDelegate>

namespace derby::ui {

class RunsModel;

/// Paints every cell of the list of runs; no widget stands in a cell but the name's editor while it is edited.
class RunsDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    RunsDelegate(const Appearance &appearance, const RunsModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Whether a point of the cell is the check box's (it may be as large as a finger).
    static bool onCheck(const QRect &cell, const QPoint &point);
    /// Where a broken run's Recover button is in the finding's cell; empty: it has none.
    QRect recoverBox(const QRect &cell, const RunListEntry &run) const;
    void setHoverRow(int row) { m_hoverRow = row; }

    static constexpr int rowHeight = 44, padding = 12, nameLeft = 46;

private:
    void paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintDots(QPainter &painter, const QRect &cell, const RunListEntry &run) const;
    void paintFinding(QPainter &painter, const QRect &cell, const RunListEntry &run) const;

    const Appearance &m_appearance;
    const RunsModel &m_model;
    int m_hoverRow = -1;
};

} // namespace derby::ui
