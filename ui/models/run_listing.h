// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/run_list.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace derby::ui {

/// A listing of a results folder, to be done on a background thread.
struct ListingJob
{
    QString folder;
    std::shared_ptr<std::atomic<bool>> cancelled; ///< set: it ends soon and publishes nothing more
    std::function<void()> beforeRead; ///< before each run that is read; may be empty
    bool emptyBin = false; ///< first remove what lies in the bin for too long
    /// What is known so far, newest first; `done` of `total` runs are up to date. done == total: that is all.
    std::function<void(std::shared_ptr<const std::vector<RunListEntry>> runs, int done, int total)> publish;
};

/// Publishes at once what the index (ui/models/run_index.h) says, then reads the runs that changed since, and keeps the index.
void listRunsInBatches(const ListingJob &job);

} // namespace derby::ui
