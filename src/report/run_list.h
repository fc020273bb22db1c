// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace derby {

/// One lane of a run's primary test, as lists draw it.
struct RunListLane
{
    QString name; ///< for people
    QString slot; ///< its look (report/plots.h)
    bool second = false;
    int succeeded = 0;
    std::optional<double> ttftP95Ms, low, high; ///< with its 95 % interval; absent: unknown
    bool lowN = false; ///< from too few requests

    bool operator==(const RunListLane &) const = default;
};

/// One run of a results folder, as its manifest, its comparison and its notes say.
struct RunListEntry
{
    QString folder; ///< path
    QString name;
    QDateTime started; ///< UTC; invalid: unknown
    bool simulated = false;
    bool partial = false;
    QStringList lanes; ///< ids
    QString grade; ///< of the measurement, A to D; empty: unknown
    QString finding; ///< the primary test's sentence; empty: none
    QString problem; ///< why the run can't be shown as it is; empty: nothing wrong
    bool recoverable = false; ///< the problem is one that `results recover` mends
    bool running = false; ///< its journal is being written now
    bool imported = false; ///< measured by another tool
    // Of the primary test:
    bool load = false; ///< else one request at a time
    int users = 0; ///< 0: unknown
    int requests = 0; ///< due in a lane, the most of any
    std::vector<RunListLane> figures;
    QString verdict; ///< what the headline comes to (verdictStateId); empty: no verdict
    QString metric; ///< of the headline ("ttft_p95")
    int winner = -1; ///< index into `figures`; -1: none
    int moreNeeded = 0; ///< blocks or rounds; 0: none, or unknown
    QString model; ///< of the lanes, each once
    // What a person wrote (report/run_notes.h):
    QString shownName; ///< empty: `name`
    QStringList tags;
    QString note;

    const QString &title() const { return shownName.isEmpty() ? name : shownName; }
    bool operator==(const RunListEntry &) const = default;
};

/// What is known of one run folder without reading its journal. Never fails: `problem` says what is wrong.
RunListEntry readRunEntry(const QString &runFolder);

/// The runs beneath a results folder, newest first. Reads manifests and comparisons only, never a journal; a broken run is listed with its
/// problem. A folder that does not exist has no runs.
std::vector<RunListEntry> listRuns(const QString &resultsFolder);

/// {"runs":[{"run_folder","name","started","simulated","partial","lanes","grade","finding"}]}; a broken run has "problem" beside them.
QJsonObject runListToJson(const std::vector<RunListEntry> &runs);

/// The list for people, one run a block of lines.
QString runListText(const std::vector<RunListEntry> &runs);

} // namespace derby
