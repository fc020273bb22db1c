// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/results_compare.h"

#include "cli/terminal.h"
#include "report/run_compare.h"

#include <unistd.h>

namespace derby::cli {

int compareResults(const Context &context, const QStringList &runs, const QString &results)
{
    QStringList warnings;
    const Result<std::vector<ComparedRun>> compared = compareRuns(runs, results, &warnings);
    if (!compared)
        return failed(context, compared.error());
    for (const QString &warning : warnings)
        say(QStringLiteral("Warning: %1").arg(warning));
    if (context.json)
        printJson(comparedRunsToJson(*compared));
    else
        print(comparedRunsText(*compared, {terminalColumns(STDOUT_FILENO, 100), false}));
    return Good;
}

} // namespace derby::cli
