// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/figure_column.h"

#include "ui/charts/marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace derby::ui {

namespace {

/// The figure that a slide shows, large: of every lane the same one, so that they can be compared. The last one that enough samples bear in
/// all lanes, p95 as a rule; else the first.
QString slideLabel(const Plot &plot)
{
    QStringList all, borne;
    for (const PlotRow &row : plot.rows)
        for (const PlotFigure &figure : row.figures)
            if (!all.contains(figure.label))
                all.append(figure.label);
    for (const QString &label : all)
        if (std::all_of(plot.rows.begin(), plot.rows.end(), [&](const PlotRow &row) {
                return row.figures.empty() || std::any_of(row.figures.begin(), row.figures.end(), [&](const PlotFigure &figure) {
                           return figure.label == label && !figure.lowN;
                       });
            }))
            borne.append(label);
    return borne.contains(QLatin1String("p95")) ? QStringLiteral("p95") : !borne.isEmpty() ? borne.back() : all.value(0);
}

const PlotFigure *slideFigure(const Plot &plot, const PlotRow &row)
{
    const QString label = slideLabel(plot);
    for (const PlotFigure &figure : row.figures)
        if (figure.label == label)
            return &figure;
    return nullptr;
}

/// A slide rounds: nobody reads tenths from the back of a room.
QString rounded(double value)
{
    return std::abs(value) >= 10 ? QLocale().toString(value, 'f', 0) : shownNumber(value);
}

QString slideNote(const PlotFigure &figure)
{
    if (!figure.low || !figure.high)
        return figure.label;
    return QCoreApplication::translate("derby::ui::ChartView", "%1, %2 to %3")
        .arg(figure.label, rounded(*figure.low), rounded(*figure.high));
}

QString samples(const PlotRow &row)
{
    return row.fewestInRound > 0
        ? QCoreApplication::translate("derby::ui::ChartView", "%1 in a round").arg(QLocale().toString(row.fewestInRound))
        : QString(u"n " + QLocale().toString(row.n));
}

void drawSlideFigure(QPainter &painter, const ChartContext &c, size_t row)
{
    const PlotFigure *figure = slideFigure(c.plot, c.plot.rows[row]);
    if (!figure)
        return;
    const double right = c.layout.figuresRight, center = c.rowCenter(row);
    const QString unit = unitOf(c.plot.x);
    QFont unitFont = c.style.interval;
    unitFont.setPixelSize(25);
    const QFontMetricsF unitMetrics(unitFont);
    const double unitWidth = unit.isEmpty() ? 0 : unitMetrics.horizontalAdvance(unit) + 8;
    const double left = c.layout.figuresLeft;
    painter.setFont(unitFont);
    painter.setPen(c.theme().color(Token::Ink2));
    painter.drawText(QPointF(right - unitWidth + 8, center), unit);
    painter.setFont(c.style.figure);
    painter.setPen(c.theme().color(figure->lowN ? Token::Ink3 : Token::Ink));
    const QString value = rounded(figure->value);
    const double width = QFontMetricsF(c.style.figure).horizontalAdvance(value);
    painter.drawText(QPointF(right - unitWidth - width, center), value);
    if (figure->lowN)
        drawWarnGlyph(painter, c.theme(), QPointF(right - unitWidth - width - 20, center - 11), 24);
    painter.setFont(c.style.interval);
    painter.setPen(c.theme().color(Token::Ink3));
    painter.drawText(QRectF(left, center + 8, right - left, 26), Qt::AlignRight | Qt::AlignTop, slideNote(*figure));
}

} // namespace

QString countText(const PlotRow &row)
{
    const QString n = QLocale().toString(row.n);
    return row.fewestInRound > 0
        ? QCoreApplication::translate("derby::ui::ChartView", "n %1, %2 a round").arg(n, QLocale().toString(row.fewestInRound))
        : QString(u"n " + n);
}

QString intervalText(const PlotFigure &figure)
{
    if (!figure.low || !figure.high)
        return {};
    return shownNumber(*figure.low) + u" – " + shownNumber(*figure.high);
}

double figureColumnWidth(const ChartContext &c)
{
    const QFontMetricsF value(c.style.figure), small(c.style.interval), label(c.style.label);
    double widest = 0;
    for (const PlotRow &row : c.plot.rows) {
        if (c.style.slide) {
            if (const PlotFigure *figure = slideFigure(c.plot, row))
                widest = std::max(
                    {widest, value.horizontalAdvance(rounded(figure->value)) + 80, small.horizontalAdvance(slideNote(*figure)) + 4, 170.0});
            continue;
        }
        for (const PlotFigure &figure : row.figures)
            widest = std::max(
                {widest,
                 label.horizontalAdvance(figure.label) + 16 + value.horizontalAdvance(shownNumber(figure.value)) + (figure.lowN ? 20 : 0),
                 small.horizontalAdvance(figure.lowN ? samples(row) : intervalText(figure))});
    }
    return widest > 0 && !c.style.slide ? std::max(std::ceil(widest) + 2, 112.0) : widest;
}

void drawFigureColumn(QPainter &painter, const ChartContext &c, size_t index)
{
    const PlotRow &row = c.plot.rows[index];
    if (c.layout.figuresRight <= c.layout.figuresLeft || row.figures.empty())
        return;
    if (c.style.slide)
        return drawSlideFigure(painter, c, index);
    // As many as fit, intervals first given up for the first figures: the tail's interval matters most.
    const double room = c.layout.lanes[index].height() - 2, line = room < 48 ? 17 : 19, below = 15;
    size_t shown = row.figures.size();
    while (shown > 1 && double(shown) * line > room)
        --shown;
    std::vector<bool> interval(shown, false);
    double height = double(shown) * line;
    for (size_t i = shown; i-- > 0;) {
        const PlotFigure &figure = row.figures[i];
        if ((figure.lowN || figure.low) && height + below <= room) {
            interval[i] = true;
            height += below;
        }
    }
    double y = c.rowCenter(index) - height / 2;
    for (size_t i = 0; i < shown; ++i) {
        const PlotFigure &figure = row.figures[i];
        const QRectF text(c.layout.figuresLeft, y, c.layout.figuresRight - c.layout.figuresLeft, line);
        painter.setFont(c.style.label);
        painter.setPen(c.theme().color(Token::Ink3));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, figure.label);
        painter.setFont(c.style.figure);
        painter.setPen(c.theme().color(figure.lowN ? Token::Ink3 : Token::Ink));
        const QString value = shownNumber(figure.value);
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, value);
        if (figure.lowN)
            drawWarnGlyph(painter, c.theme(),
                          QPointF(text.right() - QFontMetricsF(c.style.figure).horizontalAdvance(value) - 11, text.center().y()), 14);
        y += line;
        if (interval[i]) {
            painter.setFont(c.style.interval);
            painter.setPen(c.theme().color(Token::Ink3));
            painter.drawText(QRectF(text.left(), y, text.width(), below), Qt::AlignRight | Qt::AlignTop,
                             figure.lowN ? samples(row) : intervalText(figure));
            y += below;
        }
    }
}

} // namespace derby::ui
