// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/theme/theme.h"

#include <QPainterPath>
#include <QPen>
#include <QRectF>

class QPainter;

namespace derby::ui {

// The forms that carry a chart without colour. All of them are paths, so that SVG and PDF hold them as such.

/// The marker of an engine around `at`, `size` px across; vLLM's triangle points right, as its emblem does.
QPainterPath markerAt(Marker marker, QPointF at, qreal size);
/// Draws a lane's marker: filled, or hollow on `ground` (second lane of an engine, or too few samples).
void drawMarker(QPainter &painter, const EngineLook &look, QPointF at, qreal size, bool hollow, const QColor &ground);

/// A lane's line: the engine's dash in px divided by the pen's width, doubled for a second lane.
QPen lanePen(const EngineLook &look, const SeriesLook &series, qreal width);
/// A pen whose dash is given in px.
QPen dashedPen(const QColor &color, qreal width, qreal on, qreal off);

/// The hatch of SIMULATED inside a rectangle with rounded corners; `scale` 1 in charts, 2 on slides.
void drawHatch(QPainter &painter, const Theme &theme, const QRectF &rect, qreal radius, qreal scale);
/// The size of the badge SIMULATED; 20 px high at scale 1.
QSizeF badgeSize(const Theme &theme, qreal scale);
void drawBadge(QPainter &painter, const Theme &theme, const QRectF &rect, qreal scale);

/// An engine's emblem as vector graphics; engines without one get their chart marker.
void drawEmblem(QPainter &painter, const EngineLook &look, const SeriesLook &series, const QRectF &rect, const QColor &ground);
/// An icon of the resources (":/ui/…") as vector graphics.
void drawSvg(QPainter &painter, const QString &resource, const QColor &color, const QRectF &rect);

/// A dashed box with a sentence where nothing can be drawn.
void drawSentence(QPainter &painter, const Theme &theme, const QRectF &area, const QString &sentence, const QFont &font);
/// The warning glyph of figures from too few samples, `size` px across.
void drawWarnGlyph(QPainter &painter, const Theme &theme, QPointF center, qreal size);

} // namespace derby::ui
