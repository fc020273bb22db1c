// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/marks.h"
#include "ui/charts/overlay.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace derby::ui {

namespace {

bool inside(const ChartContext &c, QPointF at)
{
    return c.layout.curves.adjusted(-1, -1, 1, 1).contains(at);
}

void drawCloud(QPainter &painter, const ChartContext &c, const PlotCloud &cloud)
{
    const EngineLook look = c.look(cloud.look);
    const double size = c.style.dot + (cloud.points.size() > 300 ? 0 : 1.5) + (c.size.width() > 900 && !c.style.slide ? 1.5 : 0);
    QColor fill = look.mark;
    fill.setAlphaF((cloud.points.size() > 300 ? 0.5F : 0.7F) + (c.theme().isDark() ? 0.12F : 0));
    const auto draw = [&](QPainter &target, QPointF at) {
        target.setPen(cloud.look.second ? QPen(fill, 1) : QPen(Qt::NoPen));
        target.setBrush(cloud.look.second ? QBrush(Qt::NoBrush) : QBrush(fill));
        target.drawPath(markerAt(look.marker, at, size));
    };
    if (isVector(painter)) {
        for (const PlotPoint &point : cloud.points)
            if (const QPointF at = c.at(point); inside(c, at))
                draw(painter, at);
        return;
    }
    // A stamp: thousands of paths would take the whole frame.
    const qreal ratio = painter.deviceTransform().m11() * (painter.device() ? painter.device()->devicePixelRatioF() : 1);
    const double side = std::ceil(size * 1.5) + 2;
    QPixmap stamp(int(std::ceil(side * std::max(1.0, ratio))), int(std::ceil(side * std::max(1.0, ratio))));
    stamp.setDevicePixelRatio(std::max(1.0, ratio));
    stamp.fill(Qt::transparent);
    {
        QPainter inner(&stamp);
        inner.setRenderHint(QPainter::Antialiasing);
        draw(inner, QPointF(side / 2, side / 2));
    }
    for (const PlotPoint &point : cloud.points) {
        const QPointF at = c.at(point);
        if (inside(c, at))
            painter.drawPixmap(at - QPointF(side / 2, side / 2), stamp);
    }
}

struct EndName
{
    double want = 0, at = 0;
    const SeriesLook *look = nullptr;
    QString value;
};

} // namespace

void drawClouds(QPainter &painter, const ChartContext &c)
{
    for (const PlotCloud &cloud : c.plot.clouds)
        drawCloud(painter, c, cloud);
}

void drawCurveMarks(QPainter &painter, const ChartContext &c)
{
    const QColor ground = c.theme().color(Token::Surface);
    for (const PlotLine &line : c.plot.lines) {
        const EngineLook look = c.look(line.look);
        for (const PlotPoint &point : line.marks)
            if (const QPointF at = c.at(point); inside(c, at))
                drawMarker(painter, look, at, c.style.marker, line.look.second, ground);
        for (const PlotPoint &point : line.pale)
            if (const QPointF at = c.at(point); inside(c, at))
                drawMarker(painter, look, at, c.style.marker, true, ground);
    }
}

void drawEndNames(QPainter &painter, const ChartContext &c)
{
    if (c.layout.endNames <= 0)
        return;
    const QFontMetricsF metrics(c.style.name);
    const bool values = c.plot.id == ChartId::Throughput;
    std::vector<EndName> names;
    for (const PlotLine &line : c.plot.lines) {
        const auto &points = !line.pale.empty() ? line.pale : line.points;
        // The last point that is to be seen: zoomed in, the name moves to where the line leaves.
        const PlotPoint *end = nullptr;
        for (const PlotPoint &point : points)
            if (std::isfinite(point.y) && (!end || c.px(point.x) <= c.layout.plot.right() + 1))
                end = &point;
        if (!end)
            continue;
        names.push_back({std::clamp(c.py(end->y), c.layout.plot.top(), c.layout.plot.bottom()), 0, &line.look,
                         values ? QLocale().toString(end->y, 'f', end->y < 10 ? 1 : 0) : QString()});
        if (values && inside(c, c.at(*end)))
            drawMarker(painter, c.look(line.look), c.at(*end), c.style.marker, line.look.second, c.theme().color(Token::Surface));
    }
    if (names.empty())
        return;
    std::stable_sort(names.begin(), names.end(), [](const EndName &a, const EndName &b) { return a.want < b.want; });
    const double second =
        values && double(names.size()) * (metrics.height() * 2) < c.layout.plot.height() ? QFontMetricsF(c.style.tick).height() - 1 : 0;
    const double step = std::min(metrics.height() - 1 + second, (c.layout.plot.height() + metrics.height()) / double(names.size()));
    // Down first, then up from the bottom: names keep their order and never lie on each other.
    double last = -1e9;
    for (EndName &name : names)
        last = name.at = std::max(name.want, last + step);
    double limit = c.layout.plot.bottom() + metrics.height() / 2 - second;
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        name->at = std::min(name->at, limit);
        limit = name->at - step;
    }
    const double left = c.layout.plot.right() + (c.style.slide ? 16 : 9), room = c.size.width() - left;
    for (const EndName &name : names) {
        const EngineLook look = c.look(*name.look);
        painter.setPen(look.text);
        painter.setFont(c.style.name);
        painter.drawText(QPointF(left, name.at + metrics.ascent() / 2 - 1.5), metrics.elidedText(name.look->name, Qt::ElideRight, room));
        if (second > 0) {
            painter.setFont(c.style.tick);
            painter.drawText(QPointF(left, name.at + metrics.ascent() / 2 - 1.5 + second), name.value);
        }
    }
}

