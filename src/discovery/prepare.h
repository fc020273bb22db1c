// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/scheduler.h"
#include "plan/plan.h"
#include "transport/transport.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace derby {

/// What was found out about a lane before the run began.
struct LanePreparation
{
    QString model; ///< the model that is really asked
    QString serverVersion; ///< of the engine that `fingerprint` names, else of the endpoint's
    QString fingerprint; ///< engine id that the answers positively show; empty: unknown
    std::optional<double> loadMs; ///< Ollama: how long loading the model took before the first measured request, from asking to the answer;
                                  ///< absent where it lay in memory already
    QString protocolNote; ///< e.g. "no /chat_tokenize: openai-chat is used"
    QStringList warnings;
    bool unreachable = false; ///< no question got through to the server; it is asked all the same
    std::optional<Error> error; ///< the lane cannot run; it stays in every result with this error
};

/// A lane ready to be measured.
struct PreparedLane
{
    Endpoint endpoint; ///< model and protocol resolved
    LanePreparation preparation;
    QHash<QString, QString> templated; ///< TGI native: user prompt -> text from /chat_tokenize (asked once a prompt)
    bool includeUsage = true; ///< off: the server refused stream_options
};

struct PrepareOptions
{
    QStringList prompts; ///< every user prompt that may need the server's own chat template
    bool preload = true; ///< Ollama: load the model before the first request
    Nanos loadingPatience = std::chrono::seconds(60); ///< how long to wait for a server that says it is loading
    Deadlines deadlines;
    bool tryUsage = true; ///< servers of no known engine: one request of one token tells whether they take stream_options
    int users = 0; ///< requests at once that the plan will send; 0: unknown. Held against the server's limits, as a warning
    int outputTokens = 0; ///< most output tokens of any test; 0: unknown. Likewise
};

/// Handle of a preparation that is under way; dropping it cancels.
class Preparation
{
public:
    virtual ~Preparation() = default;
};

/// Fingerprints the server, finds its model, waits while it loads, preloads Ollama, templates prompts for TGI. Failed health, model-list or
/// fingerprint requests are warnings, be it that nobody listens or that the server loads for too long: the request itself decides. Only a
/// positive sign of another engine, or no model at all, is the lane's error. `done` is called once on the scheduler's thread. Call on the
/// scheduler's thread.
std::unique_ptr<Preparation> prepareLane(Scheduler &scheduler, Transport &transport, Endpoint endpoint, PrepareOptions options,
                                         std::function<void(PreparedLane)> done);

} // namespace derby
