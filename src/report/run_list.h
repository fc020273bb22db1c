// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace derby {

/// One run of a results folder, as its manifest and comparison say.
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
};

/// The runs beneath a results folder, newest first. Reads manifests and comparisons only, never a journal; a broken run is listed with its
/// problem. A folder that does not exist has no runs.
std::vector<RunListEntry> listRuns(const QString &resultsFolder);

/// {"runs":[{"run_folder","name","started","simulated","partial","lanes","grade","finding"}]}; a broken run has "problem" beside them.
QJsonObject runListToJson(const std::vector<RunListEntry> &runs);

/// The list for people, one run a block of lines.
QString runListText(const std::vector<RunListEntry> &runs);

} // namespace derby
