// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/outcome_card.h"

#include "plan/lane_names.h"
#include "report/plots.h"
#include "ui/pages/benchmark/ratio_view.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QHash>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace derby::ui {

namespace {

constexpr int sentenceSize = 22, sentenceSizeLong = 18, longSentence = 150; // px, characters

/// The sentence with the lanes' names in their engines' colours; everything else stays text.
QString coloured(const QString &sentence, const TestComparison &test, const Theme &theme)
{
    QString html = sentence.toHtmlEscaped();
    const std::vector<SeriesLook> looks = seriesLooks(test.lanes);
    QStringList names;
    QHash<QString, QString> colours;
    for (std::size_t i = 0; i < test.lanes.size() && i < looks.size(); ++i) {
        const QString name = QRegularExpression::escape(test.lanes[i].shownName().toHtmlEscaped());
        names << name;
        colours.insert(test.lanes[i].shownName().toHtmlEscaped(), theme.engine(looks[i].slot).text.name());
    }
    if (names.isEmpty())
        return html;
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    // One pass over all names, so that no name is looked for in what another one became.
    const QRegularExpression any(QStringLiteral("(?<![\\w&;-])(?:%1)(?![\\w-])").arg(names.join(u'|')));
    QString out;
    qsizetype at = 0;
    auto matches = any.globalMatch(html);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        out += html.mid(at, match.capturedStart() - at);
        out += QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colours.value(match.captured()), match.captured());
        at = match.capturedEnd();
    }
    return out + html.mid(at);
}

QString evidence(const Comparison &comparison, const TestComparison &test)
{
    QStringList parts;
    for (const LaneFigures &lane : test.lanes) {
        parts << OutcomeCard::tr("%1: %2 of %3").arg(lane.shownName()).arg(lane.succeeded).arg(lane.due - lane.cancelled);
    }
    QString text = OutcomeCard::tr("“%1”, requests that succeeded: %2.").arg(test.name, parts.join(QStringLiteral(", ")));
    if (comparison.tests.size() > 1)
        text += u' ' + OutcomeCard::tr("The other tests stand among the results.");
    return text;
}

} // namespace

std::optional<Error> nothingMeasured(const RunOutcome &outcome)
{
    for (const TestComparison &test : outcome.comparison->tests) {
        for (const LaneFigures &lane : test.lanes) {
            if (lane.succeeded > 0)
                return std::nullopt;
        }
    }
    Error error = makeError(outcome.run->partial && outcome.run->warnings.isEmpty() ? ErrorKind::Cancelled : ErrorKind::Refused,
                            OutcomeCard::tr("Nothing was measured: no request succeeded."));
    QStringList details;
    error.actions.clear();
    const auto add = [&](const QString &lane, const Error &found) {
        details << lane + QStringLiteral(": ") + found.message;
        for (const QString &action : found.actions) {
            if (error.actions.size() < 3 && !error.actions.contains(action))
                error.actions << action;
        }
        error.kind = found.kind;
    };
    for (qsizetype i = 0; i < outcome.run->plan.endpoints.size(); ++i) {
        const QString lane = givenName(outcome.run->plan.endpoints[i]);
        const auto index = static_cast<std::size_t>(i);
        if (index < outcome.run->preparation.size() && outcome.run->preparation[index].error) {
            add(lane, *outcome.run->preparation[index].error);
            continue;
        }
        for (const TestComparison &test : outcome.comparison->tests) {
            if (index < test.lanes.size() && !test.lanes[index].errors.empty()) {
                const ErrorCount &first = test.lanes[index].errors.front();
                Error found = makeError(first.kind, first.message, {}, first.actions);
                add(lane, found);
                break;
            }
        }
    }
    if (details.isEmpty() || error.kind == ErrorKind::Cancelled)
        error.message = OutcomeCard::tr("Nothing was measured: the run was stopped before the first request counted.");
    else
        error.detail = details.join(u'\n');
    if (error.actions.isEmpty())
        error.actions << OutcomeCard::tr("Check on the Engines page that the servers answer.");
    return error;
}

OutcomeCard::OutcomeCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_label(new Text(appearance, Type::Label, {}, nullptr, Token::Ink3))
    , m_evidence(new Text(appearance, Type::Body, {}, nullptr, Token::Ink2))
    , m_sentence(new QLabel)
    , m_glyph(new QLabel)
    , m_partial(new Chip(appearance, Chip::Kind::Warn, tr("partial")))
    , m_simulated(new Chip(appearance, Chip::Kind::Simulated, tr("SIMULATED")))
    , m_grade(new GradeBadge(appearance))
    , m_gradeText(new Text(appearance, Type::Small, tr("measurement"), nullptr, Token::Ink3))
    , m_ratios(new RatioView(appearance))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::xl);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::s);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::s);
    head->addWidget(m_label);
    head->addWidget(m_simulated);
    head->addWidget(m_partial);
    head->addStretch();
    head->addWidget(m_gradeText);
    head->addWidget(m_grade);
    left->addLayout(head);
    auto *words = new QHBoxLayout;
    words->setSpacing(Theme::s);
    words->addWidget(m_glyph, 0, Qt::AlignTop);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->addWidget(m_sentence, 1);
    left->addLayout(words);
    m_evidence->setWordWrap(true);
    left->addWidget(m_evidence);
    left->addStretch();
    row->addLayout(left, 1);
    row->addWidget(m_ratios, 0, Qt::AlignVCenter);
    body()->addLayout(row);
    connect(&appearance, &Appearance::changed, this, &OutcomeCard::apply);
}

void OutcomeCard::show(const RunOutcome &outcome)
{
    m_outcome = outcome;
    apply();
}

void OutcomeCard::apply()
{
    if (!m_outcome.comparison)
        return;
    const Comparison &comparison = *m_outcome.comparison;
    const TestComparison *test = comparison.primaryTest();
    const Theme &theme = m_appearance.theme();
    const bool limited = test && test->quality.clientLimited;
    setKind(limited ? Kind::Warn : Kind::Plain);
    m_partial->setVisible(comparison.partial);
    m_simulated->setVisible(comparison.simulated);
    m_grade->setGrade(test ? test->quality.grade : QString());
    QString sentence = test ? test->sentence : QString();
    if (sentence.isEmpty())
        sentence = test && test->lanes.size() == 1 ? tr("One server was measured: there is nothing to compare it with.")
                                                   : tr("The run was stopped before this test began.");
    m_label->setText(limited ? tr("No verdict") : tr("Verdict"));
    m_glyph->setVisible(limited);
    m_glyph->setPixmap(iconPixmap(QStringLiteral("glyph/warn"), theme.color(Token::Warn), 24, devicePixelRatioF()));
    QFont font = theme.font(Type::Display);
    font.setPixelSize(sentence.size() > longSentence ? sentenceSizeLong : sentenceSize);
    m_sentence->setFont(font);
    m_sentence->setText(test ? coloured(sentence, *test, theme) : sentence.toHtmlEscaped());
    m_sentence->setAccessibleName(sentence);
    QString below = test ? evidence(comparison, *test) : QString();
    if (limited && !test->quality.reasons.isEmpty())
        below.prepend(test->quality.reasons.first() + u' ');
    if (comparison.partial)
        below += u' ' + tr("The run was stopped: what was measured until then is kept.");
    m_evidence->setText(below);
    if (test)
        m_ratios->show(*test, m_outcome.run->plan.judgement.practicalRatio);
    else
        m_ratios->hide();
}

} // namespace derby::ui
