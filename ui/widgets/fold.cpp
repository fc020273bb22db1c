// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fold.h"

#include "ui/widgets/widgets.h"

#include <QVBoxLayout>

namespace derby::ui {

Fold::Fold(const Appearance &appearance, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_button(new Button(appearance, Button::Kind::Quiet, title, QStringLiteral("glyph/right")))
    , m_body(new QWidget)
    , m_column(new QVBoxLayout(m_body))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::s);
    m_button->setSmall(true);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::m);
    column->addWidget(m_body);
    m_body->hide();
    m_button->setAccessibleDescription(tr("closed"));
    connect(m_button, &QPushButton::clicked, this, [this] { setOpen(!m_open); });
}

void Fold::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    m_body->setVisible(open);
    m_button->setIconName(open ? QStringLiteral("glyph/down") : QStringLiteral("glyph/right"));
    m_button->setAccessibleDescription(open ? tr("open") : tr("closed"));
    Q_EMIT opened(open);
}

} // namespace derby::ui
