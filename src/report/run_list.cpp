// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/run_list.h"

#include "base/text.h"
#include "store/journal_lock.h"
#include "store/manifest.h"
#include "store/run_names.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace derby {

namespace {

constexpr auto recoverable = "killed before its end: results recover";

/// The sentence of the primary test and the run's grade.
void readComparison(const QDir &folder, RunListEntry &entry)
{
    QFile file(folder.filePath(QStringLiteral("comparison.json")));
    const QJsonObject json = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    if (json.isEmpty()) {
        if (entry.problem.isEmpty())
            entry.problem = QStringLiteral("comparison.json is missing or damaged: results recover");
        return;
    }
    entry.grade = json.value(QStringLiteral("quality")).toObject().value(QStringLiteral("grade")).toString();
    const QJsonArray tests = json.value(QStringLiteral("tests")).toArray();
    for (const QJsonValue &test : tests) {
        if (test.toObject().value(QStringLiteral("name")) == json.value(QStringLiteral("primary")))
            entry.finding = test.toObject().value(QStringLiteral("sentence")).toString();
    }
}

RunListEntry readEntry(const QString &path)
{
    RunListEntry entry;
    entry.folder = path;
    const QDir folder(path);
    const Result<QJsonObject> manifest = readManifest(folder);
    if (!manifest) {
        entry.name = folder.dirName();
        entry.partial = true;
        entry.problem = manifest.error().message;
        return entry;
    }
    entry.name = manifest->value(QStringLiteral("name")).toString();
    entry.started = QDateTime::fromString(manifest->value(QStringLiteral("started")).toString(), Qt::ISODateWithMs).toUTC();
    entry.simulated = manifest->value(QStringLiteral("simulated")).toBool();
    entry.partial = manifest->value(QStringLiteral("partial")).toBool();
    if (manifest->value(QStringLiteral("state")).toString() != QLatin1String("finished")) {
        entry.partial = true;
        entry.problem = journalIsWritten(folder) ? QStringLiteral("still running") : QString(QLatin1String(recoverable));
    }
    const QJsonArray endpoints = manifest->value(QStringLiteral("endpoints")).toArray();
    for (const QJsonValue &endpoint : endpoints)
        entry.lanes << endpoint.toObject().value(QStringLiteral("id")).toString();
    readComparison(folder, entry);
    return entry;
}

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
        runs.push_back(readEntry(QDir(resultsFolder).filePath(name)));
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
