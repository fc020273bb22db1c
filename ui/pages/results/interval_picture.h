// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

/// A verdict's ratio as a picture: the interval as a bar with caps, the estimate as a diamond, the zone of no practical difference around
/// one.
class IntervalPicture : public QWidget
{
    Q_OBJECT
public:
    explicit IntervalPicture(const Appearance &appearance, QWidget *parent = nullptr);
    /// `title`: "vLLM ÷ TGI"; `practicalRatio`: 1.05.
    void show(const Verdict &verdict, const QString &title, double practicalRatio);
    void clear(); ///< there is no ratio: takes no room
    bool isEmpty() const { return m_title.isEmpty(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    QString m_title;
    double m_ratio = 1, m_practical = 1.05;
    std::optional<double> m_low, m_high;
};

} // namespace derby::ui
