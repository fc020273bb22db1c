// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// make_reports FOLDER: the reports of difficult runs, a page with every chart of each, and beside it what plotToJson() says of them.
#include "analyse/judge.h"
#include "difficult_runs.h"
#include "report/html_page.h"
#include "report/html_reports.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace derby;

namespace {

bool write(const QDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    return folder.mkpath(QFileInfo(name).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool writeRun(const QDir &folder, const RunResult &run)
{
    const Comparison comparison = judge(run);
    const ReportSource source{&run, &comparison, {}, QStringList{executiveReportName()} + chartReportNames()};
    bool ok = true;
    for (const QString &name : source.files)
        ok = write(folder, name, htmlReport(name, source)) && ok;
    QJsonArray plots;
    HtmlPage page;
    for (const TestComparison &test : comparison.tests) {
        for (const ChartId id : allCharts()) {
            const Plot plot = makePlot(id, PlotSource{&run, &comparison, test.name, {}});
            plots << plotToJson(plot);
            page.body += chartSlot(page, plot);
        }
    }
    page.data = {{QStringLiteral("name"), run.plan.name}};
    // The script wants the switch, whose place is the head of a report.
    page.head = QStringLiteral("<button type=\"button\" data-theme-switch>Theme</button>");
    ok = write(folder, QStringLiteral("all_charts.html"), htmlFile(page)) && ok;
    return write(folder, QStringLiteral("plots.json"), QJsonDocument(plots).toJson(QJsonDocument::Compact)) && ok;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    bool ok = true;
    for (const auto &[name, run] : difficultRuns())
        ok = writeRun(folder.filePath(name), run) && ok;
    return ok ? 0 : 1;
}
