// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/result.h"
#include "plan/plan.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace derby::cli {

enum ExitCode { Good = 0, RunFailed = 1, WrongUsage = 2, TargetMissed = 3, Interrupted = 130 };

/// What a command is run with.
struct Context
{
    const QCommandLineParser &options;
    QStringList arguments; ///< positional, the command's own name taken off
    bool json = false;
    bool quiet = false;
    QString command = {}; ///< its name, for advice that repeats it
};

/// One command, one file. Commands run on the main thread and return their exit code; they wait on condition variables, never in nested
/// event loops.
struct Command
{
    QString name;
    QString summary; ///< one line
    QString arguments; ///< "F", "RUN", "list|show|recover [RUN]"; empty: none
    QString example; ///< a command line that runs
    QList<QCommandLineOption> options;
    std::function<int(const Context &)> run;
};

/// Results on stdout; `text` is made printable and ends with a newline (added where it is missing).
void print(const QString &text);
/// One line on stdout.
void printJson(const QJsonObject &json);
/// Warnings and progress on stderr; as print.
void say(const QString &text);
/// Shows the error (a card on stderr: what happened, detail, what to try; with --json also {"ok":false,"files":[],"error":{…}} on stdout)
/// and returns WrongUsage for ErrorKind::Usage, else RunFailed.
int failed(const Context &context, const Error &error);
QJsonObject errorToJson(const Error &error); ///< contract: kind, message, detail, actions, recoverable

/// Ctrl-C, SIGTERM and SIGHUP (unless the caller ignores it, as nohup does) raise a flag instead of ending the process; a second one ends
/// it, but for SIGHUP, which a closing terminal may send twice.
void watchInterrupt();
bool interrupted();
/// 128 + the signal that came first, as shells have it: Interrupted for Ctrl-C.
int interruptedCode();

/// --config, --endpoint, --model, --services, --simulate, --seed: the options that benchmark, demo, test and inspect share.
QList<QCommandLineOption> planOptions();

Command benchmarkCommand();
Command calibrateCommand();
Command simulatorCommand();
Command testCommand();
Command inspectCommand();
Command configCommand();
Command initCommand();
Command resultsCommand();
Command reportCommand();

} // namespace derby::cli
