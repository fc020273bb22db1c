// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/pair_card.h"

#include "ui/pages/results/words.h"
#include "ui/widgets/choice.h"

#include <QBoxLayout>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace derby::ui {

namespace {

/// "[0.78, 0.90]", "[≥ 0.78]"; empty: none.
QString intervalText(const std::optional<Interval> &interval)
{
    if (!interval)
        return {};
    const auto &[low, high, level] = *interval;
    if (low && high)
        return QStringLiteral("[%1, %2]").arg(Words::ratio(*low), Words::ratio(*high));
    return low ? QStringLiteral("[≥ %1]").arg(Words::ratio(*low)) : high ? QStringLiteral("[≤ %1]").arg(Words::ratio(*high)) : QString();
}

QString wordOf(const Verdict &verdict, bool load)
{
    if (verdict.state == VerdictState::Faster)
        return verdict.metric == QLatin1String("output_tokens_per_s") ? PairCard::tr("more") : PairCard::tr("faster");
    if (verdict.state == VerdictState::NotEnoughData && verdict.moreNeeded) {
        return load ? PairCard::tr("%n more round(s)", nullptr, *verdict.moreNeeded)
                    : PairCard::tr("%n more each", nullptr, *verdict.moreNeeded);
    }
    switch (verdict.state) {
    case VerdictState::TooClose:
        return PairCard::tr("too close to call");
    case VerdictState::NotEnoughData:
        return PairCard::tr("not enough data");
    case VerdictState::NotComparable:
        return PairCard::tr("not comparable");
    case VerdictState::ClientLimited:
        return PairCard::tr("client-limited");
    case VerdictState::Faster:
        break;
    }
    return {};
}

} // namespace

