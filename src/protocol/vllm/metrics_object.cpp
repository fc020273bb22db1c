// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/vllm/metrics_object.h"

#include "protocol/interpreter.h"

namespace derby {

void readVllmMetrics(const simdjson::dom::element &value, ServerTiming &timing)
{
    simdjson::dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return;
    for (const auto &[key, field] : object) {
        if (key == "queue_time_ms")
            readNumber(field, timing.queueMs);
        else if (key == "time_to_first_token_ms")
            readNumber(field, timing.prefillMs);
        else if (key == "generation_time_ms")
            readNumber(field, timing.decodeMs);
    }
}

} // namespace derby
