// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/plan_files.h"

#include "ui/pages/benchmark_page.h"

#include <QFileDialog>
#include <QFileInfo>

namespace derby::ui {

PlanFiles::PlanFiles(PlanDocument &document, QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_window(window)
{
}

void PlanFiles::open()
{
    ask(false);
}

void PlanFiles::save(bool askWhere)
{
    if (askWhere || m_document.file().isEmpty())
        ask(true);
    else
        saveTo(m_document.file());
}

void PlanFiles::saveTo(const QString &file)
{
    if (const std::optional<Error> error = m_document.save(file))
        Q_EMIT failed(*error);
    else
        Q_EMIT saved();
}

void PlanFiles::ask(bool saving)
{
    auto *dialog =
        new QFileDialog(m_window, saving ? BenchmarkPage::tr("Save the benchmark file") : BenchmarkPage::tr("Open a benchmark file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(saving ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(saving ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setNameFilter(BenchmarkPage::tr("Benchmark files (*.yaml *.yml)"));
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    if (!m_document.file().isEmpty())
        dialog->setDirectory(QFileInfo(m_document.file()).absolutePath());
    if (saving)
        dialog->selectFile(m_document.name());
    connect(dialog, &QFileDialog::fileSelected, this, [this, saving](const QString &file) {
        if (saving)
            saveTo(file);
        else
            Q_EMIT chosen(file);
    });
    dialog->open();
}

} // namespace derby::ui
