// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "base/result.h"
#include "report/run_list.h"
#include "report/run_notes.h"
#include "run/run_result.h"

#include <QDir>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace derby::ui {

/// A run that was opened: loaded and judged once, then shared.
struct OpenRun
{
    QString folder;
    RunPtr run;
    std::shared_ptr<const Comparison> comparison;
};
using OpenRunPtr = std::shared_ptr<const OpenRun>;

/// The results folder of the desktop. Lists and loads on background threads; its signals come on the thread that made it.
class RunStore : public QObject
{
    Q_OBJECT
public:
    explicit RunStore(const QString &folder, QObject *parent = nullptr);
    ~RunStore() override; ///< waits for what is being read

    QString folder() const { return m_folder; }
    void setFolder(const QString &folder); ///< and lists it
    /// Lists again in the background; `listed` brings the entries.
    void refresh();
    /// Loads and judges a run in the background; `opened` is called on this thread, unless `context` is gone by then.
    void open(const QString &runFolder, QObject *context, std::function<void(Result<OpenRunPtr>)> opened);
    /// Something was written into the folder (a run ended): refresh soon, tell who shows the list.
    void touched(const QString &runFolder);

    /// As listed last; never null.
    std::shared_ptr<const std::vector<RunListEntry>> runs() const;
    bool isListing() const;

    // Changes, in the background and one after the other; `done` is called on this thread, unless `context` is gone by then. Each lists
    // again where it changed what is listed.
    void setNotes(const QString &runFolder, const RunNotes &notes, QObject *context, std::function<void(Result<>)> done);
    /// Into the bin (ui/models/run_trash.h). Gives their paths there; with an error, those before it are moved all the same and listed in
    /// `moved`.
    struct Moved
    {
        QStringList moved;
        std::optional<Error> error;
    };
    void remove(const QStringList &runFolders, QObject *context, std::function<void(Moved)> done);
    void restore(const QStringList &binned, QObject *context, std::function<void(Moved)> done);
    /// Copies files (from, to); each target appears whole or not at all and replaces what is there. `moved` lists those written.
    void copy(const QList<std::pair<QString, QString>> &files, QObject *context, std::function<void(Moved)> done);
    /// Writes every file again that can be made from the journal: mends a killed run, and makes the reports anew.
    void remake(const QString &runFolder, QObject *context, std::function<void(Result<QStringList>)> done);

    /// For tests: called on the thread that reads, before each run is read.
    void setReadHook(std::function<void()> hook);

Q_SIGNALS:
    void listed(std::shared_ptr<const std::vector<derby::RunListEntry>> runs);
    void folderChanged();
    void listingChanged(int done, int total); ///< how far the listing is; done == total: it has ended

private:
    class Impl;
    void change(std::function<Moved()> work, bool lists, QObject *context, std::function<void(Moved)> done);
    QString m_folder;
    std::unique_ptr<Impl> d;
};

} // namespace derby::ui
