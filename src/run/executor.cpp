// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/executor.h"

#include "plan/advice.h"
#include "plan/lane_names.h"
#include "run/plan_check.h"
#include "run/run_core.h"
#include "run/snapshot_board.h"
#include "run/test_slot.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <utility>

namespace derby {

namespace {

constexpr Nanos snapshotEvery = std::chrono::milliseconds(200);

} // namespace

class Executor::Impl
{
public:
    Impl(Plan plan, RunDependencies dependencies);
    ~Impl();

    void start(Done done);
    void stop();
    Snapshot snapshot() const { return m_board.snapshot(); }

private:
    enum class Step { Idle, Preparing, WarmUp, Measuring, Finished };

    void begin();
    void prepare();
    void onPrepared(std::size_t lane, PreparedLane prepared);
    void dropPreparations();
    void nextTest();
    void measure();
    void endTest();
    void stopNow();
    void giveUpOnTheDead();
    void finish();
    void deliver();
    void checkpoint();
    void refuse(const Error &error);
    void tick();
    void publish();
    double secondsLeft(MonoTime now) const;

    RunDependencies m_deps;
    Plan m_plan; // as asked; TestSlots point into it
    std::shared_ptr<RunCore> m_core;
    RunResult m_result; // without records until the end
    Done m_done;
    std::atomic<bool> m_started{false};
    std::thread::id m_thread; // the scheduler's, once begun

    Step m_step = Step::Idle;
    std::vector<std::unique_ptr<Preparation>> m_preparations;
    std::size_t m_preparing = 0;
    std::vector<bool> m_prepared;
    std::vector<TestSlot> m_tests;
    std::size_t m_next = 0; // test to begin next
    std::vector<std::unique_ptr<WarmUp>> m_warmUps; // kept to the end: timers of a finished one may still fire
    std::vector<std::unique_ptr<TestRun>> m_runs;
    bool m_givenUp = false;

    SnapshotBoard m_board;
};

Executor::Impl::Impl(Plan plan, RunDependencies dependencies)
    : m_deps(std::move(dependencies))
    , m_plan(std::move(plan))
    , m_core(RunCore::create(m_plan, m_deps.scheduler, m_deps.transport, m_deps.sink))
{
    if (!m_deps.prepare)
        m_deps.prepare = prepareLane;
}

Executor::Impl::~Impl()
{
    m_core->close(); // from here on nothing but this touches the members
    if (m_thread == std::thread::id()) // never began: nothing was prepared
        return;
    if (m_thread == std::this_thread::get_id()) {
        m_preparations.clear();
        return;
    }
    // A preparation that is dropped cancels what it asked: the transport must not go before it has, nor before one dropped earlier has.
    dropPreparations();
    const auto dropped = std::make_shared<std::promise<void>>();
    m_deps.scheduler.post([dropped] { dropped->set_value(); });
    dropped->get_future().wait();
}

void Executor::Impl::start(Done done)
{
    if (m_started.exchange(true))
        return;
    m_core->post([this, done = std::move(done)] {
        m_done = done;
        begin();
    });
}

void Executor::Impl::begin()
{
    m_thread = std::this_thread::get_id();
    m_result.plan = m_plan;
    m_result.started = QDateTime::currentDateTimeUtc();
    m_result.origin = m_deps.origin.value_or(m_core->now());
    m_result.calibration = m_deps.calibration;
    m_result.preparation.resize(static_cast<std::size_t>(m_plan.endpoints.size()));
    m_prepared.assign(m_result.preparation.size(), false);
    m_core->onLaneDead = [this] { giveUpOnTheDead(); };
    const QStringList names = laneNames(m_plan.endpoints);
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (const QString warning = unverifiedWarning(m_plan.endpoints[i], names[i]); !warning.isEmpty())
            m_result.warnings.append(warning);
    }
    if (m_core->stopping) {
        finish();
        return;
    }
    if (const std::optional<Error> error = refusePlan(m_plan, m_deps.transport)) {
        refuse(*error);
        return;
    }
    Result<std::vector<TestSlot>> tests = testsOf(m_plan);
    if (!tests) {
        refuse(tests.error());
        return;
    }
    m_tests = std::move(*tests);
    tick();
    prepare();
}

