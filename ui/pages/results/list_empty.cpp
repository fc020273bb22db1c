// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/list_empty.h"

#include "ui/widgets/widgets.h"

#include <QHBoxLayout>

namespace derby::ui {

ListEmpty::ListEmpty(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_folder(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Theme::m);
    column->addStretch(2);
    auto *title = new Text(appearance, Type::Display, tr("Nothing measured yet"));
    auto *what = new Text(appearance, Type::Body, tr("Every benchmark leaves its run here, with its verdict, its charts and its journal."),
                          nullptr, Token::Ink2);
    for (Text *text : {title, what, m_folder}) {
        text->setAlignment(Qt::AlignCenter);
        column->addWidget(text);
    }
    what->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::m);
    row->addStretch();
    auto *open = new Button(appearance, Button::Kind::Plain, tr("Open a folder…"), QStringLiteral("glyph/folder"));
    auto *measure = new Button(appearance, Button::Kind::Primary, tr("New benchmark"), QStringLiteral("benchmark"));
    measure->setKeys(QKeySequence(Qt::CTRL | Qt::Key_N));
    row->addWidget(open);
    row->addWidget(measure);
    row->addStretch();
    column->addSpacing(Theme::s);
    column->addLayout(row);
    column->addStretch(3);
    connect(measure, &Button::clicked, this, &ListEmpty::newBenchmark);
    connect(open, &Button::clicked, this, &ListEmpty::openFolder);
}

void ListEmpty::setFolder(const QString &folder)
{
    m_folder->setText(tr("Looking in %1").arg(folder));
}

} // namespace derby::ui
