// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/rounded_frame.h"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

class Border : public QWidget
{
public:
    Border(const Appearance &appearance, Token ground, QWidget *parent)
        : QWidget(parent)
        , m_appearance(appearance)
        , m_ground(ground)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(&appearance, &Appearance::changed, this, [this] { update(); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_appearance.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath inside, corners;
        inside.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radiusCard, Theme::radiusCard);
        corners.addRect(rect());
        painter.fillPath(corners.subtracted(inside), theme.color(m_ground));
        painter.setPen(theme.color(Token::Line));
        painter.drawPath(inside);
    }

private:
    const Appearance &m_appearance;
    Token m_ground;
};

} // namespace

RoundedFrame::RoundedFrame(const Appearance &appearance, QWidget *child, Token ground, QWidget *parent)
    : QWidget(parent)
    , m_border(new Border(appearance, ground, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(child);
    m_border->raise();
}

void RoundedFrame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_border->setGeometry(rect());
    // Only the edge: what moves in the table does not paint the border anew.
    QRegion edge(rect());
    edge -= rect().adjusted(Theme::radiusCard, 1, -Theme::radiusCard, -1);
    edge -= rect().adjusted(1, Theme::radiusCard, -1, -Theme::radiusCard);
    m_border->setMask(edge);
    m_border->raise();
}

} // namespace derby::ui