void drawNotes(QPainter &painter, const ChartContext &c)
{
    const QRectF &plot = c.layout.plot;
    QFont bold = c.style.title;
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(c.style.title), boldMetrics(bold);
    double headTaken = -1e9, laneTaken = -1e9;
    std::vector<const PlotNote *> notes;
    for (const PlotNote &note : c.plot.notes)
        if (const double x = c.px(note.at); x >= plot.left() - 1 && x <= plot.right() + 1)
            notes.push_back(&note);
    std::stable_sort(notes.begin(), notes.end(), [](const PlotNote *a, const PlotNote *b) { return a->at < b->at; });
    for (const PlotNote *note : notes) {
        const double x = c.px(note->at);
        if (note->kind == PlotNote::Kind::Round || note->kind == PlotNote::Kind::Target) {
            const bool target = note->kind == PlotNote::Kind::Target;
            painter.setPen(target ? dashedPen(c.theme().color(Token::Ink), 1.5, 4, 4) : dashedPen(c.theme().color(Token::Axis), 1, 2, 3));
            painter.drawLine(QPointF(x, c.layout.noteHead.top() + 2), QPointF(x, plot.bottom()));
            const double width = metrics.horizontalAdvance(note->text);
            const double left = x + 5;
            if (left > headTaken + 6 && left + width <= c.size.width()) {
                painter.setFont(c.style.title);
                painter.setPen(c.theme().color(target ? Token::Ink2 : Token::Ink3));
                painter.drawText(QPointF(left, c.layout.noteHead.top() + metrics.ascent()), note->text);
                headTaken = left + width;
            }
            continue;
        }
        const QColor color = c.theme().color(note->kind == PlotNote::Kind::Error ? Token::Error : Token::Warn);
        const double size = c.style.slide ? 14 : 9, y = c.layout.noteLane.center().y();
        double from = plot.top();
        if (c.form == Form::Heat) // its own strip
            for (size_t i = 0; i < c.plot.heats.size(); ++i)
                if (c.plot.heats[i].look.lane == note->lane)
                    from = c.layout.lanes[i].top();
        QColor line = color;
        line.setAlphaF(0.7F);
        painter.setPen(dashedPen(line, 1, 2, 2));
        painter.drawLine(QPointF(x, from), QPointF(x, y));
        QPainterPath triangle;
        triangle.moveTo(x, y - size / 2);
        triangle.lineTo(x + size / 2, y + size / 2);
        triangle.lineTo(x - size / 2, y + size / 2);
        triangle.closeSubpath();
        painter.fillPath(triangle, color);
        // Words where they fit, shortened if need be; the others are one hover away.
        double next = c.size.width();
        for (const PlotNote *other : notes)
            if (other->kind != PlotNote::Kind::Round && other->kind != PlotNote::Kind::Target && other->at > note->at)
                next = std::min(next, c.px(other->at) - size / 2 - 6);
        const double width = boldMetrics.horizontalAdvance(note->text), after = x + size * 0.9, before = x - size * 0.9;
        painter.setFont(bold);
        painter.setPen(color);
        const double base = y + boldMetrics.ascent() / 2 - 1;
        if (after + width > next && before - width > std::max(laneTaken + 6, 0.0)) {
            painter.drawText(QPointF(before - width, base), note->text);
        } else if (after > laneTaken && next - after >= std::min(width, 80.0)) {
            painter.drawText(QPointF(after, base), boldMetrics.elidedText(note->text, Qt::ElideRight, next - after));
            laneTaken = std::min(after + width, next);
        }
        laneTaken = std::max(laneTaken, x + size / 2);
    }
}

} // namespace derby::ui
