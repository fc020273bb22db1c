// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/marks.h"
#include "ui/charts/overlay.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace derby::ui {

namespace {

double highestShare(const Plot &plot)
{
    double highest = 0;
    for (const PlotHeat &heat : plot.heats)
        for (const double share : heat.shares)
            highest = std::isfinite(share) ? std::max(highest, share) : highest;
    return highest;
}

/// Even steps of share look even: small ones still show.
QColor cellColor(const QColor &mark, double share, double highest)
{
    QColor color = mark;
    color.setAlphaF(float(0.06 + 0.94 * std::pow(share / highest, 0.6)));
    return color;
}

void drawCells(QPainter &painter, const ChartContext &c, size_t index, double highest)
{
    const PlotHeat &heat = c.plot.heats[index];
    const QRectF &lane = c.layout.lanes[index];
    const EngineLook look = c.look(heat.look);
    const size_t columns = heat.xEdges.size() < 2 ? 0 : heat.xEdges.size() - 1, rows = heat.yEdges.size() < 2 ? 0 : heat.yEdges.size() - 1;
    if (heat.shares.size() < columns * rows)
        return;
    for (size_t x = 0; x < columns; ++x) {
        // Whole pixels: seams between cells would look like data.
        const double left = std::max(lane.left(), std::round(c.px(heat.xEdges[x]))),
                     right = std::min(lane.right(), std::round(c.px(heat.xEdges[x + 1])));
        if (right <= left)
            continue;
        for (size_t y = 0; y < rows; ++y) {
            const double share = heat.shares[y * columns + x];
            if (!(share > 0))
                continue;
            const double bottom = std::min(lane.bottom(), std::round(c.pyInLane(index, heat.yEdges[y])));
            const double top = std::max(lane.top(), std::round(c.pyInLane(index, heat.yEdges[y + 1])));
            if (bottom > top)
                painter.fillRect(QRectF(left, top, right - left, bottom - top), cellColor(look.mark, share, highest));
        }
    }
}

void drawShareLegend(QPainter &painter, const ChartContext &c, double highest)
{
    // In ink, as it holds for every lane: nothing … the fullest cell.
    const QFontMetricsF metrics(c.style.tick);
    const QString low = QStringLiteral("0"), high = QLocale().toString(highest * 100, 'f', 0) + u" %";
    const double width = c.style.slide ? 160 : 84, height = c.style.slide ? 12 : 8;
    double right = c.layout.badge.isNull() ? c.layout.plot.right() : c.layout.badge.left() - 12;
    const double y = c.layout.yTitle.isNull() ? c.layout.plot.top() + 8 : c.layout.yTitle.center().y();
    if (right - width - 80 < c.layout.yTitle.right())
        return;
    painter.setFont(c.style.tick);
    painter.setPen(c.theme().color(Token::Ink3));
    right -= metrics.horizontalAdvance(high);
    painter.drawText(QPointF(right, y + metrics.ascent() / 2 - 1), high);
    const QRectF bar(right - 6 - width, y - height / 2, width, height);
    for (int i = 0; i < 12; ++i)
        painter.fillRect(QRectF(bar.left() + i * width / 12, bar.top(), width / 12 - 1, height),
                         cellColor(c.theme().color(Token::Ink), (i + 1) / 12.0, 1));
    painter.drawText(QPointF(bar.left() - 6 - metrics.horizontalAdvance(low), y + metrics.ascent() / 2 - 1), low);
    const QString words = QCoreApplication::translate("derby::ui::ChartView", "share of the requests");
    const QFontMetricsF small(c.style.title);
    const double left = bar.left() - 18 - metrics.horizontalAdvance(low) - small.horizontalAdvance(words);
    painter.setFont(c.style.title);
    if (left > c.layout.yTitle.right() + 12)
        painter.drawText(QPointF(left, y + small.ascent() / 2 - 1), words);
}

std::optional<QPointF> corner(const ChartContext &c, const PlotRadar &radar, size_t axis)
{
    if (axis >= radar.values.size() || !radar.values[axis])
        return {};
    return c.radarAt(axis, std::clamp(*radar.values[axis], 0.0, 1.05));
}

/// Without what stands in brackets behind it, which is in the read-out and the table, and without `unit`.
QString shortFigure(const QString &shown, const QString &unit)
{
    if (shown.isEmpty() || shown == QLatin1String("-") || shown == notMeasuredText())
        return QStringLiteral("–");
    const QString figure = shown.section(QLatin1String(" ("), 0, 0);
    return unit.isEmpty() || !figure.endsWith(u' ' + unit) ? figure : figure.chopped(unit.size() + 1);
}

/// From known corner to known corner; none to or from an unknown one.
QPainterPath outline(const ChartContext &c, const PlotRadar &radar)
{
    const size_t axes = c.plot.radarAxes.size();
    if (axes == 0)
        return {};
    size_t start = 0; // begins behind a gap, where there is one
    while (start < axes && corner(c, radar, start))
        ++start;
    QPainterPath path;
    bool drawing = false;
    for (size_t k = 0; k <= axes; ++k) {
        const auto at = corner(c, radar, (start + k) % axes);
        if (at)
            drawing ? path.lineTo(*at) : path.moveTo(*at);
        drawing = at.has_value();
    }
    return path;
}

} // namespace

