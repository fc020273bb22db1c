// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/comparability_bar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/flow.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int glyph = 16;
constexpr int lift = 3; // of text beside a small button
constexpr int tight = 11; // above and below: one row, 48 high

bool sameFacts(const QList<ComparabilityFact> &a, const QList<ComparabilityFact> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ComparabilityFact &x, const ComparabilityFact &y) {
        return x.good == y.good && x.text == y.text && x.detail == y.detail;
    });
}

} // namespace

ComparabilityBar::ComparabilityBar(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_fold(new Button(appearance, Button::Kind::Quiet, {}, u"glyph/right"_s, this))
{
    m_fold->setSmall(true);
    connect(m_fold, &Button::clicked, this, [this] {
        m_open = !m_open;
        m_details->setVisible(m_open);
        m_fold->setIconName(m_open ? u"glyph/down"_s : u"glyph/right"_s);
    });
    connect(&appearance, &Appearance::changed, this, &ComparabilityBar::rebuild);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::l);
    auto *question = new Text(appearance, Type::Strong, tr("Comparable?"), this);
    question->setContentsMargins(0, lift, 0, lift);
    row->addWidget(question, 0, Qt::AlignTop);
    m_row = new QWidget(this);
    row->addWidget(m_row, 1);
    row->addWidget(m_fold, 0, Qt::AlignTop);
    if (QLayout *padded = layout()->itemAt(0)->layout())
        padded->setContentsMargins(Theme::cardPadding, tight, Theme::cardPadding, tight);
    body()->addLayout(row);
    m_details = new QWidget(this);
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(Theme::s);
    m_details->hide();
    body()->addWidget(m_details);
    auto *flow = new Flow(m_row);
    flow->setContentsMargins(0, lift, 0, lift);
    flow->setGaps(Theme::l + Theme::xs, Theme::xs);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_row->setSizePolicy(policy);
    setSizePolicy(policy);
    setVisible(false);
}

void ComparabilityBar::setFacts(const QList<ComparabilityFact> &facts)
{
    const bool same = sameFacts(facts, m_facts);
    m_facts = facts;
    setVisible(!facts.isEmpty());
    if (!same)
        rebuild();
}

void ComparabilityBar::rebuild()
{
    for (QWidget *part : {m_row, m_details}) {
        while (QLayoutItem *item = part->layout()->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    }
    const Theme &theme = m_appearance.theme();
    QStringList words;
    for (const ComparabilityFact &fact : std::as_const(m_facts)) {
        auto *one = new QWidget(m_row);
        auto *line = new QHBoxLayout(one);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(Theme::s);
        auto *icon = new QLabel(one);
        icon->setPixmap(iconPixmap(fact.good ? u"glyph/check"_s : u"glyph/warn"_s, theme.color(fact.good ? Token::Ink2 : Token::Warn),
                                   glyph, devicePixelRatioF()));
        line->addWidget(icon);
        line->addWidget(new Text(m_appearance, Type::Body, fact.text, one, fact.good ? Token::Ink2 : Token::Warn));
        one->setToolTip(fact.detail);
        m_row->layout()->addWidget(one);
        one->show();
        words << (fact.good ? fact.text : tr("mind: %1").arg(fact.text));

        auto *what = new Text(m_appearance, Type::Strong, fact.text, m_details, fact.good ? Token::Ink : Token::Warn);
        m_details->layout()->addWidget(what);
        auto *who = new Text(m_appearance, Type::Small, fact.detail, m_details, Token::Ink2);
        m_details->layout()->addWidget(who);
    }
    m_fold->setText(tr("%n check(s)", nullptr, int(m_facts.size())));
    setAccessibleName(tr("Comparable? %1").arg(words.join(u", "_s)));
    m_row->updateGeometry();
    updateGeometry();
}

} // namespace derby::ui
