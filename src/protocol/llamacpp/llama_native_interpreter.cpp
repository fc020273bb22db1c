// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/llamacpp/llama_native_interpreter.h"

#include <algorithm>

namespace derby {

using simdjson::SUCCESS;
using simdjson::dom::element;
using simdjson::dom::object;

namespace {

constexpr std::size_t maxSlots = 256;

} // namespace

LlamaNativeInterpreter::Slot *LlamaNativeInterpreter::slotOf(qint64 index)
{
    for (Slot &slot : m_slots) {
        if (slot.index == index)
            return &slot;
    }
    if (m_slots.size() >= maxSlots) {
        malformed("more than " + std::to_string(maxSlots) + " prompts in one answer");
        return nullptr;
    }
    m_slots.emplace_back().index = index;
    return &m_slots.back();
}

void LlamaNativeInterpreter::readObject(const object &fields, Step &step)
{
    std::string_view content;
    std::optional<qint64> index;
    int tokens = -1;
    bool hasContent = false, stop = false, progress = false;
    for (const auto &[key, value] : fields) {
        if (key == "content") {
            hasContent = value.is_string();
            content = stringOf(value);
        } else if (key == "index") {
            readNumber(value, index);
        } else if (key == "tokens") {
            simdjson::dom::array ids;
            if (value.get_array().get(ids) == SUCCESS)
                tokens = static_cast<int>(ids.size());
        } else if (key == "stop") {
            stop = value.get_bool().get(stop) == SUCCESS && stop;
        } else if (key == "prompt_progress") {
            progress = true;
        } else if (key == "model") {
            noteModel(value);
        } else if (key == "error" && !value.is_null()) {
            fail(readErrorValue(value), step.event);
        }
    }
    if (!hasContent && !stop)
        return;
    Slot *slot = slotOf(index.value_or(0));
    if (!slot)
        return;
    step.recognised = true;
    if (!progress && !stop && tokens >= 0) { // progress events carry a placeholder token
        step.event.tokens = tokens;
        slot->tokens += tokens;
    }
    if (!content.empty()) {
        step.content = true;
        step.event.generated = step.event.answer = true;
        mark(step.event, EventKind::Text);
        if (keepText()) {
            step.event.text += content;
            slot->text += content;
        }
    }
    if (stop) {
        mark(step.event, EventKind::Finish);
        readStop(fields, *slot);
    }
}

void LlamaNativeInterpreter::readStop(const object &fields, Slot &slot)
{
    slot.stopped = true;
    const auto legacy = [&slot](const element &value, const char *reason) { // before 2025 three booleans
        bool set = false;
        if (value.get_bool().get(set) == SUCCESS && set && !slot.finish)
            slot.finish = reason;
    };
    for (const auto &[key, value] : fields) {
        if (key == "stop_type") {
            if (const std::string_view type = stringOf(value); !type.empty())
                slot.finish = std::string(type);
        } else if (key == "stopped_eos") {
            legacy(value, "eos");
        } else if (key == "stopped_word") {
            legacy(value, "word");
        } else if (key == "stopped_limit") {
            legacy(value, "limit");
        } else if (key == "stopping_word") {
            if (slot.index == 0 && !stringOf(value).empty())
                m_reading.stopReason = jsonText(value);
        } else if (key == "tokens_predicted") {
            readNumber(value, slot.predicted);
        } else if (key == "tokens_evaluated") {
            readNumber(value, slot.evaluated);
        } else if (key == "timings") {
            slot.timings = readLlamaTimings(value);
        }
    }
    if (slot.timings && !slot.predicted)
        slot.predicted = slot.timings->predictedN;
    if (slot.timings && !slot.evaluated)
        slot.evaluated = slot.timings->promptTokens();
}

void LlamaNativeInterpreter::conclude()
{
    std::sort(m_slots.begin(), m_slots.end(), [](const Slot &a, const Slot &b) { return a.index < b.index; });
    std::optional<qint64> output, prompt;
    bool reported = true;
    bool stopped = !m_slots.empty();
    for (const Slot &slot : m_slots) {
        reported &= slot.predicted.has_value();
        stopped &= slot.stopped;
        if (const qint64 count = slot.predicted.value_or(slot.tokens); count > 0 || slot.predicted)
            output = output.value_or(0) + count;
        if (slot.evaluated)
            prompt = prompt.value_or(0) + *slot.evaluated;
        if (m_slots.size() > 1) {
            if (keepText())
                m_reading.texts.push_back(slot.text);
            m_reading.finishReasons.push_back(slot.finish);
        }
    }
    m_reading.outputTokens = output;
    m_reading.promptTokens = stopped ? prompt : std::nullopt;
    if (output)
        m_reading.outputTokensSource = reported ? Provenance::ServerReported : Provenance::Derived;
    if (!m_slots.empty()) {
        m_reading.finishReason = m_slots.front().finish;
        m_reading.text = m_slots.front().text;
        m_reading.textClean = m_reading.text;
    }
    if (m_slots.size() == 1 && m_slots.front().timings) {
        m_slots.front().timings->addTo(m_reading.serverTiming);
        m_reading.cachedTokens = m_slots.front().timings->cacheN;
    }
    m_reading.complete = stopped && sound();
}

} // namespace derby
