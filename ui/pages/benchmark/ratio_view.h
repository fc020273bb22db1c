// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "ui/theme/appearance.h"

#include <QWidget>

#include <vector>

namespace derby::ui {

/// The evidence of a verdict: for each pair of lanes the ratio with its interval on one log axis, the practical threshold as a zone
/// around 1.
class RatioView : public QWidget
{
    Q_OBJECT
public:
    explicit RatioView(const Appearance &appearance, QWidget *parent = nullptr);
    /// The headline verdicts that have a ratio; `practicalRatio`: how much is no difference in practice.
    void show(const TestComparison &test, double practicalRatio);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Pair
    {
        QString names, figures;
        double ratio = 1;
        std::optional<double> low, high;
    };

    const Appearance &m_appearance;
    std::vector<Pair> m_pairs;
    double m_practical = 1.05;
};

} // namespace derby::ui
