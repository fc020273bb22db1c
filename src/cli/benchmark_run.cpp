// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/benchmark_run.h"

#include "cli/command.h"
#include "cli/progress.h"
#include "plan/lane_names.h"
#include "run/asio_scheduler.h"
#include "run/executor.h"
#include "store/run_folder.h"
#include "transport/qnam_transport.h"
#include "transport/stopwatch_transport.h"

#include <condition_variable>
#include <mutex>

namespace derby::cli {

namespace {

constexpr auto lookEvery = std::chrono::milliseconds(200);

std::unique_ptr<Transport> makeTransport(TransportKind kind, const Clock &clock)
{
    if (kind == TransportKind::Qnam)
        return std::make_unique<QnamTransport>(clock);
    return std::make_unique<StopwatchTransport>(clock);
}

/// The run as it is before anything was sent, for the first manifest: with the journal it is all that recovering needs.
RunResult notBegun(const Plan &plan, MonoTime origin, const std::optional<Calibration> &calibration)
{
    RunResult run;
    run.plan = plan;
    run.started = QDateTime::currentDateTimeUtc();
    run.origin = origin;
    run.partial = true;
    run.preparation.resize(static_cast<std::size_t>(plan.endpoints.size()));
    run.calibration = calibration;
    return run;
}

/// Where the run's thread leaves the result for the main thread.
class Mailbox
{
public:
    void put(RunResult run)
    {
        const std::lock_guard lock(m_mutex);
        m_run = std::move(run);
        m_arrived.notify_all();
    }

    /// Whether the result is there, at the latest after `patience`.
    bool waitFor(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        return m_arrived.wait_for(lock, patience, [this] { return m_run.has_value(); });
    }

    RunResult take()
    {
        const std::lock_guard lock(m_mutex);
        return std::move(*m_run);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::optional<RunResult> m_run;
};

} // namespace

Result<FinishedRun> runPlan(const Plan &plan, const QDir &folder, const std::optional<Calibration> &calibration, bool quiet)
{
    // The order matters: each ends before what stands above it, to which its threads may still post. The executor ends first.
    Mailbox mailbox;
    AsioScheduler scheduler;
    const std::unique_ptr<Transport> transport = makeTransport(plan.transport, scheduler);
    const MonoTime origin = scheduler.now();
    Result<std::unique_ptr<Journal>> journal = Journal::create(folder, plan, origin);
    if (!journal)
        return fail(journal.error());
    if (const Result<> written = writeManifest(folder, notBegun(plan, origin, calibration), false); !written)
        return fail(written.error());

    RunDependencies dependencies{scheduler, *transport, **journal};
    dependencies.origin = origin;
    dependencies.calibration = calibration;
    // A manifest that cannot be written here is tried again at the end, where the failure is told.
    dependencies.checkpoint = [&folder](const RunResult &soFar) { (void)writeManifest(folder, soFar, false); };

    FinishedRun finished;
    {
        Executor executor(plan, dependencies);
        Progress progress(laneNames(plan.endpoints), quiet);
        executor.start([&mailbox](RunResult run) { mailbox.put(std::move(run)); });
        while (!mailbox.waitFor(lookEvery)) {
            if (interrupted() && !finished.stopped) {
                finished.stopped = true;
                progress.clear();
                say(QStringLiteral("Stopping; once more Ctrl-C ends at once."));
                executor.stop();
            }
            progress.show(executor.snapshot(), scheduler.now());
        }
    }
    finished.run = mailbox.take();
    finished.journalError = (*journal)->error();
    return finished;
}

} // namespace derby::cli
