// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/overlay.h"

#include "ui/charts/marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace derby::ui {

Overlay::Overlay(const ChartContext &context, Layer layer, QGraphicsItem *parent)
    : QGraphicsItem(parent)
    , m_context(context)
    , m_layer(layer)
{
    // Qt Charts stacks grid, axes and series from 0 to about 12.
    setZValue(layer == Layer::Above ? 100 : 0.5);
    setAcceptedMouseButtons(Qt::NoButton);
}

QRectF Overlay::boundingRect() const
{
    return QRectF(QPointF(), m_size);
}

void Overlay::refresh()
{
    if (m_size != m_context.size) {
        prepareGeometryChange();
        m_size = m_context.size;
    }
    update();
}

void Overlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const ChartContext &c = m_context;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_layer == Layer::Below) {
        if (c.form == Form::Radar)
            drawWeb(*painter, c);
        else
            drawGrid(*painter, c);
        painter->restore();
        return;
    }
    switch (c.form) {
    case Form::Nothing:
        drawSentence(*painter, c.theme(), c.layout.all.adjusted(0, c.layout.badge.bottom(), 0, 0),
                     c.plot.empty.isEmpty() ? QCoreApplication::translate("derby::ui::ChartView", "Nothing to draw yet.") : c.plot.empty,
                     c.theme().font(Type::Small));
        break;
    case Form::Rows:
        drawAxes(*painter, c);
        drawRows(*painter, c);
        drawCurveMarks(*painter, c);
        drawTarget(*painter, c);
        drawMissingRows(*painter, c);
        break;
    case Form::Curves:
        drawAxes(*painter, c);
        drawClouds(*painter, c);
        drawNotes(*painter, c);
        drawTarget(*painter, c);
        drawCurveMarks(*painter, c);
        drawEndNames(*painter, c);
        break;
    case Form::Heat:
        drawHeats(*painter, c);
        drawAxes(*painter, c);
        drawNotes(*painter, c);
        break;
    case Form::Radar:
        drawRadars(*painter, c);
        break;
    }
    drawLegend(*painter, c);
    if (!c.layout.strip.isNull()) {
        drawHatch(*painter, c.theme(), c.layout.strip, 0, 1);
        drawBadge(*painter, c.theme(), c.layout.badge, 1);
    }
    painter->restore();
}

bool isVector(const QPainter &painter)
{
    const QPaintEngine *engine = painter.paintEngine();
    return engine
        && (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf || engine->type() == QPaintEngine::Picture);
}

void drawGrid(QPainter &painter, const ChartContext &c)
{
    const QRectF &plot = c.layout.plot;
    const auto sharp = [](double at) { return std::floor(at) + 0.5; };
    // Vertical lines where values are read across, horizontal ones where they are read up.
    const bool across = c.form == Form::Rows
        || (c.form == Form::Curves
            && (c.plot.id == ChartId::TtftCdf || c.plot.id == ChartId::Percentiles || c.plot.id == ChartId::PromptScatter));
    painter.setPen(QPen(c.theme().color(Token::Grid), c.style.grid));
    if (across)
        for (const Scale::Tick &tick : c.xTicks)
            painter.drawLine(QPointF(sharp(c.pxOfUnit(tick.unit)), plot.top()), QPointF(sharp(c.pxOfUnit(tick.unit)), plot.bottom()));
    if (c.form == Form::Curves || c.form == Form::Rows)
        for (const Scale::Tick &tick : c.yTicks)
            painter.drawLine(QPointF(plot.left(), sharp(c.pyOfUnit(tick.unit))), QPointF(plot.right(), sharp(c.pyOfUnit(tick.unit))));
    if (c.form == Form::Curves || c.form == Form::Rows) {
        painter.setPen(QPen(c.theme().color(Token::Axis), c.style.grid));
        painter.drawLine(QPointF(plot.left(), sharp(plot.bottom())), QPointF(plot.right(), sharp(plot.bottom())));
    }
}

