// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/marks.h"

#include "ui/theme/icons.h"

#include <QCache>
#include <QCoreApplication>
#include <QFile>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextLayout>

#include <cmath>
#include <memory>
#include <numbers>

namespace derby::ui {

namespace {

/// A regular polygon or star: radii taken in turn from `radii`, the first corner at `start` degrees (0: right, 90: up).
QPainterPath polygon(QPointF center, int corners, std::initializer_list<qreal> radii, qreal start)
{
    const std::vector<qreal> turn(radii);
    QPainterPath path;
    for (int i = 0; i < corners; ++i) {
        const qreal angle = (start + 360.0 * i / corners) * std::numbers::pi / 180;
        const qreal r = turn[size_t(i) % turn.size()];
        const QPointF point = center + QPointF(r * std::cos(angle), -r * std::sin(angle));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

std::shared_ptr<QSvgRenderer> renderer(const QString &resource, const QColor &color)
{
    static thread_local QCache<QString, std::shared_ptr<QSvgRenderer>> cache(64);
    const QString key = resource + color.name();
    if (const auto *found = cache.object(key))
        return *found;
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1()); // QSvgRenderer draws the word black
    auto made = std::make_shared<QSvgRenderer>(svg);
    cache.insert(key, new std::shared_ptr<QSvgRenderer>(made));
    return made;
}

} // namespace

QPainterPath markerAt(Marker marker, QPointF at, qreal size)
{
    const qreal r = size / 2;
    QPainterPath path;
    switch (marker) {
    case Marker::Triangle:
        return polygon(at, 3, {r * 1.15}, 0);
    case Marker::TriangleDown:
        return polygon(at, 3, {r * 1.15}, 270);
    case Marker::Square:
        path.addRect(QRectF(at.x() - r * 0.9, at.y() - r * 0.9, r * 1.8, r * 1.8));
        return path;
    case Marker::Circle:
        path.addEllipse(at, r, r);
        return path;
    case Marker::Diamond:
        return polygon(at, 4, {r * 1.2}, 90);
    case Marker::Star:
        return polygon(at, 10, {r * 1.25, r * 0.55}, 90);
    case Marker::Pentagon:
        return polygon(at, 5, {r * 1.1}, 90);
    case Marker::Cross: {
        const qreal arm = r * 0.36, far = r * 1.05;
        for (const QPointF &corner :
             {QPointF(-arm, -far), QPointF(arm, -far), QPointF(arm, -arm), QPointF(far, -arm), QPointF(far, arm), QPointF(arm, arm),
              QPointF(arm, far), QPointF(-arm, far), QPointF(-arm, arm), QPointF(-far, arm), QPointF(-far, -arm), QPointF(-arm, -arm)})
            path.elementCount() == 0 ? path.moveTo(at + corner) : path.lineTo(at + corner);
        path.closeSubpath();
        return path;
    }
    }
    return path;
}

void drawMarker(QPainter &painter, const EngineLook &look, QPointF at, qreal size, bool hollow, const QColor &ground)
{
    painter.setPen(hollow ? QPen(look.mark, size / 6, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin) : QPen(Qt::NoPen));
    painter.setBrush(hollow ? ground : look.mark);
    painter.drawPath(markerAt(look.marker, at, hollow ? size * 0.9 : size));
}

QPen lanePen(const EngineLook &look, const SeriesLook &series, qreal width)
{
    QPen pen(look.mark, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> dash = look.dash;
    if (series.second) {
        // A solid line has no dash to double: the second one gets long dashes of its own.
        for (qreal &part : dash)
            part *= 2;
        if (dash.isEmpty())
            dash = {16, 5};
    }
    if (!dash.isEmpty()) {
        for (qreal &part : dash)
            part /= width;
        pen.setDashPattern(dash);
    }
    return pen;
}

QPen dashedPen(const QColor &color, qreal width, qreal on, qreal off)
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({on / width, off / width});
    return pen;
}

void drawHatch(QPainter &painter, const Theme &theme, const QRectF &rect, qreal radius, qreal scale)
{
    const qreal step = 6 * scale * std::numbers::sqrt2, width = (scale > 1 ? 2.2 : 1.5) * scale * std::numbers::sqrt2;
    const qreal height = rect.height();
    QPainterPath lines;
    const int count = int(std::ceil((rect.width() + height) / step));
    for (int i = 0; i < count; ++i) {
        const qreal x = rect.left() - height + i * step;
        lines.moveTo(x, rect.bottom());
        lines.lineTo(x + width, rect.bottom());
        lines.lineTo(x + width + height, rect.top());
        lines.lineTo(x + height, rect.top());
        lines.closeSubpath();
    }
    // Cut as a path: QSvgGenerator knows no clipping.
    QPainterPath shape;
    shape.addRoundedRect(rect, radius, radius);
    painter.fillPath(lines.intersected(shape), theme.color(Token::Hatch));
}

namespace {

QFont badgeFont(const Theme &theme, qreal scale)
{
    QFont font = theme.font(Type::Strong);
    font.setPixelSize(qRound(10 * scale));
    font.setWeight(QFont::Bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.1 * scale);
    return font;
}

QString badgeText()
{
    return QCoreApplication::translate("derby::ui::ChartView", "SIMULATED");
}

} // namespace

QSizeF badgeSize(const Theme &theme, qreal scale)
{
    return {std::ceil(QFontMetricsF(badgeFont(theme, scale)).horizontalAdvance(badgeText()) + 20 * scale), 20 * scale};
}

void drawBadge(QPainter &painter, const Theme &theme, const QRectF &rect, qreal scale)
{
    const QRectF inner = rect.adjusted(0.75, 0.75, -0.75, -0.75);
    const qreal radius = scale > 1 ? 6 : 4;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(inner, radius, radius);
    drawHatch(painter, theme, inner, radius, 1);
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(rect.adjusted(4 * scale, 3.5 * scale, -4 * scale, -3.5 * scale), 2, 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(dashedPen(theme.color(Token::Ink2), 1.5, 6 * (1 + scale) / 3, 3 * (1 + scale) / 3));
    painter.drawRoundedRect(inner, radius, radius);
    painter.setPen(theme.color(Token::Ink));
    QFont font = badgeFont(theme, scale);
    if (painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::SVG)
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0); // QSvgGenerator writes none: the word would stand left of its middle
    painter.setFont(font);
    painter.drawText(rect.translated(0.5 * scale, 0), Qt::AlignCenter, badgeText());
}

void drawSvg(QPainter &painter, const QString &resource, const QColor &color, const QRectF &rect)
{
    if (const auto svg = renderer(resource, color))
        svg->render(&painter, rect);
}

void drawEmblem(QPainter &painter, const EngineLook &look, const SeriesLook &series, const QRectF &rect, const QColor &ground)
{
    const QString resource = u":/ui/icons/" + emblemName(series.slot) + u".svg";
    if (series.slot.startsWith(u'e') || series.second || !QFile::exists(resource))
        drawMarker(painter, look, rect.center(), rect.width() * 0.62, series.second, ground);
    else
        drawSvg(painter, resource, look.mark, rect);
}

void drawSentence(QPainter &painter, const Theme &theme, const QRectF &area, const QString &sentence, const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal most = qMin(area.width() - 8, 420.0);
    if (most < 40 || area.height() < metrics.height())
        return;
    const QRectF text = metrics.boundingRect(QRectF(0, 0, most - 24, 1000), Qt::AlignCenter | Qt::TextWordWrap, sentence);
    QRectF box(0, 0, qMin(most, text.width() + 40), qMin(area.height() - 2, text.height() + (area.height() > 70 ? 28 : 10)));
    box.moveCenter(area.center());
    box = QRectF(std::floor(box.left()) + 0.5, std::floor(box.top()) + 0.5, std::round(box.width()), std::round(box.height())); // sharp
    painter.setBrush(theme.color(Token::Surface));
    painter.setPen(dashedPen(theme.color(Token::LineStrong), 1, 3, 3));
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(theme.color(Token::Ink2));
    painter.setFont(font);
    painter.drawText(box.adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, sentence);
}

void drawWarnGlyph(QPainter &painter, const Theme &theme, QPointF center, qreal size)
{
    drawSvg(painter, QStringLiteral(":/ui/icons/glyph/warn.svg"), theme.color(Token::Warn),
            QRectF(center.x() - size / 2, center.y() - size / 2, size, size));
}

} // namespace derby::ui
