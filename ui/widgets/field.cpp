// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/widgets/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace derby::ui {

Field::Field(const Appearance &appearance, const QString &unit, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_edit(new QLineEdit)
    , m_box(new QWidget(this))
    , m_unitText(new Text(appearance, Type::Small, unit, nullptr, Token::Ink3))
    , m_messageRow(new QWidget(this))
    , m_messageIcon(new QLabel)
    , m_message(new Text(appearance, Type::Small))
    , m_figure(!unit.isEmpty())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::xs);
    auto *row = new QHBoxLayout(m_box);
    row->setContentsMargins(10, 0, 10, 0);
    row->setSpacing(Theme::s);
    m_box->setFixedHeight(Theme::control);
    m_edit->setFrame(false);
    row->addWidget(m_edit, 1);
    m_unitText->setVisible(!unit.isEmpty());
    row->addWidget(m_unitText);
    column->addWidget(m_box);

    auto *messageRow = new QHBoxLayout(m_messageRow);
    messageRow->setContentsMargins(0, 0, 0, 0);
    messageRow->setSpacing(6);
    messageRow->addWidget(m_messageIcon, 0, Qt::AlignTop);
    m_message->setWordWrap(true);
    messageRow->addWidget(m_message, 1);
    column->addWidget(m_messageRow);
    m_messageRow->hide();

    setFocusProxy(m_edit);
    m_edit->installEventFilter(this);
    connect(&appearance, &Appearance::changed, this, &Field::apply);
    apply();
}

void Field::setWarning(const QString &message)
{
    m_isError = false;
    m_isWarning = !message.isEmpty();
    setMessage(message, false);
}

void Field::setError(const QString &message)
{
    m_isError = !message.isEmpty();
    m_isWarning = false;
    setMessage(message, true);
}

void Field::setMessage(const QString &message, bool isError)
{
    m_message->setText(message);
    m_message->setToken(isError ? Token::Error : Token::Warn);
    m_messageRow->setVisible(m_messageBelow && !message.isEmpty());
    m_edit->setAccessibleDescription(message);
    apply();
}

void Field::setMessageBelow(bool below)
{
    m_messageBelow = below;
    m_messageRow->setVisible(below && !m_message->text().isEmpty());
}

void Field::setFigure(bool figure)
{
    m_figure = figure;
    apply();
}

void Field::apply()
{
    const Theme &theme = m_appearance.theme();
    m_edit->setFont(theme.font(m_figure ? Type::Figure : Type::Body));
    m_messageIcon->setPixmap(iconPixmap(m_isError ? QStringLiteral("glyph/error") : QStringLiteral("glyph/warn"),
                                        theme.color(m_isError ? Token::Error : Token::Warn), 16, devicePixelRatioF()));
    update();
}

bool Field::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut || event->type() == QEvent::EnabledChange))
        update();
    return QWidget::eventFilter(watched, event);
}

void Field::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_edit->hasFocus();
    const Token line = m_isError ? Token::Error
        : m_isWarning            ? Token::Warn
        : focused                ? Token::Focus
        : m_edit->isEnabled()    ? Token::LineStrong
                                 : Token::Line;
    const qreal width = focused ? 2 : 1;
    painter.setPen(QPen(theme.color(line), width));
    painter.setBrush(theme.color(m_edit->isEnabled() ? Token::Surface : Token::Field));
    const qreal half = width / 2;
    painter.drawRoundedRect(QRectF(m_box->geometry()).adjusted(half, half, -half, -half), Theme::radiusControl, Theme::radiusControl);
}

} // namespace derby::ui
