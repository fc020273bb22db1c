// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "base/result.h"
#include "report/run_list.h"
#include "run/run_result.h"

#include <QDir>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

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

Q_SIGNALS:
    void listed(std::shared_ptr<const std::vector<derby::RunListEntry>> runs);
    void folderChanged();

private:
    class Impl;
    QString m_folder;
    std::unique_ptr<Impl> d;
};

} // namespace derby::ui
