// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/probe_list.h"

#include "base/text.h"
#include "ui/models/endpoint_status.h"

#include <QGridLayout>

namespace derby::ui {

using namespace Qt::StringLiterals;

ProbeList::ProbeList(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(Theme::xl, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::m);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(2, 1);
}

void ProbeList::setCompact(bool compact)
{
    m_compact = compact;
    m_grid->setContentsMargins(compact ? 0 : Theme::xl, 0, 0, 0);
    m_grid->setHorizontalSpacing(compact ? Theme::s : Theme::m);
}

void ProbeList::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows = 0;
}

void ProbeList::add(const ProbeReport &report)
{
    const Type figure = m_compact ? Type::FigureS : Type::Figure;
    const bool good = report.answer.head.status == 200;
    const auto cell = [&](int column, Type type, const QString &text, Token token, Qt::Alignment alignment = Qt::AlignLeft) {
        auto *label = new Text(m_appearance, type, text, this, token);
        label->setAlignment(alignment | Qt::AlignVCenter);
        m_grid->addWidget(label, m_rows, column);
        return label;
    };
    cell(0, figure, QString::fromUtf8(report.target), good ? Token::Ink : Token::Ink3);
    const int status = report.answer.head.status;
    cell(1, figure, status > 0 ? QString::number(status) : u"–"_s, good ? Token::Ink : Token::Ink3);
    cell(2, Type::Small, EndpointJudge::probeNote(report), Token::Ink3)->setElided(true);
    cell(3, figure, report.roundTrip ? humanMs(toMs(*report.roundTrip)) : QString(), Token::Ink2, Qt::AlignRight);
    ++m_rows;
}

} // namespace derby::ui
