// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/live_plots.h"
#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

/// Beside the rows of the live distribution: median and p95 with their intervals, or, while there are too few requests, a dashed box that
/// says how many are needed and how many there are.
class LiveFiguresColumn : public QWidget
{
    Q_OBJECT
public:
    explicit LiveFiguresColumn(const Appearance &appearance, QWidget *parent = nullptr);
    void show(const std::vector<SeriesLook> &looks, const Snapshot &snapshot);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Lane
    {
        SeriesLook look;
        int n = 0;
        std::vector<LiveFigure> figures;
    };

    qreal paintFigure(QPainter &painter, const LiveFigure &figure, qreal top, bool interval) const;
    qreal paintNeeds(QPainter &painter, const LiveFigure &figure, qreal top) const;

    const Appearance &m_appearance;
    std::vector<Lane> m_lanes;
    bool m_warmingUp = true;
};

} // namespace derby::ui
