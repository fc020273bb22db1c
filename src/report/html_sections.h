// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/html_reports.h"
#include "report/plots.h"

#include <QString>

#include <optional>
#include <vector>

// The sections of the reports, as HTML. Whatever a server or a user supplied is text in them. Internal to src/report.

namespace derby {

/// The file's name of a report, its title, and the page's head: what was measured, its state, ways to the other files, buttons.
QString headSection(const ReportSource &source, const QString &file, const QString &subtitle);

/// The run's sentence, with its state and what it rests on.
QString verdictSection(const ReportSource &source, const TestComparison &test);

/// Every lane's figures of one test, with intervals and counts.
QString lanesSection(const TestComparison &test);
/// Each pair's ratio with its interval, and what it comes to, for all metrics of one test; empty with one lane.
QString pairsSection(const TestComparison &test, double practicalRatio);
/// What each lane was held to in all tests; empty without targets.
QString targetsSection(const ReportSource &source);
/// What else is worth knowing about a test; empty: nothing.
QString insightsSection(const ReportSource &source, const TestComparison &test);
/// What failed, and what to do about it; a sentence where nothing did.
QString errorsSection(const ReportSource &source);

QString qualitySection(const ReportSource &source);
QString methodSection();
/// Plan, servers, versions, machine, seed and calibration.
QString conditionsSection(const ReportSource &source);

/// "one request at a time, 40 blocks", "8 users, 6 rounds, lanes one after another".
QString testKind(const RunResult &run, const TestComparison &test);
/// "TTFT, typical" of "ttft_typical".
QString metricTitle(const QString &metric);
/// `text` as HTML with the lanes' names in their colours.
QString withColouredNames(const QString &text, const std::vector<SeriesLook> &looks);
/// A lane's marker and name.
QString laneName(const SeriesLook &look);
/// Glyph and words of a verdict's state; `winner`: the look of the faster lane.
QString stateText(VerdictState state, const SeriesLook *winner);

/// A figure in ms with its interval below; pale with a warning where it rests on too few requests.
QString msCell(const MetricFigures &figures, double MetricFigures::*value, const std::optional<Interval> &interval,
               const QString &percentile);
/// A figure without an interval; "-" where unknown.
QString figureCell(const std::optional<double> &value);
/// "96.3 %", never rounded up to 100 %; "-" where unknown.
QString shareText(const std::optional<double> &share);

} // namespace derby
