// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/live_plots.h"
#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

/// Requests in flight of each lane against those asked for, over the lane's own time, with its failures at their moments.
class FlightStrips : public QWidget
{
    Q_OBJECT
public:
    explicit FlightStrips(const Appearance &appearance, QWidget *parent = nullptr);
    void show(const std::vector<SeriesLook> &looks, const Snapshot &snapshot, const LiveHistory &history);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Strip
    {
        SeriesLook look;
        int inFlight = 0, firstSecond = 0;
        std::vector<int> counts;
        std::vector<LiveHistory::Failures> failures;
        QString lastError;
        int failed = 0;
        bool paused = false;
    };

    const Appearance &m_appearance;
    std::vector<Strip> m_strips;
    int m_users = 1;
};

} // namespace derby::ui
