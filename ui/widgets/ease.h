// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QVariantAnimation>

class QWidget;

namespace derby::ui {

/// A number that a control paints itself by (0 at rest, 1 hovered, 2 pressed) and that glides to its target in Theme::quickMs. Under
/// reduced motion, and the first time, it is there at once.
class Ease
{
public:
    Ease(const Appearance &appearance, QWidget *widget);
    /// Where it is now, on its way to `target`; called when painting. The widget repaints itself until it has arrived.
    double towards(double target);

private:
    const Appearance &m_appearance;
    QVariantAnimation m_way;
    double m_target = -1; ///< below 0: never painted
};

} // namespace derby::ui
