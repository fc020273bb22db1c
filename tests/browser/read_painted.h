// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"

#include <QJsonObject>

namespace derby::ui {

/// Draws `plot` as the desktop does and reads the data back from what was painted: the series of Qt Charts through its axes, everything
/// else from the forms that the overlay gave to the painter. By "kind:lane" (or "kind:slot", where a marker's colour is all that tells
/// whose it is):
///   density line band trend   [x, y] or [x, low, high]      cloud   [x, y]
///   box     [p5, q1, median, q3, p95]                       outliers   x
///   bins    [left, right, height as a share of the highest]
///   markers (slot) [x, y, hollow]   named points, then those of too few samples, line by line
///   heat    [x0, x1, y0, y1, alpha], in px rounded by the overlay
///   radar   (slot) [axis, value]    target (of the plot) [value]    errors (of the plot) [x]
QJsonObject readPainted(const Plot &plot);

} // namespace derby::ui
