// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/arguments.h"
#include "ui/app/language.h"
#include "ui/app/main_window.h"
#include "ui/app/stopwatch.h"
#include "ui/models/endpoint_book.h"
#include "ui/models/run_store.h"
#include "ui/models/settings.h"
#include "ui/theme/appearance.h"

#include <memory>

namespace derby::ui {

class BenchmarkPage;
class EnginesPage;
class ResultsPage;

/// The one place where everything meets: makes what the pages share, the pages and the window, and connects them.
class Desktop : public QObject
{
    Q_OBJECT
public:
    explicit Desktop(const Arguments &arguments);
    ~Desktop() override;

    MainWindow &window() { return *m_window; }
    EndpointBook &book() { return m_book; }
    RunStore &runs() { return m_runs; }
    /// A run folder goes to Results, a configuration file to Benchmark.
    void open(const QString &path);
    void startSimulators();

private:
    void connectPages();
    void openQuality();

    Settings m_settings;
    Language m_language; ///< before everything that has words
    Appearance m_appearance;
    EndpointBook m_book;
    RunStore m_runs;
    Stopwatch m_stopwatch;
    std::unique_ptr<MainWindow> m_window;
    EnginesPage *m_engines;
    BenchmarkPage *m_benchmark;
    ResultsPage *m_results;
};

} // namespace derby::ui
