// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/lane_table_model.h"
#include "ui/widgets/widgets.h"

class QTableView;

namespace derby::ui {

/// The lanes' figures, live, in a card.
class LaneTable : public Card
{
    Q_OBJECT
public:
    explicit LaneTable(const Appearance &appearance, QWidget *parent = nullptr);
    void show(const std::vector<SeriesLook> &looks, const Snapshot &snapshot);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    const Appearance &m_appearance;
    LaneTableModel m_model;
    QTableView *m_view;
};

} // namespace derby::ui
