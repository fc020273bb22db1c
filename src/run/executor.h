// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/scheduler.h"
#include "measure/snapshot.h"
#include "plan/plan.h"
#include "run/record_sink.h"
#include "run/run_result.h"
#include "transport/transport.h"

#include <functional>
#include <memory>

namespace derby {

/// What a run needs from outside. All outlive the executor.
struct RunDependencies
{
    using Prepare =
        std::function<std::unique_ptr<Preparation>(Scheduler &, Transport &, Endpoint, PrepareOptions, std::function<void(PreparedLane)>)>;

    Scheduler &scheduler;
    Transport &transport;
    RecordSink &sink;
    std::optional<MonoTime> origin = {}; ///< RunResult::origin, for a journal made before the run; absent: the moment of the start
    std::optional<Calibration> calibration = {}; ///< goes into the result
    /// Called on the run's thread when the lanes are prepared and after each test, with the result so far but without its records: for the
    /// manifest.
    std::function<void(const RunResult &)> checkpoint = {};
    Prepare prepare = {}; ///< empty: prepareLane
};

/// Runs a plan: prepares lanes, warms up, runs the TTFT test and each load test, drains. Its state lives on the scheduler's thread.
class Executor
{
public:
    using Done = std::function<void(RunResult)>;

    Executor(Plan plan, RunDependencies dependencies);
    ~Executor(); ///< waits until its preparations are gone, which live on the scheduler's thread
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;

    /// Begins; `done` is called once, on the scheduler's thread. From any thread.
    void start(Done done);
    /// Stops sending, cancels what is in flight (failed, kind `cancelled`), keeps what was measured. From any thread; twice is harmless.
    void stop();
    /// The live figures; from any thread.
    Snapshot snapshot() const;

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby
