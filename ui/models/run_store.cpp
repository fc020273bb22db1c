// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_store.h"

#include "analyse/judge.h"
#include "report/run_files.h"
#include "store/journal_lock.h"
#include "store/run_folder.h"
#include "ui/models/run_listing.h"
#include "ui/models/run_trash.h"

#include <QFileSystemWatcher>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>
#include <QTimer>

#include <atomic>

namespace derby::ui {

namespace {

using Runs = std::shared_ptr<const std::vector<RunListEntry>>;

/// Whether a job's result is still wanted.
using Wanted = std::shared_ptr<std::atomic<bool>>;

Wanted wantedBy(QObject *context)
{
    auto wanted = std::make_shared<std::atomic<bool>>(true);
    QObject::connect(context, &QObject::destroyed, context, [wanted] { wanted->store(false); });
    return wanted;
}

Result<QStringList> remakeFiles(const QString &runFolder)
{
    const QDir folder(runFolder);
    if (journalIsWritten(folder)) {
        return fail(makeError(ErrorKind::Usage, RunStore::tr("This run is still being measured: there is nothing to recover yet."), {},
                              {RunStore::tr("Wait for its end, or stop it: what was measured is kept")}));
    }
    const Result<RunResult> run = loadRun(folder);
    if (!run)
        return fail(run.error());
    if (run->records.empty()) {
        return fail(makeError(ErrorKind::Io, RunStore::tr("The journal holds no request that had ended: there is nothing to recover."),
                              folder.path(), {RunStore::tr("Run the benchmark again")}));
    }
    return writeRunFiles(folder, *run, judge(*run));
}

/// What was done before a failure stays done; the first failure is told.
template <class Items, class Work>
RunStore::Moved each(const Items &items, const Work &work)
{
    RunStore::Moved moved;
    for (const auto &item : items) {
        const Result<QString> to = work(item);
        if (to)
            moved.moved << *to;
        else if (!moved.error)
            moved.error = to.error();
    }
    return moved;
}

Result<QString> copyFile(const std::pair<QString, QString> &file)
{
    QFile from(file.first);
    if (!from.open(QIODevice::ReadOnly)) {
        return fail(makeError(ErrorKind::Io, RunStore::tr("%1 cannot be read.").arg(QDir::toNativeSeparators(file.first)),
                              from.errorString(), {RunStore::tr("Make the run's reports again, then export once more")}));
    }
    QSaveFile to(file.second);
    const QByteArray bytes = from.readAll();
    if (!to.open(QIODevice::WriteOnly) || to.write(bytes) != bytes.size() || !to.commit()) {
        return fail(makeError(ErrorKind::Io, RunStore::tr("%1 cannot be written.").arg(QDir::toNativeSeparators(file.second)),
                              to.errorString(), {RunStore::tr("Choose another folder, or make room on the disk")}));
    }
    return file.second;
}

} // namespace

class RunStore::Impl
{
public:
    QThreadPool listing, opening, changing;
    QFileSystemWatcher watcher;
    QTimer soon;
    Runs runs = std::make_shared<const std::vector<RunListEntry>>();
    std::shared_ptr<std::atomic<bool>> cancel; ///< of the listing that goes on
    quint64 generation = 0; ///< of listings: an older one's batches are dropped
    bool isListing = false;
    bool binEmptied = false;
    std::function<void()> hook;

    /// The folder, for what appears in it or goes; where it does not exist yet, the nearest one above that does. And the newest runs that
    /// are not whole, for another program may be measuring them: their end writes files into their own folders alone.
    void watch(const QString &folder)
    {
        QStringList wanted;
        QDir above(folder);
        while (!above.exists() && above.path() != QFileInfo(above.path()).path())
            above.setPath(QFileInfo(above.path()).path());
        wanted.append(above.path());
        constexpr qsizetype most = 16; // no more are measured at once; the system's watches are few
        for (const RunListEntry &run : *runs) {
            if (!run.problem.isEmpty() && wanted.size() <= most)
                wanted.append(run.folder);
        }
        const QStringList watched = watcher.directories();
        for (const QString &path : watched) {
            if (!wanted.contains(path))
                watcher.removePath(path);
        }
        for (const QString &path : wanted) {
            if (!watched.contains(path))
                watcher.addPath(path);
        }
    }
};

RunStore::RunStore(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , d(std::make_unique<Impl>())
{
    d->listing.setMaxThreadCount(1);
    d->opening.setMaxThreadCount(2);
    d->changing.setMaxThreadCount(1);
    constexpr int soonMs = 250; // a run writes many files: one listing for all
    d->soon.setSingleShot(true);
    d->soon.setInterval(soonMs);
    connect(&d->soon, &QTimer::timeout, this, &RunStore::refresh);
    connect(&d->watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!d->soon.isActive())
            d->soon.start();
    });
    d->watch(folder);
}

RunStore::~RunStore()
{
    if (d->cancel)
        d->cancel->store(true);
    d->listing.clear();
    d->opening.clear();
    d->listing.waitForDone();
    d->opening.waitForDone();
    d->changing.waitForDone(); // never cleared: what was asked for is written
}

