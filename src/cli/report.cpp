// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "analyse/judge.h"
#include "base/text.h"
#include "report/html_reports.h"
#include "report/run_files.h"
#include "store/journal_lock.h"
#include "store/run_folder.h"

#include <QJsonArray>

namespace derby::cli {

namespace {

int wrong(const Context &context, const QString &message, const QString &tryThis)
{
    return failed(context, makeError(ErrorKind::Usage, message, {}, {tryThis}));
}

int report(const Context &context)
{
    const bool chartsOnly = context.options.isSet(QStringLiteral("charts-only")),
               reportsOnly = context.options.isSet(QStringLiteral("reports-only"));
    if (context.arguments.isEmpty())
        return wrong(context, QStringLiteral("report needs a run: a folder's path or name, or \"latest\"."),
                     QStringLiteral("tokenderby-cli report latest"));
    if (context.arguments.size() > 1)
        return wrong(context, QStringLiteral("\"%1\" is too much: report takes one run.").arg(printable(context.arguments[1])),
                     QStringLiteral("tokenderby-cli report %1").arg(printable(context.arguments.first())));
    if (chartsOnly && reportsOnly)
        return wrong(
            context, QStringLiteral("--charts-only and --reports-only leave nothing to make."),
            QStringLiteral("Give one of them, or none for both: tokenderby-cli report %1").arg(printable(context.arguments.first())));

    const Result<QDir> folder = findRun(context.arguments.first(), context.options.value(QStringLiteral("output")));
    if (!folder)
        return failed(context, folder.error());
    if (journalIsWritten(*folder))
        return wrong(context, QStringLiteral("%1 is still running: its reports are made at its end.").arg(folder->path()),
                     QStringLiteral("Wait for its end, or stop it with Ctrl-C: what was measured is kept"));
    const Result<RunResult> run = loadRun(*folder);
    if (!run)
        return failed(context, run.error());
    if (run->records.empty())
        return failed(
            context,
            makeError(ErrorKind::Io,
                      QStringLiteral("The journal of %1 holds no request that had ended: there is nothing to report.").arg(folder->path()),
                      {}, {QStringLiteral("Run the benchmark again")}));
    for (const QString &warning : run->warnings)
        say(QStringLiteral("Warning: %1").arg(warning));

    QStringList names;
    if (!chartsOnly)
        names << executiveReportName();
    if (!reportsOnly)
        names << chartReportNames();
    const Result<QStringList> files = writeReports(*folder, *run, judge(*run), names);
    if (!files)
        return failed(context, files.error());
    if (context.json) {
        printJson({{QStringLiteral("ok"), true},
                   {QStringLiteral("run_folder"), folder->path()},
                   {QStringLiteral("files"), QJsonArray::fromStringList(*files)},
                   {QStringLiteral("error"), QJsonValue::Null}});
        return Good;
    }
    QString text = QStringLiteral("%1 written; open in a browser:\n").arg(counted(names.size(), u"report"));
    for (const QString &name : std::as_const(names))
        text += QStringLiteral("  %1\n").arg(folder->filePath(name));
    print(text);
    return Good;
}

} // namespace

Command reportCommand()
{
    return {QStringLiteral("report"),
            QStringLiteral("Makes a run's HTML reports and charts again from its journal"),
            QStringLiteral("RUN"),
            QStringLiteral("tokenderby-cli report latest"),
            {QCommandLineOption(QStringLiteral("charts-only"), QStringLiteral("Only the pages in charts/.")),
             QCommandLineOption(QStringLiteral("reports-only"), QStringLiteral("Only executive_report.html.")),
             QCommandLineOption(QStringLiteral("output"), QStringLiteral("The folder that holds the runs (results)."),
                                QStringLiteral("DIR"), QStringLiteral("results"))},
            report};
}

} // namespace derby::cli
