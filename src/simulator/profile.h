// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/engine.h"
#include "simulator/model.h"

#include <QString>

#include <map>
#include <string>

namespace derby {

/// One simulated server: its batching loop and what surrounds it. resources/simulator/profiles.yaml says where the numbers come from.
struct EngineProfile
{
    ModelParameters model;
    std::string name; ///< the model's name
    std::string version; ///< what the server says it is
    std::string apiKey; ///< asked from clients; empty: none
    int contextTokens = 8192; ///< prompt and answer together
    int maxConcurrent = 0; ///< TGI: requests beyond it are refused with 429; 0: no limit
    int maxQueue = 0; ///< vLLM: running and waiting requests beyond it are refused (0: no limit); Ollama: requests that may wait for a load
    double keepAliveSeconds = 0; ///< an idle connection is closed after it; 0: never
    double loadSeconds = 0; ///< Ollama: reading the model, on first use
    double unloadAfterSeconds = 0; ///< Ollama: without a request for so long the model is dropped; 0: never
    bool prefixCache = true; ///< a prompt's beginning that was seen before needs no prefill
};

struct SimulatorProfile
{
    QString name;
    QString description;
    std::map<Engine, EngineProfile> engines;
};

/// A built-in profile by name, or a YAML file by path (anything with a '/' or an existing file). A file's keys lay over the profile
/// "default". Errors name file, line and column, all at once.
Result<SimulatorProfile> loadSimulatorProfile(const QString &nameOrPath);
/// "default", "demo", "open".
QStringList builtInProfiles();

} // namespace derby
