// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// draw_plots FOLDER: every chart of the difficult runs as the desktop paints it, read back; beside the reports of make_reports.
#include "analyse/judge.h"
#include "difficult_runs.h"
#include "read_painted.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace derby;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc != 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    for (const auto &[name, run] : difficultRuns()) {
        const Comparison comparison = judge(run);
        QJsonArray charts;
        for (const TestComparison &test : comparison.tests) {
            for (const ChartId id : allCharts()) {
                const Plot plot = makePlot(id, PlotSource{&run, &comparison, test.name, {}});
                if (plot.empty.isEmpty())
                    charts << QJsonObject{{QStringLiteral("chart"), chartName(id)},
                                          {QStringLiteral("test"), test.name},
                                          {QStringLiteral("painted"), ui::readPainted(plot)}};
            }
        }
        QFile file(folder.filePath(name + QStringLiteral("/painted.json")));
        if (!folder.mkpath(name) || !file.open(QIODevice::WriteOnly)
            || file.write(QJsonDocument(charts).toJson(QJsonDocument::Compact)) < 0)
            return 1;
    }
    return 0;
}