PairCard::PairCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_table(new CellTable(appearance, m_model))
    , m_note(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
    , m_choice(new Choice(appearance))
{
    setHeading(tr("Pairs"));
    m_table->setFitsRows(true);
    m_table->setAccessibleName(tr("Verdicts of this pair"));
    m_choice->setAccessibleName(tr("Pair of engines"));
    m_note->setWordWrap(true);
    headRow()->addWidget(m_choice);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(m_table);
    body()->addWidget(m_note);
    body()->addStretch();
    connect(m_choice, &Choice::activated, this, [this](int pair) {
        setPair(pair);
        Q_EMIT pairPicked(pair);
    });
}

void PairCard::setTest(const TestComparison &test, const std::vector<SeriesLook> &looks)
{
    m_table->setShrinks(false);
    m_test = TestComparison();
    m_test.load = test.load;
    m_test.verdicts = test.verdicts;
    m_looks = looks;
    m_pairs.clear();
    for (const Verdict &verdict : test.verdicts) {
        const std::pair pair(verdict.a, verdict.b);
        if (std::find(m_pairs.begin(), m_pairs.end(), pair) == m_pairs.end())
            m_pairs.push_back(pair);
    }
    m_pair = 0;
    makePicker();
    fill();
}

void PairCard::setAcrossRuns(const std::vector<Across> &pairs)
{
    clear();
    m_table->setShrinks(true);
    setHeading(tr("Pairs between runs"));
    std::vector<std::vector<Cell>> rows;
    for (const Across &pair : pairs) {
        Cell first, second, verdict;
        first.text = pair.a;
        second.text = pair.b;
        first.slot = pair.slotA;
        second.slot = pair.slotB;
        verdict.text = tr("not comparable");
        verdict.verdict = pair.verdict.state;
        verdict.tip = pair.verdict.sentence.isEmpty() ? pair.verdict.reason : pair.verdict.sentence;
        rows.push_back({first, second, verdict});
    }
    m_model.set({tr("Lane"), tr("Lane"), tr("Verdict")}, std::move(rows));
    m_note->setText(pairs.empty() ? tr("No run has a lane to compare.") : tr("Measured in different runs."));
    m_note->show();
}

void PairCard::clear()
{
    m_test = TestComparison();
    m_pairs.clear();
    m_looks.clear();
    m_pair = 0;
    makePicker();
    fill();
}

void PairCard::setPair(int pair)
{
    if (pair < 0 || pair >= pairs())
        return;
    m_pair = pair;
    m_choice->setCurrentIndex(pair);
    if (m_segments)
        m_segments->setCurrent(pair);
    fill();
}

std::pair<int, int> PairCard::lanes() const
{
    return m_pairs.empty() ? std::pair(-1, -1) : m_pairs[static_cast<size_t>(m_pair)];
}

void PairCard::makePicker()
{
    delete m_segments;
    m_segments = nullptr;
    m_choice->clear();
    QStringList initials;
    QSet<QString> seen;
    for (const auto &[a, b] : m_pairs) {
        const QString nameA = m_looks[static_cast<size_t>(a)].name, nameB = m_looks[static_cast<size_t>(b)].name;
        m_choice->addItem(tr("%1 and %2").arg(nameA, nameB));
        const QString initial = nameA.left(1).toUpper() + u'·' + nameB.left(1).toUpper();
        initials << initial;
        seen.insert(initial);
    }
    // Three lanes are three pairs: one click each, where their initials tell them apart.
    const bool segments = pairs() == 3 && seen.size() == initials.size();
    m_choice->setVisible(pairs() > 1 && !segments);
    if (!segments)
        return;
    m_segments = new Segments(m_appearance, initials);
    m_segments->setAccessibleName(tr("Pair of engines"));
    headRow()->addWidget(m_segments);
    connect(m_segments, &Segments::currentChanged, this, [this](int pair) {
        setPair(pair);
        Q_EMIT pairPicked(pair);
    });
}

void PairCard::fill()
{
    const auto [a, b] = lanes();
    if (a < 0) {
        setHeading(tr("Pairs"));
        m_model.set({}, {});
        m_note->setText(tr("Only one engine was measured: there is no pair to compare."));
        m_note->show();
        return;
    }
    const QString nameA = m_looks[static_cast<size_t>(a)].name, nameB = m_looks[static_cast<size_t>(b)].name;
    setHeading(tr("%1 and %2").arg(nameA, nameB));
    std::vector<std::vector<Cell>> rows;
    int marked = -1;
    double level = 0, highest = 0; ///< of the intervals: Holm's correction tests each pair at its own
    for (const Verdict &verdict : m_test.verdicts) {
        if (verdict.a != a || verdict.b != b)
            continue;
        Cell metric, ratio, word;
        metric.text = Words::metric(verdict.metric);
        metric.strong = true;
        metric.tip = verdict.sentence;
        ratio.text = verdict.ratio ? Words::ratio(*verdict.ratio) : QStringLiteral("–");
        ratio.note = verdict.ratio ? intervalText(verdict.interval) : QString();
        ratio.figure = true;
        ratio.pale = !verdict.ratio;
        QStringList facts;
        if (verdict.differenceMs)
            facts << tr("the printed figures differ by %1 ms").arg(Words::ms(*verdict.differenceMs));
        if (verdict.pHolm)
            facts << tr("p %1 after Holm").arg(Words::chance(*verdict.pHolm));
        facts << (m_test.load ? tr("%n round(s)", nullptr, verdict.n) : tr("%n block(s)", nullptr, verdict.n));
        word.text = wordOf(verdict, m_test.load);
        word.verdict = verdict.state;
        word.tip = verdict.sentence;
        if (verdict.faster)
            word.slot = m_looks[static_cast<size_t>(*verdict.faster)].slot;
        if (verdict.headline)
            marked = static_cast<int>(rows.size());
        if (verdict.interval) {
            level = level > 0 ? std::min(level, verdict.interval->level) : verdict.interval->level;
            highest = std::max(highest, verdict.interval->level);
            facts << tr("interval at %1").arg(Words::share(verdict.interval->level));
        }
        ratio.tip = facts.join(QStringLiteral(", "));
        rows.push_back({metric, ratio, word});
    }
    m_model.set({tr("Metric"), tr("%1 ÷ %2").arg(nameA, nameB), tr("Verdict")}, std::move(rows));
    m_table->setMarkedRow(marked);
    m_note->setText(
        level <= 0 ? QString()
            : level < highest
            ? tr("In brackets: the ratio's interval, at %1 to %2 as its pair was tested. A ratio of times below 1: %3 takes less.")
                  .arg(Words::share(level), Words::share(highest), nameA)
            : tr("In brackets: the ratio's %1 interval. A ratio of times below 1: %2 takes less.").arg(Words::share(level), nameA));
    m_note->setVisible(level > 0);
}

} // namespace derby::ui
