// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results_page.h"

#include "store/run_names.h"
#include "ui/pages/results/list_panel.h"
#include "ui/pages/results/loading_panel.h"
#include "ui/pages/results/run_panel.h"
#include "ui/widgets/widgets.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QUrl>

namespace derby::ui {

class ResultsPage::Impl
{
public:
    Impl(ResultsPage &page, RunStore &store, Settings &settings)
        : q(page)
        , m_store(store)
        , m_settings(settings)
        , m_list(new ListPanel(page.appearance(), store))
        , m_loading(new LoadingPanel(page.appearance()))
        , m_run(new RunPanel(page.appearance(), store))
        , m_stack(new QStackedWidget)
    {
    }

    void build();
    void buildHead();
    void buildCommands();
    void showList();
    void openRuns(const QStringList &folders);
    void showRun(std::vector<OpenRunPtr> runs);
    void showHead();
    void chooseFolder();
    void addRun();
    void showMore();
    bool onList() const { return m_stack->currentWidget() == m_list; }
    bool onRun() const { return m_stack->currentWidget() == m_run; }

    ResultsPage &q;
    RunStore &m_store;
    Settings &m_settings;
    ListPanel *m_list;
    LoadingPanel *m_loading;
    RunPanel *m_run;
    QStackedWidget *m_stack;
    Button *m_open = nullptr, *m_new = nullptr, *m_back = nullptr, *m_add = nullptr, *m_more = nullptr, *m_export = nullptr;
    Chip *m_grade = nullptr;
    QList<QAction *> m_commands;
    QStringList m_folders; ///< of the runs that are shown or read
    std::unique_ptr<QObject> m_reading; ///< goes when nobody waits for the runs any more
    bool m_qualityWanted = false;
};

void ResultsPage::Impl::build()
{
    buildHead();
    buildCommands();
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_loading);
    m_stack->addWidget(m_run);
    m_run->setFocusPolicy(Qt::StrongFocus);
    q.body()->addWidget(m_stack);
    QObject::connect(m_list, &ListPanel::opened, &q, [this](const QStringList &folders) { openRuns(folders); });
    QObject::connect(m_list, &ListPanel::notice, &q, &Page::notice);
    QObject::connect(m_run, &RunPanel::notice, &q, &Page::notice);
    QObject::connect(m_run, &RunPanel::testShown, &q, [this] { showHead(); });
    QObject::connect(m_list, &ListPanel::newBenchmark, &q, &ResultsPage::benchmarkRequested);
    QObject::connect(m_list, &ListPanel::openFolder, &q, [this] { chooseFolder(); });
    QObject::connect(m_list, &ListPanel::shownChanged, &q, [this] { showHead(); });
    QObject::connect(m_loading, &LoadingPanel::cancelled, &q, [this] { showList(); });
    QObject::connect(m_loading, &LoadingPanel::recoverRequested, &q, [this] {
        const QStringList folders = m_folders;
        m_reading = std::make_unique<QObject>();
        m_loading->showReading(m_list->title(folders.first()));
        m_store.remake(folders.first(), m_reading.get(), [this, folders](const Result<QStringList> &files) {
            if (files)
                openRuns(folders);
            else
                m_loading->showError(files.error(), false);
        });
    });
    showHead();
}

void ResultsPage::Impl::buildHead()
{
    const Appearance &appearance = q.appearance();
    const auto add = [this](QWidget *widget) { q.actions()->addWidget(widget); };
    m_grade = new Chip(appearance);
    m_back = new Button(appearance, Button::Kind::Quiet, tr("All runs"), QStringLiteral("glyph/prev"));
    m_more = new Button(appearance, Button::Kind::Quiet, {}, QStringLiteral("glyph/more"));
    m_more->setAccessibleName(tr("More about this run"));
    m_add = new Button(appearance, Button::Kind::Plain, tr("Add run"), QStringLiteral("compare"));
    m_export = new Button(appearance, Button::Kind::Primary, tr("Export"), QStringLiteral("export"));
    m_export->setKeys(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_open = new Button(appearance, Button::Kind::Plain, tr("Open a folder…"), QStringLiteral("glyph/folder"));
    m_new = new Button(appearance, Button::Kind::Primary, tr("New benchmark"), QStringLiteral("benchmark"));
    m_new->setKeys(QKeySequence(Qt::CTRL | Qt::Key_N));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_grade, m_back, m_more, m_add, m_export, m_open, m_new})
        add(widget);
    QObject::connect(m_back, &Button::clicked, &q, [this] { showList(); });
    QObject::connect(m_more, &Button::clicked, &q, [this] { showMore(); });
    QObject::connect(m_add, &Button::clicked, &q, [this] { addRun(); });
    QObject::connect(m_export, &Button::clicked, &q, [this] { m_run->showExport(); });
    QObject::connect(m_open, &Button::clicked, &q, [this] { chooseFolder(); });
    QObject::connect(m_new, &Button::clicked, &q, &ResultsPage::benchmarkRequested);
}

