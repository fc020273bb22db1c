// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/figure_column.h"
#include "ui/charts/marks.h"
#include "ui/charts/overlay.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace derby::ui {

namespace {

struct Span
{
    double center, height, cap;
};

/// Box and whiskers around a line; `filled`: on the engine's soft ground instead of the plot's.
void drawBox(QPainter &painter, const ChartContext &c, const PlotBox &box, const EngineLook &look, Span span, bool filled)
{
    const auto x = [&](double value) { return c.px(value); };
    const double y = span.center, half = span.height / 2;
    painter.setPen(QPen(look.text, c.style.outline, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(QPointF(x(box.p5), y), QPointF(x(box.q1), y));
    painter.drawLine(QPointF(x(box.q3), y), QPointF(x(box.p95), y));
    for (const double end : {box.p5, box.p95})
        painter.drawLine(QPointF(x(end), y - span.cap / 2), QPointF(x(end), y + span.cap / 2));
    painter.setBrush(filled ? look.soft : c.theme().color(Token::Surface));
    const double radius = c.style.slide ? 4 : 2;
    painter.drawRoundedRect(QRectF(QPointF(x(box.q1), y - half), QPointF(x(box.q3), y + half)), radius, radius);
    painter.setPen(QPen(look.text, span.height < 12 ? 2 : c.style.median, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(x(box.median), y - half), QPointF(x(box.median), y + half));
}

void drawOutliers(QPainter &painter, const ChartContext &c, const PlotBox &box, const EngineLook &look, double y)
{
    QColor pale = look.mark;
    pale.setAlphaF(0.75F);
    painter.setPen(QPen(pale, c.style.slide ? 1.5 : 1));
    painter.setBrush(Qt::NoBrush);
    const double radius = c.style.slide ? 3.5 : 2.25;
    for (const double value : box.outliers)
        painter.drawEllipse(QPointF(c.px(value), y), radius, radius);
}

void drawBars(QPainter &painter, const ChartContext &c, const PlotRow &row, const EngineLook &look, const QRectF &area, double highest)
{
    if (row.edges.size() != row.counts.size() + 1 || highest <= 0)
        return;
    QColor fill = look.mark;
    fill.setAlphaF(0.82F);
    const double gap = area.width() / double(row.counts.size()) > 5 ? 1 : 0;
    for (size_t i = 0; i < row.counts.size(); ++i) {
        if (row.counts[i] <= 0)
            continue;
        const double left = c.px(row.edges[i]), right = c.px(row.edges[i + 1]);
        const double height = std::max(1.0, row.counts[i] / highest * area.height());
        painter.fillRect(QRectF(left + gap / 2, area.bottom() - height, std::max(0.75, right - left - gap), height), fill);
    }
}

double highestCount(const Plot &plot)
{
    double highest = 0;
    for (const PlotRow &row : plot.rows)
        for (const double count : row.counts)
            highest = std::max(highest, count);
    return highest;
}

void drawName(QPainter &painter, const ChartContext &c, size_t index)
{
    const PlotRow &row = c.plot.rows[index];
    const EngineLook look = c.look(row.look);
    const QRectF &lane = c.layout.lanes[index];
    const double emblem = std::min(c.style.emblem, lane.height());
    const bool count = !c.style.slide && row.n > 0 && lane.height() >= 46;
    const double y = lane.center().y() - (count ? 8 : 0), left = 0;
    drawEmblem(painter, look, row.look, QRectF(left, y - emblem / 2, emblem, emblem), c.theme().color(Token::Surface));
    const double text = left + emblem + (c.style.slide ? 14 : 8), room = c.layout.plot.left() - text - 6;
    painter.setFont(c.style.name);
    painter.setPen(look.text);
    painter.drawText(QRectF(text, y - 20, room, 40), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(c.style.name).elidedText(row.look.name, Qt::ElideRight, room));
    if (!count)
        return;
    painter.setFont(c.style.interval);
    painter.setPen(c.theme().color(Token::Ink3));
    painter.drawText(QPointF(text, y + 20), QFontMetricsF(c.style.interval).elidedText(countText(row), Qt::ElideRight, room));
}

/// What the lines below say, at the height where they say it.
void drawCurveNotes(QPainter &painter, const ChartContext &c)
{
    if (c.plot.lines.empty() || c.style.slide || c.layout.figuresRight <= c.layout.figuresLeft || c.layout.curves.height() < 110)
        return;
    painter.setFont(c.style.label);
    painter.setPen(c.theme().color(Token::Ink3));
    const double whole = c.plot.y.high > 2 ? 100 : 1;
    const bool marked = std::any_of(c.plot.lines.begin(), c.plot.lines.end(), [](const PlotLine &line) { return !line.marks.empty(); });
    const auto note = [&](double share, const QString &text) {
        painter.drawText(QRectF(c.layout.figuresLeft, c.py(share * whole) - 16, c.layout.figuresRight - c.layout.figuresLeft, 32),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, text);
    };
    if (marked)
        note(0.95, QCoreApplication::translate("derby::ui::ChartView", "p95, marked"));
    note(0.5, QCoreApplication::translate("derby::ui::ChartView", "half of all requests"));
}

} // namespace

void drawRows(QPainter &painter, const ChartContext &c)
{
    const double highest = highestCount(c.plot);
    for (size_t i = 0; i < c.plot.rows.size(); ++i) {
        const PlotRow &row = c.plot.rows[i];
        const EngineLook look = c.look(row.look);
        const QRectF &lane = c.layout.lanes[i];
        drawName(painter, c, i);
        if (!row.missing.isEmpty())
            continue;
        painter.save();
        if (!isVector(painter)) // what zooming pushed out; a picture for paper is never zoomed
            painter.setClipRect(c.layout.plot.adjusted(-3, -3, 3, 3), Qt::IntersectClip);
        double center = lane.center().y();
        if (!row.counts.empty()) {
            // Bars on a line, the box below it.
            const double box = row.box ? std::min(c.style.boxHeight * 1.4, lane.height() * 0.26) : 0;
            const QRectF bars(lane.left(), lane.top() + lane.height() * 0.06, lane.width(), lane.height() * 0.9 - box);
            drawBars(painter, c, row, look, bars, highest);
            painter.setPen(QPen(c.theme().color(Token::LineStrong), 1));
            painter.drawLine(QPointF(lane.left(), bars.bottom() + 0.5), QPointF(lane.right(), bars.bottom() + 0.5));
            center = bars.bottom() + 2 + box / 2;
            if (row.box)
                drawBox(painter, c, *row.box, look, {center, box * 0.55, box * 0.6}, true);
        } else if (row.box) {
            const bool alone = row.density.empty();
            const double height = std::min(alone ? c.style.boxHeight * 1.8 : c.style.boxHeight, lane.height() * (alone ? 0.5 : 0.3));
            if (alone)
                drawOutliers(painter, c, *row.box, look, center);
            drawBox(painter, c, *row.box, look, {center, height, std::min(c.style.cap * (alone ? 1.4 : 1), height)}, alone);
        }
        painter.restore();
        drawFigureColumn(painter, c, i);
    }
    drawCurveNotes(painter, c);
}

void drawMissingRows(QPainter &painter, const ChartContext &c)
{
    for (size_t i = 0; i < c.plot.rows.size(); ++i)
        if (!c.plot.rows[i].missing.isEmpty())
            drawSentence(painter, c.theme(), c.layout.lanes[i].adjusted(0, 2, 0, -2), c.plot.rows[i].missing,
                         c.style.slide ? c.style.label : c.theme().font(Type::Small));
}

} // namespace derby::ui
