// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/dispatch.h"

#include <QCoreApplication>

#include <csignal>

using namespace derby::cli;

int main(int argc, char **argv)
{
    // A reader that goes away (`| head`) must not end a run in the middle.
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tokenderby-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOKENDERBY_VERSION));

    // The one list of commands, in the order in which --help shows them.
    const QList<Command> commands{
        benchmarkCommand(), testCommand(), inspectCommand(),   resultsCommand(),   reportCommand(),
        configCommand(),    initCommand(), calibrateCommand(), simulatorCommand(),
    };
    return dispatch(commands, QCoreApplication::arguments());
}
