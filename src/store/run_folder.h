// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/plan.h"
#include "run/record_sink.h"
#include "run/run_result.h"
#include "store/journal_lock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

namespace derby {

/// results/test_{name}_{YYYYMMDD}_{HHMMSS}/, made new; taken: -2, -3, …
Result<QDir> createRunFolder(const QString &resultsFolder, const QString &planName, const QDateTime &startedLocal);

/// The journal: each record appended as one line when it ends and handed to the kernel at once, in a thread of its own, so that a slow disk
/// delays no request, and a killed run keeps every record that had ended but those for which the disk was too slow. It holds records and
/// nothing else; the plan and what was found before and between stands in the manifest. The destructor waits until all is written.
class Journal final : public RecordSink
{
public:
    static Result<std::unique_ptr<Journal>> create(const QDir &folder, const Plan &plan, MonoTime origin);
    ~Journal() override;

    /// Returns at once, unless 64 MiB wait for the disk already: then it waits too, and warns the first time.
    void accept(const Record &record) override;
    /// Waits until the kernel has everything that was accepted.
    void flush() const;
    /// The first write error of what was accepted so far (for which it waits), if there was one: the run goes on in memory, the end says
    /// so.
    std::optional<Error> error() const;
    /// Tells other processes that this run goes on; copied, until its last file is written.
    const JournalHold &hold() const;

private:
    class Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> d;
};

/// Writes test_manifest.json (QSaveFile): what, when, where, versions, plan, seed, preparation, conditions, calibration; `files` (relative
/// paths) get their size and SHA-256, `quality` (test name -> figures, measure/quality.h) is kept as it is given. Written when a run
/// starts, after each test, and at its end: with the journal it is all that recovering needs.
Result<> writeManifest(const QDir &folder, const RunResult &runWithoutRecords, bool finished, const QStringList &files = {},
                       const QJsonObject &quality = {});

/// Reads a run back from its folder's journal (and manifest, if there is one). A torn last line is dropped; a run without an end line is
/// partial.
Result<RunResult> loadRun(const QDir &folder);

/// Resolves RUN: a path, a folder's name beneath `resultsFolder`, or "latest".
Result<QDir> findRun(const QString &run, const QString &resultsFolder);

} // namespace derby