void drawAxes(QPainter &painter, const ChartContext &c)
{
    const ChartLayout &layout = c.layout;
    const QFontMetricsF metrics(c.style.tick);
    painter.setFont(c.style.tick);
    painter.setPen(c.theme().color(Token::Ink3));
    const double below = (layout.noteLane.isNull() ? layout.plot.bottom() : layout.noteLane.bottom()) + (c.style.slide ? 10 : 5);
    double taken = -1e9;
    for (const Scale::Tick &tick : c.xTicks) {
        const double width = metrics.horizontalAdvance(tick.label), x = c.pxOfUnit(tick.unit);
        const double left = std::min(x - width / 2, c.size.width() - width);
        if (left < taken + metrics.horizontalAdvance(QLatin1Char('0')) || left < 0)
            continue; // no room between its neighbours
        painter.drawText(QPointF(left, below + metrics.ascent()), tick.label);
        taken = left + width;
    }
    const auto column = [&](const QRectF &panel, const auto &toPixel) {
        double last = 1e9;
        for (const Scale::Tick &tick : c.yTicks) {
            const double y = toPixel(tick.unit);
            if (y < panel.top() - 1 || y > panel.bottom() + 1 || last - y < metrics.height() * 0.9)
                continue;
            const double width = metrics.horizontalAdvance(tick.label);
            painter.drawText(QPointF(panel.left() - c.style.gap + 1 - width, y + metrics.ascent() / 2 - 1.5), tick.label);
            last = y;
        }
    };
    if (c.form == Form::Heat) {
        for (size_t i = 0; i < layout.lanes.size(); ++i)
            column(layout.lanes[i], [&](double unit) { return c.pyInLane(i, c.y.fromUnit(unit)); });
    } else if (!c.yTicks.empty()) {
        column(layout.curves, [&](double unit) { return c.pyOfUnit(unit); });
    }
    painter.setFont(c.style.title);
    if (!layout.xTitle.isNull())
        painter.drawText(layout.xTitle, Qt::AlignHCenter | Qt::AlignBottom,
                         QFontMetricsF(c.style.title).elidedText(c.plot.x.title, Qt::ElideRight, layout.xTitle.width()));
    if (!layout.yTitle.isNull())
        painter.drawText(layout.yTitle, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(c.style.title).elidedText(c.plot.y.title, Qt::ElideRight, layout.yTitle.width()));
}

void drawTarget(QPainter &painter, const ChartContext &c)
{
    if (!c.plot.target)
        return;
    const QRectF &plot = c.layout.plot;
    QFont font = c.style.label;
    font.setWeight(c.style.slide ? QFont::DemiBold : QFont::Medium);
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(c.plot.targetText), gap = c.style.slide ? 12 : 7;
    painter.setFont(font);
    const bool along = c.form == Form::Rows || c.plot.id == ChartId::TtftCdf;
    const double at = along ? c.px(*c.plot.target) : c.py(*c.plot.target);
    if (along ? at < plot.left() - 0.5 || at > plot.right() + 0.5 : at < plot.top() - 0.5 || at > plot.bottom() + 0.5)
        return;
    painter.setPen(dashedPen(c.theme().color(Token::Ink), c.style.slide ? 2.5 : 1.5, c.style.slide ? 7 : 4, c.style.slide ? 6 : 4));
    if (along) {
        const double top = c.layout.noteHead.isNull() ? plot.top() : c.layout.noteHead.top();
        painter.drawLine(QPointF(at, top), QPointF(at, plot.bottom()));
        const bool left = at + gap + width > c.size.width() - (c.layout.figuresRight - c.layout.figuresLeft);
        painter.setPen(c.theme().color(c.style.slide ? Token::Ink : Token::Ink2));
        painter.drawText(QPointF(left ? at - gap - width : at + gap, top + metrics.ascent() - (c.style.slide ? 0 : 1)), c.plot.targetText);
        return;
    }
    painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at));
    painter.setPen(c.theme().color(Token::Ink2));
    const double above = at - 4;
    painter.drawText(QPointF(plot.left() + gap, above - metrics.ascent() > plot.top() ? above : at + metrics.ascent() + 2),
                     c.plot.targetText);
}

void drawLegend(QPainter &painter, const ChartContext &c)
{
    const std::vector<MissingLane> missing = missingLanes(c.plot);
    for (size_t i = 0; i < c.layout.missing.size() && i < missing.size(); ++i) {
        const QRectF &rect = c.layout.missing[i];
        const QFontMetricsF name(c.style.name), words(c.style.label);
        const QString text = name.elidedText(missing[i].look.name, Qt::ElideRight, rect.width() / 2);
        painter.setFont(c.style.name);
        painter.setPen(c.look(missing[i].look).text);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, text);
        const double after = name.horizontalAdvance(text) + 8;
        painter.setFont(c.style.label);
        painter.setPen(c.theme().color(Token::Ink3));
        painter.drawText(rect.adjusted(after, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         words.elidedText(missing[i].why, Qt::ElideRight, rect.width() - after));
    }
    const bool single = c.plot.lines.empty() && c.form == Form::Curves;
    const double sample = legendSample(c);
    for (size_t i = 0; i < c.layout.legend.size() && i < c.layout.named.size(); ++i) {
        const QRectF &rect = c.layout.legend[i];
        const EngineLook look = c.look(c.layout.named[i]);
        const double y = rect.center().y();
        if (!single) {
            painter.setPen(lanePen(look, c.layout.named[i], c.style.line));
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.left() + sample, y));
        }
        drawMarker(painter, look, QPointF(rect.left() + sample / 2, y), c.style.marker, c.layout.named[i].second,
                   c.theme().color(Token::Surface));
        painter.setFont(c.style.name);
        painter.setPen(look.text);
        const QRectF text = rect.adjusted(sample + 8, 0, 0, 0);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(c.style.name).elidedText(c.layout.named[i].name, Qt::ElideRight, text.width() + 1));
    }
}

} // namespace derby::ui
