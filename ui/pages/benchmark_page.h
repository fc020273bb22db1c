// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_result.h"
#include "ui/models/endpoint_book.h"
#include "ui/models/run_store.h"
#include "ui/models/settings.h"
#include "ui/widgets/page.h"

#include <memory>

namespace derby::ui {

/// Set up a benchmark (form and file, both ways; dry run), watch it, and see its verdict at the end.
class BenchmarkPage : public Page
{
    Q_OBJECT
public:
    BenchmarkPage(const Appearance &appearance, EndpointBook &book, RunStore &runs, Settings &settings, QWidget *parent = nullptr);
    ~BenchmarkPage() override; ///< stops a run that still goes on and keeps what was measured

    /// Shows a configuration file (dropped on the window, or chosen). What it cannot read is an error card on the page.
    void openConfig(const QString &file);
    void newBenchmark(); ///< Ctrl+N
    void start();
    void stop();
    void setCalibrating(bool calibrating); ///< true: nothing is started, for both would disturb each other

    QList<QAction *> commands() const override;
    QStringList keys() const override;
    bool busy() const override;
    bool simulated() const override;
    bool escape() override;

Q_SIGNALS:
    void measured(const derby::RunPtr &run); ///< as it was measured, in the clock's own time; comes before runFinished
    void runFinished(const QString &folder); ///< the run folder is whole
    void showRun(const QString &folder); ///< the user wants to see it among the results
    void addEndpointRequested(); ///< the user wants another server: the Engines page

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby::ui
