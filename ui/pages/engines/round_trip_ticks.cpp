// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/round_trip_ticks.h"

#include "base/text.h"

#include <QPainter>

#include <algorithm>

namespace derby::ui {

namespace {

constexpr double oldest = 0.38; // opacity, as the tokens of a track have it
constexpr qreal tick = 2.5, cross = 4;

} // namespace

RoundTripTicks::RoundTripTicks(const Appearance &appearance, int places, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_places(places)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Round trip of the last minute"));
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void RoundTripTicks::setTrips(const QList<double> &tripsMs, const QString &engineSlot)
{
    m_trips = tripsMs;
    m_engine = engineSlot;
    QStringList words;
    for (const double trip : m_trips)
        words << (trip < 0 ? tr("no answer") : humanMs(trip));
    setAccessibleDescription(words.isEmpty() ? tr("not asked yet") : words.join(QStringLiteral(", ")));
    update();
}

void RoundTripTicks::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal step = qreal(width()) / m_places;
    const qreal base = height() - 1;
    painter.fillRect(QRectF(0, base, width(), 1), theme.color(Token::Line));
    const double longest = m_trips.isEmpty() ? 0 : *std::max_element(m_trips.begin(), m_trips.end());
    const QColor mark = theme.engine(m_engine).mark;
    const qsizetype first = m_places - m_trips.size();
    for (qsizetype i = 0; i < m_places; ++i) {
        const qreal x = qreal(i) * step + (step - tick) / 2;
        if (i < first) {
            painter.fillRect(QRectF(x, base - 3, tick, 3), theme.color(Token::Track));
            continue;
        }
        const double trip = m_trips[i - first];
        if (trip < 0) {
            painter.setPen(QPen(theme.color(Token::Error), 1.5));
            const QPointF middle(x + tick / 2, base - cross - 2);
            painter.drawLine(middle + QPointF(-cross / 2, -cross / 2), middle + QPointF(cross / 2, cross / 2));
            painter.drawLine(middle + QPointF(-cross / 2, cross / 2), middle + QPointF(cross / 2, -cross / 2));
            continue;
        }
        const double age = m_places > 1 ? double(i) / (m_places - 1) : 1;
        QColor color = mark;
        color.setAlphaF(float(oldest + (1 - oldest) * age));
        const qreal high = longest > 0 ? qMax(2.0, trip / longest * (base - 2)) : 2;
        painter.fillRect(QRectF(x, base - high, tick, high), color);
    }
}

} // namespace derby::ui
