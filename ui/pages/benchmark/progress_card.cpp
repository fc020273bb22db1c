// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/progress_card.h"

#include "ui/pages/benchmark/dry_run_card.h"
#include "ui/pages/benchmark/figures.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

/// A hairline from top to bottom.
class VerticalRule final : public QWidget
{
public:
    explicit VerticalRule(const Appearance &appearance)
        : m_appearance(appearance)
    {
        setFixedWidth(1);
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), m_appearance.theme().color(Token::Line)); }

private:
    const Appearance &m_appearance;
};

} // namespace

ProgressCard::ProgressCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_phase(new Text(appearance, Type::Heading))
    , m_note(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
    , m_count(new Text(appearance, Type::Figure, {}, nullptr, Token::Ink2))
    , m_quality(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
    , m_line(new ProgressLine(appearance))
    , m_grade(new GradeBadge(appearance))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::l);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::s);
    auto *words = new QHBoxLayout;
    words->setSpacing(Theme::m);
    words->addWidget(m_phase);
    m_note->setElided(true);
    words->addWidget(m_note, 1);
    words->addWidget(m_count);
    left->addLayout(words);
    m_line->setAccessibleName(tr("Progress"));
    left->addWidget(m_line);
    row->addLayout(left, 1);
    row->addWidget(new VerticalRule(appearance));
    row->addWidget(timeBlock(tr("Elapsed"), m_elapsed));
    row->addWidget(timeBlock(tr("Left, about"), m_left));
    row->addWidget(new VerticalRule(appearance));
    m_grade->setLarge(true);
    row->addWidget(m_grade);
    auto *quality = new QVBoxLayout;
    quality->setSpacing(0);
    quality->addWidget(new Text(appearance, Type::Strong, tr("Measurement quality")));
    quality->addWidget(m_quality);
    row->addLayout(quality);
    body()->addLayout(row);
}

QWidget *ProgressCard::timeBlock(const QString &label, Text *&value)
{
    auto *block = new QWidget;
    auto *column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Text(m_appearance, Type::Label, label, nullptr, Token::Ink3));
    value = new Text(m_appearance, Type::FigureM);
    value->setAccessibleName(label);
    value->setMinimumWidth(68); // the card must not breathe with the seconds
    column->addWidget(value);
    return block;
}

void ProgressCard::show(const Snapshot &snapshot)
{
    int due = 0;
    for (const LaneSnapshot &lane : snapshot.lanes)
        due += lane.due;
    const bool measuring = !snapshot.warmingUp && !snapshot.test.isEmpty();
    if (snapshot.warmingUp) {
        m_phase->setText(tr("Warming up"));
        m_note->setText(tr("“%1”; these requests are never counted").arg(snapshot.test));
    } else if (!measuring) {
        m_phase->setText(snapshot.phase == u"done" ? tr("Done") : tr("Preparing"));
        m_note->setText(tr("asking each server for its engine and its model"));
    } else {
        m_phase->setText(snapshot.load ? tr("Round %1 of %2").arg(snapshot.round).arg(snapshot.rounds)
                                       : tr("Block %1 of %2").arg(snapshot.round).arg(snapshot.rounds));
        m_note->setText(snapshot.load ? tr("“%1”, %2 users a lane; warm-up done, not counted").arg(snapshot.test).arg(snapshot.users)
                                      : tr("“%1”, one request at a time; warm-up done, not counted").arg(snapshot.test));
    }
    m_count->setText(!measuring ? QString() : due == 1 ? tr("1 request") : tr("%1 requests").arg(countText(due)));
    m_line->setProgress(measuring || snapshot.phase == u"done" ? snapshot.progress : -1);
    m_line->setAccessibleDescription(tr("%1 percent").arg(static_cast<int>(snapshot.progress * 100)));
    m_elapsed->setText(clockDuration(snapshot.elapsedSeconds));
    m_left->setText(snapshot.secondsLeft ? clockDuration(*snapshot.secondsLeft) : QStringLiteral("–"));
    const bool known = snapshot.quality.has_value();
    m_grade->setGrade(known ? snapshot.quality->grade : QString());
    m_quality->setText(!known                                ? tr("not known yet")
                           : snapshot.quality->clientLimited ? tr("this client is the limit")
                           : snapshot.quality->grade == u"A" ? tr("nothing limits this client")
                                                             : tr("why: on this page"));
}

void ProgressCard::showStopping()
{
    m_phase->setText(tr("Stopping"));
    m_note->setText(tr("what was measured is kept"));
    m_left->setText(QStringLiteral("–"));
    m_line->setProgress(-1);
}

void ProgressCard::showJudging()
{
    m_phase->setText(tr("Working out the verdict"));
    m_note->setText(tr("nothing is sent any more; the files are being written"));
    m_left->setText(QStringLiteral("–"));
    m_line->setProgress(-1);
}

} // namespace derby::ui
