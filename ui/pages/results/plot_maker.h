// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/models/run_store.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace derby::ui {

using PlotPtr = std::shared_ptr<const Plot>;

/// Makes the plots of the runs that are shown, in the background, each once.
class PlotMaker : public QObject
{
    Q_OBJECT
public:
    explicit PlotMaker(QObject *parent = nullptr);
    ~PlotMaker() override; ///< waits for the plot that is being made

    /// Other runs: what was asked for before is dropped. `labels` name the runs where there are several.
    void setRuns(std::vector<OpenRunPtr> runs, const QStringList &labels);
    /// `made` follows: at once where the plot is known. `test` empty: each run's primary test.
    void ask(ChartId chart, const QString &test);

Q_SIGNALS:
    void made(derby::ChartId chart, const QString &test, const std::shared_ptr<const derby::Plot> &plot);

private:
    QThreadPool m_pool;
    std::vector<OpenRunPtr> m_runs;
    QStringList m_labels;
    QHash<QString, PlotPtr> m_known; ///< a null pointer: asked for
    quint64 m_generation = 0;
};

} // namespace derby::ui
