// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/ladder_row.h"

#include <QHBoxLayout>
#include <QPainter>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int rowHeight = 40, rail = 28, dot = 10, titleWidth = 136, noteWidth = 172, tookWidth = 64, movingWidth = 60;

} // namespace

LadderRow::LadderRow(const Appearance &appearance, Place place, const QString &title, const QString &note, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_place(place)
    , m_title(new Text(appearance, Type::Strong, title, this))
    , m_note(new Text(appearance, Type::Small, note, this, Token::Ink3))
    , m_result(new Text(appearance, Type::Body, {}, this, Token::Ink2))
    , m_took(new Text(appearance, Type::Figure, {}, this, Token::Ink3))
    , m_tag(new EngineTag(appearance, this))
    , m_progress(new ProgressLine(appearance, this))
    , m_button(new Button(appearance, Button::Kind::Plain, {}, {}, this))
{
    setFixedHeight(rowHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(rail, 0, 0, 0);
    row->setSpacing(Theme::m);
    m_title->setFixedWidth(titleWidth);
    m_title->setElided(true);
    row->addWidget(m_title);
    m_note->setFixedWidth(noteWidth);
    m_note->setElided(true);
    row->addWidget(m_note);
    m_progress->setFixedWidth(movingWidth);
    m_progress->setProgress(-1);
    m_progress->hide();
    row->addWidget(m_progress);
    m_result->setElided(true);
    row->addWidget(m_result, 1);
    m_tag->hide();
    row->addWidget(m_tag);
    m_button->setSmall(true);
    m_button->hide();
    row->addWidget(m_button);
    m_took->setFixedWidth(tookWidth);
    m_took->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_took);
    connect(m_button, &Button::clicked, this, &LadderRow::pressed);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void LadderRow::setTitle(const QString &title, const QString &note)
{
    m_title->setText(title);
    m_note->setText(note);
}

void LadderRow::setLooking()
{
    m_full = false;
    m_progress->show();
    m_result->setText(tr("looking"));
    m_result->setToken(Token::Ink3);
    m_tag->hide();
    m_button->hide();
    m_took->setText({});
    describe();
}

void LadderRow::setNothing(const QString &words, const QString &took)
{
    m_full = false;
    m_progress->hide();
    m_result->setText(words);
    m_result->setToken(Token::Ink3);
    m_tag->hide();
    m_button->hide();
    m_took->setText(took);
    describe();
}

void LadderRow::setEngine(const QString &words, const QString &slot, const QString &name, const QString &took, const QString &button)
{
    m_full = true;
    m_progress->hide();
    m_result->setText(words);
    m_result->setToken(Token::Ink);
    m_tag->set(slot, name);
    m_tag->show();
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_button->setAccessibleName(button + u' ' + name + u' ' + m_title->text());
    m_took->setText(took);
    describe();
}

void LadderRow::setNarrow(bool narrow)
{
    m_note->setVisible(!narrow);
}

void LadderRow::describe()
{
    setAccessibleName(QStringList{m_title->text(), m_note->text(), m_result->text(), m_took->text()}.join(u", "_s));
    update();
}

void LadderRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(dot / 2.0 + 3, height() / 2.0);
    painter.setPen(QPen(theme.color(Token::LineStrong), 1.5));
    if (m_place != Place::First)
        painter.drawLine(QPointF(middle.x(), 0), middle);
    if (m_place != Place::Last)
        painter.drawLine(middle, QPointF(middle.x(), height()));
    painter.setPen(QPen(theme.color(m_full ? Token::Ink : Token::Ink3), 1.5));
    painter.setBrush(theme.color(m_full ? Token::Ink : Token::Surface));
    painter.drawEllipse(middle, dot / 2.0, dot / 2.0);
}

} // namespace derby::ui
