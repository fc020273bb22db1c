// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/run_files.h"

#include "base/text.h"
#include "report/comparison_json.h"
#include "report/detailed_json.h"
#include "report/html_reports.h"
#include "report/lane_logs.h"
#include "report/summary_csv.h"
#include "store/manifest.h"
#include "store/run_folder.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace derby {

namespace {

/// Writes files whole or not at all, remembers their names and the first failure.
class Writer
{
public:
    explicit Writer(const QDir &folder)
        : m_folder(folder)
    {
    }

    void write(const QString &name, const QByteArray &bytes)
    {
        QSaveFile file(m_folder.filePath(name));
        if (name.contains(u'/'))
            m_folder.mkpath(name.section(u'/', 0, -2));
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) {
            m_files << name;
            return;
        }
        if (!m_error) {
            m_error = makeError(
                ErrorKind::Io, QStringLiteral("The file %1 cannot be written.").arg(file.fileName()), file.errorString(),
                {QStringLiteral("Make room on the disk, or check that the folder can be written"),
                 QStringLiteral("Then make the files again from the journal: tokenderby-cli results recover %1").arg(m_folder.path())});
        }
    }

    const QStringList &files() const { return m_files; }
    const std::optional<Error> &error() const { return m_error; }

private:
    const QDir &m_folder;
    QStringList m_files;
    std::optional<Error> m_error;
};

/// The lanes' folders: their ids, which are safe as names already, unless a damaged journal says otherwise.
QStringList laneFolders(const Plan &plan)
{
    QStringList folders;
    for (const Endpoint &endpoint : plan.endpoints) {
        const QString name = fileName(endpoint.id, false);
        QString unique = name;
        for (int number = 2; folders.contains(unique, Qt::CaseInsensitive); ++number)
            unique = QStringLiteral("%1-%2").arg(name).arg(number);
        folders << unique;
    }
    return folders;
}

QStringList reportsOfPlan(const Plan &plan)
{
    QStringList names;
    if (plan.output.generateReport)
        names << executiveReportName();
    if (plan.output.generateCharts)
        names << chartReportNames();
    return names;
}

/// The reports lead to one another, and to those that lie there already.
void writeHtml(Writer &writer, const QDir &folder, const RunResult &run, const Comparison &comparison, const QStringList &names)
{
    ReportSource source{&run, &comparison, readManifest(folder).value_or(QJsonObject()), names};
    for (const QString &name : QStringList{executiveReportName()} + chartReportNames()) {
        if (!names.contains(name) && QFileInfo::exists(folder.filePath(name)))
            source.files << name;
    }
    for (const QString &name : names)
        writer.write(name, htmlReport(name, source));
}

/// The manifest with the hashes of the files listed; what was written, the manifest last, or the first error.
Result<QStringList> withManifest(const Writer &writer, const QDir &folder, const RunResult &run, const Comparison &comparison,
                                 const QStringList &listed)
{
    QJsonObject quality;
    for (const TestComparison &test : comparison.tests)
        quality.insert(test.name, qualityToJson(test.quality));
    const Result<> manifest = writeManifest(folder, run, true, listed, quality);
    if (writer.error())
        return fail(*writer.error());
    if (!manifest)
        return fail(manifest.error());
    return writer.files() + QStringList{manifestFileName()};
}

} // namespace

Result<QStringList> writeRunFiles(const QDir &folder, const RunResult &run, const Comparison &comparison)
{
    Writer writer(folder);
    writer.write(QStringLiteral("comparison.json"), QJsonDocument(comparisonToJson(comparison)).toJson());
    writer.write(QStringLiteral("detailed_analysis.json"),
                 QJsonDocument(detailedToJson(run, comparison)).toJson(QJsonDocument::Compact) + '\n');
    writer.write(QStringLiteral("summary.csv"), summaryCsv(comparison));
    const QStringList lanes = laneFolders(run.plan);
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        const int lane = static_cast<int>(i);
        if (run.plan.output.saveRawData)
            writer.write(lanes[i] + QStringLiteral("/performance_log.csv"), performanceLog(run, lane));
        if (const QByteArray errors = errorLog(run, lane); !errors.isEmpty())
            writer.write(lanes[i] + QStringLiteral("/error_log.txt"), errors);
    }

    writeHtml(writer, folder, run, comparison, reportsOfPlan(run.plan));
    return withManifest(writer, folder, run, comparison, writer.files());
}

Result<QStringList> writeReports(const QDir &folder, const RunResult &run, const Comparison &comparison, const QStringList &names)
{
    Writer writer(folder);
    writeHtml(writer, folder, run, comparison, names);
    QStringList listed = writer.files();
    if (const Result<QJsonObject> manifest = readManifest(folder))
        listed += manifest->value(QLatin1String("files")).toObject().keys();
    listed.removeDuplicates();
    return withManifest(writer, folder, run, comparison, listed);
}

} // namespace derby
