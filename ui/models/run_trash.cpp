// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_trash.h"

#include "store/journal_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace derby::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("RunStore", text);
}

QString stampFormat()
{
    return QStringLiteral("yyyyMMdd_HHmmss");
}

/// `name` in `folder`, with -2, -3, … where it is taken.
QString freeName(const QDir &folder, const QString &name)
{
    QString free = name;
    for (int number = 2; folder.exists(free); ++number)
        free = QStringLiteral("%1-%2").arg(name).arg(number);
    return folder.filePath(free);
}

} // namespace

QString binFolder(const QString &resultsFolder)
{
    return QDir(resultsFolder).filePath(QStringLiteral(".trash"));
}

Result<QString> moveToBin(const QString &runFolder, const QDateTime &now)
{
    const QFileInfo run(runFolder);
    if (journalIsWritten(QDir(runFolder)))
        return fail(makeError(ErrorKind::Usage, tr("%1 is still being measured.").arg(run.fileName()), {},
                              {tr("Stop it first: what was measured is kept")}));
    const QDir bin(binFolder(run.absolutePath()) + u'/' + now.toUTC().toString(stampFormat()));
    const QString to = bin.mkpath(QStringLiteral(".")) ? freeName(bin, run.fileName()) : QString();
    if (to.isEmpty() || !QDir().rename(run.absoluteFilePath(), to)) {
        return fail(makeError(ErrorKind::Io, tr("%1 cannot be moved to the bin.").arg(run.fileName()), bin.path(),
                              {tr("Check that the results folder can be written")}));
    }
    return to;
}

Result<QString> takeFromBin(const QString &binned)
{
    const QFileInfo run(binned);
    QDir results = run.absoluteDir(); // results/.trash/{stamp}
    const QDir stamp = results;
    results.cdUp();
    results.cdUp();
    const QString to = freeName(results, run.fileName());
    if (!QDir().rename(run.absoluteFilePath(), to)) {
        return fail(makeError(ErrorKind::Io, tr("%1 cannot be moved back.").arg(run.fileName()), run.absoluteFilePath(),
                              {tr("It is still in the bin: move the folder back by hand")}));
    }
    QDir().rmdir(stamp.path()); // only where it is empty now
    return to;
}

int emptyBin(const QString &resultsFolder, const QDateTime &now)
{
    int removed = 0;
    const QDir bin(binFolder(resultsFolder));
    const QStringList stamps = bin.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString &stamp : stamps) {
        QDateTime deleted = QDateTime::fromString(stamp, stampFormat());
        deleted.setTimeSpec(Qt::UTC);
        if (!deleted.isValid() || deleted.daysTo(now.toUTC()) <= binDays)
            continue;
        QDir folder(bin.filePath(stamp));
        const auto runs = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
        if (folder.removeRecursively())
            removed += static_cast<int>(runs);
    }
    return removed;
}

} // namespace derby::ui
