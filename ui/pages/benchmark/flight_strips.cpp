// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/flight_strips.h"

#include <QPainter>

#include <algorithm>

namespace derby::ui {

namespace {

constexpr int rowHeight = 22, stripHeight = 16, nameWidth = 76, countWidth = 76, errorLine = 18, gap = 8;
constexpr double leastSeconds = 10;

} // namespace

FlightStrips::FlightStrips(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setAccessibleName(tr("In flight and errors"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

QSize FlightStrips::sizeHint() const
{
    const int rows = std::max<int>(1, static_cast<int>(m_strips.size()));
    return {300, rows * rowHeight + errorLine};
}

QSize FlightStrips::minimumSizeHint() const
{
    return {nameWidth + countWidth + 60, sizeHint().height()};
}

void FlightStrips::show(const std::vector<SeriesLook> &looks, const Snapshot &snapshot, const LiveHistory &history)
{
    const std::size_t before = m_strips.size();
    m_strips.clear();
    m_users = std::max(1, snapshot.users);
    QStringList sentences;
    for (std::size_t i = 0; i < snapshot.lanes.size() && i < looks.size(); ++i) {
        Strip strip;
        strip.look = looks[i];
        strip.inFlight = snapshot.lanes[i].inFlight;
        strip.paused = snapshot.lanes[i].breakerOpen;
        if (i < history.lanes().size()) {
            strip.firstSecond = history.lanes()[i].firstSecond;
            strip.counts = history.lanes()[i].inFlight;
            strip.failures = history.lanes()[i].failures;
        }
        for (const LiveErrors &errors : snapshot.lanes[i].errors)
            strip.failed += errors.count;
        strip.lastError = snapshot.lanes[i].lastError;
        sentences << tr("%1: %2 of %3 in flight, %4 failed.").arg(strip.look.name).arg(strip.inFlight).arg(m_users).arg(strip.failed);
        m_strips.push_back(std::move(strip));
    }
    setAccessibleDescription(sentences.join(u' '));
    if (before != m_strips.size())
        updateGeometry();
    update();
}

void FlightStrips::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double from = 0, until = leastSeconds;
    bool first = true;
    for (const Strip &strip : m_strips) {
        if (strip.counts.empty())
            continue;
        from = first ? strip.firstSecond : std::min<double>(from, strip.firstSecond);
        first = false;
        until = std::max(until, strip.firstSecond + static_cast<double>(strip.counts.size()));
    }
    until = std::max(until, from + leastSeconds);
    const QRectF area(nameWidth + gap, 0, std::max(10, width() - nameWidth - countWidth - 2 * gap), 0);
    const auto x = [&](double second) { return area.left() + (second - from) / (until - from) * area.width(); };
    const Strip *worst = nullptr;
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        const Strip &strip = m_strips[i];
        const EngineLook look = theme.engine(strip.look.slot);
        const qreal top = static_cast<qreal>(i) * rowHeight + (rowHeight - stripHeight) / 2.0;
        const qreal bottom = top + stripHeight;
        const QRectF line(0, static_cast<qreal>(i) * rowHeight, width(), rowHeight);
        painter.setFont(theme.font(Type::Small));
        painter.setPen(strip.paused ? theme.color(Token::Ink3) : look.text);
        const QString name = QFontMetrics(painter.font()).elidedText(strip.look.name, Qt::ElideRight, nameWidth);
        painter.drawText(QRectF(0, line.top(), nameWidth, rowHeight), Qt::AlignRight | Qt::AlignVCenter, name);
        painter.fillRect(QRectF(area.left(), bottom - 1, area.width(), 1), theme.color(Token::Grid));
        QPolygonF shape;
        for (std::size_t s = 0; s < strip.counts.size(); ++s) {
            const qreal y = bottom - stripHeight * std::min(1.0, static_cast<double>(strip.counts[s]) / m_users);
            const double second = strip.firstSecond + static_cast<double>(s);
            shape << QPointF(x(second), y) << QPointF(x(second + 1), y);
        }
        if (!shape.isEmpty()) {
            shape.prepend(QPointF(shape.first().x(), bottom));
            shape << QPointF(shape.last().x(), bottom);
            QColor fill = look.mark;
            fill.setAlphaF(strip.paused ? 0.3F : 0.65F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawPolygon(shape);
        }
        for (const LiveHistory::Failures &failure : strip.failures) {
            const qreal at = x(failure.second);
            painter.setPen(QPen(theme.color(Token::Error), 1.5));
            painter.drawLine(QPointF(at, top - 2), QPointF(at, bottom));
        }
        if (strip.failed > 0 && (!worst || strip.failed > worst->failed))
            worst = &strip;
        painter.setPen(theme.color(strip.paused ? Token::Ink3 : Token::Ink));
        painter.setFont(theme.font(Type::Figure));
        painter.drawText(QRectF(width() - countWidth, line.top(), countWidth, rowHeight), Qt::AlignRight | Qt::AlignVCenter,
                         tr("%1 of %2").arg(strip.inFlight).arg(m_users));
    }
    const QRectF foot(0, static_cast<qreal>(m_strips.size()) * rowHeight, width(), errorLine);
    QFont small = theme.font(Type::Small);
    if (!worst) {
        painter.setPen(theme.color(Token::Ink3));
        painter.setFont(small);
        painter.drawText(foot.adjusted(area.left(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, tr("no errors"));
        return;
    }
    // The lane with the most failures in words; the table has them all.
    const qreal at = worst->failures.empty() ? area.left() : std::min(x(worst->failures.back().second), area.right());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Error));
    painter.drawPolygon(
        QPolygonF({QPointF(at - 4, foot.center().y() + 4), QPointF(at + 4, foot.center().y() + 4), QPointF(at, foot.center().y() - 4)}));
    small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    painter.setPen(theme.color(Token::Error));
    const QString words = tr("%1: %2 × %3")
                              .arg(worst->look.name)
                              .arg(worst->failed)
                              .arg(worst->failures.empty() ? worst->lastError : worst->failures.back().message);
    const QFontMetrics metrics(small);
    const bool right = at < width() / 2.0;
    const QRectF room = right ? QRectF(at + 8, foot.top(), width() - at - 8, foot.height()) : QRectF(0, foot.top(), at - 8, foot.height());
    painter.drawText(room, (right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                     metrics.elidedText(words, Qt::ElideRight, static_cast<int>(room.width())));
}

} // namespace derby::ui
