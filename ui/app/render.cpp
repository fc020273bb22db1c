// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/render.h"

#include "analyse/judge.h"
#include "base/text.h"
#include "store/run_folder.h"

namespace derby::ui {

namespace {

Result<> noSuchTest(const QString &name, const QStringList &tests)
{
    const QString near = nearest(name, tests);
    QStringList actions;
    for (const QString &test : tests)
        actions.append(QStringLiteral("--test %1").arg(printable(test)));
    return fail(makeError(ErrorKind::Usage,
                          QStringLiteral("The run has no test \"%1\"%2.")
                              .arg(printable(name),
                                   tests.isEmpty()      ? QStringLiteral(": nothing was measured")
                                       : near.isEmpty() ? QStringLiteral("; it has:")
                                                        : QString(u"; did you mean \"" + printable(near) + u"\"? It has:")),
                          {}, actions));
}

} // namespace

Result<> renderChart(const Arguments &arguments, const QString &resultsFolder)
{
    const Result<QDir> folder = findRun(arguments.run, resultsFolder);
    if (!folder)
        return tl::unexpected(folder.error());
    const Result<RunResult> run = loadRun(*folder);
    if (!run)
        return tl::unexpected(run.error());
    const Comparison comparison = judge(*run);
    QStringList tests;
    for (const TestComparison &test : comparison.tests)
        tests.append(test.name);
    if (!arguments.test.isEmpty() && !tests.contains(arguments.test))
        return noSuchTest(arguments.test, tests);
    const Plot plot = makePlot(arguments.chart, PlotSource{&*run, &comparison, arguments.test, {}});
    return writeChart(plot, arguments.file, arguments.picture);
}

} // namespace derby::ui
