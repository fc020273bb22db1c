// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "ui/theme/appearance.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <optional>
#include <vector>

namespace derby::ui {

/// One cell of a small table of results.
struct Cell
{
    QString text;
    QString note; ///< small, behind the text: an interval
    QString tip;
    bool figure = false; ///< in the figure face, right
    bool strong = false;
    bool pale = false; ///< from too few samples, or beside the point
    bool warn = false; ///< with the warning glyph
    QString slot; ///< an engine's emblem before the text, which takes its colour
    bool second = false;
    std::optional<VerdictState> verdict; ///< its glyph before the text
};

/// A table of such cells.
class CellsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void set(const QStringList &headers, std::vector<std::vector<Cell>> rows);
    const Cell &at(int row, int column) const { return m_rows[static_cast<size_t>(row)][static_cast<size_t>(column)]; }
    /// Headers and rows, tabs between cells: what a spreadsheet takes from the clipboard. `rows` empty: all.
    QString tsv(const QList<int> &rows = {}) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QStringList m_headers;
    std::vector<std::vector<Cell>> m_rows;
};

/// Shows it; Ctrl+C copies the chosen rows, or all. Cells never have widgets.
class CellTable : public QTableView
{
    Q_OBJECT
public:
    CellTable(const Appearance &appearance, CellsModel &model, QWidget *parent = nullptr);
    /// As high as its rows (in a page that scrolls); else it scrolls itself.
    void setFitsRows(bool fits);
    /// Words give way before the table has to scroll sideways.
    void setShrinks(bool shrinks) { m_shrinks = shrinks; }
    void setMarkedRow(int row); ///< a row on the field ground; -1: none
    void copy() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    static constexpr int rowHeight = 36;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    int neededWidth(int column) const;

    const Appearance &m_appearance;
    CellsModel &m_model;
    class CellDelegate *m_delegate;
    bool m_fits = false, m_shrinks = false;
};

} // namespace derby::ui
