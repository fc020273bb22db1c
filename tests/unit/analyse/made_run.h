// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_result.h"

#include <functional>

namespace derby {

/// Makes runs out of thin air: records whose latencies a test decides.
class MadeRun
{
public:
    /// Lanes of vLLM, TGI, Ollama (and further vLLMs).
    explicit MadeRun(int lanes);

    struct Latency
    {
        double ttftMs = 50;
        double tpotMs = 10;
        int tokens = 16;
        bool failed = false;
    };
    using LatencyOf = std::function<Latency(int lane, int round, int request)>;

    /// A TTFT test of so many blocks.
    MadeRun &ttft(int blocks, const LatencyOf &latency);
    /// A closed-loop test "load": each lane sends `requests` a round, evenly over the round's steady window.
    MadeRun &load(int rounds, int requests, const LatencyOf &latency, int users = 10);

    Plan &plan() { return m_run.plan; }
    RunResult &run() { return m_run; }
    TestConditions &conditions() { return m_run.conditions.back(); }
    /// A calibration whose error of TTFT and events is the same at any number of streams up to 1,000.
    MadeRun &calibrated(double errorMs);

    static Record record(int lane, const QString &test, MonoTime sent, const Latency &latency);

private:
    RunResult m_run;
    MonoTime m_now{fromSeconds(1000)};
};

/// A standard normal number that depends on nothing but its arguments.
double noise(std::uint64_t seed, int lane, int round, int request);

} // namespace derby
