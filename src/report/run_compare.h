// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "base/result.h"
#include "report/table.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace derby {

/// Fewest and most runs that stand side by side.
inline constexpr int FewestCompared = 2, MostCompared = 6;

/// One run beside others.
struct ComparedRun
{
    QString folder; ///< path
    QString label; ///< for people, no two alike: the run's name, or its folder's where names are alike
    QDateTime started; ///< UTC
    Comparison comparison;
};

/// Two lanes of different runs, of their primary tests. They share no rounds and no blocks: always not comparable.
struct BetweenRuns
{
    int runA = 0, runB = 0; ///< indices
    Verdict verdict; ///< a, b: lanes of their own runs; the metric is empty where the runs' headlines differ
};

/// Loads and judges the runs (each a path, a folder's name beneath `resultsFolder`, or "latest"). Errors: fewer than two or more than six,
/// one given twice (Usage); one that cannot be read. Warnings of the runs are appended to `warnings`, if it is not null.
Result<std::vector<ComparedRun>> compareRuns(const QStringList &runs, const QString &resultsFolder, QStringList *warnings = nullptr);

/// Gives each run its label.
void labelRuns(std::vector<ComparedRun> &runs);

/// "measured in different runs", for every pair of lanes of different runs.
std::vector<BetweenRuns> verdictsBetween(const std::vector<ComparedRun> &runs);

/// {"runs":[comparison…],"verdicts":[…]} (docs/formats.md, "Other JSON").
QJsonObject comparedRunsToJson(const std::vector<ComparedRun> &runs);

/// The runs' primary tests in one table each kind of test, lanes named "run: lane", below them what each run says by itself.
QString comparedRunsText(const std::vector<ComparedRun> &runs, const TableOptions &options = {});

} // namespace derby
