// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/picture.h"

#include "ui/charts/chart_scene.h"
#include "ui/charts/marks.h"
#include "ui/charts/overlay.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace derby::ui {

namespace {

QFont sized(QFont font, double pixels, QFont::Weight weight, double tracking = 0)
{
    font.setPixelSize(int(pixels));
    font.setWeight(weight);
    font.setLetterSpacing(QFont::AbsoluteSpacing, tracking);
    return font;
}

/// The lanes' names in their text colours, whole words only, longer names first.
QList<QTextLayout::FormatRange> nameColours(const QString &text, const Plot &plot, const Theme &theme)
{
    std::vector<SeriesLook> lanes = lanesOf(plot);
    std::stable_sort(lanes.begin(), lanes.end(), [](const SeriesLook &a, const SeriesLook &b) { return a.name.size() > b.name.size(); });
    QList<QTextLayout::FormatRange> ranges;
    for (const SeriesLook &lane : lanes) {
        if (lane.name.isEmpty())
            continue;
        for (qsizetype at = text.indexOf(lane.name); at >= 0; at = text.indexOf(lane.name, at + lane.name.size())) {
            const qsizetype end = at + lane.name.size();
            const bool whole = (at == 0 || !text[at - 1].isLetterOrNumber()) && (end == text.size() || !text[end].isLetterOrNumber());
            const bool taken = std::any_of(ranges.begin(), ranges.end(),
                                           [&](const auto &range) { return at < range.start + range.length && range.start < end; });
            if (!whole || taken)
                continue;
            QTextLayout::FormatRange range;
            range.start = int(at);
            range.length = int(lane.name.size());
            range.format.setForeground(theme.engine(lane.slot).text);
            ranges.append(range);
        }
    }
    return ranges;
}

/// Lays text out in lines of `width`; returns the height.
double breakLines(QTextLayout &layout, double width, double lineHeight)
{
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y + (lineHeight - line.height()) / 2));
        y += lineHeight;
    }
    layout.endLayout();
    return y;
}

/// The largest size in which a slide's title takes two lines.
double drawSlideTitle(QPainter &painter, const Plot &plot, const Theme &theme, QRectF area)
{
    const QString text = slideTitle(plot);
    // QSvgGenerator writes no letter spacing: words set apart would run into each other.
    const bool svg = painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::SVG;
    for (const double pixels : {46.0, 40.0, 34.0, 28.0}) {
        QTextLayout layout(text, sized(theme.font(Type::Display), pixels, QFont::DemiBold, svg ? 0 : -0.027 * pixels));
        layout.setCacheEnabled(true);
        layout.setFormats(nameColours(text, plot, theme));
        const double height = breakLines(layout, area.width(), pixels * 1.174);
        if (layout.lineCount() > 2 && pixels > 28)
            continue;
        painter.setPen(theme.color(Token::Ink));
        layout.draw(&painter, area.topLeft());
        return height;
    }
    return 0;
}

void drawChart(QPainter &painter, const Plot &plot, const ChartStyle &style, const QRectF &area)
{
    ChartScene scene(style);
    scene.resize(area.size());
    scene.setPlot(plot);
    scene.render(painter, area);
}

/// A slide tells one thing: the distribution's lines stay on the page, its rows grow.
Plot forSlide(const Plot &plot)
{
    Plot slide = plot;
    if (plot.id == ChartId::TtftDistribution && !plot.rows.empty()) {
        slide.lines.clear();
        slide.y = PlotAxis();
    }
    return slide;
}

