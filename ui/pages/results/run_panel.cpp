// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/run_panel.h"

#include "report/headline.h"
#include "ui/charts/chart_view.h"
#include "ui/pages/results/charts_card.h"
#include "ui/pages/results/export_panel.h"
#include "ui/pages/results/pair_card.h"
#include "ui/pages/results/verdict_card.h"
#include "ui/pages/results/words.h"
#include "ui/widgets/scroll_column.h"

#include <QBoxLayout>
#include <QLocale>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace derby::ui {

namespace {

constexpr int rightWidth = 384, narrow = 1000;

/// How the holding family of verdicts was corrected, and how exact the stopwatch is: what the sentence leaves unsaid.
QString evidenceOf(const TestComparison &test, const Verdict &verdict)
{
    QStringList parts;
    if (verdict.pHolm)
        parts << RunPanel::tr("p %1 after Holm's correction.").arg(Words::chance(*verdict.pHolm));
    if (test.quality.stopwatchError) {
        parts << RunPanel::tr("Stopwatch error p99 %1 ms.").arg(QLocale().toString(test.quality.stopwatchError->p99Ms, 'f', 3));
    }
    if (verdict.state == VerdictState::NotComparable || verdict.state == VerdictState::ClientLimited) {
        if (!verdict.reason.isEmpty() && !verdict.sentence.contains(verdict.reason))
            parts.prepend(verdict.reason + u'.');
    }
    return parts.join(u' ');
}

} // namespace

