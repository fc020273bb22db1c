// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/trace_lane.h"

#include "discovery/prepare.h"
#include "plan/advice.h"

#include <mutex>
#include <utility>

namespace derby {

// The tracer tells its end on a transport thread, perhaps after the lane and even the scheduler are gone: whoever holds the lock and finds
// `scheduler` set may post to it. All else belongs to the scheduler's thread.
struct LaneTrace::Shared : std::enable_shared_from_this<LaneTrace::Shared>
{
    std::mutex mutex;
    Scheduler *scheduler = nullptr;
    Transport *transport = nullptr;
    Endpoint endpoint;
    TraceOptions options;
    std::shared_ptr<LiveTrace> live;
    Done done;
    std::unique_ptr<Preparation> preparation;
    StreamId stream = 0;

    void begin()
    {
        PrepareOptions prepare;
        prepare.prompts = QStringList{options.prompt};
        prepare.loadingPatience = {};
        prepare.deadlines = options.deadlines;
        prepare.tryUsage = false;
        preparation = prepareLane(*scheduler, *transport, endpoint, prepare, [this](const PreparedLane &lane) { send(lane); });
    }

    void send(const PreparedLane &lane)
    {
        Trace trace;
        trace.endpoint = lane.endpoint;
        trace.preparation = lane.preparation;
        trace.error = lane.preparation.error;
        if (trace.error) {
            finish(std::move(trace));
            return;
        }
        GenerationRequest generation;
        generation.model = lane.endpoint.model;
        generation.messages = {{QStringLiteral("user"), options.prompt}};
        if (const auto templated = lane.templated.constFind(options.prompt); templated != lane.templated.constEnd())
            generation.templatedPrompt = *templated;
        generation.maxTokens = options.answerTokens;
        generation.pinLength = false;
        generation.temperature = options.temperature;
        generation.seed = options.seed & 0x7fffffff; // some servers read it as a 32-bit int
        generation.includeUsage = lane.includeUsage;
        generation.continuousUsage = lane.endpoint.engine == Engine::Vllm || lane.endpoint.engine == Engine::Sglang;
        trace.request = buildGeneration(lane.endpoint, generation);
        StreamRequest request{lane.endpoint, *trace.request, options.deadlines, false};
        auto tracer = std::make_shared<Tracer>(
            std::move(trace),
            [self = shared_from_this()](Trace ended) {
                const std::lock_guard lock(self->mutex);
                if (!self->scheduler)
                    return;
                // Copied into the task because a std::function must be copyable.
                self->scheduler->post([self, ended = std::move(ended)] { self->finish(ended); });
            },
            live);
        stream = transport->start(std::move(request), std::move(tracer));
    }

    void finish(Trace trace)
    {
        const Done tell = std::exchange(done, {});
        if (!tell)
            return;
        if (trace.error)
            fitAdvice(*trace.error, trace.endpoint, RequestFor::Probe);
        tell(std::move(trace));
    }
};

LaneTrace::LaneTrace(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, TraceOptions options,
                     std::shared_ptr<LiveTrace> live, Done done)
    : d(std::make_shared<Shared>())
{
    d->scheduler = &scheduler;
    d->transport = &transport;
    d->endpoint = endpoint;
    d->options = std::move(options);
    d->live = std::move(live);
    d->done = std::move(done);
    d->begin();
}

LaneTrace::~LaneTrace()
{
    {
        const std::lock_guard lock(d->mutex);
        d->scheduler = nullptr;
    }
    d->done = {};
    d->preparation.reset();
    if (d->stream != 0)
        d->transport->cancel(d->stream);
}

void LaneTrace::cancel()
{
    if (d->stream != 0) {
        d->transport->cancel(d->stream);
        return;
    }
    d->preparation.reset();
    Trace trace;
    trace.endpoint = d->endpoint;
    trace.error = makeError(ErrorKind::Cancelled);
    d->finish(std::move(trace));
}

} // namespace derby
