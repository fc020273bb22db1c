// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/list_dock.h"

#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QPainter>

namespace derby::ui {

namespace {
constexpr int dockHeight = 52;
}

ListDock::ListDock(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_count(new Text(appearance, Type::Strong))
    , m_names(new Text(appearance, Type::Body, {}, nullptr, Token::Ink3))
    , m_open(new Button(appearance, Button::Kind::Primary, tr("Compare"), QStringLiteral("compare")))
{
    setFixedHeight(dockHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::l, 0, 10, 0);
    row->setSpacing(Theme::m);
    m_names->setElided(true);
    m_names->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *clear = new Button(appearance, Button::Kind::Quiet, tr("Clear"));
    auto *remove = new Button(appearance, Button::Kind::Quiet, tr("Delete"), QStringLiteral("glyph/trash"));
    auto *exportAll = new Button(appearance, Button::Kind::Plain, tr("Export"), QStringLiteral("export"));
    m_open->setKeys(QKeySequence(Qt::Key_Return));
    row->addWidget(m_count);
    row->addWidget(m_names, 1);
    row->addWidget(clear);
    row->addWidget(remove);
    row->addWidget(exportAll);
    row->addWidget(m_open);
    connect(clear, &Button::clicked, this, &ListDock::clearRequested);
    connect(remove, &Button::clicked, this, &ListDock::removeRequested);
    connect(exportAll, &Button::clicked, this, [this, exportAll] { Q_EMIT exportRequested(exportAll->mapToGlobal(QPoint(0, -Theme::s))); });
    connect(m_open, &Button::clicked, this, &ListDock::openRequested);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void ListDock::setChosen(const QStringList &names)
{
    const int count = static_cast<int>(names.size());
    m_count->setText(tr("%n run(s) chosen", nullptr, count));
    const bool tooMany = count > mostCompared;
    m_names->setText(tooMany ? tr("At most six can be compared") : names.join(QStringLiteral(" · ")));
    m_open->setText(count > 1 ? tr("Compare") : tr("Open"));
    m_open->setEnabled(!tooMany);
    m_open->setAccessibleName(m_open->text());
}

void ListDock::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Token::LineStrong), 1));
    painter.setBrush(theme.color(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radiusCard, Theme::radiusCard);
}

} // namespace derby::ui
