// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_names.h"

#include "base/text.h"
#include "store/journal_format.h"
#include "store/manifest.h"
#include "store/run_folder.h"

#include <QRegularExpression>

#include <algorithm>

namespace derby {

namespace {

/// The part of a run folder's name that grows with time; empty for a folder named otherwise.
QString timeKey(const QString &name)
{
    static const QRegularExpression stamp(QStringLiteral("_(\\d{8})_(\\d{6})(?:-(\\d+))?$"));
    const QRegularExpressionMatch match = stamp.match(name);
    if (!match.hasMatch())
        return {};
    return match.captured(1) + match.captured(2) + match.captured(3).rightJustified(6, u'0');
}

Error noFolder(const QString &path)
{
    return makeError(
        ErrorKind::Io, QStringLiteral("The folder %1 cannot be made.").arg(QDir::toNativeSeparators(path)), qt_error_string(),
        {QStringLiteral("Choose another folder: --output DIR"), QStringLiteral("Check that the folder above it can be written")});
}

} // namespace

bool isRunFolder(const QString &path)
{
    const QDir folder(path);
    return folder.exists(journalFileName()) || folder.exists(manifestFileName());
}

QStringList runFolderNames(const QString &resultsFolder)
{
    std::vector<std::pair<QString, QString>> found;
    const QDir results(resultsFolder);
    const QStringList names = resultsFolder.isEmpty() ? QStringList() : results.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        if (isRunFolder(results.filePath(name)))
            found.emplace_back(timeKey(name), name);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList sorted;
    for (const auto &entry : found)
        sorted << entry.second;
    return sorted;
}

Result<QDir> createRunFolder(const QString &resultsFolder, const QString &planName, const QDateTime &startedLocal)
{
    const QDir results(resultsFolder.isEmpty() ? QStringLiteral(".") : resultsFolder);
    if (!results.mkpath(QStringLiteral(".")))
        return fail(noFolder(results.path()));
    const QString base =
        QStringLiteral("test_%1_%2").arg(fileName(planName, true), startedLocal.toString(QStringLiteral("yyyyMMdd_HHmmss")));
    for (int number = 1; number < 10000; ++number) {
        const QString name = number == 1 ? base : QStringLiteral("%1-%2").arg(base).arg(number);
        if (results.mkdir(name)) // fails where it exists, so that two runs of one second never share a folder
            return QDir(results.filePath(name));
        if (!results.exists(name))
            return fail(noFolder(results.filePath(name)));
    }
    return fail(noFolder(results.filePath(base)));
}

Result<QDir> findRun(const QString &run, const QString &resultsFolder)
{
    const QString list = QStringLiteral("List the runs: tokenderby-cli results list --output %1").arg(resultsFolder);
    if (run.isEmpty())
        return fail(makeError(ErrorKind::Usage, QStringLiteral("Which run? Give a folder's path or name, or \"latest\"."), {}, {list}));
    const QStringList names = runFolderNames(resultsFolder);
    if (run == QLatin1String("latest")) {
        if (!names.isEmpty())
            return QDir(QDir(resultsFolder).filePath(names.first()));
        return fail(makeError(ErrorKind::Usage, QStringLiteral("There is no run in %1 yet.").arg(resultsFolder), {},
                              {QStringLiteral("Make one: tokenderby-cli benchmark --simulate --quick"),
                               QStringLiteral("Name the folder that holds the runs: --output DIR")}));
    }
    const QFileInfo inside(QDir(resultsFolder).filePath(run));
    for (const QFileInfo &candidate : {QFileInfo(run), inside}) {
        if (candidate.isFile() && isRunFolder(candidate.absolutePath())) // one of a run's files
            return QDir(candidate.absolutePath());
        if (candidate.isDir() && isRunFolder(candidate.filePath()))
            return QDir(candidate.filePath());
    }
    if (QFileInfo(run).isDir() || inside.isDir())
        return fail(makeError(ErrorKind::Usage,
                              QStringLiteral("The folder %1 holds no run: it has neither a journal nor a manifest.").arg(printable(run)),
                              {}, {list}));
    QStringList actions{list};
    if (const QString near = nearest(run, names); !near.isEmpty())
        actions.prepend(QStringLiteral("Did you mean %1?").arg(near));
    return fail(
        makeError(ErrorKind::Usage, QStringLiteral("There is no run \"%1\" in %2.").arg(printable(run), resultsFolder), {}, actions));
}

} // namespace derby
