// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace derby::ui {

/// What a run's folder holds for others to read.
enum class RunFile { Csv, Json, Html };

/// Its name in the run folder: "summary.csv", "comparison.json", "executive_report.html".
QString runFileName(RunFile file);
/// "csv", "json", "html".
QString runFileSuffix(RunFile file);

/// Which files to copy to give `file` of each run into `folder`: named after the run folders.
QList<std::pair<QString, QString>> runFileCopies(RunFile file, const QStringList &runFolders, const QString &folder);

} // namespace derby::ui
