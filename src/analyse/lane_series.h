// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/summary.h"
#include "analyse/test_data.h"

namespace derby {

/// The values of a latency over the lane's records that count, as its figures are worked out from them.
Series laneSeries(const TestData &test, int lane, const LatencyOf &latency);

} // namespace derby
