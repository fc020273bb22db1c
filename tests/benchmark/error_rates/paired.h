// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_result.h"

#include <vector>

namespace derby {

/// How latencies of one request at a time scatter: ln latency = prompt effect + server noise; some requests are slow for no reason that a
/// prompt gives.
struct PairedCase
{
    const char *name;
    double promptSd = 0.5;
    double noiseSd = 0.15;
    double slowShare = 0; ///< of requests …
    double slowFactor = 1; ///< … that take so much longer
};

/// A TTFT test of `blocks` blocks whose lanes are `factors` times as slow as each other. Block i is the same whatever `blocks` is, so that
/// a longer run with the same seed begins with the shorter one.
RunResult pairedRun(const PairedCase &paired, const std::vector<double> &factors, int blocks, int tokens, std::uint64_t seed);

} // namespace derby
