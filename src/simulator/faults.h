// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/engine.h"

#include <QStringList>

#include <map>
#include <optional>

namespace derby {

/// What a simulated server does wrong. Token numbers count the generated tokens that came through before.
struct Faults
{
    bool refuse = false; ///< nobody listens
    bool garbage = false; ///< answers every request with bytes that are no HTTP
    bool wrongJson = false; ///< events after the first (and every plain answer) are cut JSON
    bool empty = false; ///< answers without text
    std::optional<int> resetAfter; ///< tokens; then RST
    std::optional<int> stallAfter; ///< tokens; then silence with the connection open
    std::optional<int> truncateAfter; ///< tokens; then the connection ends in order but without the stream's end
    std::optional<int> errorAfter; ///< tokens; then the engine's own error within status 200
    std::optional<int> dripMs; ///< a byte a write, so many milliseconds apart
    std::optional<int> status; ///< 429, 500 or 503 with the engine's own body
    std::optional<int> idleCloseMs; ///< keep-alive connections are closed so soon
    std::optional<double> hugeMegabytes; ///< size of the second token's event
    std::optional<double> loadingSeconds; ///< vLLM and TGI refuse connections for so long, Ollama's first request waits
};

/// One line for each kind of fault: name, value and meaning; for help texts.
QStringList faultKinds();

/// Reads "[engine:]kind[=value]" items; what has no engine holds for all. Mistakes name the nearest right word.
Result<std::map<Engine, Faults>> parseFaults(const QStringList &items);

} // namespace derby