void ResultsPage::Impl::buildCommands()
{
    const auto add = [this](const QString &text, auto work) {
        auto *action = new QAction(text, &q);
        QObject::connect(action, &QAction::triggered, &q, work);
        m_commands << action;
    };
    add(tr("Show all runs"), [this] { showList(); });
    add(tr("Search runs"), [this] {
        showList();
        m_list->focusSearch();
    });
    add(tr("Open a run or a folder of runs"), [this] { chooseFolder(); });
    add(tr("Compare the chosen runs"), [this] {
        if (m_list->model().chosen().size() > 1)
            openRuns(m_list->model().chosen());
    });
    add(tr("Show the newest run"), [this] {
        if (!m_store.runs()->empty())
            openRuns({m_store.runs()->front().folder});
    });
    add(tr("Show the quality of the measurement"), [this] { q.showQuality(); });
}

void ResultsPage::Impl::showList()
{
    m_reading.reset();
    m_folders.clear();
    m_stack->setCurrentWidget(m_list);
    showHead();
    m_list->focusList();
    Q_EMIT q.simulatedChanged();
}

void ResultsPage::Impl::openRuns(const QStringList &folders)
{
    if (folders.isEmpty())
        return;
    m_folders = folders;
    m_reading = std::make_unique<QObject>();
    m_loading->showReading(folders.size() == 1 ? m_list->title(folders.first()) : tr("%n runs", nullptr, static_cast<int>(folders.size())));
    m_stack->setCurrentWidget(m_loading);
    showHead();
    struct Reading
    {
        std::vector<OpenRunPtr> runs;
        int done = 0;
    };
    auto reading = std::make_shared<Reading>();
    reading->runs.resize(static_cast<size_t>(folders.size()));
    for (qsizetype i = 0; i < folders.size(); ++i) {
        m_store.open(folders[i], m_reading.get(), [this, reading, i, folder = folders[i]](const Result<OpenRunPtr> &run) {
            if (reading->done < 0)
                return;
            if (!run) {
                reading->done = -1; // the first that fails is told
                const RunListEntry *entry = m_list->model().find(folder);
                return m_loading->showError(run.error(), entry && entry->recoverable);
            }
            reading->runs[static_cast<size_t>(i)] = *run;
            ++reading->done;
            m_loading->showProgress(reading->done, static_cast<int>(reading->runs.size()));
            if (reading->done == static_cast<int>(reading->runs.size()))
                showRun(std::move(reading->runs));
        });
    }
}

void ResultsPage::Impl::showRun(std::vector<OpenRunPtr> runs)
{
    QStringList titles;
    for (const OpenRunPtr &run : runs) {
        const RunListEntry *entry = m_list->model().find(run->folder);
        QString title = entry ? entry->title() : run->comparison->name;
        // Two runs of one name are told apart by their time.
        if (titles.contains(title))
            title += u' ' + run->run->started.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
        titles << title;
    }
    m_run->show(runs, titles);
    m_stack->setCurrentWidget(m_run);
    m_run->setFocus();
    showHead();
    if (std::exchange(m_qualityWanted, false))
        QMetaObject::invokeMethod(m_run, &RunPanel::showQuality, Qt::QueuedConnection); // once it is laid out
    Q_EMIT q.simulatedChanged();
}

void ResultsPage::Impl::showHead()
{
    const bool list = onList(), run = onRun(), empty = m_list->model().total() == 0;
    m_open->setVisible(list && !empty);
    m_new->setVisible(list && !empty);
    m_back->setVisible(!list);
    m_more->setVisible(run && m_folders.size() == 1);
    m_add->setVisible(run && m_folders.size() < 6);
    m_export->setVisible(run);
    m_grade->setVisible(run && !m_run->grade().isEmpty());
    if (list) {
        q.setTitle(tr("Results"), tr("Every run is a folder; everything shown here is made again from its journal"));
        return;
    }
    const QString title =
        m_folders.size() == 1 ? m_list->title(m_folders.first()) : tr("%n runs side by side", nullptr, static_cast<int>(m_folders.size()));
    if (!run) {
        q.setTitle(title, tr("Reading"));
        return;
    }
    q.setTitle(title, m_run->subtitle());
    const QString grade = m_run->grade();
    m_grade->set(grade == QLatin1String("D") ? Chip::Kind::Warn : Chip::Kind::Neutral, tr("quality %1").arg(grade));
}

