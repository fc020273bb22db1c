// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "run/run_result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace derby {

/// What a report is made from. The same source gives the same bytes.
struct ReportSource
{
    const RunResult *run = nullptr;
    const Comparison *comparison = nullptr;
    QJsonObject manifest; ///< for the machine and the versions that measured; may be empty
    QStringList files; ///< reports of this run that there are, to lead to one another
};

/// "executive_report.html".
QString executiveReportName();
/// "charts/ttft_analysis.html", "charts/load_dashboard.html", "charts/performance_radar.html".
QStringList chartReportNames();

/// One of the reports named above as a file: it needs nothing but a browser, neither the other files nor a network.
QByteArray htmlReport(const QString &name, const ReportSource &source);

} // namespace derby
