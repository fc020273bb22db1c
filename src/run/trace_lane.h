// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/scheduler.h"
#include "plan/endpoint.h"
#include "run/trace.h"

#include <QString>

#include <functional>
#include <memory>

namespace derby {

/// What `test` asks where nobody names a prompt.
inline constexpr char testPrompt[] = "Say hello in one short sentence.";

struct TraceOptions
{
    QString prompt;
    int answerTokens = 128; ///< at most: a person reads the answer, which ends where the model ends it
    double temperature = 0;
    quint64 seed = 1;
    Deadlines deadlines;
};

/// One prompt to one endpoint, prepared first (engine, model, Ollama's load) and kept whole. Nothing is ever tried again. Made, cancelled
/// and destroyed on the scheduler's thread; the transport ends before it is destroyed, or nothing is under way.
class LaneTrace
{
public:
    using Done = std::function<void(Trace)>;

    /// `done` is called once, on the scheduler's thread.
    LaneTrace(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, TraceOptions options, std::shared_ptr<LiveTrace> live,
              Done done);
    ~LaneTrace(); ///< what is under way ends, and `done` is not called
    LaneTrace(const LaneTrace &) = delete;
    LaneTrace &operator=(const LaneTrace &) = delete;

    /// Ends it with `cancelled`; what was heard so far is in the trace.
    void cancel();

private:
    struct Shared;
    std::shared_ptr<Shared> d;
};

} // namespace derby
