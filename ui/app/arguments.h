// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "report/plots.h"
#include "ui/charts/chart_export.h"

#include <QString>
#include <QStringList>

namespace derby::ui {

/// What the program was asked to do.
struct Arguments
{
    enum class Task { Window, Render, ListCharts, Help, Version };
    Task task = Task::Window;
    QString resultsFolder; ///< --results; empty: the settings' own
    QString settingsFile; ///< --settings; empty: the user's
    QString open; ///< a run folder or a configuration file
    bool simulate = false; ///< start the simulators at once
    // Render:
    QString run;
    ChartId chart = ChartId::TtftDistribution;
    QString test; ///< --test; empty: the run's primary test
    QString file;
    ChartExport picture;
};

/// `arguments` without the program's name and without what Qt takes itself. Error: one sentence (Usage).
Result<Arguments> parseArguments(const QStringList &arguments);
QString helpText();
/// The arguments that Qt takes itself ("-platform xcb", …) taken off.
QStringList withoutQtArguments(QStringList arguments);

} // namespace derby::ui
