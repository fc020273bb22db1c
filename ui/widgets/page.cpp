// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page.h"

#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QResizeEvent>

namespace derby::ui {

namespace {
constexpr int widest = 1680;
}

Page::Page(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_title(new Text(appearance, Type::Title))
    , m_subtitle(new Text(appearance, Type::Body, {}, nullptr, Token::Ink3))
    , m_badge(new Chip(appearance, Chip::Kind::Simulated))
    , m_outer(new QVBoxLayout(this))
    , m_actions(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    m_outer->setContentsMargins(Theme::pageMargin, 0, Theme::pageMargin, Theme::pageMargin);
    m_outer->setSpacing(0);
    auto *head = new QWidget;
    head->setFixedHeight(Theme::pageHead);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::l);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    words->addStretch();
    m_title->setElided(true);
    m_subtitle->setElided(true);
    row->addLayout(words, 1);
    m_badge->hide();
    row->addWidget(m_badge);
    m_actions->setSpacing(Theme::l);
    row->addLayout(m_actions);
    m_outer->addWidget(head);
    m_body->setSpacing(Theme::gutter);
    m_outer->addLayout(m_body, 1);
    connect(this, &Page::simulatedChanged, this, [this] { m_badge->setVisible(simulated()); });
}

void Page::setTitle(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setAccessibleName(title);
}

QString Page::title() const
{
    return m_title->text();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_badge->setVisible(simulated());
}

void Page::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int side = qMax(Theme::pageMargin, (event->size().width() - widest) / 2);
    m_outer->setContentsMargins(side, 0, side, Theme::pageMargin);
}

} // namespace derby::ui
