// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/loading_panel.h"

#include "ui/widgets/widgets.h"

#include <QVBoxLayout>

namespace derby::ui {

namespace {
constexpr int lineWidth = 280, cardWidth = 640;
}

LoadingPanel::LoadingPanel(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_text(new Text(appearance, Type::Body, {}, nullptr, Token::Ink2))
    , m_line(new ProgressLine(appearance))
    , m_cancel(new Button(appearance, Button::Kind::Plain, tr("Cancel")))
    , m_back(new Button(appearance, Button::Kind::Plain, tr("Back to all runs")))
    , m_error(new ErrorCard(appearance))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Theme::l);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_line->setFixedWidth(lineWidth);
    m_error->setFixedWidth(cardWidth);
    column->addStretch(2);
    column->addWidget(m_text);
    column->addWidget(m_line, 0, Qt::AlignHCenter);
    column->addWidget(m_cancel, 0, Qt::AlignHCenter);
    column->addWidget(m_error, 0, Qt::AlignHCenter);
    column->addWidget(m_back, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_cancel, &Button::clicked, this, &LoadingPanel::cancelled);
    connect(m_back, &Button::clicked, this, &LoadingPanel::cancelled);
    connect(m_error, &ErrorCard::action, this, &LoadingPanel::recoverRequested);
}

void LoadingPanel::showReading(const QString &title)
{
    m_text->setText(tr("Reading the journal of %1").arg(title));
    m_line->setProgress(-1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_text, m_line, m_cancel})
        widget->show();
    m_error->hide();
    m_back->hide();
    m_cancel->setFocus();
}

void LoadingPanel::showProgress(int done, int total)
{
    if (total > 1 && done > 0)
        m_line->setProgress(static_cast<double>(done) / total);
}

void LoadingPanel::showError(const Error &error, bool recoverable)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_text, m_line, m_cancel})
        widget->hide();
    m_line->setProgress(0);
    m_error->setError(error);
    m_error->setAction(recoverable ? tr("Recover from the journal") : QString());
    m_error->show();
    m_back->show();
    m_back->setFocus();
}

} // namespace derby::ui
