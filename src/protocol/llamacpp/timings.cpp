// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/llamacpp/timings.h"

#include "protocol/interpreter.h"

namespace derby {

std::optional<qint64> LlamaTimings::promptTokens() const
{
    if (!promptN)
        return std::nullopt;
    return *promptN + cacheN.value_or(0);
}

void LlamaTimings::addTo(ServerTiming &timing) const
{
    timing.prefillMs = promptMs;
    timing.decodeMs = predictedMs;
}

LlamaTimings readLlamaTimings(const simdjson::dom::element &value)
{
    LlamaTimings timings;
    simdjson::dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return timings;
    for (const auto &[key, field] : object) {
        if (key == "cache_n")
            readNumber(field, timings.cacheN);
        else if (key == "prompt_n")
            readNumber(field, timings.promptN);
        else if (key == "predicted_n")
            readNumber(field, timings.predictedN);
        else if (key == "prompt_ms")
            readNumber(field, timings.promptMs);
        else if (key == "predicted_ms")
            readNumber(field, timings.predictedMs);
    }
    return timings;
}

} // namespace derby
