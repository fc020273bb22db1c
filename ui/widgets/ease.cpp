// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ease.h"

#include "ui/theme/theme.h"

#include <QWidget>

namespace derby::ui {

Ease::Ease(const Appearance &appearance, QWidget *widget)
    : m_appearance(appearance)
{
    m_way.setDuration(Theme::quickMs);
    m_way.setEasingCurve(QEasingCurve::OutCubic);
    QObject::connect(&m_way, &QVariantAnimation::valueChanged, widget, [widget] { widget->update(); });
}

double Ease::towards(double target)
{
    if (target != m_target) {
        const bool atOnce = m_target < 0 || m_appearance.reducedMotion();
        const double from = m_way.state() == QAbstractAnimation::Running ? m_way.currentValue().toDouble() : m_target;
        m_target = target;
        m_way.stop();
        if (atOnce)
            return target;
        m_way.setStartValue(from);
        m_way.setEndValue(target);
        m_way.start();
    }
    return m_way.state() == QAbstractAnimation::Running ? m_way.currentValue().toDouble() : target;
}

} // namespace derby::ui
