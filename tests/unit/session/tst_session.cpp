// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "analyse/judge.h"
#include "report/run_files.h"
#include "report/run_list.h"
#include "session/session.h"
#include "simulator/simulator.h"
#include "store/journal_lock.h"
#include "store/run_folder.h"

#include <QTemporaryDir>

#include <future>

using namespace derby;

namespace {

std::unique_ptr<SimulatorFarm> farm()
{
    SimulatorOptions options;
    options.profile = QStringLiteral("demo");
    options.engines = {Engine::Vllm, Engine::Tgi};
    auto started = SimulatorFarm::start(options);
    return started ? std::move(*started) : nullptr;
}

Plan smallPlan(const SimulatorFarm &simulators, double seconds)
{
    Plan plan;
    plan.endpoints = simulators.endpoints();
    assignLaneIds(plan.endpoints);
    LoadTest load;
    load.name = QStringLiteral("load");
    load.users = 4;
    load.rounds = 2;
    load.durationSeconds = seconds;
    load.order = LaneOrder::AllAtOnce;
    load.outputTokens = 4;
    load.warmup = 1;
    load.prompts.set = QStringLiteral("short");
    plan.loads.push_back(load);
    return plan;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsToItsEndAndLeavesJournalAndManifest()
    {
        const auto simulators = farm();
        QVERIFY(simulators);
        QTemporaryDir folder;
        std::promise<FinishedRun> promise;
        const auto session = RunSession::start(smallPlan(*simulators, 1), QDir(folder.path()), std::nullopt,
                                               [&promise](FinishedRun run) { promise.set_value(std::move(run)); });
        QVERIFY(session);
        std::future<FinishedRun> future = promise.get_future();
        int most = 0;
        while (future.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready) {
            const Snapshot snapshot = (*session)->snapshot();
            for (const LaneSnapshot &lane : snapshot.lanes)
                most = std::max(most, lane.ttft.n);
        }
        const FinishedRun finished = future.get();
        QVERIFY(!finished.run.partial);
        QVERIFY(!finished.journalError);
        QVERIFY(!finished.run.records.empty());
        QVERIFY(most > 0); // the figures came while it ran
        QCOMPARE((*session)->snapshot().phase, QStringLiteral("done"));
        QVERIFY((*session)->snapshot().quality);
        const Result<RunResult> loaded = loadRun(QDir(folder.path()));
        QVERIFY(loaded);
        QCOMPARE(loaded->records.size(), finished.run.records.size());
    }

    void goesOnForOthersUntilItsFilesAreWritten()
    {
        const auto simulators = farm();
        QVERIFY(simulators);
        QTemporaryDir folder;
        std::promise<FinishedRun> promise;
        auto session = RunSession::start(smallPlan(*simulators, 1), QDir(folder.path()), std::nullopt,
                                         [&promise](FinishedRun run) { promise.set_value(std::move(run)); });
        QVERIFY(session);
        FinishedRun finished = promise.get_future().get();
        session->reset(); // the journal is closed, the files are still to come
        QVERIFY(journalIsWritten(QDir(folder.path())));
        const RunListEntry meanwhile = readRunEntry(folder.path());
        QVERIFY(meanwhile.running);
        QVERIFY(!meanwhile.recoverable);
        QVERIFY(writeRunFiles(QDir(folder.path()), finished.run, judge(finished.run)));
        finished.hold.reset();
        QVERIFY(!journalIsWritten(QDir(folder.path())));
        QCOMPARE(readRunEntry(folder.path()).problem, QString());
    }

    void stoppedKeepsWhatWasMeasured()
    {
        const auto simulators = farm();
        QVERIFY(simulators);
        QTemporaryDir folder;
        std::promise<FinishedRun> promise;
        const auto session = RunSession::start(smallPlan(*simulators, 600), QDir(folder.path()), std::nullopt,
                                               [&promise](FinishedRun run) { promise.set_value(std::move(run)); });
        QVERIFY(session);
        const auto done = [&] {
            const Snapshot snapshot = (*session)->snapshot();
            return !snapshot.lanes.empty() && snapshot.lanes.front().activeSeconds > 0.2;
        };
        QTRY_VERIFY_WITH_TIMEOUT(done(), 20000);
        (*session)->stop();
        (*session)->stop();
        const FinishedRun finished = promise.get_future().get();
        QVERIFY(finished.run.partial);
        QVERIFY(!finished.run.records.empty());
        const Result<RunResult> loaded = loadRun(QDir(folder.path()));
        QVERIFY(loaded);
        QVERIFY(loaded->partial);
        QCOMPARE(loaded->records.size(), finished.run.records.size());
    }

    void droppedWhileItRunsEndsCleanly()
    {
        const auto simulators = farm();
        QVERIFY(simulators);
        QTemporaryDir folder;
        std::atomic<bool> told = false;
        auto session = RunSession::start(smallPlan(*simulators, 600), QDir(folder.path()), std::nullopt,
                                         [&told](const FinishedRun &) { told = true; });
        QVERIFY(session);
        QTRY_VERIFY_WITH_TIMEOUT((*session)->snapshot().phase == u"load", 20000);
        session->reset();
        QVERIFY(!told);
        const Result<RunResult> loaded = loadRun(QDir(folder.path())); // as after a crash: what had ended is there
        QVERIFY(loaded);
        QVERIFY(loaded->partial);
    }

    void refusedBeforeAnythingIsWritten()
    {
        QTemporaryDir folder;
        Plan plan;
        plan.loads.emplace_back();
        const auto session = RunSession::start(plan, QDir(folder.path()), std::nullopt, {});
        QVERIFY(!session);
        QCOMPARE(session.error().kind, ErrorKind::Usage);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aFolderThatTakesNoFileIsAnError()
    {
        const auto simulators = farm();
        QVERIFY(simulators);
        QTemporaryDir folder;
        const auto session =
            RunSession::start(smallPlan(*simulators, 1), QDir(folder.filePath(QStringLiteral("none/such"))), std::nullopt, {});
        QVERIFY(!session);
        QCOMPARE(session.error().kind, ErrorKind::Io);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
