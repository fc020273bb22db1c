// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFont>

namespace derby::ui {

/// Sizes and faces of a chart in px: for windows and plain pictures, or read from the back of a room.
struct ChartStyle
{
    Theme theme = Theme::light();
    bool slide = false;
    bool ownMark = true; ///< strip and badge of SIMULATED inside the chart; around it where something stands around it
    QFont tick, title, name, label, figure, interval;
    qreal line = 2, outline = 1.5, marker = 9, dot = 5, grid = 1;
    qreal emblem = 15, boxHeight = 14, cap = 10, median = 3, gap = 8;

    static ChartStyle screen(const Theme &theme);
    static ChartStyle forSlide(const Theme &theme);
};

} // namespace derby::ui
