// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace derby::ui {

Card::Card(const Appearance &appearance, QWidget *parent)
    : QFrame(parent)
    , m_appearance(appearance)
    , m_outer(new QVBoxLayout(this))
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    m_outer->setContentsMargins(0, 0, 0, 0);
    m_outer->setSpacing(0);
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(Theme::cardPadding, Theme::cardPadding, Theme::cardPadding, Theme::cardPadding);
    inner->setSpacing(0);
    m_head->setSpacing(Theme::s);
    m_body->setSpacing(Theme::m);
    inner->addLayout(m_head);
    inner->addLayout(m_body, 1);
    m_outer->addLayout(inner, 1);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void Card::setHeading(const QString &heading, const QString &note)
{
    if (!m_heading) {
        m_heading = new Text(m_appearance, Type::Heading);
        m_note = new Text(m_appearance, Type::Small, {}, nullptr, Token::Ink3);
        m_note->setElided(true);
        m_head->insertWidget(0, m_heading);
        m_head->insertWidget(1, m_note, 1);
        m_head->setContentsMargins(0, 0, 0, Theme::m);
    }
    m_heading->setText(heading);
    m_note->setText(note);
    m_heading->setAccessibleName(heading);
}

QHBoxLayout *Card::headRow() const
{
    return m_head;
}

QVBoxLayout *Card::body() const
{
    return m_body;
}

QHBoxLayout *Card::footRow()
{
    if (!m_foot) {
        m_foot = new QWidget(this);
        auto *row = new QHBoxLayout(m_foot);
        row->setContentsMargins(Theme::m, Theme::m, Theme::m, Theme::m);
        row->setSpacing(Theme::s);
        m_outer->addWidget(m_foot);
    }
    return static_cast<QHBoxLayout *>(m_foot->layout());
}

void Card::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool soft = m_kind == Kind::Warn || m_kind == Kind::Error;
    const QColor ground = theme.color(m_kind == Kind::Warn ? Token::WarnSoft : m_kind == Kind::Error ? Token::ErrorSoft : Token::Surface);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(frame, Theme::radiusCard, Theme::radiusCard);
    painter.fillPath(outline, ground);
    if (m_foot && m_foot->isVisible()) {
        painter.save();
        painter.setClipPath(outline);
        const QRect foot = m_foot->geometry();
        painter.fillRect(foot, theme.color(Token::Field));
        painter.fillRect(foot.x(), foot.y(), foot.width(), 1, theme.color(Token::Line));
        painter.restore();
    }
    if (m_kind == Kind::Simulated) {
        painter.save();
        painter.setClipPath(outline);
        painter.fillRect(QRect(0, 0, width(), 8), hatchBrush(theme, devicePixelRatioF()));
        painter.restore();
        QPen pen(theme.color(Token::Ink2), 1);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
    } else {
        painter.setPen(soft ? ground : theme.color(Token::Line));
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

} // namespace derby::ui
