// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/desktop.h"

#include "ui/app/settings_page.h"
#include "ui/app/toasts.h"
#include "ui/pages/benchmark_page.h"
#include "ui/pages/engines_page.h"
#include "ui/pages/results_page.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>

namespace derby::ui {

namespace {

const char engines[] = "engines", benchmark[] = "benchmark", results[] = "results", settingsId[] = "settings";

QString id(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

Desktop::Desktop(const Arguments &arguments)
    : m_settings(arguments.settingsFile)
    , m_book(m_settings.folder() + QStringLiteral("/endpoints.json"))
    , m_runs(arguments.resultsFolder.isEmpty() ? m_settings.resultsFolder() : QDir(arguments.resultsFolder).absolutePath())
{
    m_language.use(m_settings.get(settings::language));
    m_appearance.setMode(Appearance::Mode(qBound(0, m_settings.get(settings::appearance), 2)));
    m_appearance.setReducedMotion(m_settings.get(settings::reducedMotion));

    // Under a style sheet every widget is styled anew each time it gets another parent: it is put on once, over the whole window.
    const QString sheet = qApp->styleSheet();
    qApp->setStyleSheet({});
    m_window = std::make_unique<MainWindow>(m_appearance, m_stopwatch, m_settings);
    m_engines = new EnginesPage(m_appearance, m_book);
    m_benchmark = new BenchmarkPage(m_appearance, m_book, m_runs, m_settings);
    m_results = new ResultsPage(m_appearance, m_runs, m_settings);
    auto *settingsPage = new SettingsPage(m_appearance, m_settings);
    m_window->addPage(id(engines), m_engines, tr("Engines"), id(engines), SidebarGroup::Measure, 1);
    m_window->addPage(id(benchmark), m_benchmark, tr("Benchmark"), id(benchmark), SidebarGroup::Measure, 2);
    m_window->addPage(id(results), m_results, tr("Results"), id(results), SidebarGroup::Measure, 3);
    m_window->addPage(id(settingsId), settingsPage, tr("Settings"), id(settingsId), SidebarGroup::Measure, 0);
    connect(settingsPage, &SettingsPage::resultsFolderChanged, &m_runs, &RunStore::setFolder);
    connectPages();
    qApp->setStyleSheet(sheet);
    m_window->restoreState(id(engines));
    m_runs.refresh();
    if (arguments.simulate)
        startSimulators();
    if (!arguments.open.isEmpty())
        open(arguments.open);
}

Desktop::~Desktop()
{
    // Pages use what is declared above the window: they go first.
    m_window.reset();
}

void Desktop::connectPages()
{
    MainWindow *window = m_window.get();
    connect(window, &MainWindow::opened, this, &Desktop::open);
    connect(window, &MainWindow::qualityAsked, this, &Desktop::openQuality);

    connect(m_engines, &EnginesPage::benchmarkRequested, window, [window] { window->showPage(id(benchmark)); });
    connect(m_engines, &EnginesPage::calibrateRequested, &m_stopwatch, &Stopwatch::start);
    connect(m_benchmark, &BenchmarkPage::runFinished, &m_runs, &RunStore::touched);
    connect(m_benchmark, &BenchmarkPage::addEndpointRequested, window, [window] { window->showPage(id(engines)); });
    connect(m_benchmark, &BenchmarkPage::showRun, window, [this, window](const QString &folder) {
        window->showPage(id(results));
        m_results->openRun(folder);
    });
    connect(m_results, &ResultsPage::benchmarkRequested, window, [this, window] {
        window->showPage(id(benchmark));
        m_benchmark->newBenchmark();
    });

    // What is measured has the machine and the servers for itself.
    const auto pause = [this] { m_book.setPaused(m_benchmark->busy() || m_stopwatch.running()); };
    connect(m_benchmark, &Page::busyChanged, &m_book, pause);
    connect(&m_stopwatch, &Stopwatch::changed, &m_book, pause);

    connect(m_benchmark, &Page::busyChanged, &m_stopwatch, [this] { m_stopwatch.setBlocked(m_benchmark->busy()); });
    connect(&m_stopwatch, &Stopwatch::changed, m_benchmark, [this] { m_benchmark->setCalibrating(m_stopwatch.running()); });
    connect(&m_stopwatch, &Stopwatch::failed, window, [this](const Error &error) {
        m_window->toasts().show({QStringList{error.message, error.actions.value(0)}.join(u' '), QStringLiteral("glyph/error"),
                                 tr("Try again"), [this] { m_stopwatch.start(); }});
    });
    connect(&m_stopwatch, &Stopwatch::finished, window, [this] {
        m_window->toasts().show({tr("The stopwatch is calibrated."), QStringLiteral("stopwatch"), {}, {}});
    });
}

void Desktop::open(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        m_window->showPage(id(results));
        m_results->openRun(path);
    } else {
        m_window->showPage(id(benchmark));
        m_benchmark->openConfig(path);
    }
}

void Desktop::openQuality()
{
    m_window->showPage(id(results));
    m_results->showQuality();
}

void Desktop::startSimulators()
{
    if (const std::optional<Error> error = m_book.startSimulators(QStringLiteral("demo")))
        m_window->toasts().show({error->message, QStringLiteral("glyph/error"), tr("Try again"), [this] { startSimulators(); }});
}

} // namespace derby::ui
