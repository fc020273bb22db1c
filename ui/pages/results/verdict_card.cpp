// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/verdict_card.h"

#include "ui/pages/results/interval_picture.h"
#include "ui/pages/results/painting.h"
#include "ui/pages/results/words.h"
#include "ui/widgets/choice.h"

#include <QBoxLayout>
#include <QPainter>
#include <QRegularExpression>
#include <QResizeEvent>

#include <algorithm>

namespace derby::ui {

/// The verdict's glyph as a widget.
class VerdictGlyph : public QWidget
{
public:
    explicit VerdictGlyph(const Appearance &appearance)
        : m_appearance(appearance)
    {
        setFixedSize(20, 20);
        connect(&appearance, &Appearance::changed, this, [this] { update(); });
    }

    void set(VerdictState state, const QString &winnerSlot)
    {
        m_state = state;
        m_slot = winnerSlot;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintVerdict(painter, m_appearance.theme(), m_state, m_slot, QPointF(width() / 2.0, height() / 2.0));
    }

private:
    const Appearance &m_appearance;
    VerdictState m_state = VerdictState::NotEnoughData;
    QString m_slot;
};

namespace {

constexpr int sentencePx = 23, narrow = 860;

/// The evidence that a sentence carries in brackets stands in a line of its own; a sentence with several such is left whole.
std::pair<QString, QString> parted(const QString &sentence)
{
    static const QRegularExpression brackets(QStringLiteral("^(.*\\S)\\s*\\(([^()]*)\\)(, [^()]*)?\\.$"));
    const QRegularExpressionMatch match = brackets.match(sentence);
    if (!match.hasMatch() || match.captured(1).contains(u'('))
        return {sentence, {}};
    QString evidence = match.captured(2);
    evidence[0] = evidence[0].toUpper();
    return {match.captured(1) + u'.', evidence + match.captured(3) + u'.'};
}

} // namespace

VerdictCard::VerdictCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_about(new Text(appearance, Type::Label, {}, nullptr, Token::Ink3))
    , m_state(new Text(appearance, Type::Strong))
    , m_sentence(new Text(appearance, Type::Title))
    , m_evidence(new Text(appearance, Type::Body, {}, nullptr, Token::Ink2))
    , m_glyph(new VerdictGlyph(appearance))
    , m_partial(new Chip(appearance, Chip::Kind::Neutral, tr("partial")))
    , m_whole(new Button(appearance, Button::Kind::Quiet, tr("All engines")))
    , m_tests(new Choice(appearance))
    , m_picture(new IntervalPicture(appearance))
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight))
{
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::s);
    head->addWidget(m_about);
    head->addSpacing(Theme::s);
    head->addWidget(m_glyph);
    head->addWidget(m_state);
    head->addWidget(m_partial);
    head->addStretch();
    head->addWidget(m_whole);
    head->addWidget(m_tests);
    m_whole->setSmall(true);
    m_tests->setAccessibleName(tr("Test"));
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_evidence->setWordWrap(true);
    words->addWidget(m_sentence);
    words->addWidget(m_evidence);
    words->addStretch();
    m_row->setSpacing(Theme::xxl);
    m_row->addLayout(words, 1);
    m_row->addWidget(m_picture, 0, Qt::AlignTop);
    body()->addLayout(head);
    body()->addLayout(m_row);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(m_tests, &Choice::activated, this, &VerdictCard::testPicked);
    connect(m_whole, &Button::clicked, this, &VerdictCard::wholeRequested);
    connect(&appearance, &Appearance::changed, this, &VerdictCard::apply);
    m_tests->hide();
}

void VerdictCard::setTests(const QStringList &names, int current)
{
    m_tests->clear();
    m_tests->addItems(names);
    m_tests->setCurrentIndex(current);
    m_tests->setVisible(names.size() > 1);
}

void VerdictCard::show(const ShownVerdict &verdict, const std::vector<SeriesLook> &looks)
{
    m_shown = verdict;
    m_looks = looks;
    apply();
    if (verdict.verdict)
        m_picture->show(*verdict.verdict, verdict.ratioTitle, verdict.practicalRatio);
    else
        m_picture->clear();
    m_shown.verdict = nullptr; // the run may go before the card
}

void VerdictCard::apply()
{
    m_about->setText(m_shown.about.isEmpty() ? tr("VERDICT") : tr("VERDICT · %1").arg(m_shown.about.toUpper()));
    const bool judged = m_shown.state.has_value();
    // Who is faster stands in the sentence; every other state has its glyph and its word.
    const bool faster = m_shown.state == VerdictState::Faster;
    m_glyph->setVisible(judged && (!faster || !m_shown.winnerSlot.isEmpty()));
    m_state->setVisible(judged && !faster);
    if (judged) {
        m_glyph->set(*m_shown.state, m_shown.winnerSlot);
        m_state->setText(Words::state(*m_shown.state, {}, 0, false));
        m_state->setToken(m_shown.state == VerdictState::ClientLimited ? Token::Warn : Token::Ink2);
    }
    setKind(m_shown.state == VerdictState::ClientLimited ? Kind::Warn : Kind::Plain);
    m_partial->setVisible(m_shown.partial);
    m_whole->setVisible(!m_shown.whole);
    const auto [said, brackets] = parted(m_shown.sentence);
    QFont font = m_appearance.theme().font(Type::Title);
    font.setPixelSize(sentencePx);
    m_sentence->setFont(font);
    m_sentence->setText(coloured(said));
    m_sentence->setAccessibleName(m_shown.sentence);
    QStringList evidence;
    for (const QString &part : {brackets, m_shown.evidence}) {
        if (!part.isEmpty())
            evidence << part;
    }
    m_evidence->setText(evidence.join(u' '));
    m_evidence->setVisible(!evidence.isEmpty());
}

QString VerdictCard::coloured(const QString &sentence) const
{
    std::vector<const SeriesLook *> looks;
    for (const SeriesLook &look : m_looks)
        looks.push_back(&look);
    // Longer names first: "vLLM-2" is not "vLLM" with a tail.
    std::sort(looks.begin(), looks.end(), [](const auto *a, const auto *b) { return a->name.size() > b->name.size(); });
    QStringList names;
    for (const SeriesLook *look : looks)
        names << QRegularExpression::escape(look->name.toHtmlEscaped());
    QString html = sentence.toHtmlEscaped();
    if (names.isEmpty())
        return html;
    const QRegularExpression any(QStringLiteral("(?<![\\w-])(%1)(?![\\w-])").arg(names.join(u'|')));
    qsizetype from = 0;
    for (QRegularExpressionMatch match = any.match(html, from); match.hasMatch(); match = any.match(html, from)) {
        const auto look = std::find_if(looks.begin(), looks.end(),
                                       [&](const SeriesLook *candidate) { return candidate->name.toHtmlEscaped() == match.captured(1); });
        const QString span = QStringLiteral("<span style=\"color:%1\">%2</span>")
                                 .arg(m_appearance.theme().engine((*look)->slot).text.name(), match.captured(1));
        html.replace(match.capturedStart(1), match.capturedLength(1), span);
        from = match.capturedStart(1) + span.size();
    }
    return html;
}

void VerdictCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    m_row->setDirection(event->size().width() < narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace derby::ui
