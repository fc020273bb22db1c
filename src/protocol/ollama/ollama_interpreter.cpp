// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/ollama/ollama_interpreter.h"

#include <QJsonObject>

namespace derby {

using simdjson::SUCCESS;
using simdjson::dom::element;
using simdjson::dom::object;

namespace {

constexpr double nsToMs = 1e-6;
constexpr int maxToolCalls = 1024;

} // namespace

void OllamaInterpreter::readObject(const object &line, Step &step)
{
    std::string_view response, thinking;
    bool done = false;
    for (const auto &[key, value] : line) {
        if (key == "message") {
            step.recognised = true;
            readMessage(value, step);
        } else if (key == "response") {
            step.recognised = true;
            response = stringOf(value);
        } else if (key == "thinking") {
            thinking = stringOf(value);
        } else if (key == "model") {
            noteModel(value);
        } else if (key == "done") {
            done = value.get_bool().get(done) == SUCCESS && done;
        } else if (key == "error" && !value.is_null()) {
            fail(readErrorValue(value), step.event);
        }
    }
    addText(response, thinking, step);
    if (done)
        readDone(line, step);
}

void OllamaInterpreter::readMessage(const element &value, Step &step)
{
    object fields;
    if (value.get_object().get(fields) != SUCCESS)
        return;
    std::string_view content, thinking;
    for (const auto &[key, field] : fields) {
        if (key == "content")
            content = stringOf(field);
        else if (key == "thinking")
            thinking = stringOf(field);
        else if (key == "tool_calls")
            addTools(field, step);
    }
    addText(content, thinking, step);
}

void OllamaInterpreter::addText(std::string_view answer, std::string_view thinking, Step &step)
{
    if (answer.empty() && thinking.empty())
        return;
    step.content = true;
    step.event.generated = true;
    step.event.answer |= !answer.empty();
    mark(step.event, answer.empty() ? EventKind::Reasoning : EventKind::Text);
    if (keepText()) {
        step.event.text += answer.empty() ? thinking : answer;
        m_reading.text += answer;
        m_reading.reasoning += thinking;
    }
}

void OllamaInterpreter::addTools(const element &value, Step &step)
{
    simdjson::dom::array calls;
    if (value.get_array().get(calls) != SUCCESS)
        return;
    for (const element call : calls) {
        element function, field;
        if (call["function"].get(function) != SUCCESS)
            continue;
        step.content = true;
        step.event.generated = step.event.answer = true;
        mark(step.event, EventKind::Tool);
        if (!keepText() || m_reading.toolCalls.size() >= maxToolCalls)
            continue;
        std::string name, arguments;
        if (function["name"].get(field) == SUCCESS)
            name = stringOf(field);
        if (function["arguments"].get(field) == SUCCESS)
            arguments = field.is_string() ? std::string(stringOf(field)) : jsonText(field);
        step.event.text += arguments;
        m_reading.toolCalls.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(name)},
                                               {QStringLiteral("arguments"), QString::fromStdString(arguments)}});
    }
}

void OllamaInterpreter::readDone(const object &line, Step &step)
{
    m_done = true;
    step.recognised = true;
    m_reading.doneMarker = true;
    mark(step.event, EventKind::Finish);
    ServerTiming &timing = m_reading.serverTiming;
    for (const auto &[key, value] : line) {
        if (key == "done_reason") {
            if (const std::string_view reason = stringOf(value); !reason.empty())
                m_reading.finishReason = std::string(reason);
        } else if (key == "total_duration") {
            readNumber(value, timing.totalMs, nsToMs);
        } else if (key == "load_duration") {
            readNumber(value, timing.loadMs, nsToMs);
        } else if (key == "prompt_eval_duration") {
            readNumber(value, timing.prefillMs, nsToMs);
        } else if (key == "eval_duration") {
            readNumber(value, timing.decodeMs, nsToMs);
        } else if (key == "prompt_eval_count") {
            readNumber(value, m_reading.promptTokens);
        } else if (key == "eval_count") {
            readNumber(value, m_reading.outputTokens);
            if (m_reading.outputTokens)
                m_reading.outputTokensSource = Provenance::ServerReported;
        }
    }
    m_reading.loadOnly = m_reading.finishReason == "load" || m_reading.finishReason == "unload";
}

void OllamaInterpreter::conclude()
{
    m_reading.complete = m_done && sound();
}

} // namespace derby
