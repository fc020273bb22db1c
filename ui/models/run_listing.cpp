// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_listing.h"

#include "store/run_names.h"
#include "ui/models/run_index.h"
#include "ui/models/run_trash.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>

namespace derby::ui {

namespace {

/// A file written twice within the clock's coarseness looks unchanged: an entry read this soon after a change is read again next time.
constexpr qint64 settledMs = 2000;

bool settled(const RunStamp &stamp, qint64 nowMs)
{
    for (const RunStamp::File &file : stamp.files) {
        if (nowMs - file.changedMs < settledMs)
            return false;
    }
    return true;
}

/// Whether nothing but its files' stamps can have changed a run's entry.
bool isFinal(const RunListEntry &entry)
{
    return !entry.running && entry.problem.isEmpty();
}

/// The runs that have been read, or that the index knew.
std::shared_ptr<const std::vector<RunListEntry>> known(const std::vector<RunListEntry> &runs, const std::vector<char> &ready)
{
    auto list = std::make_shared<std::vector<RunListEntry>>();
    list->reserve(runs.size());
    for (size_t i = 0; i < runs.size(); ++i) {
        if (ready[i] != 0)
            list->push_back(runs[i]);
    }
    return list;
}

} // namespace

void listRunsInBatches(const ListingJob &job)
{
    const auto cancelled = [&job] { return job.cancelled && job.cancelled->load(std::memory_order_relaxed); };
    if (job.emptyBin)
        emptyBin(job.folder, QDateTime::currentDateTimeUtc());
    const QString indexFile = RunIndex::fileFor(job.folder);
    const RunIndex earlier = RunIndex::read(indexFile, job.folder);
    const QStringList names = runFolderNames(job.folder);
    const int total = static_cast<int>(names.size());
    const QDir folder(job.folder);

    // What the index has comes first, so that a list of ten thousand stands there at once.
    std::vector<RunListEntry> runs(static_cast<size_t>(total));
    std::vector<char> ready(runs.size(), 0);
    bool any = false;
    for (int i = 0; i < total; ++i) {
        const auto at = static_cast<size_t>(i);
        runs[at].folder = folder.filePath(names[i]);
        if (const auto row = earlier.rows.constFind(names[i]); row != earlier.rows.constEnd()) {
            runs[at] = row->entry;
            ready[at] = 1;
            any = true;
        }
    }
    if (cancelled())
        return;
    if (any)
        job.publish(known(runs, ready), 0, total);

    RunIndex index;
    bool changed = earlier.rows.size() != names.size();
    QElapsedTimer sincePublished;
    sincePublished.start();
    constexpr qint64 firstMs = 60, otherMs = 400;
    qint64 patience = firstMs;
    for (int i = 0; i < total; ++i) {
        if (cancelled())
            return;
        const auto at = static_cast<size_t>(i);
        RunListEntry &entry = runs[at];
        const RunStamp stamp = RunStamp::of(entry.folder);
        const auto row = earlier.rows.constFind(names[i]);
        if (row == earlier.rows.constEnd() || row->stamp != stamp || !isFinal(row->entry)) {
            if (job.beforeRead)
                job.beforeRead();
            entry = readRunEntry(entry.folder);
            changed = true;
        }
        ready[at] = 1;
        if (settled(stamp, QDateTime::currentMSecsSinceEpoch()))
            index.rows.insert(names[i], {stamp, entry});
        else
            changed = true;
        if (sincePublished.elapsed() > patience && i + 1 < total) {
            job.publish(known(runs, ready), i + 1, total);
            sincePublished.restart();
            patience = otherMs;
        }
    }
    if (cancelled())
        return;
    job.publish(std::make_shared<const std::vector<RunListEntry>>(std::move(runs)), total, total);
    if (changed)
        index.write(indexFile, job.folder);
}

} // namespace derby::ui
