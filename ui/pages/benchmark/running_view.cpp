// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/running_view.h"

#include "ui/charts/chart_view.h"
#include "ui/pages/benchmark/flight_strips.h"
#include "ui/pages/benchmark/lane_table.h"
#include "ui/pages/benchmark/live_figures_column.h"
#include "ui/pages/benchmark/live_quality_card.h"
#include "ui/pages/benchmark/progress_card.h"
#include "ui/pages/results/run_panel.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace derby::ui {

namespace {

constexpr int narrowBelow = 1000;
constexpr int leftShare = 738, rightShare = 430; // of the width
constexpr int leastChart = 320, leastThroughput = 108, rowOfChart = 110;
constexpr std::array forms{ChartId::TtftHistogram, ChartId::TtftCdf, ChartId::TtftBox};

} // namespace

RunningView::RunningView(const Appearance &appearance, RunStore &store, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_scroll(new ScrollColumn)
    , m_progress(new ProgressCard(appearance))
    , m_stopped(new Text(appearance, Type::Body, tr("The run was stopped: what was measured until then is kept."), nullptr, Token::Ink2))
    , m_outcome(new RunPanel(appearance, store))
    , m_error(new ErrorCard(appearance))
    , m_live(new QWidget)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_distribution(new Card(appearance))
    , m_form(new Segments(appearance, {tr("Histogram"), tr("CDF"), tr("Box")}))
    , m_chart(new ChartView(appearance))
    , m_throughput(new ChartView(appearance))
    , m_figures(new LiveFiguresColumn(appearance))
    , m_strips(new FlightStrips(appearance))
    , m_throughputCard(new Card(appearance))
    , m_stripsCard(new Card(appearance))
    , m_quality(new LiveQualityCard(appearance))
    , m_table(new LaneTable(appearance))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(Theme::m);
    outer->addWidget(m_scroll);
    m_stopped->setWordWrap(true);
    outer->addWidget(m_stopped);
    outer->addWidget(m_outcome);
    QVBoxLayout *column = m_scroll->column();
    column->addWidget(m_progress);
    column->addWidget(m_error);
    auto *live = new QVBoxLayout(m_live);
    live->setContentsMargins(0, 0, 0, 0);
    live->setSpacing(Theme::gutter);
    m_columns->setSpacing(Theme::gutter);
    m_columns->addWidget(buildDistribution(), leftShare);
    auto *right = new QVBoxLayout;
    right->setSpacing(Theme::s); // with three lanes the page fits a window of 1280 x 900
    m_throughputCard->setHeading(tr("Output tokens a second"), tr("1 s bins, each lane's own time"));
    m_throughput->setMinimumHeight(leastThroughput);
    m_throughput->setAccessibleName(tr("Output tokens a second"));
    m_throughputCard->body()->addWidget(m_throughput, 1);
    right->addWidget(m_throughputCard, 1);
    m_stripsCard->body()->addWidget(m_strips);
    right->addWidget(m_stripsCard);
    right->addWidget(m_quality);
    m_columns->addLayout(right, rightShare);
    for (ChartView *chart : {m_chart, m_throughput}) // the page's height decides, down to their least
        chart->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    live->addLayout(m_columns, 1);
    live->addWidget(m_table);
    column->addWidget(m_live, 1);
    column->addStretch(0); // an error card stands at the top
    showLive(true);
    m_error->hide();
    connect(m_outcome, &RunPanel::notice, this, &RunningView::notice);
    m_error->setAction(tr("Back to the plan"));
    connect(m_error, &ErrorCard::action, this, &RunningView::backRequested);
    connect(m_form, &Segments::currentChanged, this, &RunningView::draw);
}

QWidget *RunningView::buildDistribution()
{
    m_distribution->setHeading(tr("Time to first token"), tr("requests that count so far"));
    m_form->setAccessibleName(tr("Form of the distribution"));
    m_distribution->headRow()->addWidget(m_form);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::l);
    m_chart->setMinimumHeight(leastChart);
    m_chart->setAccessibleName(tr("Time to first token"));
    row->addWidget(m_chart, 1);
    row->addWidget(m_figures);
    m_distribution->body()->addLayout(row, 1);
    return m_distribution;
}

void RunningView::begin(const Plan &plan)
{
    m_plan = plan;
    m_looks = seriesLooks(plan.endpoints);
    m_history = LiveHistory();
    m_snapshot = Snapshot();
    showLive(true);
    m_error->hide();
    m_progress->setVisible(true);
    m_live->setVisible(true);
    m_chart->setMinimumHeight(std::max(leastChart, static_cast<int>(m_looks.size()) * rowOfChart));
    m_snapshot.lanes.resize(m_looks.size());
    show(m_snapshot, true);
}

std::optional<double> RunningView::ttftTarget() const
{
    if (m_plan.ttft && m_snapshot.test == m_plan.ttft->name)
        return m_plan.ttft->targets.ttftMs;
    for (const LoadTest &load : m_plan.loads) {
        if (load.name == m_snapshot.test)
            return load.targets.ttftMs ? load.targets.ttftMs : load.targets.ttftP95Ms;
    }
    return std::nullopt;
}

void RunningView::show(const Snapshot &snapshot, bool visible)
{
    const Snapshot before = std::exchange(m_snapshot, snapshot);
    if (snapshot.test.isEmpty() && !before.test.isEmpty()) { // at its end a run has no test; what is shown is the last one's
        m_snapshot.test = before.test;
        m_snapshot.round = before.round;
        m_snapshot.rounds = before.rounds;
    }
    m_history.add(m_snapshot);
    if (!visible)
        return;
    m_progress->show(m_snapshot);
    draw();
}

void RunningView::draw()
{
    const LivePlotInput input{&m_snapshot, m_looks, ttftTarget(), m_plan.simulated()};
    const ChartId form = forms.at(static_cast<std::size_t>(std::max(0, m_form->current())));
    const Plot plot = liveTtftPlot(form, input);
    m_chart->setPlot(plot);
    m_chart->setAccessibleDescription(plot.description);
    const Plot throughput = liveThroughputPlot(input);
    m_throughput->setPlot(throughput);
    m_throughput->setAccessibleDescription(throughput.description);
    m_figures->show(m_looks, m_snapshot);
    m_strips->show(m_looks, m_snapshot, m_history);
    m_stripsCard->setHeading(tr("In flight and errors"),
                             m_snapshot.test.isEmpty() ? QString() : tr("asked %1 a lane").arg(m_snapshot.users));
    m_quality->show(m_snapshot.quality);
    m_table->show(m_looks, m_snapshot);
}

void RunningView::showStopping()
{
    m_progress->showStopping();
}

void RunningView::showJudging()
{
    m_progress->showJudging();
}

void RunningView::showOutcome(const RunOutcome &outcome)
{
    m_outcome->show({std::make_shared<OpenRun>(OpenRun{outcome.folder, outcome.run, outcome.comparison})}, {outcome.run->plan.name});
    showLive(false);
    m_stopped->setVisible(outcome.comparison->partial);
}

void RunningView::showLive(bool live)
{
    m_scroll->setVisible(live);
    m_outcome->setVisible(!live);
    m_stopped->hide();
}

bool RunningView::escape()
{
    return m_outcome->isVisibleTo(this) && m_outcome->escape();
}

void RunningView::showFailure(const Error &error)
{
    m_progress->hide();
    showLive(true);
    m_live->hide();
    m_error->setError(error);
    m_error->setVisible(true);
}

void RunningView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < narrowBelow;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace derby::ui
