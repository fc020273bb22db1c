// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include "run/asio_scheduler.h"
#include "run/executor.h"
#include "run/plan_check.h"
#include "store/run_folder.h"
#include "transport/qnam_transport.h"
#include "transport/stopwatch_transport.h"

namespace derby {

namespace {

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

} // namespace

// The order matters: each member ends before those above it, to which its threads may still post. The executor ends first.
class RunSession::Impl
{
public:
    explicit Impl(TransportKind kind)
        : transport(makeTransport(kind, scheduler))
    {
    }

    AsioScheduler scheduler;
    std::unique_ptr<Transport> transport;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Executor> executor;
};

Result<std::unique_ptr<RunSession>> RunSession::start(const Plan &plan, const QDir &folder, const std::optional<Calibration> &calibration,
                                                      Finished finished)
{
    auto impl = std::make_unique<Impl>(plan.transport);
    if (const std::optional<Error> refusal = refusePlan(plan, *impl->transport))
        return fail(*refusal);
    const MonoTime origin = impl->scheduler.now();
    Result<std::unique_ptr<Journal>> journal = Journal::create(folder, plan, origin);
    if (!journal)
        return fail(journal.error());
    impl->journal = std::move(*journal);
    if (const Result<> written = writeManifest(folder, notBegun(plan, origin, calibration), false); !written)
        return fail(written.error());

    RunDependencies dependencies{impl->scheduler, *impl->transport, *impl->journal};
    dependencies.origin = origin;
    dependencies.calibration = calibration;
    // A manifest that cannot be written here is tried again at the end, where the failure is told. The path, not the QDir: its lazily
    // filled cache is no thing to share with another thread.
    dependencies.checkpoint = [path = folder.path()](const RunResult &soFar) { (void)writeManifest(QDir(path), soFar, false); };

    impl->executor = std::make_unique<Executor>(plan, std::move(dependencies));
    std::unique_ptr<RunSession> session(new RunSession(std::move(impl)));
    session->d->executor->start([journal = session->d->journal.get(), finished = std::move(finished)](RunResult run) {
        FinishedRun ended;
        ended.run = std::move(run);
        ended.journalError = journal->error();
        ended.hold = journal->hold();
        if (finished)
            finished(std::move(ended));
    });
    return session;
}

RunSession::RunSession(std::unique_ptr<Impl> impl)
    : d(std::move(impl))
{
}

RunSession::~RunSession() = default;

void RunSession::stop()
{
    d->executor->stop();
}

Snapshot RunSession::snapshot() const
{
    return d->executor->snapshot();
}

MonoTime RunSession::now() const
{
    return d->scheduler.now();
}

} // namespace derby
