// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/scheduler.h"
#include "discovery/fingerprint.h"
#include "discovery/models.h"
#include "transport/transport.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace derby {

/// One question and what came of it.
struct ProbeReport
{
    QByteArray target; ///< "/v1/models"
    FetchResult answer;
    std::optional<Nanos> roundTrip; ///< from sent to the first byte of the answer; absent when none came
};

/// What is there, for somebody who asks before anything is to run.
struct ServerLook
{
    std::vector<ProbeReport> probes; ///< in the order of asking
    ServerIdentity identity;
    ModelOffer offer;
    bool loading = false; ///< the server says that it is loading its model
    bool refused = false; ///< 401 or 403: it wants a key, or another one
    bool simulated = false; ///< it is one of our own simulators, by its own word
    bool webPage = false; ///< what answers is made for people
    bool answered = false; ///< it answered in HTTP
    std::optional<Error> error; ///< why it did not, or why the questions ended early

    /// The engine that the answers show (not always certainly), or the OpenAI protocol where there is a list of models; else nothing.
    std::optional<Engine> engine() const;
};

/// Handle of questions that are under way; dropping it (on the scheduler's thread) cancels.
class Looking
{
public:
    virtual ~Looking() = default;
};

/// Asks the fingerprint's questions one after another until the engine is certain, then what is still unknown of its version and models.
/// Ends at once where nobody can be reached. `each` is called after every answer, `done` once, both on the scheduler's thread. Call on the
/// scheduler's thread.
std::unique_ptr<Looking> lookAtServer(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, const Deadlines &deadlines,
                                      std::function<void(const ProbeReport &)> each, std::function<void(ServerLook)> done);

/// What one cheap question says of a server whose engine is known.
struct ServerPulse
{
    FetchResult answer; ///< of the first question
    std::vector<std::optional<Nanos>> roundTrips; ///< of each question; absent: no answer
};

/// The path that tells cheaply whether `engine` works: its health check; Ollama's list of loaded models; a list of models elsewhere.
QByteArray pulseTarget(Engine engine);

/// Asks pulseTarget() `times` times, one after another, and no more once one failed. As lookAtServer() otherwise.
std::unique_ptr<Looking> takePulse(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, const Deadlines &deadlines,
                                   int times, std::function<void(ServerPulse)> done);

/// Loads Ollama's model into its memory. `error` of the result tells why it could not be. As above.
std::unique_ptr<Looking> loadModel(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, const Deadlines &deadlines,
                                   std::function<void(std::optional<Error>)> done);

} // namespace derby
