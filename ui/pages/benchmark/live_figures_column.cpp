// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/live_figures_column.h"

#include "ui/pages/benchmark/dry_run_card.h"
#include "ui/pages/benchmark/figures.h"

#include <QPainter>

namespace derby::ui {

namespace {

constexpr int columnWidth = 176;
constexpr qreal topInset = 8, axisHeight = 46; // as the chart beside it has them
constexpr qreal valueLine = 20, intervalLine = 15, boxHeight = 58;
constexpr int tickWidth = 2, tickGap = 1;

} // namespace

LiveFiguresColumn::LiveFiguresColumn(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setFixedWidth(columnWidth);
    setAccessibleName(tr("Figures so far"));
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

QSize LiveFiguresColumn::sizeHint() const
{
    return {columnWidth, 200};
}

void LiveFiguresColumn::show(const std::vector<SeriesLook> &looks, const Snapshot &snapshot)
{
    m_warmingUp = snapshot.warmingUp || snapshot.test.isEmpty();
    m_lanes.clear();
    QStringList sentences;
    for (std::size_t i = 0; i < snapshot.lanes.size() && i < looks.size(); ++i) {
        Lane lane{looks[i], snapshot.lanes[i].ttft.n, liveFigures(snapshot.lanes[i])};
        if (snapshot.phase == u"done") { // nothing more will come
            for (LiveFigure &figure : lane.figures)
                figure.secondsMore.reset();
        }
        QStringList parts;
        for (const LiveFigure &figure : lane.figures)
            parts << (figure.value
                          ? tr("%1 %2 ms, interval %3").arg(figure.label, msText(*figure.value), intervalText(figure.low, figure.high))
                          : tr("%1 needs %2 requests").arg(figure.label).arg(figure.needs));
        sentences << tr("%1, n %2: %3.").arg(lane.look.name).arg(lane.n).arg(parts.join(QStringLiteral("; ")));
        m_lanes.push_back(std::move(lane));
    }
    setAccessibleDescription(sentences.join(u' '));
    update();
}

void LiveFiguresColumn::paintEvent(QPaintEvent *)
{
    if (m_warmingUp || m_lanes.empty()) // no percentiles, nor a promise of them, before anything counts
        return;
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal height = (this->height() - topInset - axisHeight) / static_cast<qreal>(m_lanes.size());
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const Lane &lane = m_lanes[i];
        const LiveFigure &median = lane.figures[0], &p95 = lane.figures[1];
        const auto needed = [&](const LiveFigure &figure, bool interval) {
            return figure.value ? valueLine + (interval && (figure.low || figure.high) ? intervalLine : 0) : boxHeight;
        };
        // Intervals give way before figures do, where many lanes share the height; of two boxes the first needed one says enough.
        const bool one = !median.value;
        const bool intervals = needed(median, true) + (one ? 0 : needed(p95, true)) + 4 <= height;
        const qreal all = needed(median, intervals) + (one ? 0 : needed(p95, intervals) + 4);
        qreal y = topInset + height * static_cast<qreal>(i) + std::max(0.0, (height - all) / 2);
        y += median.value ? paintFigure(painter, median, y, intervals) : paintNeeds(painter, median, y);
        if (!one)
            p95.value ? paintFigure(painter, p95, y + 4, intervals) : paintNeeds(painter, p95, y + 4);
    }
    painter.setPen(theme.color(Token::Ink3));
    painter.setFont(theme.font(Type::Small));
    painter.drawText(QRectF(0, this->height() - 20, width(), 16), Qt::AlignRight | Qt::AlignVCenter, tr("ms, 95 % intervals"));
}

qreal LiveFiguresColumn::paintFigure(QPainter &painter, const LiveFigure &figure, qreal top, bool interval) const
{
    const Theme &theme = m_appearance.theme();
    const QRectF line(0, top, width(), valueLine);
    painter.setPen(theme.color(Token::Ink3));
    painter.setFont(theme.font(Type::Small));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, figure.label);
    painter.setPen(theme.color(Token::Ink));
    QFont font = theme.font(Type::Figure);
    font.setPixelSize(15);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, msText(*figure.value));
    const QString text = intervalText(figure.low, figure.high);
    if (!interval || text.isEmpty())
        return valueLine;
    painter.setPen(theme.color(Token::Ink3));
    painter.setFont(theme.font(Type::FigureS));
    painter.drawText(QRectF(0, top + valueLine, width(), intervalLine), Qt::AlignRight | Qt::AlignTop, text);
    return valueLine + intervalLine;
}

qreal LiveFiguresColumn::paintNeeds(QPainter &painter, const LiveFigure &figure, qreal top) const
{
    const Theme &theme = m_appearance.theme();
    const QRectF box(0.5, top + 2.5, width() - 1, boxHeight - 5);
    QPen pen(theme.color(Token::LineStrong), 1);
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, Theme::radiusControl, Theme::radiusControl);
    painter.setPen(theme.color(Token::Ink));
    QFont strong = theme.font(Type::Small);
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.drawText(QRectF(box.left(), box.top() + 4, box.width(), 16), Qt::AlignCenter,
                     tr("%1 needs %2 requests").arg(figure.label).arg(figure.needs));
    painter.setPen(theme.color(Token::Ink3));
    painter.setFont(theme.font(Type::Small));
    const QString so = figure.secondsMore ? tr("%1 so far, about %2 more").arg(figure.n).arg(roughDuration(*figure.secondsMore))
                                          : tr("%1 so far").arg(figure.n);
    painter.drawText(QRectF(box.left(), box.top() + 20, box.width(), 16), Qt::AlignCenter, so);
    // A tick a request; where there is no room for so many, each stands for several.
    const int most = static_cast<int>(box.width() - 24) / (tickWidth + tickGap);
    const int ticks = std::min(most, figure.needs);
    const int done = figure.needs > 0 ? figure.n * ticks / figure.needs : 0;
    const qreal left = box.center().x() - ticks * (tickWidth + tickGap) / 2.0;
    for (int i = 0; i < ticks; ++i)
        painter.fillRect(QRectF(left + i * (tickWidth + tickGap), box.bottom() - 12, tickWidth, 6),
                         theme.color(i < done ? Token::Ink2 : Token::Track));
    return boxHeight;
}

} // namespace derby::ui
