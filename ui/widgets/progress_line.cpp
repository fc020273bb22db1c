// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/widgets.h"

#include <QPainter>
#include <QTimerEvent>

namespace derby::ui {

ProgressLine::ProgressLine(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress"));
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void ProgressLine::setProgress(double share)
{
    m_share = qMin(share, 1.0);
    const bool moving = share < 0 && !m_appearance.reducedMotion();
    if (moving && !m_timer) {
        m_timer = startTimer(Theme::refreshMs);
    } else if (!moving && m_timer) {
        killTimer(m_timer);
        m_timer = 0;
    }
    setAccessibleDescription(share < 0 ? tr("under way") : tr("%1 %").arg(qRound(m_share * 100)));
    update();
}

QSize ProgressLine::sizeHint() const
{
    return {120, 4};
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    const int y = (height() - 4) / 2;
    if (m_share < 0) {
        // Three ticks that move: under way, nobody knows how far.
        for (int tick = 0; tick * 8 < width(); ++tick) {
            const bool lit = m_timer ? (tick - m_step % 12 + 12) % 12 < 3 : tick % 12 < 3;
            painter.fillRect(tick * 8, y, 3, 4, theme.color(lit ? Token::Ink : Token::Track));
        }
        return;
    }
    painter.fillRect(0, y, width(), 4, theme.color(Token::Track));
    painter.fillRect(0, y, qRound(width() * m_share), 4, theme.color(Token::Ink));
}

void ProgressLine::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return;
    ++m_step;
    update();
}

} // namespace derby::ui
