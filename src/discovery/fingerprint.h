// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/endpoint.h"
#include "transport/transport.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace derby {

/// The questions that tell one engine from another, in the order in which they are asked (docs/protocols.md, Fingerprinting).
enum class Probe { Root, Info, Props, Models, Version, ServerInfo, Metrics };
/// The path that asks it ("/v1/models").
QByteArray probeTarget(Probe probe);

/// What a server answered so far; absent: not asked. An answer whose `error` is set never came.
struct ProbeAnswers
{
    std::optional<FetchResult> root, info, props, models, version, serverInfo, metrics;

    std::optional<FetchResult> &at(Probe probe);
};

/// What the answers show.
struct ServerIdentity
{
    std::optional<Engine> engine;
    bool certain = false; ///< a positive sign that no other engine gives; without it, `engine` is a guess that never overrules the user
    QString version;
    QStringList models; ///< names that a request can ask for, in the server's order
    std::optional<int> maxModelTokens; ///< prompt and output together (vLLM max_model_len, TGI max_total_tokens)
    std::optional<int> maxInputTokens; ///< TGI
    std::optional<int> maxConcurrentRequests; ///< TGI: requests beyond it are refused, not queued
    bool modelsKnown = false; ///< the server gave a list, be it empty
    QString evidence; ///< what decided, e.g. "GET /info names text-generation-router"
};

/// Decides from the answers collected so far. Pure.
ServerIdentity identify(const ProbeAnswers &answers);

/// Whether `answer` came with status 200.
bool answered(const std::optional<FetchResult> &answer);
/// Whether one of our own simulators says that it is one, in a header of its own (protocol/simulator_mark.h).
bool saysSimulated(const FetchResult &answer);
/// 503 in the words of a server that is loading its model (llama.cpp: "Loading model").
bool saysLoading(const FetchResult &answer);

} // namespace derby
