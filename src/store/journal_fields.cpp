// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_fields.h"

#include <simdjson.h>

#include <limits>

namespace derby::field {

using simdjson::dom::element;

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

[[noreturn]] void damaged(std::string_view key)
{
    throw Damage{QStringLiteral("\"%1\" is not what it should be").arg(toText(key))};
}

namespace {

// Half of what 64 bits hold, 146 years: differences of two times cannot overflow.
constexpr qint64 farthestNs = std::numeric_limits<qint64>::max() / 2;

} // namespace

qint64 integer(element value, std::string_view key, qint64 low, qint64 high)
{
    int64_t number = 0;
    if (value.get_int64().get(number) != simdjson::SUCCESS || number < low || number > high)
        damaged(key);
    return number;
}

int smallInteger(element value, std::string_view key, int low)
{
    return static_cast<int>(integer(value, key, low, std::numeric_limits<int>::max()));
}

std::string_view text(element value, std::string_view key)
{
    std::string_view found;
    if (value.get_string().get(found) != simdjson::SUCCESS)
        damaged(key);
    return found;
}

bool boolean(element value, std::string_view key)
{
    bool found = false;
    if (value.get_bool().get(found) != simdjson::SUCCESS)
        damaged(key);
    return found;
}

MonoTime time(element value, std::string_view key)
{
    return MonoTime(Nanos(integer(value, key, -farthestNs, farthestNs)));
}

std::optional<MonoTime> timeOrNone(element value, std::string_view key)
{
    return value.is_null() ? std::nullopt : std::optional(time(value, key));
}

std::optional<Nanos> durationOrNone(element value, std::string_view key)
{
    return value.is_null() ? std::nullopt : std::optional(Nanos(integer(value, key, -farthestNs, farthestNs)));
}

std::optional<qint64> countOrNone(element value, std::string_view key)
{
    return value.is_null() ? std::nullopt : std::optional(integer(value, key, 0, std::numeric_limits<qint64>::max()));
}

ServerTiming serverTiming(element value, std::string_view key)
{
    simdjson::dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        damaged(key);
    ServerTiming timing;
    const std::pair<std::string_view, std::optional<double> *> fields[] = {
        {"total_ms", &timing.totalMs},         {"load_ms", &timing.loadMs},          {"queue_ms", &timing.queueMs},
        {"prefill_ms", &timing.prefillMs},     {"decode_ms", &timing.decodeMs},      {"validation_ms", &timing.validationMs},
        {"inference_ms", &timing.inferenceMs}, {"per_token_ms", &timing.perTokenMs},
    };
    for (const auto &[name, target] : fields) {
        element found;
        if (object[name].get(found) != simdjson::SUCCESS || found.is_null())
            continue;
        double number = 0;
        if (found.get_double().get(number) != simdjson::SUCCESS)
            damaged(name);
        *target = number;
    }
    return timing;
}

void readEvents(element value, std::string_view key, std::vector<RecordEvent> &out)
{
    simdjson::dom::array events;
    if (value.get_array().get(events) != simdjson::SUCCESS)
        damaged(key);
    out.reserve(events.size());
    for (element item : events) {
        simdjson::dom::array parts;
        if (item.get_array().get(parts) != simdjson::SUCCESS || parts.size() < 4)
            damaged(key);
        auto part = parts.begin();
        RecordEvent event;
        event.received = time(*part, key);
        event.seen = time(*++part, key);
        ++part;
        event.tokens =
            (*part).is_null() ? -1 : static_cast<std::int32_t>(integer(*part, key, -1, std::numeric_limits<std::int32_t>::max()));
        event.flags = static_cast<std::uint16_t>(integer(*++part, key, 0, std::numeric_limits<std::uint16_t>::max()));
        out.push_back(event);
    }
}

Error readError(element value, std::string_view key)
{
    simdjson::dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        damaged(key);
    Error error;
    for (auto field : object) {
        if (field.key == "kind") {
            const std::optional<ErrorKind> kind = errorKindFromId(toText(text(field.value, key)));
            if (!kind)
                damaged("error.kind");
            error.kind = *kind;
        } else if (field.key == "message") {
            error.message = toText(text(field.value, key));
        } else if (field.key == "detail") {
            error.detail = toText(text(field.value, key));
        } else if (field.key == "recoverable") {
            error.recoverable = boolean(field.value, key);
        } else if (field.key == "actions") {
            simdjson::dom::array actions;
            if (field.value.get_array().get(actions) != simdjson::SUCCESS)
                damaged("error.actions");
            for (element action : actions)
                error.actions << toText(text(action, key));
        }
    }
    return error;
}

Outcome outcome(std::string_view id)
{
    if (id == "succeeded")
        return Outcome::Succeeded;
    if (id == "failed")
        return Outcome::Failed;
    if (id == "dropped")
        return Outcome::Dropped;
    damaged("outcome");
}

} // namespace derby::field
