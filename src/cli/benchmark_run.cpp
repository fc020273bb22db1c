// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/benchmark_run.h"

#include "cli/command.h"
#include "cli/progress.h"
#include "plan/lane_names.h"
#include "session/session.h"

#include <condition_variable>
#include <mutex>

namespace derby::cli {

namespace {

constexpr auto lookEvery = std::chrono::milliseconds(200);

/// Where the run's thread leaves the result for the main thread.
class Mailbox
{
public:
    void put(derby::FinishedRun run)
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

    derby::FinishedRun take()
    {
        const std::lock_guard lock(m_mutex);
        return std::move(*m_run);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::optional<derby::FinishedRun> m_run;
};

} // namespace

Result<FinishedRun> runPlan(const Plan &plan, const QDir &folder, const std::optional<Calibration> &calibration, bool quiet)
{
    Mailbox mailbox; // outlives the session, whose thread puts the result there
    Result<std::unique_ptr<RunSession>> session =
        RunSession::start(plan, folder, calibration, [&mailbox](derby::FinishedRun run) { mailbox.put(std::move(run)); });
    if (!session)
        return fail(session.error());
    FinishedRun finished;
    {
        Progress progress(laneNames(plan.endpoints), quiet);
        while (!mailbox.waitFor(lookEvery)) {
            if (interrupted() && !finished.stopped) {
                finished.stopped = true;
                progress.clear();
                say(QStringLiteral("Stopping; once more Ctrl-C ends at once."));
                (*session)->stop();
            }
            progress.show((*session)->snapshot(), (*session)->now());
        }
    }
    derby::FinishedRun measured = mailbox.take();
    finished.run = std::move(measured.run);
    finished.journalError = measured.journalError;
    finished.hold = std::move(measured.hold);
    return finished;
}

} // namespace derby::cli
