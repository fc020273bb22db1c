// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/openai/openai_interpreter.h"

#include "protocol/vllm/metrics_object.h"

#include <QJsonObject>

#include <algorithm>

namespace derby {

namespace {

using simdjson::SUCCESS;
using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t maxChoices = 256; // far beyond any server's n; a larger number is a broken answer
constexpr std::size_t maxToolCalls = 1024;

} // namespace

OpenAiInterpreter::OpenAiInterpreter(Engine engine, DecodeOptions options, bool wholeAnswer)
    : Interpreter(options)
    , m_engine(engine)
    , m_whole(wholeAnswer)
    , m_ledger(engine)
{
}

OpenAiInterpreter::Choice *OpenAiInterpreter::choiceOf(qint64 index)
{
    for (const auto &choice : m_choices) {
        if (choice->index == index)
            return choice.get();
    }
    if (m_choices.size() >= maxChoices) {
        malformed("more than " + std::to_string(maxChoices) + " choices in one answer");
        return nullptr;
    }
    m_choices.push_back(std::make_unique<Choice>());
    m_choices.back()->index = index;
    return m_choices.back().get();
}

void OpenAiInterpreter::readObject(const object &chunk, Step &step)
{
    std::optional<element> usage, timings, metrics, error, errorType;
    std::optional<array> choices;
    bool flatError = false;
    for (const auto &[key, value] : chunk) {
        if (key == "choices") {
            array items;
            if (value.get_array().get(items) == SUCCESS)
                choices = items;
        } else if (key == "usage") {
            usage = value;
        } else if (key == "timings") {
            timings = value;
        } else if (key == "metrics") {
            metrics = value;
        } else if (key == "error") {
            if (!value.is_null())
                error = value;
        } else if (key == "error_type") {
            errorType = value;
        } else if (key == "model") {
            noteModel(value);
        } else if (key == "prompt_token_ids") {
            array ids;
            if (value.get_array().get(ids) == SUCCESS)
                m_ledger.addPromptTokenIds(ids.size());
        } else if (key == "object") {
            flatError |= stringOf(value) == "error";
        } else if (key == "detail") {
            flatError = true;
        }
    }
    if (error) {
        fail(readErrorValue(*error, errorType ? stringOf(*errorType) : std::string_view()), step.event);
    } else if (flatError && !choices) {
        if (const auto flat = readServerError(chunk))
            fail(*flat, step.event);
    }
    step.recognised |= choices.has_value();

    Choice *last = nullptr;
    bool finished = false;
    m_chunkIds = -1;
    m_chunkPlain = true;
    int inChunk = 0;
    if (choices) {
        for (const element item : *choices) {
            object fields;
            if (item.get_object().get(fields) == SUCCESS) {
                last = readChoice(fields, step, finished);
                ++inChunk;
            }
        }
    }
    const std::optional<Usage> count = usage ? readUsage(*usage) : std::nullopt;
    if (!m_whole && last && inChunk == 1)
        countEvent(count, *last, finished, step);
    if (count && m_ledger.addUsage(*count, last ? &last->counts : nullptr, finished, m_whole)) {
        m_reading.usageEvent = m_whole ? std::nullopt : std::optional(step.event.index);
        if (!last)
            mark(step.event, EventKind::Usage);
    }
    if (timings)
        m_ledger.addTimings(readLlamaTimings(*timings), last ? &last->counts : nullptr, finished, m_whole);
    if (metrics)
        readVllmMetrics(*metrics, m_reading.serverTiming);
}

OpenAiInterpreter::Choice *OpenAiInterpreter::readChoice(const object &fields, Step &step, bool &finished)
{
    std::optional<element> stopReason;
    std::string_view reason;
    Delta delta;
    std::optional<qint64> index;
    array ids;
    bool hasIds = false;
    for (const auto &[key, value] : fields) {
        if (key == "index") {
            readNumber(value, index);
        } else if (key == "delta" || key == "message") {
            readDelta(value, delta);
            delta.message |= key == "message";
        } else if (key == "text") {
            delta.text = stringOf(value);
        } else if (key == "finish_reason") {
            reason = stringOf(value); // TGI's completions say "" until the end
        } else if (key == "stop_reason") {
            if (!value.is_null())
                stopReason = value;
        } else if (key == "token_ids") {
            hasIds = value.get_array().get(ids) == SUCCESS;
        } else if (key == "prompt_token_ids") {
            array prompt;
            if (value.get_array().get(prompt) == SUCCESS)
                m_ledger.addPromptTokenIds(prompt.size());
        }
    }
    Choice *choice = choiceOf(index.value_or(0));
    if (!choice)
        return nullptr;
    if (hasIds) {
        choice->counts.hasTokenIds = true;
        m_chunkIds = static_cast<qint64>(ids.size());
        choice->counts.tokenIds += m_chunkIds;
    }
    if (stopReason && choice->index == 0)
        m_reading.stopReason = jsonText(*stopReason);
    if (!reason.empty()) {
        choice->finish = reason;
        finished = true;
        mark(step.event, EventKind::Finish);
    }
    if (delta.role && m_engine != Engine::Tgi) // TGI repeats the role in every delta: it tells nothing
        mark(step.event, EventKind::Role);
    if (delta.hasTools) {
        m_chunkPlain = false;
        if (addTools(delta.tools, *choice, step.event))
            step.content = true;
    }
    if (!delta.text.empty() || !delta.reasoning.empty()) {
        step.content = true;
        addText(delta, *choice, m_engine == Engine::Tgi && !m_whole && reason == "eos_token", step.event);
    }
    return choice;
}

void OpenAiInterpreter::readDelta(const element &value, Delta &delta)
{
    object fields;
    if (value.get_object().get(fields) != SUCCESS)
        return;
    for (const auto &[key, field] : fields) {
        if (key == "content") {
            delta.text = stringOf(field);
        } else if (key == "reasoning" || key == "reasoning_content") {
            // vLLM of 2025-11 to 2026-01 sends both with the same text
            if (const std::string_view text = stringOf(field); !text.empty())
                delta.reasoning = text;
        } else if (key == "role") {
            delta.role = field.is_string();
        } else if (key == "tool_calls") {
            delta.hasTools = field.get_array().get(delta.tools) == SUCCESS;
        }
    }
}

bool OpenAiInterpreter::addTools(const array &tools, const Choice &choice, DecodedEvent &event)
{
    qint64 position = 0;
    for (const element item : tools) {
        object call, function;
        std::optional<qint64> index;
        if (item.get_object().get(call) != SUCCESS)
            continue;
        element field;
        if (call["index"].get(field) == SUCCESS)
            readNumber(field, index);
        if (call["function"].get(field) != SUCCESS || field.get_object().get(function) != SUCCESS)
            continue;
        m_toolSeen = true;
        event.generated = event.answer = true;
        mark(event, EventKind::Tool);
        std::string_view name;
        std::string arguments;
        for (const auto &[key, value] : function) {
            if (key == "name")
                name = stringOf(value);
            else if (key == "arguments" && keepText() && !value.is_null())
                arguments = value.is_string() ? std::string(stringOf(value)) : jsonText(value);
        }
        if (keepText())
            noteTool(choice.index, index.value_or(position), name, arguments);
        event.text += arguments;
        ++position;
    }
    return position > 0;
}

void OpenAiInterpreter::noteTool(qint64 choice, qint64 index, std::string_view name, const std::string &arguments)
{
    auto call =
        std::find_if(m_tools.begin(), m_tools.end(), [=](const ToolCall &known) { return known.choice == choice && known.index == index; });
    if (call == m_tools.end()) {
        if (m_tools.size() >= maxToolCalls)
            return;
        m_tools.push_back({choice, index, {}, {}});
        call = m_tools.end() - 1;
    }
    if (call->name.empty())
        call->name = name;
    call->arguments += arguments;
}

void OpenAiInterpreter::addText(const Delta &delta, Choice &choice, bool endToken, DecodedEvent &event)
{
    event.generated = true;
    if (!delta.text.empty()) {
        event.answer = true;
        mark(event, EventKind::Text);
    } else {
        mark(event, EventKind::Reasoning);
    }
    m_hasEndToken |= endToken;
    if (!keepText())
        return;
    if (!endToken)
        event.text += delta.text.empty() ? delta.reasoning : delta.text;
    if (m_engine == Engine::Tgi) { // several prompts in one request: `text` is what came, in its order
        m_reading.text += delta.text;
        choice.text += delta.text;
        if (!endToken)
            m_clean += delta.text;
        m_reading.reasoning += delta.reasoning;
    } else if (choice.index == 0) {
        m_reading.text += delta.text;
        m_reading.reasoning += delta.reasoning;
    } else {
        choice.text += delta.text;
    }
}

void OpenAiInterpreter::countEvent(const std::optional<Usage> &usage, const Choice &choice, bool finished, Step &step)
{
    if (m_engine == Engine::Tgi) {
        m_reading.tokenEvents = m_reading.tokenEvents.value_or(0) + 1;
        if (m_chunkPlain) // tool deltas begin only when the function's name is known: fewer events than tokens
            step.event.tokens = 1;
        return;
    }
    if (m_chunkIds >= 0)
        step.event.tokens = static_cast<int>(m_chunkIds);
    else if (m_engine != Engine::LlamaCpp && usage && usage->completionTokens && !usage->blank() && (choice.counts.hasRunning || !finished))
        step.event.tokens = static_cast<int>(std::clamp<qint64>(*usage->completionTokens - choice.counts.running, 0, 1 << 20));
    if (step.content && step.event.tokens >= 0 && m_choices.size() == 1)
        m_reading.tokensPerEvent.push_back(step.event.tokens);
}

void OpenAiInterpreter::conclude()
{
    std::vector<const Choice *> choices;
    std::vector<const ChoiceCounts *> counts;
    for (const auto &choice : m_choices)
        choices.push_back(choice.get());
    std::sort(choices.begin(), choices.end(), [](const Choice *a, const Choice *b) { return a->index < b->index; });
    for (const Choice *choice : choices)
        counts.push_back(&choice->counts);
    m_ledger.conclude(counts, m_reading);
    if (m_hasEndToken)
        m_reading.textClean = m_clean;
    if (!choices.empty())
        m_reading.finishReason = choices.front()->finish;
    if (choices.size() > 1) {
        m_reading.tokensPerEvent.clear(); // whose they were is lost
        for (const Choice *choice : choices) {
            m_reading.finishReasons.push_back(choice->finish);
            if (keepText())
                m_reading.texts.push_back(choice->index == 0 && m_engine != Engine::Tgi ? m_reading.text : choice->text);
        }
    }
    std::stable_sort(m_tools.begin(), m_tools.end(),
                     [](const ToolCall &a, const ToolCall &b) { return std::pair(a.choice, a.index) < std::pair(b.choice, b.index); });
    for (const ToolCall &call : m_tools)
        m_reading.toolCalls.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(call.name)},
                                               {QStringLiteral("arguments"), QString::fromStdString(call.arguments)}});
    // TGI swallows the event that would have carried the finish_reason of a tool call.
    const bool callDone = m_engine == Engine::Tgi && m_reading.doneMarker && m_toolSeen;
    const bool finished = !choices.empty() && std::all_of(choices.begin(), choices.end(), [&](const Choice *choice) {
        return choice->finish ? *choice->finish != "abort" : callDone || m_whole; // abort: cut by the server
    });
    m_reading.complete = finished && sound();
}

} // namespace derby
