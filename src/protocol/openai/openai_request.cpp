// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/request_body.h"

namespace derby {

QJsonObject openAiBody(const Endpoint &endpoint, const GenerationRequest &request)
{
    QJsonObject body;
    if (!request.model.isEmpty())
        body.insert(QStringLiteral("model"), request.model);
    if (endpoint.protocol == Protocol::OpenAiCompletions)
        body.insert(QStringLiteral("prompt"), promptText(request));
    else
        body.insert(QStringLiteral("messages"), messagesJson(request));
    // max_completion_tokens is newer, but Ollama ignores it (and generates without end) and old servers refuse it; max_tokens works
    // everywhere.
    body.insert(QStringLiteral("max_tokens"), request.maxTokens);
    body.insert(QStringLiteral("temperature"), request.temperature);
    if (const auto seed = portableSeed(request))
        body.insert(QStringLiteral("seed"), *seed);
    body.insert(QStringLiteral("stream"), request.stream);
    if (request.stream && request.includeUsage) // without a stream, vLLM refuses it
        body.insert(QStringLiteral("stream_options"), QJsonObject{{QStringLiteral("include_usage"), true}});
    switch (endpoint.engine) {
    case Engine::Vllm:
    case Engine::Sglang:
        addVllmKnobs(request, body);
        break;
    case Engine::Tgi:
        addTgiOpenAiKnobs(body);
        break;
    case Engine::LlamaCpp:
        addLlamaKnobs(request, body);
        break;
    case Engine::Ollama:
    case Engine::OpenAi:
        break;
    }
    return body;
}

} // namespace derby
