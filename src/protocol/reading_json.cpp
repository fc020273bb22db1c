// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/protocol.h"

#include "base/json.h"

#include <QJsonDocument>

namespace derby {

namespace {

QJsonValue textOrNull(const std::optional<std::string> &text)
{
    return text ? QJsonValue(QString::fromStdString(*text)) : QJsonValue(QJsonValue::Null);
}

QJsonObject timingToJson(const ServerTiming &timing)
{
    QJsonObject json;
    const auto put = [&json](const char *key, const std::optional<double> &value) {
        if (value)
            json.insert(QLatin1String(key), jsonNumber(*value));
    };
    put("total_ms", timing.totalMs);
    put("load_ms", timing.loadMs);
    put("queue_ms", timing.queueMs);
    put("prefill_ms", timing.prefillMs);
    put("decode_ms", timing.decodeMs);
    put("validation_ms", timing.validationMs);
    put("inference_ms", timing.inferenceMs);
    put("per_token_ms", timing.perTokenMs);
    return json;
}

QJsonValue anyJson(const std::string &text)
{
    return QJsonDocument::fromJson("[" + QByteArray::fromStdString(text) + "]").array().at(0);
}

template <class List, class Convert>
QJsonArray arrayOf(const List &list, Convert convert)
{
    QJsonArray json;
    for (const auto &item : list)
        json.append(convert(item));
    return json;
}

/// Keys that stand there only where there is something to say.
void putOptional(const Reading &reading, QJsonObject &json)
{
    const auto text = [](const std::string &value) { return QJsonValue(QString::fromStdString(value)); };
    if (reading.usageEvent)
        json.insert(QStringLiteral("usage_event"), *reading.usageEvent);
    if (reading.reasoningTokens)
        json.insert(QStringLiteral("reasoning_tokens"), *reading.reasoningTokens);
    if (reading.tokenEvents)
        json.insert(QStringLiteral("token_events"), *reading.tokenEvents);
    if (reading.comments > 0)
        json.insert(QStringLiteral("comments"), reading.comments);
    if (!reading.stopReason.empty())
        json.insert(QStringLiteral("stop_reason"), anyJson(reading.stopReason));
    if (reading.textClean != reading.text)
        json.insert(QStringLiteral("text_clean"), text(reading.textClean));
    if (!reading.textFromTokens.empty())
        json.insert(QStringLiteral("text_from_tokens"), text(reading.textFromTokens));
    if (!reading.texts.empty())
        json.insert(QStringLiteral("texts"), arrayOf(reading.texts, text));
    if (!reading.finishReasons.empty())
        json.insert(QStringLiteral("finish_reasons"), arrayOf(reading.finishReasons, textOrNull));
    if (!reading.tokensPerEvent.empty())
        json.insert(QStringLiteral("tokens_per_event"), arrayOf(reading.tokensPerEvent, [](int n) { return QJsonValue(n); }));
    if (!reading.toolCalls.isEmpty())
        json.insert(QStringLiteral("tool_calls"), reading.toolCalls);
    if (!reading.errorType.empty())
        json.insert(QStringLiteral("error_type"), text(reading.errorType));
    if (reading.errorCode)
        json.insert(QStringLiteral("error_code"), *reading.errorCode);
    if (reading.serverTiming.any())
        json.insert(QStringLiteral("server_timing"), timingToJson(reading.serverTiming));
}

} // namespace

QJsonObject readingToJson(const Reading &reading)
{
    QJsonObject json{
        {QStringLiteral("events"), reading.events},
        {QStringLiteral("first_event_is_token"), reading.firstTokenEvent == 0},
        {QStringLiteral("first_token_event"), jsonOrNull(reading.firstTokenEvent)},
        {QStringLiteral("first_answer_event"), jsonOrNull(reading.firstAnswerEvent)},
        {QStringLiteral("text"), QString::fromStdString(reading.text)},
        {QStringLiteral("reasoning"), QString::fromStdString(reading.reasoning)},
        {QStringLiteral("content_events"), reading.contentEvents},
        {QStringLiteral("output_tokens"), jsonOrNull(reading.outputTokens)},
        {QStringLiteral("output_tokens_source"),
         reading.outputTokensSource ? QJsonValue(provenanceId(*reading.outputTokensSource)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("prompt_tokens"), jsonOrNull(reading.promptTokens)},
        {QStringLiteral("cached_tokens"), jsonOrNull(reading.cachedTokens)},
        {QStringLiteral("finish_reason"), textOrNull(reading.finishReason)},
        {QStringLiteral("error"), textOrNull(reading.error ? reading.error : reading.malformed)},
        {QStringLiteral("done_marker"), reading.doneMarker},
        {QStringLiteral("complete"), reading.complete},
    };
    putOptional(reading, json);
    return json;
}

} // namespace derby
