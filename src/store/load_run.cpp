// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_folder.h"

#include "base/sentence.h"
#include "base/text.h"
#include "store/journal_format.h"
#include "store/manifest.h"
#include "store/rebuild.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace derby {

namespace {

/// Fills in which lanes an older comparison.json of this folder calls simulated, where the journal does not say it. What it calls real
/// is not believed: it may come from a recovery that did not know.
void takeSimulatedFromComparison(const QDir &folder, JournalContents &journal)
{
    if (std::all_of(journal.simulated.begin(), journal.simulated.end(), [](const std::optional<bool> &lane) { return lane.has_value(); }))
        return;
    QFile file(folder.filePath(QStringLiteral("comparison.json")));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject comparison = QJsonDocument::fromJson(file.readAll()).object();
    if (!comparison.value(QStringLiteral("simulated")).toBool())
        return;
    QStringList real;
    const QJsonArray lanes = comparison.value(QStringLiteral("lanes")).toArray();
    for (const QJsonValue &lane : lanes) {
        if (lane[QStringLiteral("endpoint")][QStringLiteral("simulated")] == QJsonValue(false))
            real << lane[QStringLiteral("id")].toString();
    }
    for (qsizetype i = 0; i < journal.lanes.size(); ++i) {
        std::optional<bool> &simulated = journal.simulated[static_cast<std::size_t>(i)];
        if (!simulated && !real.contains(journal.lanes[i]))
            simulated = true;
    }
}

/// A run of which only the journal can be trusted.
RunResult withoutManifest(const QDir &folder, JournalContents &journal, const Error &why)
{
    RunResult run;
    run.partial = true;
    run.recovered = true;
    run.warnings << QStringLiteral("%1 Lanes and tests are worked out from the journal; URLs, models, targets, how long the "
                                   "rounds were (and with it rates) and what the client was like are unknown.")
                        .arg(why.message);
    takeSimulatedFromComparison(folder, journal);
    for (qsizetype i = 0; i < journal.lanes.size(); ++i) {
        if (!journal.simulated[static_cast<std::size_t>(i)])
            run.warnings << QStringLiteral(
                                "Nobody knows whether %1 was a server or a built-in simulator: this journal does not say it yet.")
                                .arg(printable(journal.lanes[i]));
    }
    run.plan = planFromRecords(journal);
    run.plan.name = folder.dirName();
    static const QRegularExpression pattern(QStringLiteral("^test_(.+)_(\\d{8}_\\d{6})(?:-\\d+)?$"));
    if (const QRegularExpressionMatch match = pattern.match(folder.dirName()); match.hasMatch()) {
        run.plan.name = match.captured(1);
        run.started = QDateTime::fromString(match.captured(2), QStringLiteral("yyyyMMdd_HHmmss")).toUTC();
    }
    return run;
}

QStringList laneIds(const Plan &plan)
{
    QStringList ids;
    for (const Endpoint &endpoint : plan.endpoints)
        ids << endpoint.id;
    return ids;
}

/// Tests that were under way when the process ended have records and no conditions.
void completeConditions(RunResult &run)
{
    QStringList known;
    for (const TestConditions &test : run.conditions)
        known << test.test;
    QStringList tests;
    for (const Record &record : run.records) {
        if (!known.contains(record.test) && !tests.contains(record.test))
            tests << record.test;
    }
    for (const QString &test : std::as_const(tests)) {
        run.conditions.push_back(conditionsFromRecords(run.plan, test, run.records));
        run.warnings << QStringLiteral("The run ended before what the client was like during \"%1\" was written: its steady windows are "
                                       "worked out from the requests, "
                                       "CPU use and clock steps are unknown.")
                            .arg(printable(test));
    }
}

/// Whether the journal is what the manifest says it was when the run ended.
void compareWithManifest(RunResult &run, const QJsonObject &manifest, const QDir &folder)
{
    const qint64 records = manifest.value(QStringLiteral("records")).toInteger(-1);
    const qint64 bytes =
        manifest.value(QStringLiteral("files")).toObject().value(journalFileName()).toObject().value(QStringLiteral("bytes")).toInteger(-1);
    const auto found = static_cast<qint64>(run.records.size());
    if (records >= 0 && records != found) {
        run.partial = true;
        run.warnings << QStringLiteral("The manifest speaks of %1, the journal holds %2.").arg(counted(records, u"record")).arg(found);
    } else if (bytes >= 0 && bytes != QFileInfo(folder.filePath(journalFileName())).size()) {
        run.warnings << QStringLiteral("The journal is not as it was when the run ended: its size has changed.");
    }
}

} // namespace

Result<RunResult> loadRun(const QDir &folder)
{
    const Result<QJsonObject> manifest = readManifest(folder);
    if (!manifest && manifest.error().kind == ErrorKind::Usage) // of a newer version
        return fail(manifest.error());
    std::optional<RunResult> run;
    Error why;
    if (manifest) {
        Result<RunResult> told = runFromManifest(*manifest);
        if (told)
            run = std::move(*told);
        else
            why = makeError(ErrorKind::Io,
                            QStringLiteral("The plan in the run's manifest cannot be read: %1.")
                                .arg(clause(printable(told.error().detail.isEmpty() ? told.error().message : told.error().detail))));
    } else {
        why = manifest.error();
    }

    const bool told = run.has_value();
    Result<JournalContents> journal = readJournal(folder.filePath(journalFileName()), told ? laneIds(run->plan) : QStringList());
    if (!journal)
        return fail(journal.error());
    if (!told)
        run = withoutManifest(folder, *journal, why);
    run->records = std::move(journal->records);
    if (journal->damagedLines > 0 || journal->torn)
        run->partial = run->recovered = true;
    for (const QString &warning : std::as_const(journal->warnings)) {
        if (!run->warnings.contains(warning)) // a recovered run's manifest has them already
            run->warnings << warning;
    }
    completeConditions(*run);
    if (told)
        compareWithManifest(*run, *manifest, folder);
    return std::move(*run);
}

} // namespace derby
