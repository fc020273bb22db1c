// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_core.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace derby {

/// The measured part of one test. Lives on the scheduler's thread, and as long as its core: timers of a finished test may still fire.
class TestRun
{
public:
    virtual ~TestRun() = default;
    /// Begins; `done` is called once, when nothing of it is in flight any more.
    virtual void begin(std::function<void()> done) = 0;
    /// Sends nothing more; what is in flight is being cancelled by whoever calls. Ends through `done`.
    virtual void stop() = 0;
    virtual double secondsLeft(MonoTime now) const = 0;
    virtual int round() const = 0;
    virtual int rounds() const = 0;
    /// Without health: whoever runs the test asks the transport.
    virtual TestConditions conditions() const = 0;
};

std::unique_ptr<TestRun> makeTtftRun(RunCore &core, const TtftTest &test, QStringList prompts, quint64 seed);
std::unique_ptr<TestRun> makeLoadRun(RunCore &core, const LoadTest &test, QStringList prompts, quint64 seed);

/// What a test's warm-up sends to each lane.
struct WarmUpSpec
{
    QString test;
    int requests = 0;
    int atOnce = 1;
    int connections = 1; ///< opened before
    RequestText text; ///< but the prompt and its prefix
    QStringList prompts;
};

/// Warms up one lane after the other; its records are Phase::Warmup. After two failures in a row a lane is left alone: the measured
/// requests will tell.
class WarmUp
{
public:
    WarmUp(RunCore &core, WarmUpSpec spec);
    void begin(std::function<void()> done);
    void stop();

private:
    void nextLane();
    void fill();
    void onEnded(const Record &record);

    RunCore &m_core;
    WarmUpSpec m_spec;
    std::function<void()> m_done;
    std::vector<int> m_lanes; // still to come, the current one first
    int m_sent = 0, m_inFlight = 0, m_failuresInARow = 0;
    bool m_connecting = false;
};

} // namespace derby
