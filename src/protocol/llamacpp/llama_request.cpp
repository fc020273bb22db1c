// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/request_body.h"

namespace derby {

void addLlamaKnobs(const GenerationRequest &request, QJsonObject &body)
{
    if (request.pinLength)
        body.insert(QStringLiteral("ignore_eos"), true);
}

QJsonObject llamaNativeBody(const GenerationRequest &request)
{
    QJsonObject body{
        {QStringLiteral("prompt"), promptText(request)},
        {QStringLiteral("n_predict"), request.maxTokens},
        {QStringLiteral("temperature"), request.temperature},
        {QStringLiteral("stream"), request.stream},
    };
    if (const auto seed = portableSeed(request))
        body.insert(QStringLiteral("seed"), *seed);
    addLlamaKnobs(request, body);
    return body;
}

} // namespace derby
