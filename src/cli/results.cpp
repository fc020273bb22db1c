// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/results_compare.h"
#include "cli/terminal.h"

#include "analyse/judge.h"
#include "base/text.h"
#include "report/comparison_check.h"
#include "report/comparison_json.h"
#include "report/run_files.h"
#include "report/run_list.h"
#include "report/table.h"
#include "store/journal_lock.h"
#include "store/run_folder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <unistd.h>

namespace derby::cli {

namespace {

struct Subcommand
{
    const char *name;
    bool takesRun;
    int (*run)(const Context &context, const QString &run, const QString &results);
};

int list(const Context &context, const QString &, const QString &results)
{
    const std::vector<RunListEntry> runs = listRuns(results);
    if (context.json) {
        printJson(runListToJson(runs));
        return Good;
    }
    if (runs.empty())
        say(QStringLiteral("There is no run in %1. Make one: tokenderby-cli benchmark --simulate --quick").arg(results));
    else
        print(runListText(runs));
    return Good;
}

/// What the run's own comparison.json says; empty when it has none that can be read, which is said.
QJsonObject writtenComparison(const QDir &folder)
{
    QFile file(folder.filePath(QStringLiteral("comparison.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const QString wrong = json.isEmpty() ? QStringLiteral("it holds no JSON object") : comparisonFault(json);
    if (wrong.isEmpty())
        return json;
    say(QStringLiteral("Warning: %1 is damaged: %2. The figures are worked out from the journal again; to mend the file: tokenderby-cli "
                       "results recover %3")
            .arg(file.fileName(), wrong, folder.path()));
    return {};
}

int show(const Context &context, const QString &run, const QString &results)
{
    const Result<QDir> folder = findRun(run, results);
    if (!folder)
        return failed(context, folder.error());
    QJsonObject json = context.json ? writtenComparison(*folder) : QJsonObject();
    if (json.isEmpty()) {
        const Result<RunResult> loaded = loadRun(*folder);
        if (!loaded)
            return failed(context, loaded.error());
        for (const QString &warning : loaded->warnings)
            say(QStringLiteral("Warning: %1").arg(warning));
        const Comparison comparison = judge(*loaded);
        json = comparisonToJson(comparison);
        if (!context.json)
            print(resultTable(comparison, {terminalColumns(STDOUT_FILENO, 100), false})
                  + QStringLiteral("\nRun folder: %1\n").arg(folder->path()));
    }
    json.insert(QStringLiteral("run_folder"), folder->path());
    if (context.json)
        printJson(json);
    return Good;
}

int recover(const Context &context, const QString &run, const QString &results)
{
    const Result<QDir> folder = findRun(run, results);
    if (!folder)
        return failed(context, folder.error());
    if (journalIsWritten(*folder)) {
        return failed(context,
                      makeError(ErrorKind::Usage,
                                QStringLiteral("%1 is still running: there is nothing to recover yet.").arg(folder->path()), {},
                                {QStringLiteral("Wait for its end, or stop it with Ctrl-C: what was measured is kept")}));
    }
    const Result<RunResult> loaded = loadRun(*folder);
    if (!loaded)
        return failed(context, loaded.error());
    if (loaded->records.empty()) {
        return failed(
            context,
            makeError(ErrorKind::Io,
                      QStringLiteral("The journal of %1 holds no request that had ended: there is nothing to recover.").arg(folder->path()),
                      {}, {QStringLiteral("Run the benchmark again")}));
    }
    for (const QString &warning : loaded->warnings)
        say(QStringLiteral("Warning: %1").arg(warning));
    const Result<QStringList> files = writeRunFiles(*folder, *loaded, judge(*loaded));
    if (!files)
        return failed(context, files.error());
    if (context.json) {
        printJson({{QStringLiteral("ok"), true},
                   {QStringLiteral("run_folder"), folder->path()},
                   {QStringLiteral("records"), static_cast<qint64>(loaded->records.size())},
                   {QStringLiteral("partial"), loaded->partial},
                   {QStringLiteral("files"), QJsonArray::fromStringList(*files)},
                   {QStringLiteral("error"), QJsonValue::Null}});
        return Good;
    }
    print(QStringLiteral("%1 recovered from the journal; %2 written in %3%4.\nSee them: tokenderby-cli results show %3\n")
              .arg(counted(static_cast<qint64>(loaded->records.size()), u"record"), counted(files->size(), u"file"), folder->path(),
                   loaded->partial ? QStringLiteral(". The run is marked partial") : QString()));
    return Good;
}

constexpr Subcommand subcommands[] = {{"list", false, list}, {"show", true, show}, {"recover", true, recover}};

int results(const Context &context)
{
    QStringList names;
    for (const Subcommand &subcommand : subcommands)
        names << QLatin1String(subcommand.name);
    names << QStringLiteral("compare");
    const auto usage = [&](const QString &message, const QStringList &actions) {
        return failed(context, makeError(ErrorKind::Usage, message, {}, actions));
    };
    const QStringList help{QStringLiteral("tokenderby-cli results --help")};
    if (context.arguments.isEmpty())
        return usage(QStringLiteral("results needs one of: %1.").arg(names.join(QStringLiteral(", "))),
                     {QStringLiteral("tokenderby-cli results list")});
    const QString name = context.arguments.first();
    if (name == QLatin1String("compare"))
        return compareResults(context, context.arguments.mid(1), context.options.value(QStringLiteral("output")));
    const auto *chosen = std::find_if(std::begin(subcommands), std::end(subcommands),
                                      [&name](const Subcommand &candidate) { return name == QLatin1String(candidate.name); });
    if (chosen == std::end(subcommands)) {
        const QString near = nearest(name, names);
        return usage(QStringLiteral("results has no command \"%1\".").arg(printable(name)),
                     near.isEmpty() ? help : QStringList{QStringLiteral("tokenderby-cli results %1").arg(near)});
    }
    const qsizetype expected = chosen->takesRun ? 2 : 1;
    if (context.arguments.size() > expected)
        return usage(QStringLiteral("\"%1\" is too much for results %2.").arg(printable(context.arguments[expected]), name), help);
    if (context.arguments.size() < expected)
        return usage(QStringLiteral("results %1 needs a run: a folder's path or name, or \"latest\".").arg(name),
                     {QStringLiteral("tokenderby-cli results %1 latest").arg(name)});
    return chosen->run(context, context.arguments.value(1), context.options.value(QStringLiteral("output")));
}

} // namespace

Command resultsCommand()
{
    const QCommandLineOption output(QStringLiteral("output"), QStringLiteral("The folder that holds the runs (results)."),
                                    QStringLiteral("DIR"), QStringLiteral("results"));
    return {QStringLiteral("results"),
            QStringLiteral("Lists runs, shows one, compares some, recovers one that was killed"),
            QStringLiteral("list|show|compare|recover [RUN…]"),
            QStringLiteral("tokenderby-cli results show latest"),
            {output},
            results};
}

} // namespace derby::cli
