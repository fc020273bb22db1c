// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/page_fade.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace derby::ui {

namespace {

constexpr double risePx = 8;

} // namespace

PageFade::PageFade(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_way.setDuration(Theme::standardMs);
    m_way.setEasingCurve(QEasingCurve::OutCubic);
    m_way.setStartValue(0.0);
    m_way.setEndValue(1.0);
    connect(&m_way, &QVariantAnimation::valueChanged, this, [this] { update(); });
    connect(&m_way, &QVariantAnimation::finished, this, &PageFade::end);
    hide();
}

void PageFade::play(QWidget *page)
{
    end();
    if (m_appearance.reducedMotion() || !page->isVisible() || page->size().isEmpty())
        return;
    m_page = page->grab();
    setGeometry(QRect(page->mapTo(parentWidget(), QPoint()), page->size()));
    show();
    raise();
    m_way.start();
}

void PageFade::end()
{
    m_way.stop();
    hide();
    m_page = {};
}

void PageFade::paintEvent(QPaintEvent *)
{
    const double share = m_way.currentValue().toDouble();
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.theme().color(Token::Window));
    painter.setOpacity(share);
    painter.drawPixmap(QPointF(0, risePx * (1 - share)), m_page);
}

} // namespace derby::ui
