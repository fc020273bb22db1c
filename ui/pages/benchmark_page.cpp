// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark_page.h"

#include "base/text.h"
#include "ui/pages/benchmark/benchmark_run.h"
#include "ui/pages/benchmark/dry_run_card.h"
#include "ui/pages/benchmark/nothing_measured.h"
#include "ui/pages/benchmark/page_actions.h"
#include "ui/pages/benchmark/plan_document.h"
#include "ui/pages/benchmark/plan_files.h"
#include "ui/pages/benchmark/running_view.h"
#include "ui/pages/benchmark/setup_view.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace derby::ui {

using namespace Qt::StringLiterals;

class BenchmarkPage::Impl : public QObject
{
public:
    Impl(BenchmarkPage *page, EndpointBook &book, RunStore &runs, Settings &settings);
    ~Impl() override { delete stack; } // its fields and charts look at the document and the run to their end

    void setState(PageActions::State next);
    void openConfig(const QString &file);
    void newBenchmark();
    void start();
    void stop();
    void showStart();
    bool escape();
    bool busy() const { return run.measuring() || run.concluding(); }
    std::optional<Error> whyNot() const;
    bool simulated() const { return state == PageActions::State::Setup ? setup->simulated() : plan.simulated(); }

    QList<QAction *> commands;
    bool calibrating = false;

private:
    void connectParts();
    void addCommands();
    void showTitle();
    void showError(const Error &error);
    void usePreset(const QString &preset);
    void startingPreset();
    void save(bool askWhere);
    void finish(const RunOutcome &outcome);
    QString runSubtitle() const;

    BenchmarkPage *page;
    EndpointBook &book;
    RunStore &runs;
    Settings &settings;
    PlanDocument document;
    BenchmarkRun run;
    Plan plan; // of the run that goes on or went on last
    PageActions::State state = PageActions::State::Setup;
    bool hasResult = false;
    bool wasSimulated = false;
    QString automatic; // the preset that nobody chose
    QTimer tick;
    ErrorCard *error;
    QStackedWidget *stack;
    SetupView *setup;
    RunningView *running;
    PageActions *actions;
    PlanFiles *files;
};

BenchmarkPage::Impl::Impl(BenchmarkPage *owner, EndpointBook &endpoints, RunStore &store, Settings &preferences)
    : page(owner)
    , book(endpoints)
    , runs(store)
    , settings(preferences)
    , error(new ErrorCard(owner->appearance()))
    , stack(new QStackedWidget)
{
    startingPreset();
    setup = new SetupView(page->appearance(), document, book);
    running = new RunningView(page->appearance(), runs);
    actions = new PageActions(page->appearance(), page->actions(), page);
    files = new PlanFiles(document, page);
    page->body()->addWidget(error);
    error->hide();
    error->setAction(tr("Close"));
    stack->addWidget(setup);
    stack->addWidget(running);
    page->body()->addWidget(stack, 1);
    tick.setInterval(Theme::refreshMs);
    connectParts();
    addCommands();
}

void BenchmarkPage::Impl::connectParts()
{
    connect(error, &ErrorCard::action, this, [this] { error->hide(); });
    connect(setup, &SetupView::failed, this, [this](const Error &what) { showError(what); });
    connect(setup, &SetupView::removed, this, [this](const QString &name, const QByteArray &before) {
        Q_EMIT page->notice({BenchmarkPage::tr("“%1” was removed from the plan.").arg(printable(name)), u"glyph/trash"_s,
                             BenchmarkPage::tr("Undo"), [this, before] { document.setText(QString::fromUtf8(before)); }});
    });
    connect(files, &PlanFiles::chosen, this, &Impl::openConfig);
    connect(files, &PlanFiles::failed, this, &Impl::showError);
    connect(files, &PlanFiles::saved, this, [this] {
        Q_EMIT page->notice({BenchmarkPage::tr("Saved %1").arg(document.name()), u"glyph/check"_s, {}, {}});
    });
    connect(setup, &SetupView::addEndpointRequested, page, &BenchmarkPage::addEndpointRequested);
    connect(setup, &SetupView::forecastChanged, this, [this] {
        showStart();
        if (simulated() != wasSimulated) {
            wasSimulated = simulated();
            Q_EMIT page->simulatedChanged();
        }
    });
    connect(&document, &PlanDocument::changed, this, [this] { error->hide(); });
    connect(&document, &PlanDocument::fileChanged, this, &Impl::showTitle);
    connect(&book, &EndpointBook::changed, this, [this] {
        if (document.file().isEmpty() && !document.modified() && state == PageActions::State::Setup)
            startingPreset();
    });
    connect(running, &RunningView::notice, page, &Page::notice);
    connect(running, &RunningView::backRequested, this, [this] { setState(PageActions::State::Setup); });
    connect(actions, &PageActions::presetChosen, this, &Impl::usePreset);
    connect(actions, &PageActions::openRequested, this, [this] { files->open(); });
    connect(actions, &PageActions::saveAsRequested, this, [this] { save(true); });
    connect(actions, &PageActions::saveRequested, this, [this] { save(false); });
    connect(actions, &PageActions::startRequested, this, &Impl::start);
    connect(actions, &PageActions::stopRequested, this, &Impl::stop);
    connect(actions, &PageActions::backRequested, this, [this] { setState(PageActions::State::Setup); });
    connect(actions, &PageActions::resultsRequested, this, [this] { Q_EMIT page->showRun(run.folder()); });
    connect(&tick, &QTimer::timeout, this, [this] {
        if (run.measuring())
            running->show(run.snapshot(), page->isVisible());
        if (run.stopping())
            running->showStopping();
    });
    connect(&run, &BenchmarkRun::measured, this, [this] {
        tick.stop();
        running->show(run.snapshot(), true);
        running->showJudging();
        actions->setState(PageActions::State::Stopping, false);
    });
    connect(&run, &BenchmarkRun::finished, this, &Impl::finish);
}

