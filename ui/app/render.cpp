// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/render.h"

#include "analyse/judge.h"
#include "store/run_folder.h"

namespace derby::ui {

Result<> renderChart(const Arguments &arguments, const QString &resultsFolder)
{
    const Result<QDir> folder = findRun(arguments.run, resultsFolder);
    if (!folder)
        return tl::unexpected(folder.error());
    const Result<RunResult> run = loadRun(*folder);
    if (!run)
        return tl::unexpected(run.error());
    const Comparison comparison = judge(*run);
    const Plot plot = makePlot(arguments.chart, PlotSource{&*run, &comparison, {}, {}});
    return writeChart(plot, arguments.file, arguments.picture);
}

} // namespace derby::ui
