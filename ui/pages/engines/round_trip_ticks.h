// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QList>
#include <QWidget>

namespace derby::ui {

/// Round trips of the last minute, a tick each, the newest right; what got no answer is a gap with a cross at its foot.
class RoundTripTicks : public QWidget
{
    Q_OBJECT
public:
    RoundTripTicks(const Appearance &appearance, int places, QWidget *parent = nullptr);
    /// Oldest first, in ms; negative: no answer.
    void setTrips(const QList<double> &tripsMs, const QString &engineSlot);
    QSize sizeHint() const override { return {200, 46}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    int m_places;
    QList<double> m_trips;
    QString m_engine;
};

} // namespace derby::ui