RunPanel::RunPanel(const Appearance &appearance, RunStore &store, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_store(store)
    , m_scroll(new ScrollColumn)
    , m_export(new ExportPanel(appearance))
    , m_verdict(new VerdictCard(appearance))
    , m_charts(new ChartsCard(appearance, m_maker))
    , m_percentilesCard(new Card(appearance))
    , m_percentiles(new ChartView(appearance))
    , m_pairs(new PairCard(appearance))
    , m_figures(new FiguresCard(appearance))
    , m_errors(new ErrorsCard(appearance))
    , m_quality(new QualityCard(appearance))
    , m_facts(new FactsCard(appearance))
    , m_top(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_right(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_bottom(new QBoxLayout(QBoxLayout::LeftToRight))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    QVBoxLayout *column = m_scroll->column();
    column->setSpacing(Theme::gutter);
    m_percentilesCard->setHeading(tr("Percentiles"), tr("hollow: too few samples"));
    m_percentilesCard->body()->addWidget(m_percentiles, 1);
    m_percentilesCard->setMinimumHeight(250);
    for (QBoxLayout *layout : {m_top, m_right, m_bottom})
        layout->setSpacing(Theme::gutter);
    m_right->addWidget(m_percentilesCard, 1);
    m_right->addWidget(m_pairs);
    m_top->addWidget(m_charts, 1);
    m_top->addLayout(m_right);
    m_bottom->addWidget(m_quality, 1);
    m_bottom->addWidget(m_facts, 1);
    m_export->hide();
    column->addWidget(m_export);
    column->addWidget(m_verdict);
    column->addLayout(m_top, 1);
    column->addWidget(m_figures);
    column->addWidget(m_errors);
    column->addLayout(m_bottom);
    connect(m_verdict, &VerdictCard::testPicked, this, [this](int index) {
        showTest(index);
        Q_EMIT testShown();
    });
    connect(m_verdict, &VerdictCard::wholeRequested, this, [this] { showVerdict(true); });
    connect(m_pairs, &PairCard::pairPicked, this, [this] { showVerdict(false); });
    connect(m_charts, &ChartsCard::exportRequested, this, &RunPanel::showExport);
    connect(m_export, &ExportPanel::closed, m_export, &QWidget::hide);
    connect(m_export, &ExportPanel::saveRequested, this, &RunPanel::save);
    connect(m_export, &ExportPanel::copyRequested, this, &RunPanel::copyPicture);
    connect(&m_maker, &PlotMaker::made, this, [this](ChartId chart, const QString &, const PlotPtr &plot) {
        if (chart == ChartId::Percentiles)
            m_percentiles->setPlot(*plot);
        m_export->setChartReady(m_charts->plot() != nullptr);
    });
}

void RunPanel::show(const std::vector<OpenRunPtr> &runs, const QStringList &titles)
{
    m_runs = runs;
    m_titles = titles;
    m_test = -1;
    m_export->hide();
    m_maker.setRuns(runs, runs.size() > 1 ? titles : QStringList());
    if (runs.size() == 1) {
        const Comparison &comparison = *runs.front()->comparison;
        QStringList names;
        int primary = 0;
        for (const TestComparison &candidate : comparison.tests) {
            if (candidate.name == comparison.primary)
                primary = static_cast<int>(names.size());
            names << (candidate.load ? tr("%1 · %n user(s)", nullptr, candidate.users).arg(candidate.name) : candidate.name);
        }
        m_verdict->setTests(names, primary);
        showTest(names.isEmpty() ? -1 : primary);
    } else if (!runs.empty()) {
        showAcross();
    }
    m_scroll->verticalScrollBar()->setValue(0);
}

void RunPanel::showTest(int index)
{
    m_test = index;
    const OpenRun &run = *m_runs.front();
    m_facts->setVisible(index >= 0);
    m_pairs->setVisible(index >= 0);
    if (index < 0) {
        ShownVerdict none;
        none.sentence = tr("Nothing was measured.");
        none.partial = run.comparison->partial;
        m_looks.clear();
        m_verdict->show(none, {});
        m_figures->set({});
        m_errors->set({});
        m_quality->set({{QString(), run.comparison->quality}});
        m_charts->setTest({});
        m_maker.ask(ChartId::Percentiles, {});
        return;
    }
    m_looks = seriesLooks(test()->lanes);
    m_pairs->setTest(*test(), m_looks);
    if (const auto headline = headlineOf(*test())) {
        const Verdict &shown = test()->verdicts[headline->shown];
        for (int pair = 0; pair < m_pairs->pairs(); ++pair) {
            m_pairs->setPair(pair);
            if (m_pairs->lanes() == std::pair(shown.a, shown.b))
                break;
        }
    }
    showVerdict(true);
    m_figures->set(lanes());
    m_errors->set(lanes());
    m_quality->set({{QString(), test()->quality}});
    m_facts->set(run.run->plan, *test(), run.run->warnings);
    m_charts->setTest(test()->name);
    m_maker.ask(ChartId::Percentiles, test()->name);
}

void RunPanel::showVerdict(bool whole)
{
    const TestComparison *shown = test();
    if (!shown)
        return;
    ShownVerdict card;
    card.sentence = shown->sentence;
    if (card.sentence.isEmpty())
        card.sentence = shown->lanes.size() == 1 ? tr("One server was measured: there is nothing to compare it with.")
                                                 : tr("The run was stopped before this test began.");
    card.partial = m_runs.front()->comparison->partial;
    card.practicalRatio = m_runs.front()->run->plan.judgement.practicalRatio;
    card.whole = whole;
    const auto name = [this](int lane) { return m_looks[static_cast<size_t>(lane)].name; };
    const Verdict *verdict = nullptr;
    if (whole) {
        if (const auto headline = headlineOf(*shown)) {
            verdict = &shown->verdicts[headline->shown];
            card.state = headline->state;
            card.about = Words::metric(headline->metric);
            if (headline->winner)
                card.winnerSlot = m_looks[static_cast<size_t>(*headline->winner)].slot;
        }
    } else {
        const auto [a, b] = m_pairs->lanes();
        for (const Verdict &candidate : shown->verdicts) {
            if (candidate.headline && candidate.a == a && candidate.b == b)
                verdict = &candidate;
        }
        if (verdict) {
            card.sentence = verdict->sentence;
            card.state = verdict->state;
            card.about = tr("%1, %2 and %3").arg(Words::metric(verdict->metric), name(a), name(b));
            if (verdict->faster)
                card.winnerSlot = m_looks[static_cast<size_t>(*verdict->faster)].slot;
        }
    }
    if (verdict) {
        card.evidence = evidenceOf(*shown, *verdict);
        card.verdict = verdict;
        card.ratioTitle = tr("%1 ÷ %2").arg(name(verdict->a), name(verdict->b));
    }
    m_verdict->show(card, m_looks);
}

void RunPanel::showAcross()
{
    const QString reason = tr("They were measured in different runs and share no rounds: figures and intervals stand side by side.");
    ShownVerdict card;
    card.state = VerdictState::NotComparable;
    card.about = tr("%n run(s)", nullptr, static_cast<int>(m_runs.size()));
    card.sentence = tr("No verdict between runs.");
    card.evidence = reason;
    QList<Endpoint> endpoints;
    std::vector<QStringList> names;
    std::vector<qsizetype> firstLane; ///< of each run, in `endpoints`
    std::vector<QualityCard::Row> qualities;
    for (size_t i = 0; i < m_runs.size(); ++i) {
        const Comparison &comparison = *m_runs[i]->comparison;
        card.partial = card.partial || comparison.partial;
        qualities.push_back({m_titles.value(static_cast<qsizetype>(i)), comparison.quality});
        firstLane.push_back(endpoints.size());
        names.emplace_back();
        if (const TestComparison *primary = comparison.primaryTest()) {
            for (const LaneFigures &lane : primary->lanes) {
                endpoints << lane.endpoint;
                names.back() << lane.shownName() + QStringLiteral(" · ") + m_titles.value(static_cast<qsizetype>(i));
            }
        }
    }
    m_looks = seriesLooks(endpoints);
    m_verdict->setTests({}, 0);
    m_verdict->show(card, {});
    m_pairs->setVisible(true);
    std::vector<PairCard::Across> pairs;
    for (const BetweenRuns &between : verdictsBetween(compared())) {
        const auto slot = [&](int run, int lane) {
            const auto at = static_cast<size_t>(firstLane[static_cast<size_t>(run)] + lane);
            return at < m_looks.size() ? m_looks[at].slot : QString();
        };
        pairs.push_back({names[static_cast<size_t>(between.runA)].value(between.verdict.a),
                         names[static_cast<size_t>(between.runB)].value(between.verdict.b), slot(between.runA, between.verdict.a),
                         slot(between.runB, between.verdict.b), between.verdict});
    }
    m_pairs->setAcrossRuns(pairs);
    m_figures->set(lanes());
    m_errors->set(lanes());
    m_quality->set(qualities);
    m_facts->hide();
    m_charts->setTest({});
    m_maker.ask(ChartId::Percentiles, {});
}

std::vector<ComparedRun> RunPanel::compared() const
{
    std::vector<ComparedRun> runs;
    for (size_t i = 0; i < m_runs.size(); ++i)
        runs.push_back({m_runs[i]->folder, m_titles.value(static_cast<qsizetype>(i)), m_runs[i]->run->started, *m_runs[i]->comparison});
    return runs;
}

std::vector<ShownLane> RunPanel::lanes() const
{
    std::vector<ShownLane> lanes;
    const bool several = m_runs.size() > 1;
    for (size_t i = 0; i < m_runs.size(); ++i) {
        const TestComparison *shown = several ? m_runs[i]->comparison->primaryTest() : test();
        if (!shown)
            continue;
        for (const LaneFigures &lane : shown->lanes) {
            ShownLane &added = lanes.emplace_back();
            added.figures = &lane;
            if (lanes.size() <= m_looks.size())
                added.look = m_looks[lanes.size() - 1];
            if (several)
                added.run = m_titles.value(static_cast<qsizetype>(i));
        }
    }
    return lanes;
}

QString RunPanel::subtitle() const
{
    if (m_runs.size() != 1)
        return m_titles.join(QStringLiteral(" · "));
    const RunResult &run = *m_runs.front()->run;
    QStringList parts{Words::when(run.started)};
    if (const TestComparison *shown = test() ? test() : m_runs.front()->comparison->primaryTest()) {
        int due = 0;
        QStringList models;
        for (const LaneFigures &lane : shown->lanes) {
            due = qMax(due, lane.due);
            if (!lane.endpoint.model.isEmpty() && !models.contains(lane.endpoint.model))
                models << lane.endpoint.model;
        }
        parts << tr("%1 requests to each of %n lane(s)", nullptr, static_cast<int>(shown->lanes.size())).arg(QLocale().toString(due));
        parts << (shown->load ? tr("%n user(s)", nullptr, shown->users) : tr("one request at a time"));
        parts << models;
    }
    return parts.join(QStringLiteral(" · "));
}

QString RunPanel::grade() const
{
    if (m_runs.size() == 1 && test())
        return test()->quality.grade;
    QString worst;
    for (const OpenRunPtr &run : m_runs)
        worst = qMax(worst, run->comparison->quality.grade);
    return worst;
}

bool RunPanel::simulated() const
{
    return std::any_of(m_runs.begin(), m_runs.end(), [](const OpenRunPtr &run) { return run->comparison->simulated; });
}

void RunPanel::toggleTable()
{
    m_charts->toggleTable();
}

void RunPanel::nextChart()
{
    m_charts->nextChart();
}

void RunPanel::stepPair(int by)
{
    const int pairs = m_pairs->pairs();
    if (pairs == 0)
        return;
    m_pairs->setPair((m_pairs->pair() + by + pairs) % pairs);
    showVerdict(false);
}

void RunPanel::showQuality()
{
    m_scroll->ensureWidgetVisible(m_quality, 0, Theme::xl);
}

bool RunPanel::escape()
{
    if (!m_export->isVisible())
        return false;
    m_export->hide();
    return true;
}

void RunPanel::fail(const Error &error)
{
    Q_EMIT notice({error.actions.isEmpty() ? error.message : QString(error.message + u' ' + error.actions.first() + u'.'),
                   QStringLiteral("glyph/error"),
                   {},
                   {}});
}

void RunPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void RunPanel::layOut()
{
    const bool tight = width() < narrow;
    m_top->setDirection(tight ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_bottom->setDirection(tight ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const int most = tight ? QWIDGETSIZE_MAX : rightWidth, least = tight ? 0 : rightWidth;
    for (QWidget *card : std::initializer_list<QWidget *>{m_percentilesCard, m_pairs}) {
        card->setMinimumWidth(least);
        card->setMaximumWidth(most);
    }
    m_charts->setMinimumHeight(tight ? 440 : 540);
}

} // namespace derby::ui
