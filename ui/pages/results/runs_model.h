// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/run_list.h"
#include "ui/pages/results/dot_axis.h"

#include <QAbstractTableModel>
#include <QSet>

#include <memory>
#include <vector>

namespace derby::ui {

/// The runs of the list: filtered, sorted, chosen. Keeps the entries that the store listed and an order of indices into them, so that ten
/// thousand runs are filtered between two key strokes.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Run, When, Load, Ttft, Finding, Grade, ColumnCount };
    enum class Kind { All, Measured, Simulated, Partial };
    using Runs = std::shared_ptr<const std::vector<RunListEntry>>;

    explicit RunsModel(QObject *parent = nullptr);

    void setRuns(Runs runs);
    void setSearch(const QString &text); ///< every word must be in name, model, tags, finding, note or lanes
    void setKind(Kind kind);
    void setTag(const QString &tag); ///< empty: any

    int total() const { return static_cast<int>(m_runs->size()); }
    const RunListEntry &at(int row) const;
    const RunListEntry *find(const QString &folder) const; ///< shown or not; null: not listed
    int rowOf(const QString &folder) const; ///< -1: not shown
    QStringList tags() const; ///< of all runs, by name
    const DotAxis &axis() const { return m_axis; }

    bool isChosen(int row) const;
    void setChosen(int row, bool chosen);
    QStringList chosen() const; ///< folders, in the order of choosing
    void clearChosen();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void chosenChanged();
    void renamed(const QString &folder, const QString &name); ///< by the user, in the cell

private:
    void rebuild();
    bool fits(size_t run) const;
    void sortShown();
    const QString &searched(size_t run) const;

    Runs m_runs;
    std::vector<size_t> m_shown;
    mutable std::vector<QString> m_searched; ///< what is searched of each run, made at the first search
    DotAxis m_axis;
    QStringList m_words;
    QString m_tag;
    Kind m_kind = Kind::All;
    QStringList m_chosen;
    QSet<QString> m_chosenSet;
    int m_sortColumn = When;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace derby::ui
