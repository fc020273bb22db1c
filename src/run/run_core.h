// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/scheduler.h"
#include "measure/snapshot_builder.h"
#include "run/breaker.h"
#include "run/record_sink.h"
#include "run/request_factory.h"
#include "run/run_result.h"
#include "transport/transport.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace derby {

/// One lane while the run goes on.
struct RunLane
{
    PreparedLane prepared;
    Breaker breaker;
    bool takesPart = true; ///< its preparation found no error
    bool everSucceeded = false;
    int failedProbes = 0; ///< since the last success
    int failedDue = 0; ///< requests that were measured and counted, and failed
};

/// One request that a test wants out.
struct PlannedRequest
{
    Record draft; ///< lane, test, phase, round, user, prompt, counted, planned
    RequestText text;
    bool probe = false; ///< the one request that an open breaker lets through
};

/// What the parts of a run share: lanes, requests in flight, the guard around every callback. Everything but create, post and close
/// happens on the scheduler's thread.
class RunCore : public std::enable_shared_from_this<RunCore>
{
public:
    using Task = Scheduler::Task;
    using Ended = std::function<void(const Record &)>;

    static std::shared_ptr<RunCore> create(const Plan &plan, Scheduler &scheduler, Transport &transport, RecordSink &sink);
    ~RunCore();
    RunCore(const RunCore &) = delete;
    RunCore &operator=(const RunCore &) = delete;

    /// Runs `task` on the scheduler's thread unless the run is gone by then. From any thread.
    void post(Task task);
    /// `task`, safe to call on the scheduler's thread whatever became of the run.
    Task guarded(Task task);
    Scheduler::TimerId callAt(MonoTime when, Task task);
    /// No callback reaches the run from here on; cancels what is in flight. From any thread.
    void close();

    MonoTime now() const { return scheduler.now(); }
    /// Sends; `ended` is called once, when the stream has closed and its record is kept.
    void send(PlannedRequest request, Ended ended);
    /// Cancels everything in flight; the records get `kind` (Cut or Cancelled).
    void endFlights(ErrorKind kind);
    /// A number for the unique prefix of a prompt: in sequence, so that no two are the same in a run.
    quint64 nextPrefix() { return m_prefixes++; }
    /// Opens idle connections; at once when `count` is 0 or connections are cold.
    void preconnect(int lane, int count, Task done);

    std::vector<int> participants() const; ///< lanes that take part, in the plan's order
    /// The lane takes no part, or it never answered: it failed its probes, or it could not be reached before the run either.
    bool dead(int lane) const;
    /// Going on would only cost time.
    bool everyLaneDead() const;
    /// No lane that takes part could be reached before the run, and none has answered since.
    bool nobodyAnswered() const;

    Scheduler &scheduler;
    Transport &transport;
    RecordSink &sink;
    Plan plan;
    std::vector<RunLane> lanes;
    std::vector<Record> records;
    SnapshotBuilder builder;
    bool stopping = false;
    std::function<void()> onLaneDead; ///< a request of a dead lane failed; its test has not been told yet

private:
    RunCore(const Plan &plan, Scheduler &scheduler, Transport &transport, RecordSink &sink);

    struct Gate; // between the transport's threads and the scheduler
    struct Flight
    {
        StreamId stream = 0;
        int lane = 0;
        bool probe = false;
        std::optional<ErrorKind> endedBy;
        Ended ended;
    };

    void onRecord(std::uint64_t number, Record &record);
    void tellBreaker(const Flight &flight, const Record &record);

    std::shared_ptr<Gate> m_gate;
    std::recursive_mutex m_entry; // held by every callback: lets close() come from another thread
    bool m_closed = false;
    std::unique_ptr<RequestFactory> m_factory;
    std::unordered_map<std::uint64_t, Flight> m_flights;
    std::uint64_t m_requests = 0;
    quint64 m_prefixes = 0;
};

} // namespace derby
