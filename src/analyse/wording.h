// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "analyse/verdict_metrics.h"

#include <QStringList>

#include <vector>

namespace derby {

/// What sentences need beside the verdict.
struct Wording
{
    QStringList names; ///< of all lanes, as sentences call them
    bool simulated = false;
    bool uncalibrated = false;
    bool load = false;
    int users = 1;
    double worthFindingRatio = 1.10;
    double power = 0.9;
};

/// A verdict with its sentence before the marks and the full stop, from which the test's sentence is made.
struct WordedVerdict
{
    Verdict verdict;
    QString clause;
};

/// "23 %", "4.8 %" of a share of one.
QString percent(double share);
/// "95 %", "98.3 %" of a level.
QString levelText(double level);
/// "100 blocks", "1 round".
QString units(const Wording &wording, int n);
/// "find a difference of 10 % or more with 9 chances in 10".
QString promise(const Wording &wording);

/// "vLLM answers first: … takes 23 % less time than TGI's (95 % interval 18 to 27 %, 100 blocks)". Several verdicts with the same winner
/// give one clause. `remark`: a further one within the brackets.
QString fasterClause(const Wording &wording, const VerdictMetric &metric, const std::vector<const Verdict *> &verdicts,
                     const QString &remark = {});
/// "Too close to call: any difference in TTFT between vLLM and TGI is under 10 %".
QString tooCloseClause(const Wording &wording, const VerdictMetric &metric, const QStringList &names);

/// A clause made a sentence: marked when simulated, "stopwatch not calibrated" where `measured` and true, with a full stop.
QString finished(const Wording &wording, const QString &clause, bool measured);

/// One honest sentence about the headline metric over all pairs; `verdicts` are the headline's. A winner only where it is faster than each
/// other lane that had a success; else what is settled and what is not.
QString headlineSentence(const Wording &wording, const VerdictMetric &metric, const TestComparison &comparison,
                         const std::vector<WordedVerdict> &verdicts);

} // namespace derby
