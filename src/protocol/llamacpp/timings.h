// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/protocol.h"

#include <simdjson.h>

namespace derby {

/// llama.cpp's `timings` object. Rates are not read: predicted_per_second divides by predicted_n or by predicted_n - 1, depending on the
/// build.
struct LlamaTimings
{
    std::optional<qint64> cacheN, promptN, predictedN;
    std::optional<double> promptMs, predictedMs;
    /// Includes what came from the cache, as usage.prompt_tokens does.
    std::optional<qint64> promptTokens() const;
    void addTo(ServerTiming &timing) const;
};

LlamaTimings readLlamaTimings(const simdjson::dom::element &value);

} // namespace derby
