// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/live_plots.h"

#include <QAbstractTableModel>

#include <vector>

namespace derby::ui {

/// The lanes of the running test, one a row.
class LaneTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Lane, Done, TtftMedian, TtftP95, TtftP99, TpotMedian, E2eP95, Tokens, Goodput, Success, Note, ColumnCount };
    enum Role {
        SlotRole = Qt::UserRole, ///< the engine's colours
        PausedRole, ///< the breaker is open
        TroubleRole, ///< something failed
        StrongRole, ///< a figure that stands out
    };

    using QAbstractTableModel::QAbstractTableModel;
    void show(const std::vector<SeriesLook> &looks, const Snapshot &snapshot);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const LaneSnapshot &lane, std::size_t row, int column) const;
    QString tip(const LaneSnapshot &lane, int column) const;
    QString note(const LaneSnapshot &lane) const;

    std::vector<SeriesLook> m_looks;
    std::vector<LaneSnapshot> m_lanes;
    MonoTime m_at{};
};

} // namespace derby::ui
