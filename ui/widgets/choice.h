// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"
#include "ui/widgets/ease.h"

#include <QCheckBox>
#include <QComboBox>

namespace derby::ui {

/// One of many: a combo box painted as our other controls are.
class Choice : public QComboBox
{
    Q_OBJECT
public:
    explicit Choice(const Appearance &appearance, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override; ///< scrolls the page, not the value

private:
    const Appearance &m_appearance;
    Ease m_ease;
};

/// A check box with our tick.
class Check : public QCheckBox
{
    Q_OBJECT
public:
    Check(const Appearance &appearance, const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &pos) const override;

private:
    const Appearance &m_appearance;
    Ease m_ease;
};

} // namespace derby::ui
