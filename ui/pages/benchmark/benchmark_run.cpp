// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/benchmark_run.h"

#include "analyse/judge.h"
#include "measure/calibration.h"
#include "report/run_files.h"
#include "run/plan_check.h"
#include "store/run_folder.h"
#include "transport/stopwatch_transport.h"

namespace derby::ui {

namespace {

constexpr auto patience = std::chrono::seconds(5); // for a run that is stopped because the window closes
constexpr quint64 ownFiles = 128; // files, event loops, the idle connections of other lanes

/// As many open files as the run needs, where the system grants them.
void raiseLimits(const Plan &plan)
{
    const quint64 ends = plan.simulated() ? 2 : 1; // the simulators' ends are in this process too
    raiseOpenFileLimit(ends * static_cast<quint64>(std::max(1, dryRun(plan).streams)) + ownFiles);
}

} // namespace

BenchmarkRun::BenchmarkRun(QObject *parent)
    : QObject(parent)
{
}

BenchmarkRun::~BenchmarkRun()
{
    if (m_session) {
        m_session->stop();
        std::unique_lock lock(m_mailbox->mutex);
        const bool there = m_mailbox->arrived.wait_for(lock, patience, [this] { return m_mailbox->run.has_value(); });
        lock.unlock();
        m_session.reset();
        if (there)
            conclude(m_folder, std::move(*m_mailbox->run));
    }
    // A worker that still writes is waited for by its jthread.
}

std::optional<Error> BenchmarkRun::start(const Plan &plan, const QString &resultsFolder)
{
    if (measuring() || concluding())
        return makeError(ErrorKind::Usage, tr("A benchmark is running already."), {}, {tr("Wait for its end, or stop it.")});
    raiseLimits(plan);
    const Result<QDir> folder = createRunFolder(resultsFolder, plan.name, QDateTime::currentDateTime());
    if (!folder)
        return folder.error();
    m_folder = folder->path();
    m_stopping = false;
    m_mailbox = std::make_shared<Mailbox>();
    Result<std::unique_ptr<RunSession>> session =
        RunSession::start(plan, *folder, loadCalibration(), [this, mailbox = m_mailbox](FinishedRun run) {
            {
                const std::lock_guard lock(mailbox->mutex);
                mailbox->run = std::move(run);
            }
            mailbox->arrived.notify_all();
            // The session, on whose thread this is, ends before this object does.
            QMetaObject::invokeMethod(this, &BenchmarkRun::takeResult, Qt::QueuedConnection);
        });
    if (!session) {
        QDir(m_folder).removeRecursively(); // made a moment ago, for nothing
        return session.error();
    }
    m_session = std::move(*session);
    return std::nullopt;
}

void BenchmarkRun::stop()
{
    if (!m_session || m_stopping)
        return;
    m_stopping = true;
    m_session->stop();
}

Snapshot BenchmarkRun::snapshot() const
{
    return m_session ? m_session->snapshot() : m_last;
}

void BenchmarkRun::takeResult()
{
    m_last = m_session->snapshot();
    m_session.reset();
    Q_EMIT measured();
    m_worker = std::jthread([this, folder = m_folder, mailbox = m_mailbox] {
        RunOutcome outcome = conclude(folder, std::move(*mailbox->run));
        QMetaObject::invokeMethod(
            this,
            [this, outcome = std::move(outcome)] {
                m_worker.join();
                Q_EMIT finished(outcome);
            },
            Qt::QueuedConnection);
    });
}

RunOutcome BenchmarkRun::conclude(const QString &folder, FinishedRun finished)
{
    RunOutcome outcome;
    outcome.folder = folder;
    outcome.journalError = finished.journalError;
    auto run = std::make_shared<const RunResult>(std::move(finished.run));
    auto comparison = std::make_shared<const Comparison>(judge(*run));
    if (const Result<QStringList> files = writeRunFiles(QDir(folder), *run, *comparison); !files)
        outcome.filesError = files.error();
    outcome.run = std::move(run);
    outcome.comparison = std::move(comparison);
    return outcome;
}

} // namespace derby::ui
