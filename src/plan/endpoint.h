// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"
#include "plan/engine.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <utility>

namespace derby {

using Header = std::pair<QByteArray, QByteArray>;
using HeaderList = QList<Header>;

/// The first value of a header, without regard to case; empty when it is not there.
QByteArray headerValue(const HeaderList &headers, QByteArrayView name);

/// One reachable server, and what to call it: a lane of a run.
struct Endpoint
{
    QString id; ///< the lane id: unique within a plan, safe as a folder's name (assignLaneIds)
    QString name; ///< as the user wrote it; empty: the engine's name
    Engine engine = Engine::OpenAi;
    Protocol protocol = Protocol::OpenAiChat;
    QUrl url; ///< scheme, host and port, with a base path if there is one; no query
    QString model; ///< empty: asked from the server before the run
    QString apiKeyEnv; ///< the environment variable that holds the key
    QByteArray apiKey; ///< the key itself; never written anywhere
    HeaderList headers; ///< sent with every request
    QString caFile; ///< PEM, trusted beside the system's
    bool verifyTls = true;
    QString proxy; ///< "http://host:port"; empty: none, whatever the environment says
    bool simulated = false; ///< one of the built-in simulators
};

/// Own time limits of a request.
struct Deadlines
{
    Nanos connect = std::chrono::seconds(5); ///< a LAN answers in milliseconds; a WAN within a second or two
    Nanos firstToken = std::chrono::seconds(60); ///< from sent; long queues are a result, not an error
    Nanos idle = std::chrono::seconds(30); ///< no byte for this long: a stopping vLLM can leave streams open for ever
    Nanos whole = std::chrono::seconds(300); ///< from sent
};

/// Fills in `id` of each endpoint: the cleaned name, else the engine's id; a clash without regard to case gets -2, -3, …
void assignLaneIds(QList<Endpoint> &endpoints);

} // namespace derby
