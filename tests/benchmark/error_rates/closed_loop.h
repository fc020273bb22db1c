// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_result.h"
#include "simulator/model.h"

namespace derby {

struct LoadCase
{
    const char *name;
    int users = 1;
    double roundSeconds = 60;
    double driftSd = 0; ///< of ln of a server's speed, drawn anew for each round
};

/// A whole load run in model time: two equal simulated servers, six rounds, each lane alone in each, users in a closed loop with a
/// staggered start.
RunResult loadRun(const ModelParameters &server, const LoadCase &load, std::uint64_t seed);

} // namespace derby
