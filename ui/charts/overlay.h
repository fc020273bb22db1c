// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_context.h"

#include <QGraphicsItem>

namespace derby::ui {

/// Everything that Qt Charts has no series for: boxes, bars, markers, target, notes, names, axis texts, SIMULATED. A child of the chart, so
/// that PNG, SVG and PDF have it too. Below: what lies under the series (grid, a radar's web).
class Overlay : public QGraphicsItem
{
public:
    enum class Layer { Below, Above };
    Overlay(const ChartContext &context, Layer layer, QGraphicsItem *parent);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    /// Size or content changed.
    void refresh();

private:
    const ChartContext &m_context;
    Layer m_layer;
    QSizeF m_size;
};

// The painters, each for one kind of thing.
void drawGrid(QPainter &painter, const ChartContext &context);
void drawAxes(QPainter &painter, const ChartContext &context);
void drawTarget(QPainter &painter, const ChartContext &context);
void drawNotes(QPainter &painter, const ChartContext &context);
void drawLegend(QPainter &painter, const ChartContext &context);
void drawRows(QPainter &painter, const ChartContext &context);
/// Sentences in place of what a row lacks; over everything, so that no line runs through them.
void drawMissingRows(QPainter &painter, const ChartContext &context);
void drawClouds(QPainter &painter, const ChartContext &context);
void drawCurveMarks(QPainter &painter, const ChartContext &context);
void drawEndNames(QPainter &painter, const ChartContext &context);
void drawHeats(QPainter &painter, const ChartContext &context);
void drawWeb(QPainter &painter, const ChartContext &context);
void drawRadars(QPainter &painter, const ChartContext &context);

/// Whether this painter keeps vectors (SVG, PDF): then nothing is drawn as a picture.
bool isVector(const QPainter &painter);

} // namespace derby::ui
