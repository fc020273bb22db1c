// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/llamacpp/timings.h"
#include "protocol/protocol.h"

#include <simdjson.h>

#include <vector>

namespace derby {

/// An OpenAI `usage` object.
struct Usage
{
    std::optional<qint64> promptTokens, completionTokens, cachedTokens, reasoningTokens;
    /// Ollama's /v1/completions puts zeros in every chunk: that is no count.
    bool blank() const { return promptTokens.value_or(0) == 0 && completionTokens.value_or(0) == 0; }
};

/// Nothing when `value` is null or no object.
std::optional<Usage> readUsage(const simdjson::dom::element &value);

/// One choice of an answer, as far as counting needs it.
struct ChoiceCounts
{
    qint64 tokenIds = 0;
    bool hasTokenIds = false;
    qint64 running = 0; ///< completion_tokens of its last continuous usage
    bool hasRunning = false;
    std::optional<LlamaTimings> timings; ///< of its finish chunk
};

/// Works out token counts from everything that an OpenAI-like answer may say, in the order of trust of docs/method.md: the server's final
/// usage (or llama.cpp's timings), else token ids, else the last continuous usage.
class TokenLedger
{
public:
    explicit TokenLedger(Engine engine);

    /// A usage object. `choice`: that of the chunk, or null for a chunk without choices. Returns whether it is a final count.
    bool addUsage(const Usage &usage, ChoiceCounts *choice, bool finished, bool wholeAnswer);
    void addTimings(const LlamaTimings &timings, ChoiceCounts *choice, bool finished, bool wholeAnswer);
    void addPromptTokenIds(std::size_t count);
    void conclude(const std::vector<const ChoiceCounts *> &choices, Reading &reading) const;

private:
    void addFinal(const Usage &usage);
    bool fromTimings(const std::vector<const ChoiceCounts *> &choices, Reading &reading) const;

    Engine m_engine;
    std::optional<Usage> m_final; ///< summed where a server counts each choice by itself
    int m_finalParts = 0;
    std::optional<Usage> m_running; ///< the last continuous one
    std::optional<LlamaTimings> m_timings;
    std::optional<qint64> m_promptTokenIds;
};

} // namespace derby