void ResultsPage::Impl::chooseFolder()
{
    auto *dialog = new QFileDialog(&q, tr("Open a run, or a folder of runs"), m_store.folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, &q, [this](const QString &folder) {
        if (isRunFolder(folder))
            return openRuns({folder});
        m_settings.set(settings::resultsFolder, folder);
        m_store.setFolder(folder);
        showList();
    });
    dialog->open();
}

void ResultsPage::Impl::addRun()
{
    const QStringList shown = m_folders;
    showList();
    m_list->choose(shown);
    Q_EMIT q.notice({tr("Choose the runs to set beside it, then Compare"), QStringLiteral("compare"), {}, {}});
}

void ResultsPage::Impl::showMore()
{
    const QString folder = m_folders.value(0);
    auto *menu = new QMenu(&q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show in the file manager"), &q, [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    menu->addAction(tr("Make the reports again"), &q, [this] { m_run->remake(); });
    if (m_list->model().find(folder)) {
        menu->addAction(tr("Rename"), &q, [this, folder] {
            showList();
            m_list->setCurrent(folder);
            m_list->rename();
        });
        menu->addAction(tr("Tags and note…"), &q, [this, folder] {
            showList();
            m_list->setCurrent(folder);
            m_list->editNotes();
        });
        menu->addSeparator();
        menu->addAction(tr("Delete"), &q, [this, folder] {
            showList();
            m_list->removeRuns({folder});
        });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + Theme::xs)));
}

ResultsPage::ResultsPage(const Appearance &appearance, RunStore &runs, Settings &settings, QWidget *parent)
    : Page(appearance, parent)
    , d(std::make_unique<Impl>(*this, runs, settings))
{
    d->build();
}

ResultsPage::~ResultsPage()
{
    d->m_reading.reset();
}

void ResultsPage::openRun(const QString &folder)
{
    d->openRuns({folder});
}

void ResultsPage::showQuality()
{
    if (d->onRun())
        return d->m_run->showQuality();
    if (d->m_store.runs()->empty())
        return;
    d->m_qualityWanted = true;
    d->openRuns({d->m_store.runs()->front().folder});
}

QList<QAction *> ResultsPage::commands() const
{
    return d->m_commands;
}

QStringList ResultsPage::keys() const
{
    if (d->onRun()) {
        return {tr("Left, Right: the pair before, the next pair"),
                tr("C: next chart"),
                tr("Ctrl+T: the table behind the chart"),
                tr("Ctrl+wheel: zoom the chart; drag moves it, Home shows all of it"),
                tr("Ctrl+E: export"),
                tr("Esc: back to all runs")};
    }
    return {tr("/: search"),        tr("Space: choose the run"), tr("Enter: open, or compare the chosen runs"), tr("F2: rename"),
            tr("T: tags and note"), tr("Del: move to the bin"),  tr("Ctrl+E: export the chosen runs")};
}

bool ResultsPage::simulated() const
{
    return d->onRun() && d->m_run->simulated();
}

bool ResultsPage::exportCurrent()
{
    if (d->onRun()) {
        d->m_run->showExport();
        return true;
    }
    if (!d->onList() || d->m_list->chosenOrCurrent().isEmpty())
        return false;
    d->m_list->exportChosen(mapToGlobal(rect().center()));
    return true;
}

bool ResultsPage::showTable()
{
    if (!d->onRun())
        return false;
    d->m_run->toggleTable();
    return true;
}

bool ResultsPage::escape()
{
    if (d->onList())
        return d->m_list->escape();
    if (d->onRun() && d->m_run->escape())
        return true;
    d->showList();
    return true;
}

void ResultsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    d->m_store.refresh();
    if (d->onList())
        d->m_list->focusList();
}

void ResultsPage::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (plain && d->onRun()) {
        switch (event->key()) {
        case Qt::Key_Left:
            return d->m_run->stepPair(-1);
        case Qt::Key_Right:
            return d->m_run->stepPair(1);
        case Qt::Key_C:
            return d->m_run->nextChart();
        default:
            break;
        }
    }
    if (plain && d->onList() && event->text() == QLatin1String("/"))
        return d->m_list->focusSearch();
    Page::keyPressEvent(event);
}

} // namespace derby::ui
