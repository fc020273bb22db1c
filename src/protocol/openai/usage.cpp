// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/openai/usage.h"

#include "protocol/interpreter.h"

#include <algorithm>

namespace derby {

namespace {

void addTo(std::optional<qint64> &sum, const std::optional<qint64> &part)
{
    if (part)
        sum = sum.value_or(0) + *part;
}

void readDetail(const simdjson::dom::element &value, std::string_view name, std::optional<qint64> &target)
{
    simdjson::dom::object details;
    simdjson::dom::element field;
    if (value.get_object().get(details) == simdjson::SUCCESS && details[name].get(field) == simdjson::SUCCESS)
        readNumber(field, target);
}

} // namespace

std::optional<Usage> readUsage(const simdjson::dom::element &value)
{
    simdjson::dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return std::nullopt;
    Usage usage;
    for (const auto &[key, field] : object) {
        if (key == "prompt_tokens")
            readNumber(field, usage.promptTokens);
        else if (key == "completion_tokens")
            readNumber(field, usage.completionTokens);
        else if (key == "reasoning_tokens") // SGLang
            readNumber(field, usage.reasoningTokens);
        else if (key == "prompt_tokens_details")
            readDetail(field, "cached_tokens", usage.cachedTokens);
        else if (key == "completion_tokens_details")
            readDetail(field, "reasoning_tokens", usage.reasoningTokens);
    }
    return usage;
}

TokenLedger::TokenLedger(Engine engine)
    : m_engine(engine)
{
}

void TokenLedger::addFinal(const Usage &usage)
{
    if (!m_final)
        m_final.emplace();
    addTo(m_final->promptTokens, usage.promptTokens);
    addTo(m_final->completionTokens, usage.completionTokens);
    addTo(m_final->cachedTokens, usage.cachedTokens);
    addTo(m_final->reasoningTokens, usage.reasoningTokens);
    ++m_finalParts;
}

bool TokenLedger::addUsage(const Usage &usage, ChoiceCounts *choice, bool finished, bool wholeAnswer)
{
    if (usage.blank())
        return false;
    const bool perChoice = m_engine == Engine::LlamaCpp || m_engine == Engine::Tgi; // each choice ends with a count of its own
    if (!choice || wholeAnswer) {
        if (!perChoice) {
            m_final.reset();
            m_finalParts = 0;
        }
        addFinal(usage);
        return true;
    }
    if (perChoice || (finished && !choice->hasRunning)) {
        // A first usage on the finishing chunk is no continuous usage: nothing came before it.
        if (finished || m_engine == Engine::Tgi) {
            addFinal(usage);
            return true;
        }
    }
    m_running = usage;
    choice->running = usage.completionTokens.value_or(choice->running);
    choice->hasRunning = true;
    return false;
}

void TokenLedger::addTimings(const LlamaTimings &timings, ChoiceCounts *choice, bool finished, bool wholeAnswer)
{
    if (choice && !finished && !wholeAnswer)
        return; // timings_per_token, or the event that completed a stop word
    m_timings = timings;
    if (choice)
        choice->timings = timings;
}

void TokenLedger::addPromptTokenIds(std::size_t count)
{
    m_promptTokenIds = m_promptTokenIds.value_or(0) + static_cast<qint64>(count);
}

bool TokenLedger::fromTimings(const std::vector<const ChoiceCounts *> &choices, Reading &reading) const
{
    if (!m_timings)
        return false;
    if (choices.size() <= 1) {
        reading.outputTokens = m_timings->predictedN;
        reading.promptTokens = m_timings->promptTokens();
        reading.cachedTokens = m_timings->cacheN;
    } else {
        std::optional<qint64> predicted, prompt;
        for (const ChoiceCounts *choice : choices) {
            if (!choice->timings)
                return false;
            addTo(predicted, choice->timings->predictedN);
            addTo(prompt, choice->timings->promptTokens());
        }
        reading.outputTokens = predicted;
        reading.promptTokens = prompt;
    }
    return reading.outputTokens.has_value();
}

void TokenLedger::conclude(const std::vector<const ChoiceCounts *> &choices, Reading &reading) const
{
    if (m_timings && choices.size() <= 1)
        m_timings->addTo(reading.serverTiming);
    if (m_final) {
        reading.outputTokens = m_final->completionTokens;
        reading.promptTokens = m_final->promptTokens;
        reading.reasoningTokens = m_final->reasoningTokens;
        if (m_finalParts == 1) // prompts cached for one choice and not for the other have no common figure
            reading.cachedTokens = m_final->cachedTokens;
        if (!reading.cachedTokens && m_timings && choices.size() <= 1)
            reading.cachedTokens = m_timings->cacheN;
        if (reading.outputTokens)
            reading.outputTokensSource = Provenance::ServerReported;
        return;
    }
    if (fromTimings(choices, reading)) {
        reading.outputTokensSource = Provenance::ServerReported;
        return;
    }
    qint64 ids = 0;
    qint64 running = 0;
    bool hasIds = false;
    bool hasRunning = false;
    for (const ChoiceCounts *choice : choices) {
        ids += choice->tokenIds;
        running += choice->running;
        hasIds |= choice->hasTokenIds;
        hasRunning |= choice->hasRunning;
    }
    reading.promptTokens = m_promptTokenIds;
    if (hasIds) {
        reading.outputTokens = ids;
    } else if (hasRunning) {
        reading.outputTokens = running;
        if (choices.size() == 1) {
            reading.promptTokens = m_running->promptTokens;
            reading.cachedTokens = m_running->cachedTokens;
            reading.reasoningTokens = m_running->reasoningTokens;
        }
    }
    if (reading.outputTokens)
        reading.outputTokensSource = Provenance::Derived;
}

} // namespace derby
