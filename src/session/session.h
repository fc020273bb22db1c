// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "measure/snapshot.h"
#include "run/run_result.h"
#include "store/journal_lock.h"

#include <QDir>

#include <functional>
#include <memory>
#include <optional>

namespace derby {

/// A run that has ended.
struct FinishedRun
{
    RunResult run;
    std::optional<Error> journalError; ///< the first record that could not be written
    JournalHold hold; ///< keep it until the run's last file is written: till then others must take the run for one that goes on
};

/// One run from plan to folder: transport, executor, journal and manifest, as the command line and the desktop both need it. Measures on
/// threads of its own.
class RunSession
{
public:
    /// Called once, on the session's thread; the session may not be destroyed from within it.
    using Finished = std::function<void(FinishedRun)>;

    /// Begins at once. Errors: the journal or the manifest cannot be made, the plan is refused (run/plan_check.h).
    static Result<std::unique_ptr<RunSession>> start(const Plan &plan, const QDir &folder, const std::optional<Calibration> &calibration,
                                                     Finished finished);
    ~RunSession(); ///< ends a run that still goes on; waits for its threads
    RunSession(const RunSession &) = delete;
    RunSession &operator=(const RunSession &) = delete;

    void stop(); ///< keeps what was measured; from any thread, twice is harmless
    Snapshot snapshot() const; ///< from any thread
    MonoTime now() const; ///< the clock of the snapshot's times

private:
    class Impl;
    explicit RunSession(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> d;
};

} // namespace derby