/// Nothing is sent; every lane carries the reason.
void Executor::Impl::refuse(const Error &error)
{
    for (std::size_t lane = 0; lane < m_result.preparation.size(); ++lane) {
        m_result.preparation[lane].error = error;
        m_core->lanes[lane].takesPart = false;
        m_prepared[lane] = true;
    }
    m_result.warnings.append(error.message);
    finish();
}

void Executor::Impl::prepare()
{
    m_step = Step::Preparing;
    const PrepareOptions options = preparationFor(m_tests, m_plan.deadlines);
    m_preparing = m_core->lanes.size();
    for (std::size_t lane = 0; lane < m_core->lanes.size(); ++lane) {
        m_preparations.push_back(m_deps.prepare(m_deps.scheduler, m_deps.transport, m_plan.endpoints.at(static_cast<qsizetype>(lane)),
                                                options, [this, weak = std::weak_ptr<RunCore>(m_core), lane](PreparedLane prepared) {
                                                    const std::shared_ptr<RunCore> core = weak.lock();
                                                    if (!core)
                                                        return;
                                                    core->guarded([this, lane, &prepared] { onPrepared(lane, std::move(prepared)); })();
                                                }));
    }
    publish();
}

void Executor::Impl::onPrepared(std::size_t lane, PreparedLane prepared)
{
    if (m_step != Step::Preparing || m_prepared[lane])
        return;
    m_prepared[lane] = true;
    if (prepared.preparation.error)
        fitAdvice(*prepared.preparation.error, prepared.endpoint, RequestFor::Run);
    m_result.preparation[lane] = prepared.preparation;
    m_result.plan.endpoints[static_cast<qsizetype>(lane)] = prepared.endpoint;
    m_core->lanes[lane].takesPart = !prepared.preparation.error;
    m_core->lanes[lane].prepared = std::move(prepared);
    if (--m_preparing > 0)
        return;
    dropPreparations();
    checkpoint();
    // Not from within the last preparation's callback.
    m_core->post([this] {
        if (m_step == Step::Preparing)
            nextTest();
    });
}

/// Preparations live and die on the scheduler's thread, and never within their own callback.
void Executor::Impl::dropPreparations()
{
    if (m_preparations.empty())
        return;
    auto dropped = std::make_shared<std::vector<std::unique_ptr<Preparation>>>(std::exchange(m_preparations, {}));
    m_deps.scheduler.post([dropped] { dropped->clear(); });
}

void Executor::Impl::nextTest()
{
    if (m_core->stopping || m_givenUp || m_next >= m_tests.size() || m_core->participants().empty()) {
        finish();
        return;
    }
    const TestSlot &test = m_tests[m_next];
    SnapshotTest live{test.load != nullptr, test.load ? test.load->users : 1, test.load ? test.load->targets : test.ttft->targets,
                      m_deps.transport.kind()};
    m_core->builder.reset(static_cast<int>(m_core->lanes.size()), live);
    m_step = Step::WarmUp;
    m_warmUps.push_back(std::make_unique<WarmUp>(*m_core, test.warmUp()));
    publish();
    m_warmUps.back()->begin([this] { measure(); });
}

void Executor::Impl::measure()
{
    if (m_core->stopping) {
        finish();
        return;
    }
    const TestSlot &test = m_tests[m_next++];
    m_step = Step::Measuring;
    // Each test meets a closed breaker: a lane that fails must show failures in every test, not silence.
    for (RunLane &lane : m_core->lanes)
        lane.breaker.reset(m_core->now());
    m_deps.transport.resetHealth();
    m_runs.push_back(test.ttft ? makeTtftRun(*m_core, *test.ttft, test.prompts, test.seed)
                               : makeLoadRun(*m_core, *test.load, test.prompts, test.seed));
    publish();
    m_runs.back()->begin([this] { endTest(); });
}

void Executor::Impl::endTest()
{
    TestConditions conditions = m_runs.back()->conditions();
    conditions.health = m_deps.transport.health();
    m_result.conditions.push_back(std::move(conditions));
    checkpoint();
    nextTest();
}

void Executor::Impl::stop()
{
    m_core->post([this] { stopNow(); });
}

