// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/interval_picture.h"

#include "report/plots.h"
#include "ui/pages/results/words.h"
#include "ui/widgets/widgets.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace derby::ui {

namespace {
constexpr int wide = 320, tall = 92, side = 12, titleHeight = 18, barY = 44, axisY = 66;
}

IntervalPicture::IntervalPicture(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("The ratio and its interval"));
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
    hide();
}

void IntervalPicture::show(const Verdict &verdict, const QString &title, double practicalRatio)
{
    if (!verdict.ratio || !verdict.interval || *verdict.ratio <= 0)
        return clear();
    m_title = title;
    m_ratio = *verdict.ratio;
    m_practical = std::max(practicalRatio, 1.0001);
    const auto positive = [](const std::optional<double> &end) { return end && *end > 0 ? end : std::nullopt; };
    m_low = positive(verdict.interval->low);
    m_high = positive(verdict.interval->high);
    QString described = tr("%1: %2").arg(title, Words::ratio(m_ratio));
    if (m_low && m_high)
        described += tr(", interval %1 to %2").arg(Words::ratio(*m_low), Words::ratio(*m_high));
    setAccessibleDescription(described);
    setToolTip(described);
    setVisible(true);
    update();
}

void IntervalPicture::clear()
{
    m_title.clear();
    setVisible(false);
}

QSize IntervalPicture::sizeHint() const
{
    return {wide, tall};
}

QSize IntervalPicture::minimumSizeHint() const
{
    return {220, tall};
}

void IntervalPicture::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // Ratios stand on a logarithmic axis, so that 0.5 and 2 are equally far from 1.
    double low = std::min({m_low.value_or(m_ratio), m_ratio, 1 / m_practical}),
           high = std::max({m_high.value_or(m_ratio), m_ratio, m_practical});
    const double air = std::pow(high / low, 0.08);
    low /= air;
    high *= air;
    const double room = this->width() - 2 * side;
    const auto x = [&](double ratio) { return side + room * std::clamp(std::log(ratio / low) / std::log(high / low), 0.0, 1.0); };
    painter.fillRect(QRectF(QPointF(x(1 / m_practical), titleHeight + 6), QPointF(x(m_practical), axisY)), theme.color(Token::Field));
    painter.fillRect(QRectF(x(1), titleHeight + 6, 1, axisY - titleHeight - 6), theme.color(Token::Axis));
    painter.fillRect(QRectF(side, axisY, room, 1), theme.color(Token::Axis));

    painter.setFont(theme.font(Type::Small));
    painter.setPen(theme.color(Token::Ink3));
    painter.drawText(QRectF(side, 0, room, titleHeight), Qt::AlignRight | Qt::AlignVCenter, m_title);

    painter.setFont(theme.font(Type::FigureS));
    std::vector<double> ticks = niceTicks(low, high, high / low > 4, 5);
    if (std::none_of(ticks.begin(), ticks.end(), [](double tick) { return std::fabs(tick - 1) < 1e-9; }))
        ticks.push_back(1);
    std::sort(ticks.begin(), ticks.end(),
              [](double a, double b) { return std::fabs(a - 1) < std::fabs(b - 1); }); // one has its label first
    std::vector<QRectF> taken;
    for (const double tick : ticks) {
        if (tick < low || tick > high)
            continue;
        const QString text = QLocale().toString(tick, 'g', 3);
        const double words = painter.fontMetrics().horizontalAdvance(text);
        const QRectF box(std::clamp(x(tick) - words / 2, 0.0, this->width() - words), axisY + 5, words + 1, 16);
        if (std::any_of(taken.begin(), taken.end(), [&box](const QRectF &other) { return other.adjusted(-6, 0, 6, 0).intersects(box); }))
            continue;
        painter.drawText(box, Qt::AlignCenter, text);
        taken.push_back(box);
    }

    const QColor ink = theme.color(Token::Ink);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::FlatCap));
    const double from = x(m_low.value_or(low)), to = x(m_high.value_or(high));
    painter.drawLine(QPointF(from, barY), QPointF(to, barY));
    for (const auto &[there, at] : {std::pair(m_low.has_value(), from), std::pair(m_high.has_value(), to)}) {
        if (there)
            painter.drawLine(QPointF(at, barY - 5), QPointF(at, barY + 5));
    }
    painter.translate(x(m_ratio), barY);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPath(markerPath(Marker::Diamond, 11));
}

} // namespace derby::ui
