// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/read_outs.h"
#include "ui/theme/theme.h"

class QPainter;

namespace derby::ui {

/// The tool tip of a chart beside a point, inside `area`.
void drawTip(QPainter &painter, const Theme &theme, const ReadOut &readOut, QPointF at, const QRectF &area);

} // namespace derby::ui