void BenchmarkPage::Impl::addCommands()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto what) {
        auto *action = new QAction(text, page);
        if (!keys.isEmpty()) {
            action->setShortcut(keys);
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
            page->addAction(action);
        }
        connect(action, &QAction::triggered, this, what);
        commands << action;
    };
    add(BenchmarkPage::tr("Start the benchmark"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { start(); });
    add(BenchmarkPage::tr("Stop the benchmark, keeping what was measured"), {}, [this] { stop(); });
    add(BenchmarkPage::tr("Open a benchmark file"), QKeySequence::Open, [this] { files->open(); });
    add(BenchmarkPage::tr("Save the benchmark file"), QKeySequence::Save, [this] { save(false); });
    add(BenchmarkPage::tr("Switch between form and file"), QKeySequence(Qt::Key_F6), [this] { setup->switchSide(); });
    auto *enter = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), page);
    connect(enter, &QShortcut::activated, this, &Impl::start);
}

/// With nothing but simulators, the plan that shows everything in under a minute; else a short look at real servers.
void BenchmarkPage::Impl::startingPreset()
{
    const QString preset = book.simulating() ? u"demo.yaml"_s : u"quick-test.yaml"_s;
    if (document.name() == automatic && preset != automatic)
        document.usePreset(preset);
    automatic = preset;
}

void BenchmarkPage::Impl::usePreset(const QString &preset)
{
    const QByteArray before = document.bytes();
    const bool lost = document.modified();
    document.usePreset(preset);
    if (lost)
        Q_EMIT page->notice({BenchmarkPage::tr("The plan was replaced by the preset."), u"glyph/edit"_s, BenchmarkPage::tr("Undo"),
                             [this, before] { document.setText(QString::fromUtf8(before)); }});
}

void BenchmarkPage::Impl::setState(PageActions::State next)
{
    state = next;
    stack->setCurrentWidget(next == PageActions::State::Setup ? static_cast<QWidget *>(setup) : running);
    actions->setState(next, hasResult);
    showTitle();
    showStart();
    Q_EMIT page->busyChanged();
    wasSimulated = simulated();
    Q_EMIT page->simulatedChanged();
}

void BenchmarkPage::Impl::showTitle()
{
    if (state != PageActions::State::Setup) {
        page->setTitle(BenchmarkPage::tr("Benchmark"), runSubtitle());
        return;
    }
    QString subtitle = document.name();
    if (document.modified())
        subtitle = BenchmarkPage::tr("%1 · changed, not saved").arg(subtitle);
    else if (document.file().isEmpty())
        subtitle = BenchmarkPage::tr("%1 · a preset").arg(subtitle);
    page->setTitle(BenchmarkPage::tr("Benchmark"), subtitle);
    actions->setSave(document.modified() || document.file().isEmpty());
}

QString BenchmarkPage::Impl::runSubtitle() const
{
    QStringList parts{plan.name};
    for (const LoadTest &load : plan.loads)
        parts << BenchmarkPage::tr("%1, %2 users").arg(load.name).arg(load.users);
    if (plan.ttft)
        parts << BenchmarkPage::tr("TTFT test");
    QStringList models;
    for (const Endpoint &endpoint : plan.endpoints) {
        if (!endpoint.model.isEmpty() && !models.contains(endpoint.model))
            models << endpoint.model;
    }
    if (!models.isEmpty())
        parts << models.join(u", "_s);
    return parts.join(u" · "_s);
}

/// Why the plan cannot be started now; absent: it can.
std::optional<Error> BenchmarkPage::Impl::whyNot() const
{
    if (calibrating)
        return makeError(ErrorKind::Usage,
                         BenchmarkPage::tr("The stopwatch is being calibrated: a benchmark now would disturb it, and be disturbed."), {},
                         {BenchmarkPage::tr("Start when it is over, or cancel the calibration at the foot of the side bar.")});
    if (const Result<Plan> wanted = setup->plan(); !wanted)
        return wanted.error();
    return std::nullopt; // what the session refuses, it says itself
}