void drawHeats(QPainter &painter, const ChartContext &c)
{
    const double highest = highestShare(c.plot);
    for (size_t i = 0; i < c.plot.heats.size(); ++i) {
        const QRectF &lane = c.layout.lanes[i];
        const EngineLook look = c.look(c.plot.heats[i].look);
        const double head = c.style.slide ? 40 : 22;
        const QRectF name(lane.left(), lane.top() - head, lane.width(), head - 2);
        const double emblem = std::min(c.style.emblem, head - 6);
        drawEmblem(painter, look, c.plot.heats[i].look, QRectF(name.left(), name.center().y() - emblem / 2, emblem, emblem),
                   c.theme().color(Token::Surface));
        painter.setFont(c.style.name);
        painter.setPen(look.text);
        painter.drawText(name.adjusted(emblem + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(c.style.name).elidedText(c.plot.heats[i].look.name, Qt::ElideRight, name.width() - emblem - 8));
        if (!c.plot.heats[i].missing.isEmpty()) {
            drawSentence(painter, c.theme(), lane, c.plot.heats[i].missing, c.style.slide ? c.style.label : c.theme().font(Type::Small));
            continue;
        }
        painter.fillRect(lane, c.theme().color(Token::Field));
        painter.setRenderHint(QPainter::Antialiasing, false);
        if (highest > 0)
            drawCells(painter, c, i, highest);
        painter.setRenderHint(QPainter::Antialiasing);
        if (c.plot.target && *c.plot.target > 0) {
            const double y = c.pyInLane(i, *c.plot.target);
            if (y > lane.top() && y < lane.bottom()) {
                painter.setPen(dashedPen(c.theme().color(Token::Ink), 1.5, 4, 4));
                painter.drawLine(QPointF(lane.left(), y), QPointF(lane.right(), y));
                painter.setFont(c.style.title);
                painter.setPen(c.theme().color(Token::Ink2));
                if (i == 0)
                    painter.drawText(name, Qt::AlignRight | Qt::AlignVCenter, c.plot.targetText);
            }
        }
    }
    if (highest > 0)
        drawShareLegend(painter, c, highest);
}

void drawWeb(QPainter &painter, const ChartContext &c)
{
    const size_t axes = c.plot.radarAxes.size();
    for (const double ring : {0.25, 0.5, 0.75, 1.0}) {
        QPolygonF web;
        for (size_t i = 0; i < axes; ++i)
            web << c.radarAt(i, ring);
        painter.setPen(QPen(c.theme().color(ring == 1 ? Token::LineStrong : Token::Grid), c.style.grid));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(web);
    }
    painter.setPen(QPen(c.theme().color(Token::Grid), c.style.grid));
    for (size_t i = 0; i < axes; ++i)
        painter.drawLine(c.layout.plot.center(), c.radarAt(i, 1));
    // Areas under the outlines, where every corner is known.
    for (const PlotRadar &radar : c.plot.radars) {
        QPolygonF area;
        for (size_t i = 0; i < axes && i < radar.values.size(); ++i)
            if (radar.values[i])
                area << c.radarAt(i, std::clamp(*radar.values[i], 0.0, 1.05));
        if (size_t(area.size()) != axes)
            continue;
        QColor fill = c.look(radar.look).mark;
        fill.setAlphaF(0.05F); // hardly: the area means nothing
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(area);
    }
}

void drawRadars(QPainter &painter, const ChartContext &c)
{
    const QColor ground = c.theme().color(Token::Surface);
    for (const PlotRadar &radar : c.plot.radars) {
        painter.setPen(lanePen(c.look(radar.look), radar.look, c.style.line));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(outline(c, radar));
    }
    for (const PlotRadar &radar : c.plot.radars)
        for (size_t i = 0; i < c.plot.radarAxes.size() && i < radar.values.size(); ++i)
            if (radar.values[i])
                drawMarker(painter, c.look(radar.look), c.radarAt(i, std::clamp(*radar.values[i], 0.0, 1.05)), c.style.marker * 0.9,
                           radar.look.second, ground);

    QFont nameFont = c.style.label;
    nameFont.setWeight(QFont::DemiBold);
    const QFontMetricsF name(nameFont), figure(c.style.tick);
    const QPointF center = c.layout.plot.center();
    const bool roomy = c.size.width() >= 560 && c.size.height() >= 400;
    for (size_t i = 0; i < c.plot.radarAxes.size(); ++i) {
        const PlotRadarAxis &axis = c.plot.radarAxes[i];
        const QPointF corner = c.radarAt(i, 1), out = corner - center;
        const double length = std::hypot(out.x(), out.y());
        const QPointF at = corner + out / length * (c.style.gap + 6);
        // A rate's unit stands once, with the axis: beside every figure it would take the room of the figures.
        const QString unit = axis.unit.endsWith(QLatin1String("/s")) ? axis.unit : QString();
        QString title = roomy && !unit.isEmpty() && unit != axis.name ? QString(axis.name + u", " + unit) : axis.name;
        // Left and right of the web beside their corner, top and bottom centred on it.
        const int side = out.x() > length * 0.2 ? 1 : out.x() < -length * 0.2 ? -1 : 0;
        const double room = side > 0 ? c.size.width() - at.x() : side < 0 ? at.x() : c.size.width();
        title = name.elidedText(title, Qt::ElideRight, room);
        const bool nothing = unmeasured(axis);
        const double height = name.height() + (roomy || nothing ? figure.height() : 0);
        double top = at.y() - height / 2;
        if (side == 0)
            top = out.y() < 0 ? at.y() - height + 4 : at.y() - 4;
        const auto place = [&](double width) { return side > 0 ? at.x() : side < 0 ? at.x() - width : at.x() - width / 2; };
        painter.setFont(nameFont);
        painter.setPen(c.theme().color(Token::Ink2));
        painter.drawText(QPointF(place(name.horizontalAdvance(title)), top + name.ascent()), title);
        painter.setFont(c.style.tick);
        if (nothing) { // for every lane: said once, however small the picture
            painter.setPen(c.theme().color(Token::Ink3));
            const QString text =
                figure.elidedText(QCoreApplication::translate("derby::ui::ChartView", "not measured"), Qt::ElideRight, room);
            painter.drawText(QPointF(place(figure.horizontalAdvance(text)), top + name.height() + figure.ascent()), text);
        }
        if (!roomy || nothing)
            continue;
        double width = 0;
        const double between = figure.horizontalAdvance(QLatin1Char('0')) * 1.5;
        for (const QString &shown : axis.shown)
            width += figure.horizontalAdvance(shortFigure(shown, unit)) + between;
        if (width - between > room)
            continue;
        double x = place(width - between);
        for (size_t lane = 0; lane < axis.shown.size() && lane < c.plot.radars.size(); ++lane) {
            const QString text = shortFigure(axis.shown[lane], unit);
            painter.setPen(c.look(c.plot.radars[lane].look).text);
            painter.drawText(QPointF(x, top + name.height() + figure.ascent()), text);
            x += figure.horizontalAdvance(text) + between;
        }
    }
}

} // namespace derby::ui
