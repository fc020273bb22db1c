// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/tgi/tgi_interpreter.h"

namespace derby {

using simdjson::SUCCESS;
using simdjson::dom::element;
using simdjson::dom::object;

TgiInterpreter::TgiInterpreter(DecodeOptions options, bool wholeAnswer)
    : Interpreter(options)
    , m_whole(wholeAnswer)
{
}

void TgiInterpreter::readObject(const object &fields, Step &step)
{
    std::optional<element> token, generated, details, error, errorType;
    for (const auto &[key, value] : fields) {
        if (key == "token") {
            if (value.is_object())
                token = value;
        } else if (key == "generated_text") {
            generated = value;
        } else if (key == "details") {
            details = value;
        } else if (key == "error") {
            if (!value.is_null())
                error = value;
        } else if (key == "error_type") {
            errorType = value;
        }
    }
    if (error)
        fail(readErrorValue(*error, errorType ? stringOf(*errorType) : std::string_view()), step.event);
    if (token)
        readToken(*token, step);
    if (generated && generated->is_string())
        readGenerated(stringOf(*generated), token.has_value(), step);
    if (details)
        readDetails(*details);
}

void TgiInterpreter::readToken(const element &value, Step &step)
{
    object fields;
    if (value.get_object().get(fields) != SUCCESS)
        return;
    std::string_view text;
    bool special = false;
    for (const auto &[key, field] : fields) {
        if (key == "text")
            text = stringOf(field);
        else if (key == "special")
            special = field.get_bool().get(special) == SUCCESS && special;
    }
    step.recognised = true;
    step.event.generated = true; // any token object proves a generated token, with text or without
    step.event.tokens = 1;
    m_reading.tokenEvents = m_reading.tokenEvents.value_or(0) + 1;
    if (special || text.empty())
        return;
    step.event.answer = true;
    step.content = true;
    mark(step.event, EventKind::Text);
    if (keepText()) {
        step.event.text = text;
        m_tokenText += text;
    }
}

void TgiInterpreter::readGenerated(std::string_view text, bool hasToken, Step &step)
{
    m_ended = true;
    step.recognised = true;
    if (keepText())
        m_generatedText += text;
    if (!hasToken && !text.empty()) { // a whole answer
        step.event.generated = step.event.answer = true;
        step.content = true;
        mark(step.event, EventKind::Text);
        if (keepText())
            step.event.text = text;
    }
    mark(step.event, EventKind::Finish);
}

void TgiInterpreter::readDetails(const element &value)
{
    object fields;
    if (value.get_object().get(fields) != SUCCESS)
        return;
    for (const auto &[key, field] : fields) {
        if (key == "finish_reason" && field.is_string()) {
            m_reading.finishReason = std::string(stringOf(field));
        } else if (key == "generated_tokens") {
            readNumber(field, m_reading.outputTokens);
            if (m_reading.outputTokens)
                m_reading.outputTokensSource = Provenance::ServerReported;
        } else if (key == "input_length") {
            readNumber(field, m_reading.promptTokens);
        } else if (key == "prefill") {
            simdjson::dom::array prefill;
            if (!m_reading.promptTokens && field.get_array().get(prefill) == SUCCESS && prefill.size() > 0)
                m_reading.promptTokens = static_cast<qint64>(prefill.size());
        }
    }
}

void TgiInterpreter::conclude()
{
    // One event is one token here, so that the events count exactly even where the server gives no sum.
    if (!m_reading.outputTokens && m_reading.tokenEvents) {
        m_reading.outputTokens = *m_reading.tokenEvents;
        m_reading.outputTokensSource = Provenance::Derived;
    }
    m_reading.text = m_ended ? m_generatedText : m_tokenText;
    m_reading.textClean = m_reading.text;
    if (!m_whole && m_ended && m_tokenText != m_generatedText)
        m_reading.textFromTokens = m_tokenText;
    m_reading.complete = m_ended && sound();
}

void readTgiHeaders(const HeaderList &headers, Reading &reading)
{
    const auto number = [&headers](const char *name) -> std::optional<double> {
        bool ok = false;
        const double value = headerValue(headers, name).trimmed().toDouble(&ok);
        return ok ? std::optional(value) : std::nullopt;
    };
    ServerTiming &timing = reading.serverTiming;
    timing.totalMs = number("x-total-time");
    timing.validationMs = number("x-validation-time");
    timing.queueMs = number("x-queue-time");
    timing.inferenceMs = number("x-inference-time");
    timing.perTokenMs = number("x-time-per-token");
    if (const auto tokens = number("x-prompt-tokens"); tokens && !reading.promptTokens)
        reading.promptTokens = static_cast<qint64>(*tokens);
    if (const auto tokens = number("x-generated-tokens"); tokens && !reading.outputTokens) {
        reading.outputTokens = static_cast<qint64>(*tokens);
        reading.outputTokensSource = Provenance::ServerReported;
    }
}

} // namespace derby
