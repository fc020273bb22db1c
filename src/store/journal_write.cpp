// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_format.h"

#include <array>
#include <charconv>
#include <cmath>

namespace derby {

namespace {

template <class Number>
void appendNumber(std::string &out, Number value)
{
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

/// `,"key":` with the comma that separates it from what came before.
void key(std::string &out, std::string_view name)
{
    out += ",\"";
    out += name;
    out += "\":";
}

void appendField(std::string &out, std::string_view name, qint64 value)
{
    key(out, name);
    appendNumber(out, value);
}

void appendField(std::string &out, std::string_view name, bool value)
{
    key(out, name);
    out += value ? "true" : "false";
}

void appendField(std::string &out, std::string_view name, const std::optional<qint64> &value)
{
    key(out, name);
    if (value)
        appendNumber(out, *value);
    else
        out += "null";
}

void appendField(std::string &out, std::string_view name, const std::optional<Nanos> &value)
{
    appendField(out, name, value ? std::optional<qint64>(value->count()) : std::nullopt);
}

void appendField(std::string &out, std::string_view name, const std::optional<MonoTime> &value, MonoTime origin)
{
    appendField(out, name, value ? std::optional<qint64>((*value - origin).count()) : std::nullopt);
}

void appendField(std::string &out, std::string_view name, QStringView text)
{
    key(out, name);
    appendJsonString(out, text);
}

void appendServerTiming(std::string &out, const ServerTiming &timing)
{
    key(out, "server_timing");
    out += '{';
    bool first = true;
    const auto add = [&](std::string_view name, const std::optional<double> &value) {
        if (!value || !std::isfinite(*value))
            return;
        out += first ? "\"" : ",\"";
        first = false;
        out += name;
        out += "\":";
        appendNumber(out, *value);
    };
    add("total_ms", timing.totalMs);
    add("load_ms", timing.loadMs);
    add("queue_ms", timing.queueMs);
    add("prefill_ms", timing.prefillMs);
    add("decode_ms", timing.decodeMs);
    add("validation_ms", timing.validationMs);
    add("inference_ms", timing.inferenceMs);
    add("per_token_ms", timing.perTokenMs);
    out += '}';
}

void appendEvents(std::string &out, const std::vector<RecordEvent> &events, MonoTime origin)
{
    key(out, "events");
    out += '[';
    for (size_t i = 0; i < events.size(); ++i) {
        const RecordEvent &event = events[i];
        out += i ? ",[" : "[";
        appendNumber(out, (event.received - origin).count());
        out += ',';
        appendNumber(out, (event.seen - origin).count());
        out += ',';
        if (event.tokens < 0)
            out += "null";
        else
            appendNumber(out, event.tokens);
        out += ',';
        appendNumber(out, event.flags);
        out += ']';
    }
    out += ']';
}

void appendError(std::string &out, const std::optional<Error> &error)
{
    key(out, "error");
    if (!error) {
        out += "null";
        return;
    }
    out += "{\"kind\":";
    appendJsonString(out, errorKindId(error->kind));
    appendField(out, "message", error->message);
    appendField(out, "detail", error->detail);
    key(out, "actions");
    out += '[';
    for (qsizetype i = 0; i < error->actions.size(); ++i) {
        if (i)
            out += ',';
        appendJsonString(out, error->actions[i]);
    }
    out += ']';
    appendField(out, "recoverable", error->recoverable);
    out += '}';
}

std::string_view outcomeId(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Succeeded:
        return "succeeded";
    case Outcome::Dropped:
        return "dropped";
    case Outcome::Failed:
        break;
    }
    return "failed";
}

} // namespace

QString journalFileName()
{
    return QStringLiteral("journal.jsonl");
}

void appendJsonString(std::string &out, QStringView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text.toUtf8()) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == '"' || byte == '\\') {
            out += '\\';
            out += c;
        } else if (byte == '\n') {
            out += "\\n";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void appendJournalLine(std::string &out, const Record &record, const JournalLane &lane, MonoTime origin)
{
    out += "{\"schema\":";
    appendNumber(out, journalSchema);
    key(out, "lane");
    out += lane.id;
    appendField(out, "simulated", lane.simulated);
    appendField(out, "test", record.test);
    key(out, "phase");
    out += record.phase == Phase::Warmup ? "\"warmup\"" : "\"measured\"";
    appendField(out, "round", static_cast<qint64>(record.round));
    appendField(out, "user", record.user < 0 ? std::nullopt : std::optional<qint64>(record.user));
    appendField(out, "prompt", record.prompt < 0 ? std::nullopt : std::optional<qint64>(record.prompt));
    appendField(out, "counted", record.counted);
    appendField(out, "planned_ns", std::optional(record.planned), origin);
    appendField(out, "sent_ns", record.sent, origin);
    appendField(out, "head_ns", record.head, origin);
    appendField(out, "first_byte_ns", record.firstByte, origin);
    appendField(out, "first_token_ns", record.firstToken, origin);
    appendField(out, "first_answer_ns", record.firstAnswer, origin);
    appendField(out, "last_token_ns", record.lastToken, origin);
    appendField(out, "done_ns", record.done, origin);
    appendField(out, "dns_ns", record.connect.dns);
    appendField(out, "connect_ns", record.connect.connect);
    appendField(out, "tls_ns", record.connect.tls);
    appendField(out, "rtt_ns", record.rtt);
    appendField(out, "reused_connection", record.reusedConnection);
    appendField(out, "stale_retries", static_cast<qint64>(record.staleRetries));
    appendField(out, "status", record.status > 0 ? std::optional<qint64>(record.status) : std::nullopt);
    appendField(out, "output_tokens", record.outputTokens ? std::optional(record.outputTokens->n) : std::nullopt);
    key(out, "output_tokens_source");
    if (record.outputTokens)
        appendJsonString(out, provenanceId(record.outputTokens->source));
    else
        out += "null";
    appendField(out, "content_events", static_cast<qint64>(record.contentEvents));
    appendField(out, "prompt_tokens", record.promptTokens);
    appendField(out, "cached_tokens", record.cachedTokens);
    appendField(out, "reasoning_tokens", record.reasoningTokens);
    key(out, "finish_reason");
    if (record.finishReason.isEmpty())
        out += "null";
    else
        appendJsonString(out, record.finishReason);
    appendServerTiming(out, record.serverTiming);
    appendEvents(out, record.events, origin);
    key(out, "outcome");
    out += '"';
    out += outcomeId(record.outcome);
    out += '"';
    appendError(out, record.error);
    out += "}\n";
}

} // namespace derby
