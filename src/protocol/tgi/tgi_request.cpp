// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/request_body.h"

namespace derby {

void addTgiOpenAiKnobs(QJsonObject &body)
{
    body.insert(QStringLiteral("model"), QStringLiteral("tgi"));
}

QJsonObject tgiBody(const GenerationRequest &request)
{
    QJsonObject parameters{
        {QStringLiteral("max_new_tokens"), request.maxTokens}, {QStringLiteral("details"), true}, // makes the last event carry the counts
    };
    if (request.temperature > 0) { // 0 is refused; without do_sample it is greedy anyway
        parameters.insert(QStringLiteral("do_sample"), true);
        parameters.insert(QStringLiteral("temperature"), request.temperature);
    }
    if (const auto seed = portableSeed(request))
        parameters.insert(QStringLiteral("seed"), *seed);
    return {{QStringLiteral("inputs"), promptText(request)}, {QStringLiteral("parameters"), parameters}};
}

} // namespace derby
