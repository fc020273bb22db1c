// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "ui/theme/theme.h"
#include "ui/widgets/widgets.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace derby::ui {

// What widgets show outside of cells, painted within them (a cell holds no widget).

/// A chip with its left edge at `x` and its middle at `y`; gives its width. Paints nothing where `painter` is null.
int paintChip(QPainter *painter, const Theme &theme, Chip::Kind kind, const QString &text, int x, int y);
/// The grade's box around `middle`; empty: "–".
void paintGrade(QPainter &painter, const Theme &theme, const QString &grade, QPointF middle);
void paintCheck(QPainter &painter, const Theme &theme, const QRect &box, bool checked);
/// A verdict's own glyph: the winner's emblem, =, dashes, not-equal, the warning; 16 px around `middle`.
void paintVerdict(QPainter &painter, const Theme &theme, VerdictState state, const QString &winnerSlot, QPointF middle);
/// Its colour: the winner's, warn, ink.
QColor verdictColor(const Theme &theme, VerdictState state, const QString &winnerSlot);
/// An engine's emblem, or its marker where it has none or is a further lane of the same engine; 16 px around `middle`.
void paintEmblem(QPainter &painter, const Theme &theme, const QString &slot, bool second, QPointF middle);

} // namespace derby::ui
