// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/run_core.h"

#include "base/random.h"
#include "base/text.h"
#include "measure/recorder.h"
#include "plan/advice.h"

#include <algorithm>
#include <utility>

namespace derby {

namespace {

/// Probes that a lane that never answered must fail before it counts as dead, if it could be reached before the run.
constexpr int probesOfTheDead = 2;

Error endedEarly(ErrorKind kind)
{
    if (kind == ErrorKind::Cut)
        return makeError(kind, QStringLiteral("The request was still running when the grace period after its round was over."));
    return makeError(kind, QStringLiteral("The request was cancelled because the run was stopped."));
}

} // namespace

struct RunCore::Gate
{
    std::mutex mutex;
    Scheduler *scheduler = nullptr; // null once the run is gone

    /// From any thread.
    void post(Task task)
    {
        const std::lock_guard<std::mutex> lock(mutex);
        if (scheduler)
            scheduler->post(std::move(task));
    }
};

std::shared_ptr<RunCore> RunCore::create(const Plan &plan, Scheduler &scheduler, Transport &transport, RecordSink &sink)
{
    return std::shared_ptr<RunCore>(new RunCore(plan, scheduler, transport, sink));
}

RunCore::RunCore(const Plan &runPlan, Scheduler &runScheduler, Transport &runTransport, RecordSink &runSink)
    : scheduler(runScheduler)
    , transport(runTransport)
    , sink(runSink)
    , plan(runPlan)
    , m_gate(std::make_shared<Gate>())
    // The clock counts from boot in nanoseconds: no two runs begin at the same one.
    , m_factory(std::make_unique<RequestFactory>(
          runPlan, drawSeed(runPlan.seed, static_cast<std::uint64_t>(runScheduler.now().time_since_epoch().count()))))
{
    m_gate->scheduler = &scheduler;
    for (const Endpoint &endpoint : std::as_const(plan.endpoints)) {
        RunLane lane;
        lane.prepared.endpoint = endpoint;
        lane.breaker = Breaker(plan.breaker);
        lanes.push_back(std::move(lane));
    }
    builder.reset(static_cast<int>(lanes.size()));
}

RunCore::~RunCore() = default;

void RunCore::post(Task task)
{
    m_gate->post(guarded(std::move(task)));
}

RunCore::Task RunCore::guarded(Task task)
{
    return [weak = weak_from_this(), task = std::move(task)] {
        const std::shared_ptr<RunCore> core = weak.lock();
        if (!core)
            return;
        const std::lock_guard<std::recursive_mutex> lock(core->m_entry);
        if (!core->m_closed)
            task();
    };
}

Scheduler::TimerId RunCore::callAt(MonoTime when, Task task)
{
    return scheduler.callAt(when, guarded(std::move(task)));
}

void RunCore::close()
{
    {
        const std::lock_guard<std::mutex> lock(m_gate->mutex);
        m_gate->scheduler = nullptr;
    }
    const std::lock_guard<std::recursive_mutex> lock(m_entry);
    m_closed = true;
    for (const auto &[number, flight] : m_flights)
        transport.cancel(flight.stream);
    m_flights.clear();
}

void RunCore::send(PlannedRequest request, Ended ended)
{
    const std::uint64_t number = ++m_requests;
    RunLane &lane = lanes.at(static_cast<std::size_t>(request.draft.lane));
    Flight flight;
    flight.lane = request.draft.lane;
    flight.probe = request.probe;
    flight.ended = std::move(ended);
    if (request.probe)
        lane.breaker.probeSent();
    builder.started(request.draft);

    request.draft.events.reserve(static_cast<std::size_t>(request.text.outputTokens) + 2);
    const Endpoint &endpoint = lane.prepared.endpoint;
    auto recorder = std::make_shared<Recorder>(
        endpoint.engine, endpoint.protocol, std::move(request.draft), [gate = m_gate, weak = weak_from_this(), number](Record &&record) {
            // std::function must be copyable, a record is better not copied.
            auto kept = std::make_shared<Record>(std::move(record));
            gate->post([weak, number, kept] {
                if (const std::shared_ptr<RunCore> core = weak.lock())
                    core->guarded([core = core.get(), number, kept] { core->onRecord(number, *kept); })();
            });
        });
    StreamRequest stream = m_factory->make(lane.prepared, request.text, number);
    Flight &kept = m_flights.emplace(number, std::move(flight)).first->second;
    kept.stream = transport.start(std::move(stream), std::move(recorder));
}

void RunCore::endFlights(ErrorKind kind)
{
    for (auto &[number, flight] : m_flights) {
        if (!flight.endedBy) {
            flight.endedBy = kind;
            transport.cancel(flight.stream);
        }
    }
}

void RunCore::onRecord(std::uint64_t number, Record &record)
{
    const auto found = m_flights.find(number);
    if (found == m_flights.end())
        return;
    const Flight flight = std::move(found->second);
    m_flights.erase(found);

    if (record.error && record.error->kind == ErrorKind::Cancelled && flight.endedBy)
        record.error = endedEarly(*flight.endedBy);
    if (record.error) {
        QList<QByteArray> secrets;
        if (const QByteArray &key = lanes.at(static_cast<std::size_t>(flight.lane)).prepared.endpoint.apiKey; !key.isEmpty())
            secrets.append(key);
        fitAdvice(*record.error, lanes.at(static_cast<std::size_t>(flight.lane)).prepared.endpoint, RequestFor::Run);
        record.error->message = redacted(record.error->message, secrets);
        record.error->detail = redacted(record.error->detail, secrets).left(2000);
    }
    if (record.events.capacity() > 2 * record.events.size() + 16)
        record.events.shrink_to_fit(); // a failed request's reservation would be kept for the whole run
    tellBreaker(flight, record);
    builder.ended(record);
    sink.accept(record);
    records.push_back(std::move(record));
    if (records.back().outcome == Outcome::Failed && onLaneDead && dead(flight.lane))
        onLaneDead();
    if (flight.ended)
        flight.ended(records.back());
}

void RunCore::tellBreaker(const Flight &flight, const Record &record)
{
    RunLane &lane = lanes.at(static_cast<std::size_t>(flight.lane));
    if (record.outcome == Outcome::Succeeded) {
        lane.everSucceeded = true;
        lane.failedProbes = 0;
    }
    if (record.phase == Phase::Warmup)
        return;
    if (record.outcome == Outcome::Succeeded)
        lane.breaker.succeeded(now(), flight.probe);
    else if (!flight.endedBy)
        lane.breaker.failed(now(), flight.probe);
    else if (flight.probe)
        lane.breaker.probeAbandoned(); // our own doing says nothing about the server
    if (record.outcome == Outcome::Failed && !flight.endedBy) {
        lane.failedProbes += flight.probe ? 1 : 0;
        lane.failedDue += record.counted ? 1 : 0;
    }
    builder.setBreaker(flight.lane, lane.breaker.isOpen(), lane.breaker.probeAt());
}

void RunCore::preconnect(int lane, int count, Task done)
{
    if (count <= 0 || plan.coldConnections) {
        post(std::move(done));
        return;
    }
    transport.preconnect(lanes.at(static_cast<std::size_t>(lane)).prepared.endpoint, count, plan.deadlines,
                         [gate = m_gate, done = guarded(std::move(done))] { gate->post(done); });
}

std::vector<int> RunCore::participants() const
{
    std::vector<int> taking;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (lanes[i].takesPart)
            taking.push_back(static_cast<int>(i));
    }
    return taking;
}

bool RunCore::dead(int index) const
{
    const RunLane &lane = lanes.at(static_cast<std::size_t>(index));
    if (!lane.takesPart)
        return true;
    const bool neverReached = lane.prepared.preparation.unreachable && lane.breaker.isOpen() && lane.failedDue > 0;
    return !lane.everSucceeded && (neverReached || lane.failedProbes >= probesOfTheDead);
}

bool RunCore::everyLaneDead() const
{
    for (int lane = 0; lane < static_cast<int>(lanes.size()); ++lane) {
        if (!dead(lane))
            return false;
    }
    return true;
}

bool RunCore::nobodyAnswered() const
{
    return std::all_of(lanes.begin(), lanes.end(), [](const RunLane &lane) {
        return !lane.takesPart || (lane.prepared.preparation.unreachable && !lane.everSucceeded);
    });
}

} // namespace derby
