// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_export.h"

#include <QSizeF>

class QPainter;

namespace derby::ui {

/// Paints the chart with what stands around it: title and source line, or the whole slide. `size` is options.size in logical px.
void drawPicture(QPainter &painter, const Plot &plot, const ChartExport &options);
/// What a slide says in large: the finding, in a simulation beginning with "In simulation,".
QString slideTitle(const Plot &plot);

} // namespace derby::ui