void Executor::Impl::stopNow()
{
    if (m_step == Step::Finished || m_core->stopping)
        return;
    m_core->stopping = true;
    m_result.partial = true;
    switch (m_step) {
    case Step::Idle: // not started: begin() will see it
    case Step::Finished:
        return;
    case Step::Preparing:
        for (std::size_t lane = 0; lane < m_prepared.size(); ++lane) {
            if (!m_prepared[lane])
                m_result.preparation[lane].error =
                    makeError(ErrorKind::Cancelled, QStringLiteral("The run was stopped while this server was being asked for its model."));
        }
        dropPreparations();
        finish();
        return;
    case Step::WarmUp:
        m_warmUps.back()->stop();
        break;
    case Step::Measuring:
        m_runs.back()->stop();
        break;
    }
    m_core->endFlights(ErrorKind::Cancelled);
}

void Executor::Impl::giveUpOnTheDead()
{
    if (m_step != Step::Measuring || m_givenUp || m_core->stopping || !m_core->everyLaneDead())
        return;
    m_givenUp = true;
    m_result.partial = true;
    m_result.warnings.append(QStringLiteral("No endpoint answered a single request: the rest of the run was left out."));
    m_runs.back()->stop();
    m_core->endFlights(ErrorKind::Cancelled);
}

void Executor::Impl::finish()
{
    if (m_step == Step::Finished)
        return;
    m_step = Step::Finished;
    publish();
    // From the top of the loop: whoever is told may drop the executor.
    m_core->post([this] { deliver(); });
}

void Executor::Impl::deliver()
{
    m_result.records = std::move(m_core->records);
    if (const Done done = std::exchange(m_done, {}))
        done(std::move(m_result));
}

void Executor::Impl::checkpoint()
{
    if (m_deps.checkpoint)
        m_deps.checkpoint(m_result);
}

void Executor::Impl::tick()
{
    if (m_step == Step::Finished)
        return;
    publish();
    m_core->callAt(m_core->now() + snapshotEvery, [this] { tick(); });
}

double Executor::Impl::secondsLeft(MonoTime now) const
{
    const int lanes = static_cast<int>(m_core->participants().size());
    double left = m_step == Step::Measuring ? m_runs.back()->secondsLeft(now) : 0.0;
    for (std::size_t test = m_next; test < m_tests.size(); ++test)
        left += m_tests[test].seconds(lanes);
    return left;
}

void Executor::Impl::publish()
{
    Snapshot snapshot;
    snapshot.at = m_core->now();
    snapshot.lanes = m_core->builder.lanes(snapshot.at);
    snapshot.elapsedSeconds = m_step == Step::Idle ? 0.0 : std::max(0.0, toSeconds(snapshot.at - m_result.origin));
    snapshot.warmingUp = m_step == Step::WarmUp;
    snapshot.load = m_core->builder.test().load;
    snapshot.users = m_core->builder.test().users;
    snapshot.quality = m_core->builder.quality(m_deps.transport.health());
    switch (m_step) {
    case Step::Idle:
    case Step::Preparing:
        snapshot.phase = QStringLiteral("preparing");
        break;
    case Step::WarmUp:
        snapshot.phase = QStringLiteral("warm-up");
        snapshot.test = m_tests[m_next].name();
        break;
    case Step::Measuring:
        snapshot.test = m_runs.back()->conditions().test;
        snapshot.phase = snapshot.test;
        snapshot.round = m_runs.back()->round();
        snapshot.rounds = m_runs.back()->rounds();
        break;
    case Step::Finished:
        snapshot.phase = QStringLiteral("done");
        break;
    }
    double progress = 0;
    if (m_step == Step::Finished) {
        progress = 1;
        snapshot.secondsLeft = 0;
    } else if (m_step == Step::WarmUp || m_step == Step::Measuring) {
        const double left = secondsLeft(snapshot.at);
        const double elapsed = std::max(0.0, toSeconds(snapshot.at - m_result.origin));
        progress = elapsed + left > 0 ? elapsed / (elapsed + left) : 0.0;
        snapshot.secondsLeft = left;
    }
    snapshot.progress = progress;
    m_board.show(std::move(snapshot));
}

Executor::Executor(Plan plan, RunDependencies dependencies)
    : d(std::make_unique<Impl>(std::move(plan), std::move(dependencies)))
{
}

Executor::~Executor() = default;

void Executor::start(Done done)
{
    d->start(std::move(done));
}

void Executor::stop()
{
    d->stop();
}

Snapshot Executor::snapshot() const
{
    return d->snapshot();
}

} // namespace derby
