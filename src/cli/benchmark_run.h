// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "run/run_result.h"
#include "store/journal_lock.h"

#include <QDir>

#include <optional>

namespace derby::cli {

struct FinishedRun
{
    RunResult run;
    bool stopped = false; ///< by Ctrl-C
    std::optional<Error> journalError; ///< the first record that could not be written
    JournalHold hold; ///< till it goes, others take the run for one that goes on
};

/// Runs the plan into `folder`: journal and manifest as it goes, progress on stderr unless `quiet`. The main thread waits here; Ctrl-C
/// stops the run and keeps what was measured. Error: the journal or manifest cannot be made.
Result<FinishedRun> runPlan(const Plan &plan, const QDir &folder, const std::optional<Calibration> &calibration, bool quiet);

} // namespace derby::cli
