// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "report/run_list.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace derby::ui {

/// The short texts that the list and the run share.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Results)
public:
    /// "TTFT", "TTFT p95", "Tokens a second" of a verdict's metric id.
    static QString metric(const QString &id);
    /// "Today 14:41", "Yesterday 18:07", "22 Nov 23:00", "22 Nov 2025".
    static QString when(const QDateTime &started, const QDateTime &now = QDateTime::currentDateTime());
    /// "24 users · 600 × 3".
    static QString load(const RunListEntry &run);
    /// "vLLM is faster, TTFT p95", "Not enough data: 190 more each".
    static QString finding(const RunListEntry &run);
    static QString state(VerdictState state, const QString &winner, int moreNeeded, bool rounds);
    static QString order(const QString &id); ///< of lanes, as comparison.json has it
    static QString ms(double value); ///< "77.9", "1,116"; no unit
    static QString interval(const std::optional<Interval> &interval); ///< "[70.6, 89.8]", "[≥ 70.6]"; empty: none
    static QString ratio(double value); ///< "0.77"
    static QString chance(double p); ///< "0.02", "< 0.001"
    static QString share(double value); ///< "99.2 %"
};

/// A list entry's verdict; nothing where it has none.
std::optional<VerdictState> verdictOf(const RunListEntry &run);

} // namespace derby::ui
