// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/widgets/widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace derby::ui {

namespace {

/// What can be typed into a terminal, as opposed to a sentence.
bool isCommand(const QString &action)
{
    static const QStringList starts{QStringLiteral("--"),         QStringLiteral("curl "),    QStringLiteral("oc "),
                                    QStringLiteral("kubectl "),   QStringLiteral("ollama "),  QStringLiteral("ulimit "),
                                    QStringLiteral("tokenderby"), QStringLiteral("sudo "),    QStringLiteral("ss "),
                                    QStringLiteral("systemctl "), QStringLiteral("openssl "), QStringLiteral("ping "),
                                    QStringLiteral("export "),    QStringLiteral("df ")};
    for (const QString &start : starts) {
        if (action.startsWith(start))
            return true;
    }
    return false;
}

} // namespace

ErrorCard::ErrorCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
{
    setKind(Kind::Error);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(&appearance, &Appearance::changed, this, &ErrorCard::rebuild);
}

void ErrorCard::setError(const Error &error)
{
    m_error = error;
    setAccessibleName(error.message);
    setAccessibleDescription(error.actions.join(u' '));
    rebuild();
}

void ErrorCard::setAction(const QString &text)
{
    m_action = text;
    rebuild();
}

void ErrorCard::rebuild()
{
    // The card may be told anew by a click on its own button: what was there goes when that click is over.
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    const Theme &theme = m_appearance.theme();
    m_content = new QWidget;
    auto *row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto *glyph = new QLabel;
    glyph->setPixmap(iconPixmap(QStringLiteral("glyph/error"), theme.color(Token::Error), 18, devicePixelRatioF()));
    row->addWidget(glyph, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    row->addLayout(column, 1);

    auto *message = new Text(m_appearance, Type::Strong, m_error.message);
    message->setWordWrap(true);
    column->addWidget(message);
    for (const QString &action : m_error.actions) {
        const bool command = isCommand(action);
        auto *line = new Text(m_appearance, command ? Type::Figure : Type::Small, action, nullptr, command ? Token::Ink : Token::Ink2);
        line->setWordWrap(true);
        line->setContentsMargins(0, 2, 0, 0);
        if (command)
            line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(line);
    }

    auto *details = new Text(m_appearance, Type::FigureS, m_error.detail, nullptr, Token::Ink2);
    details->setWordWrap(true);
    details->setContentsMargins(0, Theme::s, 0, 0);
    details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    details->hide();

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, Theme::s, 0, 0);
    buttons->setSpacing(Theme::s);
    if (!m_action.isEmpty()) {
        auto *act = new Button(m_appearance, Button::Kind::Plain, m_action);
        act->setSmall(true);
        connect(act, &Button::clicked, this, &ErrorCard::action);
        buttons->addWidget(act);
    }
    if (!m_error.detail.isEmpty()) {
        auto *fold = new Button(m_appearance, Button::Kind::Quiet, tr("Details"), QStringLiteral("glyph/right"));
        fold->setSmall(true);
        connect(fold, &Button::clicked, details, [fold, details] {
            details->setVisible(!details->isVisible());
            fold->setIconName(details->isVisible() ? QStringLiteral("glyph/down") : QStringLiteral("glyph/right"));
        });
        buttons->addWidget(fold);
    }
    auto *copy = new Button(m_appearance, Button::Kind::Quiet, tr("Copy"), QStringLiteral("glyph/copy"));
    copy->setSmall(true);
    copy->setAccessibleName(tr("Copy the error"));
    connect(copy, &Button::clicked, this, [this] {
        QStringList lines{m_error.message};
        lines += m_error.actions;
        if (!m_error.detail.isEmpty())
            lines.append(m_error.detail);
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    });
    buttons->addWidget(copy);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addWidget(details);
    body()->addWidget(m_content);
    m_content->show();
}

} // namespace derby::ui
