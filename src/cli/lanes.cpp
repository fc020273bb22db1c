// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lanes.h"

#include "cli/progress.h"
#include "cli/shout.h"
#include "cli/simulated.h"
#include "cli/trace_json.h"
#include "plan/lane_names.h"
#include "run/asio_scheduler.h"
#include "run/trace_lane.h"
#include "transport/stopwatch_transport.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace derby::cli {

namespace {

constexpr Nanos quietFor = std::chrono::seconds(2); // what answers sooner needs no word

/// All lanes of one command. What it decides happens on the scheduler's thread; the main thread waits.
class LaneGroup
{
public:
    LaneGroup(const Plan &plan, QString prompt, bool quiet)
        : m_plan(plan)
        , m_prompt(std::move(prompt))
        , m_transport(m_scheduler, {.loops = 1})
        , m_traces(static_cast<std::size_t>(plan.endpoints.size()))
        , m_finished(m_traces.size(), false)
        , m_lanes(m_traces.size())
        , m_names(laneNames(plan.endpoints))
        , m_begun(m_scheduler.now())
        , m_line(quiet)
    {
        for (std::size_t lane = 0; lane < m_traces.size(); ++lane)
            m_live.push_back(std::make_shared<LiveTrace>());
    }

    std::vector<Trace> run()
    {
        m_scheduler.post([this] { begin(); });
        bool cancelling = false;
        std::unique_lock lock(m_mutex);
        while (m_left > 0) {
            m_changed.wait_for(lock, std::chrono::milliseconds(100));
            if (interrupted() && !cancelling) {
                cancelling = true;
                m_scheduler.post([this] { cancel(); });
            }
            showWaiting();
        }
        lock.unlock();
        m_line.clear();
        dropLanes();
        return std::move(m_traces);
    }

private:
    /// Under the lock.
    void showWaiting()
    {
        const MonoTime now = m_scheduler.now();
        if (m_line.silent() || now - m_begun < quietFor)
            return;
        std::vector<Waiting> waiting;
        for (std::size_t lane = 0; lane < m_traces.size(); ++lane) {
            if (m_finished[lane])
                continue;
            const LiveTrace &live = *m_live[lane];
            const qint64 sent = live.sentNs, firstToken = live.firstTokenNs;
            Waiting one;
            one.lane = m_names.value(static_cast<qsizetype>(lane));
            one.stage = firstToken ? Waiting::Stage::Answering : sent ? Waiting::Stage::FirstToken : Waiting::Stage::Preparing;
            one.seconds = toSeconds(now - (firstToken ? MonoTime(Nanos(firstToken)) : sent ? MonoTime(Nanos(sent)) : m_begun));
            one.limitSeconds = toSeconds(m_plan.deadlines.firstToken);
            one.events = live.events;
            waiting.push_back(one);
        }
        if (!waiting.empty())
            m_line.show(waitingLine(waiting, m_line.columns()), {}, now);
    }

    /// On the scheduler's thread, where their last answers may be arriving.
    void dropLanes()
    {
        bool dropped = false;
        m_scheduler.post([this, &dropped] {
            m_lanes.clear();
            const std::lock_guard lock(m_mutex);
            dropped = true;
            m_changed.notify_all();
        });
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&dropped] { return dropped; });
    }

    void begin()
    {
        for (std::size_t lane = 0; lane < m_traces.size(); ++lane) {
            TraceOptions options;
            options.prompt = m_prompt;
            options.temperature = m_plan.temperature;
            options.seed = m_plan.seed;
            options.deadlines = m_plan.deadlines;
            m_lanes[lane] = std::make_unique<LaneTrace>(m_scheduler, m_transport, m_plan.endpoints[static_cast<qsizetype>(lane)], options,
                                                        m_live[lane], [this, lane](Trace trace) { finish(lane, std::move(trace)); });
        }
    }

    void finish(std::size_t lane, Trace trace)
    {
        const std::lock_guard lock(m_mutex);
        m_finished[lane] = true;
        m_traces[lane] = std::move(trace);
        --m_left;
        m_changed.notify_all();
    }

    void cancel()
    {
        for (const std::unique_ptr<LaneTrace> &lane : m_lanes)
            lane->cancel();
    }

    const Plan &m_plan;
    QString m_prompt;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    AsioScheduler m_scheduler;
    StopwatchTransport m_transport; // ends before the scheduler, to which it posts
    std::vector<Trace> m_traces;
    std::vector<bool> m_finished;
    std::vector<std::unique_ptr<LaneTrace>> m_lanes;
    std::vector<std::shared_ptr<LiveTrace>> m_live;
    QStringList m_names;
    MonoTime m_begun;
    StatusLine m_line;
    std::size_t m_left = m_traces.size();
};

} // namespace

std::vector<Trace> traceLanes(const Plan &plan, const QString &prompt, bool quiet)
{
    return LaneGroup(plan, prompt, quiet).run();
}

QList<QCommandLineOption> traceOptions()
{
    QList<QCommandLineOption> options = planOptions();
    options << profileOption()
            << QCommandLineOption(QStringLiteral("prompt"), QStringLiteral("What is asked (\"%1\").").arg(QLatin1String(testPrompt)),
                                  QStringLiteral("TEXT"), QLatin1String(testPrompt));
    return options;
}

int traceCommand(const Context &context, const std::function<QString(const Trace &)> &text)
{
    Result<PlanRequest> request = planFromOptions(context, PlanUse::Probe);
    if (!request)
        return failed(context, request.error());
    for (const QString &note : std::as_const(request->notes))
        say(note);
    const QString prompt = context.options.value(QStringLiteral("prompt"));
    if (prompt.trimmed().isEmpty()) {
        return failed(context,
                      makeError(ErrorKind::Usage, QStringLiteral("--prompt is empty: there is nothing to ask."), {},
                                {QStringLiteral("--prompt \"%1\"").arg(QLatin1String(testPrompt))}));
    }
    const Result<std::unique_ptr<SimulatorFarm>> farm = startSimulators(context, *request);
    if (!farm)
        return failed(context, farm.error());
    sayUnverified(request->plan);
    watchInterrupt();
    std::vector<Trace> traces = traceLanes(request->plan, prompt, context.quiet);
    const QStringList names = laneNames(request->plan.endpoints);
    for (std::size_t i = 0; i < traces.size(); ++i)
        traces[i].name = names.value(static_cast<qsizetype>(i));
    for (const Trace &trace : traces) {
        for (const QString &warning : trace.preparation.warnings)
            say(QStringLiteral("Warning: %1: %2").arg(trace.name, warning));
    }
    if (context.json) {
        printJson(tracesToJson(traces));
    } else {
        for (std::size_t i = 0; i < traces.size(); ++i)
            print((i > 0 ? QStringLiteral("\n") : QString()) + text(traces[i]));
    }
    if (interrupted())
        return interruptedCode();
    const bool allGood = std::none_of(traces.begin(), traces.end(), [](const Trace &trace) { return trace.error.has_value(); });
    return allGood ? Good : RunFailed;
}

} // namespace derby::cli
