// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/protocol.h"

#include <simdjson.h>

namespace derby {

/// vLLM's optional per-request `metrics` (--enable-per-request-metrics). Its time_to_first_token_ms counts from *scheduled*: it is the
/// prefill.
void readVllmMetrics(const simdjson::dom::element &value, ServerTiming &timing);

} // namespace derby
