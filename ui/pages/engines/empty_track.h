// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

/// Three lanes of empty cells and the chequered finish: nobody runs yet. Lanes with a runner have their first cells in its colour.
class EmptyTrack : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyTrack(const Appearance &appearance, QWidget *parent = nullptr);
    void setRunners(const QStringList &engineSlots); ///< at most three are shown
    QSize sizeHint() const override { return {860, 152}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    QStringList m_runners;
};

} // namespace derby::ui
