// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_context.h"

class QPainter;

namespace derby::ui {

// The figures right of a distribution's rows: each with its interval below, pale with the warning glyph where the samples are too few.

double figureColumnWidth(const ChartContext &context);
void drawFigureColumn(QPainter &painter, const ChartContext &context, size_t row);
/// How many requests a row holds: "n 600"; by rounds "n 240, 40 a round", as the smallest one counts for what its percentiles need.
QString countText(const PlotRow &row);
/// "70.6 – 89.8"; empty without an interval.
QString intervalText(const PlotFigure &figure);

} // namespace derby::ui
