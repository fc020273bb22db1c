// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/ratio_view.h"

#include "ui/widgets/widgets.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace derby::ui {

namespace {

constexpr int rowHeight = 40, axisHeight = 18, preferredWidth = 330;
constexpr double leastReach = 0.25; // of the axis on either side of 1, in ln: a tiny difference shall look tiny

QString ratioText(double ratio)
{
    return QLocale().toString(ratio, 'f', 2);
}

} // namespace

RatioView::RatioView(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setAccessibleName(tr("Ratios with their intervals"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

QSize RatioView::sizeHint() const
{
    return {preferredWidth, static_cast<int>(m_pairs.size()) * rowHeight + axisHeight};
}

void RatioView::show(const TestComparison &test, double practicalRatio)
{
    m_pairs.clear();
    m_practical = std::max(1.001, practicalRatio);
    QStringList sentences;
    for (const Verdict &verdict : test.verdicts) {
        if (!verdict.headline || !verdict.ratio || !(*verdict.ratio > 0))
            continue;
        Pair pair;
        const auto name = [&test](int lane) { return test.lanes.at(static_cast<std::size_t>(lane)).shownName(); };
        pair.names = tr("%1 ÷ %2").arg(name(verdict.a), name(verdict.b));
        pair.ratio = *verdict.ratio;
        pair.figures = ratioText(pair.ratio);
        if (verdict.interval) {
            pair.low = verdict.interval->low;
            pair.high = verdict.interval->high;
            if (pair.low && pair.high)
                pair.figures +=
                    tr("  [%1, %2] at %3 %")
                        .arg(ratioText(*pair.low), ratioText(*pair.high), QLocale().toString(verdict.interval->level * 100, 'g', 3));
        }
        sentences << tr("%1: %2, n %3.").arg(pair.names, pair.figures).arg(verdict.n);
        m_pairs.push_back(std::move(pair));
    }
    setAccessibleDescription(sentences.join(u' '));
    setVisible(!m_pairs.empty());
    updateGeometry();
    update();
}

void RatioView::paintEvent(QPaintEvent *)
{
    if (m_pairs.empty())
        return;
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double reach = std::max(leastReach, 1.5 * std::log(m_practical));
    for (const Pair &pair : m_pairs) {
        for (const std::optional<double> &value : {std::optional(pair.ratio), pair.low, pair.high}) {
            if (value && *value > 0)
                reach = std::max(reach, 1.08 * std::abs(std::log(*value)));
        }
    }
    const auto x = [&](double ratio) { return width() / 2.0 + std::log(ratio) / reach * (width() / 2.0 - 8); };
    const qreal bottom = static_cast<qreal>(m_pairs.size()) * rowHeight;
    for (std::size_t i = 0; i < m_pairs.size(); ++i) {
        const Pair &pair = m_pairs[i];
        const qreal top = static_cast<qreal>(i) * rowHeight;
        painter.setPen(theme.color(Token::Ink2));
        painter.setFont(theme.font(Type::Small));
        painter.drawText(QRectF(0, top, width(), 16), Qt::AlignLeft | Qt::AlignVCenter, pair.names);
        painter.setPen(theme.color(Token::Ink3));
        painter.setFont(theme.font(Type::FigureS));
        painter.drawText(QRectF(0, top, width(), 16), Qt::AlignRight | Qt::AlignVCenter, pair.figures);
        const qreal y = top + 27;
        // Zone and axis stay below the words, which would be hard to read over them.
        painter.fillRect(QRectF(x(1 / m_practical), y - 9, x(m_practical) - x(1 / m_practical), 18), theme.color(Token::Field));
        painter.fillRect(QRectF(x(1) - 0.5, y - 9, 1, 18), theme.color(Token::Axis));
        painter.setPen(QPen(theme.color(Token::Ink), 2));
        if (pair.low && pair.high) {
            painter.drawLine(QPointF(x(*pair.low), y), QPointF(x(*pair.high), y));
            for (const double end : {*pair.low, *pair.high})
                painter.drawLine(QPointF(x(end), y - 5), QPointF(x(end), y + 5));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Ink));
        painter.drawPath(markerPath(Marker::Diamond, 10).translated(x(pair.ratio), y));
    }
    painter.setPen(theme.color(Token::Ink3));
    painter.setFont(theme.font(Type::FigureS));
    const double end = std::exp(reach);
    painter.drawText(QRectF(0, bottom, 80, axisHeight), Qt::AlignLeft | Qt::AlignVCenter, ratioText(1 / end));
    painter.drawText(QRectF(x(1) - 80, bottom, 160, axisHeight), Qt::AlignCenter, tr("1 = the same"));
    painter.drawText(QRectF(width() - 80, bottom, 80, axisHeight), Qt::AlignRight | Qt::AlignVCenter, ratioText(end));
}

} // namespace derby::ui
