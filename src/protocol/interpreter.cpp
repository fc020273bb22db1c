// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/interpreter.h"

namespace derby {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

int weight(EventKind kind)
{
    switch (kind) {
    case EventKind::Error:
        return 9;
    case EventKind::Done:
        return 8;
    case EventKind::Tool:
        return 7;
    case EventKind::Text:
        return 6;
    case EventKind::Reasoning:
        return 5;
    case EventKind::Finish:
        return 4;
    case EventKind::Usage:
        return 3;
    case EventKind::Role:
        return 2;
    case EventKind::Comment:
        return 1;
    case EventKind::Other:
        break;
    }
    return 0;
}

} // namespace

Interpreter::Interpreter(DecodeOptions options)
    : m_options(options)
{
}

void Interpreter::mark(DecodedEvent &event, EventKind kind)
{
    if (weight(kind) > weight(event.kind))
        event.kind = kind;
}

DecodedEvent &Interpreter::begin(std::string_view raw, std::vector<DecodedEvent> &out)
{
    DecodedEvent &event = out.emplace_back();
    if (m_options.keepRaw)
        event.raw = raw;
    return event;
}

void Interpreter::payload(std::string_view padded, bool cut, std::vector<DecodedEvent> &out)
{
    DecodedEvent &event = begin(padded, out);
    event.index = m_reading.events++;
    const std::string_view text = trimmed(padded);
    if (text == "[DONE]") {
        event.kind = EventKind::Done;
        m_reading.doneMarker = true;
        return;
    }
    if (text.empty())
        return;
    simdjson::dom::element element;
    if (const simdjson::error_code error = m_json.parse(padded, element)) {
        if (cut) {
            m_cut = true;
            return;
        }
        event.kind = EventKind::Error;
        malformed("the JSON of event " + std::to_string(event.index) + " is broken: " + simdjson::error_message(error));
        return;
    }
    Step step{event};
    simdjson::dom::object object;
    simdjson::dom::array array;
    if (element.get_object().get(object) == simdjson::SUCCESS) {
        readObject(object, step);
    } else if (element.get_array().get(array)
               == simdjson::SUCCESS) { // TGI wraps whole answers of POST / in one; llama.cpp answers several prompts so
        for (const simdjson::dom::element item : array) {
            if (item.get_object().get(object) == simdjson::SUCCESS)
                readObject(object, step);
        }
    }
    m_reading.recognised |= step.recognised;
    if (step.content)
        ++m_reading.contentEvents;
    if (event.generated && !m_reading.firstTokenEvent)
        m_reading.firstTokenEvent = event.index;
    if (event.answer && !m_reading.firstAnswerEvent)
        m_reading.firstAnswerEvent = event.index;
}

void Interpreter::comment(std::string_view text, std::vector<DecodedEvent> &out)
{
    DecodedEvent &event = begin(text, out);
    event.kind = EventKind::Comment;
    ++m_reading.comments;
}

void Interpreter::errorField(std::string_view padded, std::vector<DecodedEvent> &out)
{
    DecodedEvent &event = begin(padded, out);
    simdjson::dom::element element;
    ServerError error;
    if (m_json.parse(padded, element) == simdjson::SUCCESS)
        error = readErrorValue(element);
    else
        error.message = plainErrorText(padded);
    fail(error, event);
}

void Interpreter::malformed(std::string reason)
{
    if (!m_reading.malformed)
        m_reading.malformed = std::move(reason);
}

void Interpreter::fail(const ServerError &error, DecodedEvent &event)
{
    event.kind = EventKind::Error;
    m_reading.recognised = true;
    if (m_reading.error)
        return;
    m_reading.error = error.message;
    m_reading.errorType = error.type;
    m_reading.errorCode = error.code;
}

void Interpreter::noteModel(const simdjson::dom::element &value)
{
    if (m_reading.model.empty())
        m_reading.model = stringOf(value);
}

void Interpreter::finish()
{
    m_reading.textClean = m_reading.text;
    conclude();
}

void readNumber(const simdjson::dom::element &value, std::optional<qint64> &target)
{
    std::int64_t number = 0;
    double real = 0;
    if (value.get_int64().get(number) == simdjson::SUCCESS)
        target = number;
    else if (value.is_double() && value.get_double().get(real) == simdjson::SUCCESS && real >= 0 && real < 9e15)
        target = static_cast<qint64>(real); // some gateways write 12.0
}

void readNumber(const simdjson::dom::element &value, std::optional<double> &target, double scale)
{
    double number = 0;
    if (value.is_number() && value.get_double().get(number) == simdjson::SUCCESS)
        target = number * scale;
}

} // namespace derby
