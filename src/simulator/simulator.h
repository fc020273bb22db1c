// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/endpoint.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace derby {

struct SimulatorOptions
{
    QString profile; ///< a YAML file, or the name of a built-in profile: "default", "demo" (fast), "open" (no seat limits: calibration and
                     ///< benchmarks)
    int portBase = 0; ///< vLLM listens at it, TGI at +1, Ollama at +2; 0: free ports
    QStringList faults; ///< each "[engine:]kind[=value]" (see `simulator --help`)
    QString sendLog; ///< file that gets a line for each token handed to the kernel; empty: none
    quint64 seed = 1;
    QList<Engine> engines{Engine::Vllm, Engine::Tgi, Engine::Ollama};
    QString certificate, privateKey; ///< PEM files: serve https
    bool ipv6 = false; ///< listen on ::1 instead of 127.0.0.1
};

/// What a simulated server counted itself: the other side's word for tests.
struct SimulatorCounts
{
    qint64 requests = 0; ///< generation requests begun
    qint64 finished = 0;
    qint64 aborted = 0; ///< client went away
    qint64 refused = 0; ///< overload answers
    qint64 tokens = 0; ///< handed to the kernel
    int concurrent = 0, maxConcurrent = 0; ///< generation requests at once
};

/// The three simulated engines on loopback sockets, on a thread of their own.
class SimulatorFarm
{
public:
    static Result<std::unique_ptr<SimulatorFarm>> start(const SimulatorOptions &options);
    ~SimulatorFarm();
    /// Ready to be measured: url, model, simulated = true.
    QList<Endpoint> endpoints() const;
    SimulatorCounts counts(Engine engine) const;
    /// The name of the profile, for output.
    QString profileName() const;

private:
    class Impl;
    explicit SimulatorFarm(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> d;
};

} // namespace derby
