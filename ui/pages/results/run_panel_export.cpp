// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/run_panel.h"

#include "report/comparison_json.h"
#include "report/summary_csv.h"
#include "ui/charts/chart_export.h"
#include "ui/pages/results/charts_card.h"
#include "ui/pages/results/export_panel.h"
#include "ui/pages/results/run_export.h"
#include "ui/widgets/scroll_column.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QScrollBar>
#include <QUrl>

namespace derby::ui {

namespace {

Result<> writeBytes(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(makeError(ErrorKind::Io, RunPanel::tr("%1 cannot be written.").arg(QDir::toNativeSeparators(path)), file.errorString(),
                          {RunPanel::tr("Choose another folder, or make room on the disk")}));
}

} // namespace

void RunPanel::showExport()
{
    m_export->show();
    m_export->setChartReady(m_charts->plot() != nullptr);
    m_scroll->verticalScrollBar()->setValue(0);
    m_export->setFocus();
}

void RunPanel::save()
{
    if (m_runs.empty())
        return;
    const QString suffix = m_export->suffix();
    const QString base = m_runs.size() == 1 ? QFileInfo(m_runs.front()->folder).fileName() : QStringLiteral("comparison");
    const QString name = (m_export->isChart() ? QString(base + u'_' + chartName(m_charts->chart())) : base) + u'.' + suffix;
    // Several runs' tables and reports are several files: they go into a folder.
    const bool intoFolder = m_runs.size() > 1 && (m_export->format() == ExportPanel::Csv || m_export->format() == ExportPanel::Html);
    auto *dialog = new QFileDialog(this, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (intoFolder) {
        dialog->setFileMode(QFileDialog::Directory);
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(suffix);
        dialog->setNameFilter(tr("%1 file (*.%2)").arg(suffix.toUpper(), suffix));
        dialog->selectFile(name);
    }
    connect(dialog, &QFileDialog::fileSelected, this, &RunPanel::saveTo);
    dialog->open();
}

void RunPanel::saveTo(const QString &file)
{
    const auto said = [this, file](const Result<> &written) {
        if (!written)
            return fail(written.error());
        const QString folder = QFileInfo(file).isDir() ? file : QFileInfo(file).path();
        const auto show = [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); };
        Q_EMIT notice({tr("Exported to %1").arg(QFileInfo(file).fileName()), QStringLiteral("export"), tr("Open folder"), show});
    };
    if (m_export->isChart()) {
        if (const PlotPtr plot = m_charts->plot())
            said(writeChart(*plot, file, m_export->options()));
        return;
    }
    if (m_export->format() == ExportPanel::Json) {
        QJsonObject json = m_runs.size() > 1 ? comparedRunsToJson(compared()) : comparisonToJson(*m_runs.front()->comparison);
        if (m_runs.size() == 1)
            json.insert(QStringLiteral("run_folder"), m_runs.front()->folder);
        return said(writeBytes(file, QJsonDocument(json).toJson()));
    }
    if (m_export->format() == ExportPanel::Csv && m_runs.size() == 1)
        return said(writeBytes(file, summaryCsv(*m_runs.front()->comparison)));
    QStringList folders;
    for (const OpenRunPtr &run : m_runs)
        folders << run->folder;
    const RunFile kind = m_export->format() == ExportPanel::Csv ? RunFile::Csv : RunFile::Html;
    QList<std::pair<QString, QString>> copies = runFileCopies(kind, folders, file);
    if (m_runs.size() == 1)
        copies.first().second = file;
    m_store.copy(copies, this,
                 [said](const RunStore::Moved &copied) { said(copied.error ? Result<>(derby::fail(*copied.error)) : Result<>()); });
}

void RunPanel::copyPicture()
{
    const PlotPtr plot = m_charts->plot();
    if (!plot)
        return;
    copyChart(*plot, m_export->options());
    Q_EMIT notice({tr("The picture is on the clipboard"), QStringLiteral("glyph/copy"), {}, {}});
}

void RunPanel::remake()
{
    if (m_runs.size() != 1)
        return;
    m_store.remake(m_runs.front()->folder, this, [this](const Result<QStringList> &files) {
        if (!files)
            return fail(files.error());
        Q_EMIT notice({tr("%n file(s) made again from the journal", nullptr, static_cast<int>(files->size())),
                       QStringLiteral("glyph/check"),
                       {},
                       {}});
    });
}

} // namespace derby::ui