void drawSlide(QPainter &painter, const Plot &plot, const Theme &theme, QSizeF size)
{
    // 1600 px wide whatever the picture's size: a slide scales as a whole.
    const double factor = size.width() / 1600, height = size.height() / factor, margin = 72, width = 1600 - 2 * margin;
    painter.save();
    painter.scale(factor, factor);
    double textWidth = 1120;
    if (plot.simulated) {
        drawHatch(painter, theme, QRectF(0, 0, 1600, 20), 0, 2);
        const QSizeF badge = badgeSize(theme, 2);
        drawBadge(painter, theme, QRectF(QPointF(1600 - margin - badge.width(), 64), badge), 2);
        textWidth = std::min(textWidth, width - badge.width() - 48);
    }
    double y = 64 + drawSlideTitle(painter, plot, theme, QRectF(margin, 64, textWidth, 120));
    const QString intervals = findingAndIntervals(plot.finding).second;
    const QString evidence = intervals.isEmpty() ? plot.evidence : QString(intervals + QStringLiteral(". ") + plot.evidence);
    if (!evidence.isEmpty()) {
        // One line; what is longer gets two smaller ones.
        QFont font = sized(theme.font(Type::Body), 23, QFont::Normal);
        const bool fits = QFontMetricsF(font).horizontalAdvance(evidence) <= width;
        if (!fits)
            font.setPixelSize(17);
        painter.setFont(font);
        painter.setPen(theme.color(Token::Ink2));
        painter.drawText(QRectF(margin, y + (fits ? 10 : 6), width, fits ? 36 : 46), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                         QFontMetricsF(font).elidedText(evidence, Qt::ElideRight, fits ? width + 1 : 1.9 * width));
        y += 46;
    }
    const double rule = height - 85;
    ChartStyle style = ChartStyle::forSlide(theme);
    style.ownMark = false;
    drawChart(painter, forSlide(plot), style, QRectF(QPointF(margin, y + 30), QPointF(1600 - margin, rule - 40)));

    painter.fillRect(QRectF(margin, rule, width, 1), theme.color(Token::Line));
    const QFont brand = sized(theme.font(Type::Strong), 17, QFont::DemiBold);
    const QString name = QStringLiteral("TokenDerby");
    const double nameWidth = QFontMetricsF(brand).horizontalAdvance(name), middle = rule + 29;
    painter.setFont(brand);
    painter.setPen(theme.color(Token::Ink2));
    painter.drawText(QRectF(1600 - margin - nameWidth - 1, middle - 20, nameWidth + 2, 40), Qt::AlignRight | Qt::AlignVCenter, name);
    const double markLeft = 1600 - margin - nameWidth - 36;
    drawSvg(painter, QStringLiteral(":/ui/icon.svg"), theme.color(Token::Ink), QRectF(markLeft, middle - 12, 24, 24));
    QFont source = sized(theme.font(Type::Body), 17, QFont::Normal);
    const double room = markLeft - margin - 24;
    if (QFontMetricsF(source).horizontalAdvance(plot.source) > room)
        source.setPixelSize(14);
    painter.setFont(source);
    painter.setPen(theme.color(Token::Ink3));
    painter.drawText(QRectF(margin, middle - 20, room, 40), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(source).elidedText(plot.source, Qt::ElideRight, room));
    painter.restore();
}

void drawPlain(QPainter &painter, const Plot &plot, const Theme &theme, QSizeF size)
{
    const double margin = size.width() < 480 ? 12 : 20, width = size.width() - 2 * margin;
    double y = margin - 4, right = size.width() - margin;
    if (plot.simulated) {
        drawHatch(painter, theme, QRectF(0, 0, size.width(), 6), 0, 1);
        y = std::max(y, 12.0);
        const QSizeF badge = badgeSize(theme, 1);
        drawBadge(painter, theme, QRectF(QPointF(right - badge.width(), y + 1), badge), 1);
        right -= badge.width() + 12;
    }
    const QFont heading = theme.font(Type::Heading), small = theme.font(Type::Small);
    const QFontMetricsF h(heading), s(small);
    const QString title = h.elidedText(plot.title.isEmpty() ? chartTitle(plot.id) : plot.title, Qt::ElideRight, right - margin);
    painter.setFont(heading);
    painter.setPen(theme.color(Token::Ink));
    painter.drawText(QPointF(margin, y + h.ascent() + 1), title);
    const double left = margin + h.horizontalAdvance(title) + 10;
    painter.setFont(small);
    painter.setPen(theme.color(Token::Ink3));
    if (right - left > 120)
        painter.drawText(QPointF(left, y + h.ascent() + 1), s.elidedText(plot.subtitle, Qt::ElideRight, right - left));
    y += 22 + 12;
    double bottom = size.height() - margin + 4;
    if (!plot.source.isEmpty() && size.height() >= 300) {
        painter.drawText(QPointF(margin, bottom - s.descent()), s.elidedText(plot.source, Qt::ElideRight, width));
        bottom -= s.height() + 8;
    }
    ChartStyle style = ChartStyle::screen(theme);
    style.ownMark = false;
    drawChart(painter, plot, style, QRectF(QPointF(margin, y), QPointF(size.width() - margin, bottom)));
}

} // namespace

QString slideTitle(const Plot &plot)
{
    QString finding = !plot.finding.isEmpty() ? findingAndIntervals(plot.finding).first
        : plot.title.isEmpty()                ? chartTitle(plot.id)
                                              : plot.title;
    const QString beginning = QStringLiteral("In simulation,"); // in the language of the findings, which reports share
    if (!plot.simulated || finding.startsWith(beginning))
        return finding;
    if (const QString said = QStringLiteral("Simulated: "); finding.startsWith(said)) // as verdicts begin
        finding.remove(0, said.size());
    // A name keeps its capital, and so does what is spelled in capitals.
    const std::vector<SeriesLook> lanes = lanesOf(plot);
    const bool name = std::any_of(lanes.begin(), lanes.end(),
                                  [&](const SeriesLook &lane) { return !lane.name.isEmpty() && finding.startsWith(lane.name); });
    const bool capitals = finding.size() > 1 && finding[1].isUpper();
    return beginning + u' ' + (name || capitals || finding.isEmpty() ? finding : QString(finding.left(1).toLower() + finding.mid(1)));
}

void drawPicture(QPainter &painter, const Plot &plot, const ChartExport &options)
{
    const Theme theme = options.dark ? Theme::dark() : Theme::light();
    const QSizeF size = options.size;
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    if (!options.transparent)
        painter.fillRect(QRectF(QPointF(), size), theme.color(Token::Surface));
    if (options.slide)
        drawSlide(painter, plot, theme, size);
    else
        drawPlain(painter, plot, theme, size);
}

} // namespace derby::ui
