// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/run_export.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

namespace derby::ui {

QString runFileName(RunFile file)
{
    switch (file) {
    case RunFile::Csv:
        return QStringLiteral("summary.csv");
    case RunFile::Json:
        return QStringLiteral("comparison.json");
    case RunFile::Html:
        return QStringLiteral("executive_report.html");
    }
    return {};
}

QString runFileSuffix(RunFile file)
{
    return QFileInfo(runFileName(file)).suffix();
}

QList<std::pair<QString, QString>> runFileCopies(RunFile file, const QStringList &runFolders, const QString &folder)
{
    QList<std::pair<QString, QString>> copies;
    for (const QString &run : runFolders) {
        const QString name = QFileInfo(run).fileName() + u'.' + runFileSuffix(file);
        copies.append({QDir(run).filePath(runFileName(file)), QDir(folder).filePath(name)});
    }
    return copies;
}

} // namespace derby::ui
