// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/form_row.h"

#include "ui/theme/icons.h"
#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QPainter>

namespace derby::ui {

namespace {

constexpr int labelWidth = 128;

} // namespace

FormRow::FormRow(const Appearance &appearance, const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_label(new Text(appearance, Type::Body, label, nullptr, Token::Ink2))
    , m_words(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
    , m_problem(new Text(appearance, Type::Small, {}, nullptr, Token::Error))
    , m_below(new QWidget)
    , m_icon(new QLabel)
    , m_row(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::xs);
    column->addLayout(m_row);
    m_row->setSpacing(Theme::s);
    m_label->setFixedWidth(labelWidth);
    m_label->setMinimumHeight(Theme::control);
    m_label->setAlignment(Qt::AlignVCenter | Qt::AlignLeft);
    m_label->setWordWrap(true);
    m_row->addWidget(m_label, 0, Qt::AlignTop);
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(Theme::control);
    m_words->setAlignment(Qt::AlignVCenter | Qt::AlignLeft);
    m_row->addWidget(m_words, 1, Qt::AlignTop);
    auto *below = new QHBoxLayout(m_below);
    below->setContentsMargins(labelWidth + Theme::s, 0, 0, 0);
    below->setSpacing(6);
    below->addWidget(m_icon, 0, Qt::AlignTop);
    m_problem->setWordWrap(true);
    below->addWidget(m_problem, 1);
    column->addWidget(m_below);
    m_below->hide();
    connect(&appearance, &Appearance::changed, this, &FormRow::show);
}

void FormRow::add(QWidget *control, int width)
{
    if (width > 0)
        control->setFixedWidth(width);
    if (m_row->count() == 2)
        m_label->setBuddy(control);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(m_label->text());
    control->setMinimumHeight(Theme::control);
    m_row->insertWidget(m_row->count() - 1, control, 0, Qt::AlignTop); // on the label's line, however many the hint has
}

void FormRow::addWide(QWidget *control)
{
    m_label->setBuddy(control);
    m_row->insertWidget(m_row->count() - 1, control, 1);
    m_wide = true;
    m_words->hide();
}

void FormRow::setHint(const QString &hint)
{
    m_hint = hint;
    show();
}

void FormRow::setError(const QString &message)
{
    m_error = message;
    show();
}

void FormRow::show()
{
    const bool wrong = !m_error.isEmpty();
    m_below->setVisible(wrong);
    if (wrong)
        m_icon->setPixmap(iconPixmap(QStringLiteral("glyph/error"), m_appearance.theme().color(Token::Error), 16, devicePixelRatioF()));
    m_problem->setText(m_error);
    m_words->setText(m_hint);
    m_words->setVisible(!m_wide);
}

Rule::Rule(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setFixedHeight(1);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_appearance.theme().color(Token::Line));
}

} // namespace derby::ui
