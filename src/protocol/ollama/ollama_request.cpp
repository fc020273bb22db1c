// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/request_body.h"

namespace derby {

QJsonObject ollamaBody(Protocol protocol, const GenerationRequest &request)
{
    QJsonObject options{{QStringLiteral("num_predict"), request.maxTokens}, {QStringLiteral("temperature"), request.temperature}};
    if (const auto seed = portableSeed(request))
        options.insert(QStringLiteral("seed"), *seed);
    QJsonObject body{
        {QStringLiteral("model"), request.model},
        {QStringLiteral("stream"), request.stream}, // true is the default here, unlike anywhere else
        {QStringLiteral("options"), options},
        {QStringLiteral("keep_alive"), QStringLiteral("30m")}, // the default of 5 minutes unloads the model in the pauses of a run
    };
    if (protocol == Protocol::OllamaChat) {
        body.insert(QStringLiteral("messages"), messagesJson(request));
    } else {
        body.insert(QStringLiteral("prompt"), promptText(request));
        if (request.templatedPrompt)
            body.insert(QStringLiteral("raw"), true); // the template must not be applied twice
    }
    return body;
}

} // namespace derby
