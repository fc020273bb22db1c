// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/request_body.h"

namespace derby {

void addVllmKnobs(const GenerationRequest &request, QJsonObject &body)
{
    if (request.pinLength) {
        body.insert(QStringLiteral("ignore_eos"), true);
        body.insert(QStringLiteral("min_tokens"), request.maxTokens);
    }
    if (request.stream && request.includeUsage && request.continuousUsage)
        body.insert(QStringLiteral("stream_options"),
                    QJsonObject{{QStringLiteral("include_usage"), true}, {QStringLiteral("continuous_usage_stats"), true}});
}

} // namespace derby
