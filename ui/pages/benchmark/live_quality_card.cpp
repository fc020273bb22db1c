// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/live_quality_card.h"

#include "ui/pages/benchmark/figures.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

QString withMs(const std::optional<double> &value)
{
    return value ? LiveQualityCard::tr("%1 ms").arg(msText(*value)) : QStringLiteral("–");
}

} // namespace

LiveQualityCard::LiveQualityCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
{
    setHeading(tr("Why the grade"));
    body()->setSpacing(1);
    m_kernelToUser = line(tr("Kernel to program, p99"));
    m_lateness = line(tr("Send lateness, p99"));
    m_coalesced = line(tr("Coalesced events"));
    m_cpu = line(tr("Client CPU"));
    m_mismatch = line(tr("Token count mismatch"));
    m_reason = new Text(appearance, Type::Small, {}, nullptr, Token::Ink3);
    m_reason->setWordWrap(true);
    body()->addSpacing(Theme::xs);
    body()->addWidget(m_reason);
    body()->addStretch();
    show(std::nullopt);
}

Text *LiveQualityCard::line(const QString &label)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::s);
    auto *name = new Text(m_appearance, Type::Small, label, nullptr, Token::Ink2);
    name->setElided(true);
    row->addWidget(name, 1);
    auto *value = new Text(m_appearance, Type::FigureS);
    value->setAccessibleName(label);
    row->addWidget(value);
    body()->addLayout(row);
    return value;
}

void LiveQualityCard::show(const std::optional<Quality> &quality)
{
    if (!quality) {
        setHeading(tr("Why the grade"), tr("not known yet"));
        for (Text *value : {m_kernelToUser, m_lateness, m_coalesced, m_cpu, m_mismatch})
            value->setText(QStringLiteral("–"));
        m_reason->setText({});
        m_reason->hide();
        return;
    }
    setHeading(tr("Why the grade is %1").arg(quality->grade), quality->kernelClock ? QString() : tr("own clock"));
    m_kernelToUser->setText(withMs(quality->kernelToUserP99Ms));
    m_lateness->setText(withMs(quality->latenessP99Ms));
    m_coalesced->setText(shareText(quality->coalescedShare));
    m_cpu->setText(shareText(quality->cpuShare));
    m_mismatch->setText(shareText(quality->tokenMismatchShare));
    // The worst figure is worth words when it costs a grade.
    const bool perfect = quality->grade == u"A";
    m_reason->setText(perfect || quality->reasons.isEmpty() ? QString() : quality->reasons.first());
    m_reason->setVisible(!m_reason->text().isEmpty());
    m_reason->setToken(quality->clientLimited ? Token::Warn : Token::Ink3);
}

} // namespace derby::ui