void RunStore::setFolder(const QString &folder)
{
    if (folder == m_folder)
        return refresh();
    m_folder = folder;
    d->binEmptied = false;
    d->runs = std::make_shared<const std::vector<RunListEntry>>();
    d->watch(folder);
    refresh(); // it is being listed when the others hear of it
    Q_EMIT folderChanged();
    Q_EMIT listed(d->runs);
}

void RunStore::refresh()
{
    d->soon.stop();
    if (d->cancel)
        d->cancel->store(true);
    d->cancel = std::make_shared<std::atomic<bool>>(false);
    const quint64 generation = ++d->generation;
    d->isListing = true;
    ListingJob job;
    job.folder = m_folder;
    job.cancelled = d->cancel;
    job.beforeRead = d->hook;
    job.emptyBin = !std::exchange(d->binEmptied, true);
    job.publish = [this, generation](Runs runs, int done, int total) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, runs = std::move(runs), done, total] {
                if (generation != d->generation)
                    return;
                d->isListing = done < total;
                d->runs = runs;
                if (!d->isListing)
                    d->watch(m_folder);
                Q_EMIT listed(runs);
                Q_EMIT listingChanged(done, total);
            },
            Qt::QueuedConnection);
    };
    d->listing.start([job = std::move(job)] { listRunsInBatches(job); });
}

void RunStore::open(const QString &runFolder, QObject *context, std::function<void(Result<OpenRunPtr>)> opened)
{
    const Wanted wanted = wantedBy(context);
    d->opening.start([this, runFolder, context = QPointer<QObject>(context), wanted, opened = std::move(opened)]() mutable {
        const auto deliver = [&](Result<OpenRunPtr> result) {
            QMetaObject::invokeMethod(
                this,
                [context, opened = std::move(opened), result = std::move(result)] {
                    if (context)
                        opened(result);
                },
                Qt::QueuedConnection);
        };
        if (!wanted->load())
            return;
        Result<RunResult> run = loadRun(QDir(runFolder));
        if (!run)
            return deliver(fail(run.error()));
        if (!wanted->load())
            return;
        auto result = std::make_shared<OpenRun>();
        result->folder = runFolder;
        result->run = std::make_shared<const RunResult>(std::move(*run));
        result->comparison = std::make_shared<const Comparison>(judge(*result->run));
        deliver(OpenRunPtr(std::move(result)));
    });
}

void RunStore::touched(const QString &runFolder)
{
    Q_UNUSED(runFolder)
    d->soon.start();
}

std::shared_ptr<const std::vector<RunListEntry>> RunStore::runs() const
{
    return d->runs;
}

bool RunStore::isListing() const
{
    return d->isListing;
}

void RunStore::setNotes(const QString &runFolder, const RunNotes &notes, QObject *context, std::function<void(Result<>)> done)
{
    d->changing.start([this, runFolder, notes, context = QPointer<QObject>(context), done = std::move(done)] {
        const Result<> written = writeNotes(QDir(runFolder), notes);
        QMetaObject::invokeMethod(
            this,
            [this, context, done, written] {
                refresh();
                if (context && done)
                    done(written);
            },
            Qt::QueuedConnection);
    });
}

void RunStore::change(std::function<Moved()> work, bool lists, QObject *context, std::function<void(Moved)> done)
{
    d->changing.start([this, work = std::move(work), lists, context = QPointer<QObject>(context), done = std::move(done)] {
        const Moved moved = work();
        QMetaObject::invokeMethod(
            this,
            [this, lists, context, done, moved] {
                if (lists)
                    refresh();
                if (context && done)
                    done(moved);
            },
            Qt::QueuedConnection);
    });
}

void RunStore::remove(const QStringList &runFolders, QObject *context, std::function<void(Moved)> done)
{
    const auto work = [runFolders] {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        return each(runFolders, [&now](const QString &folder) { return moveToBin(folder, now); });
    };
    change(work, true, context, std::move(done));
}

void RunStore::restore(const QStringList &binned, QObject *context, std::function<void(Moved)> done)
{
    change([binned] { return each(binned, takeFromBin); }, true, context, std::move(done));
}

void RunStore::copy(const QList<std::pair<QString, QString>> &files, QObject *context, std::function<void(Moved)> done)
{
    change([files] { return each(files, copyFile); }, false, context, std::move(done));
}

void RunStore::remake(const QString &runFolder, QObject *context, std::function<void(Result<QStringList>)> done)
{
    d->changing.start([this, runFolder, context = QPointer<QObject>(context), done = std::move(done)] {
        const Result<QStringList> files = remakeFiles(runFolder);
        QMetaObject::invokeMethod(
            this,
            [this, context, done, files] {
                refresh();
                if (context && done)
                    done(files);
            },
            Qt::QueuedConnection);
    });
}

void RunStore::setReadHook(std::function<void()> hook)
{
    d->hook = std::move(hook);
}

} // namespace derby::ui