void BenchmarkPage::Impl::showStart()
{
    std::optional<Error> problem = whyNot();
    const std::optional<Forecast> &forecast = setup->forecast();
    if (!problem && forecast)
        problem = forecast->refusal;
    actions->setStart(!problem && !busy(), forecast && !forecast->refusal ? roughDuration(forecast->facts.seconds) : QString(),
                      problem ? problem->message : QString());
}

void BenchmarkPage::Impl::showError(const Error &what)
{
    error->setError(what);
    error->setVisible(true);
}

void BenchmarkPage::Impl::openConfig(const QString &file)
{
    if (busy()) {
        Q_EMIT page->notice({BenchmarkPage::tr("A benchmark is running; stop it before another plan is opened."), u"glyph/warn"_s, {}, {}});
        return;
    }
    setState(PageActions::State::Setup);
    if (const std::optional<Error> failed = document.open(file))
        showError(*failed);
}

void BenchmarkPage::Impl::newBenchmark()
{
    if (!busy())
        setState(PageActions::State::Setup);
}

void BenchmarkPage::Impl::start()
{
    if (busy() || state != PageActions::State::Setup)
        return;
    setup->takeTyped();
    if (const std::optional<Error> problem = whyNot()) {
        showError(*problem);
        setup->focusFirstProblem();
        return;
    }
    plan = *setup->plan();
    hasResult = false;
    error->hide();
    running->begin(plan);
    if (const std::optional<Error> failed = run.start(plan, runs.folder())) {
        running->showFailure(*failed);
        setState(PageActions::State::Done);
        return;
    }
    setState(PageActions::State::Running);
    tick.start();
}

void BenchmarkPage::Impl::stop()
{
    if (!run.measuring() || run.stopping())
        return;
    run.stop();
    running->showStopping();
    setState(PageActions::State::Stopping);
}

void BenchmarkPage::Impl::finish(const RunOutcome &outcome)
{
    Q_EMIT page->measured(outcome.run);
    if (const std::optional<Error> nothing = nothingMeasured(outcome))
        running->showFailure(*nothing);
    else
        running->showOutcome(outcome);
    plan = outcome.run->plan;
    hasResult = true;
    setState(PageActions::State::Done);
    if (outcome.journalError)
        Q_EMIT page->notice(
            {BenchmarkPage::tr("Some records could not be written: %1").arg(outcome.journalError->message), u"glyph/warn"_s, {}, {}});
    if (outcome.filesError)
        Q_EMIT page->notice(
            {BenchmarkPage::tr("Some files could not be written: %1").arg(outcome.filesError->message), u"glyph/warn"_s, {}, {}});
    runs.touched(outcome.folder);
    Q_EMIT page->runFinished(outcome.folder);
}

bool BenchmarkPage::Impl::escape()
{
    if (run.measuring() && !run.stopping()) {
        stop();
        return true;
    }
    if (error->isVisible()) {
        error->hide();
        return true;
    }
    return state == PageActions::State::Done && running->escape();
}

void BenchmarkPage::Impl::save(bool askWhere)
{
    setup->takeTyped();
    files->save(askWhere);
}

BenchmarkPage::BenchmarkPage(const Appearance &appearance, EndpointBook &book, RunStore &runs, Settings &settings, QWidget *parent)
    : Page(appearance, parent)
    , d(std::make_unique<Impl>(this, book, runs, settings))
{
    d->setState(PageActions::State::Setup); // whoever hears of it asks this page
}

BenchmarkPage::~BenchmarkPage() = default;

void BenchmarkPage::openConfig(const QString &file)
{
    d->openConfig(file);
}

void BenchmarkPage::newBenchmark()
{
    d->newBenchmark();
}

void BenchmarkPage::start()
{
    d->start();
}

void BenchmarkPage::stop()
{
    d->stop();
}

void BenchmarkPage::setCalibrating(bool calibrating)
{
    if (d->calibrating == calibrating)
        return;
    d->calibrating = calibrating;
    d->showStart();
}

QList<QAction *> BenchmarkPage::commands() const
{
    return d->commands;
}

QStringList BenchmarkPage::keys() const
{
    return {tr("Ctrl+Enter: start"), tr("Esc: stop, keeping what was measured"), tr("F6: form or file"), tr("Ctrl+O: open a file"),
            tr("Ctrl+S: save")};
}

bool BenchmarkPage::busy() const
{
    return d && d->busy();
}

bool BenchmarkPage::simulated() const
{
    return d && d->simulated();
}

bool BenchmarkPage::escape()
{
    return d->escape();
}

} // namespace derby::ui
