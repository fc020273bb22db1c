// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QAbstractButton>

namespace derby::ui {

/// The way back from a part of a chart to all of it: stands in the chart's corner while it is zoomed.
class ResetButton : public QAbstractButton
{
    Q_OBJECT
public:
    ResetButton(const Appearance &appearance, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    const Appearance &m_appearance;
};

} // namespace derby::ui
