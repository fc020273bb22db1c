// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/run_list.h"

#include "base/text.h"
#include "store/run_names.h"

#include <QDir>
#include <QJsonArray>

namespace derby {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

std::vector<RunListEntry> listRuns(const QString &resultsFolder)
{
    std::vector<RunListEntry> runs;
    const QStringList names = runFolderNames(resultsFolder);
    for (const QString &name : names)
        runs.push_back(readRunEntry(QDir(resultsFolder).filePath(name)));
    return runs;
}

QJsonObject runListToJson(const std::vector<RunListEntry> &runs)
{
    QJsonArray array;
    for (const RunListEntry &run : runs) {
        QJsonObject json{{QStringLiteral("run_folder"), run.folder},
                         {QStringLiteral("name"), run.name},
                         {QStringLiteral("started"),
                          run.started.isValid() ? QJsonValue(run.started.toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null)},
                         {QStringLiteral("simulated"), run.simulated},
                         {QStringLiteral("partial"), run.partial},
                         {QStringLiteral("lanes"), QJsonArray::fromStringList(run.lanes)},
                         {QStringLiteral("grade"), textOrNull(run.grade)},
                         {QStringLiteral("finding"), textOrNull(run.finding)}};
        if (!run.problem.isEmpty())
            json.insert(QStringLiteral("problem"), run.problem);
        array << json;
    }
    return {{QStringLiteral("runs"), array}};
}

QString runListText(const std::vector<RunListEntry> &runs)
{
    QString text;
    for (const RunListEntry &run : runs) {
        QStringList facts;
        facts << QDir(run.folder).dirName();
        if (run.started.isValid())
            facts << run.started.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        if (!run.lanes.isEmpty())
            facts << run.lanes.join(QStringLiteral(", "));
        if (!run.grade.isEmpty())
            facts << QStringLiteral("grade ") + run.grade;
        if (run.simulated)
            facts << QStringLiteral("SIMULATED");
        if (run.partial)
            facts << QStringLiteral("partial");
        text += facts.join(QStringLiteral("  ")) + u'\n';
        if (!run.finding.isEmpty())
            text += QStringLiteral("    ") + run.finding + u'\n';
        if (!run.problem.isEmpty())
            text += QStringLiteral("    ! ") + run.problem + u'\n';
    }
    return printable(text);
}

} // namespace derby
