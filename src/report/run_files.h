// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "base/result.h"
#include "run/run_result.h"

#include <QDir>
#include <QStringList>

namespace derby {

/// Writes every file of a run folder that can be made from the journal (docs/formats.md, "The run folder"; the HTML reports as the plan's
/// output.generate_report and generate_charts ask for), then the manifest with their SHA-256. Each appears whole or not at all. Gives the
/// paths written, relative to the folder, the manifest last. The same run gives the same bytes in every file but the manifest, which says
/// when it was written. Error: the first file that could not be written (Io); the others were tried all the same.
Result<QStringList> writeRunFiles(const QDir &folder, const RunResult &run, const Comparison &comparison);

/// Makes the HTML reports named (report/html_reports.h) anew in a run's folder, and its manifest, which then lists them beside what it
/// listed before. Gives what was written, the manifest last. Error (Io): the first file that could not be written; the others were tried
/// all the same.
Result<QStringList> writeReports(const QDir &folder, const RunResult &run, const Comparison &comparison, const QStringList &names);

} // namespace derby
