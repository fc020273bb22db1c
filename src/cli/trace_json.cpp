// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/trace_json.h"

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "plan/lane_names.h"
#include "transport/route.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

QJsonValue since(const std::optional<MonoTime> &start, const std::optional<MonoTime> &time)
{
    return start && time ? QJsonValue(static_cast<qint64>((*time - *start).count())) : QJsonValue(QJsonValue::Null);
}

QJsonObject headersToJson(const QList<std::pair<QString, QString>> &headers)
{
    QJsonObject json;
    for (const auto &[name, value] : headers) { // a header that came twice is one list (RFC 9110, 5.2)
        const QString before = json.value(name).toString();
        json[name] = json.contains(name) ? QString(before + u", "_s + value) : value;
    }
    return json;
}

QJsonObject endpointToJson(const Endpoint &endpoint)
{
    return {{u"name"_s, givenName(endpoint)},
            {u"engine"_s, engineId(endpoint.engine)},
            {u"url"_s, endpoint.url.isEmpty() ? QJsonValue() : QJsonValue(endpoint.url.toString(QUrl::RemoveUserInfo))},
            {u"model"_s, endpoint.model.isEmpty() ? QJsonValue() : QJsonValue(endpoint.model)},
            {u"protocol"_s, protocolId(endpoint.protocol)}};
}

QJsonValue requestToJson(const Trace &trace)
{
    if (!trace.request)
        return {};
    const ShownRequest shown = shownRequest(trace);
    const QJsonDocument body = QJsonDocument::fromJson(shown.body.toUtf8());
    return QJsonObject{{u"method"_s, shown.method},
                       {u"url"_s, shown.url},
                       {u"headers"_s, headersToJson(shown.headers)},
                       {u"body"_s, body.isObject() ? QJsonValue(body.object()) : QJsonValue(shown.body)}};
}

QJsonArray eventsToJson(const Trace &trace)
{
    QJsonArray events;
    for (const TracedEvent &traced : trace.events) {
        const DecodedEvent &event = traced.event;
        events.append(QJsonObject{
            {u"index"_s, event.index >= 0 ? QJsonValue(event.index) : QJsonValue()},
            {u"t_ns"_s, since(trace.sent, traced.received)},
            {u"user_t_ns"_s, since(trace.sent, traced.seen)},
            {u"kind"_s, eventKindId(event.kind)},
            {u"text"_s, QString::fromStdString(event.text)},
            {u"tokens"_s, event.tokens >= 0 ? QJsonValue(event.tokens) : QJsonValue()},
            {u"coalesced"_s, traced.coalesced},
            {u"raw"_s, shownText(event.raw, trace.endpoint.apiKey)},
        });
    }
    return events;
}

QJsonObject resultToJson(const Reading &reading)
{
    QJsonObject result = readingToJson(reading);
    result[u"output_tokens_source"_s] = reading.outputTokensSource ? QJsonValue(provenanceId(*reading.outputTokensSource)) : QJsonValue();
    return result;
}

QJsonObject timingToJson(const Trace &trace)
{
    return {{u"clock"_s, !trace.firstByte ? QJsonValue() : QJsonValue(trace.kernelTime ? u"kernel"_s : u"user"_s)},
            {u"dns_ns"_s, jsonOrNull(trace.connect.dns)},
            {u"connect_ns"_s, jsonOrNull(trace.connect.connect)},
            {u"tls_ns"_s, jsonOrNull(trace.connect.tls)},
            {u"first_byte_ns"_s, since(trace.sent, trace.firstByte)},
            {u"first_token_ns"_s, since(trace.sent, trace.firstToken)},
            {u"first_answer_ns"_s, since(trace.sent, trace.firstAnswer)},
            {u"last_token_ns"_s, since(trace.sent, trace.lastToken)},
            {u"done_ns"_s, since(trace.sent, trace.done)},
            {u"rtt_ns"_s, trace.connect.connect ? jsonOrNull(trace.rtt) : QJsonValue(QJsonValue::Null)}};
}

/// A server may give the key away anywhere in its answer.
QJsonValue withoutKey(const QJsonValue &value, const QString &key)
{
    if (value.isString())
        return QString(value.toString()).replace(key, u"***"_s);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = withoutKey(array.at(i), key);
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = withoutKey(it.value(), key);
        return object;
    }
    return value;
}

QJsonObject traceToJson(const Trace &trace)
{
    QJsonValue error;
    if (trace.error) {
        Error shown = *trace.error;
        shown.detail = redacted(shown.detail, {trace.endpoint.apiKey});
        error = errorToJson(shown);
    }
    const QString version = trace.preparation.serverVersion;
    return {{u"id"_s, trace.endpoint.id},
            {u"endpoint"_s, endpointToJson(trace.endpoint)},
            {u"server_version"_s, version.isEmpty() ? QJsonValue() : QJsonValue(version)},
            {u"warnings"_s, QJsonArray::fromStringList(trace.preparation.warnings)},
            {u"request"_s, requestToJson(trace)},
            {u"status"_s, trace.head ? QJsonValue(trace.head->status) : QJsonValue()},
            {u"http_headers"_s, trace.head ? headersToJson(shownHeaders(trace.head->headers, trace.endpoint.apiKey)) : QJsonObject()},
            {u"events"_s, eventsToJson(trace)},
            {u"result"_s, trace.head ? QJsonValue(resultToJson(trace.reading)) : QJsonValue()},
            {u"timing"_s, timingToJson(trace)},
            {u"error"_s, error}};
}

bool secretName(const QByteArray &name)
{
    static constexpr std::array parts{"auth", "apikey", "secret", "cookie", "password"};
    const QByteArray lower = name.toLower();
    // TGI's X-Prompt-Tokens is none.
    return lower.endsWith("-key") || lower.endsWith("token")
        || std::any_of(parts.begin(), parts.end(), [&lower](const char *part) { return lower.contains(part); });
}

} // namespace

QList<std::pair<QString, QString>> shownHeaders(const HeaderList &headers, const QByteArray &apiKey)
{
    QList<std::pair<QString, QString>> shown;
    for (const auto &[name, value] : headers) {
        const QString text = secretName(name) ? (value.toLower().startsWith("bearer ") ? u"Bearer ***"_s : u"***"_s)
                                              : redacted(QString::fromUtf8(value), {apiKey});
        shown.append({QString::fromUtf8(name), text});
    }
    return shown;
}

QString shownText(const std::string &bytes, const QByteArray &apiKey)
{
    QString text = QString::fromStdString(bytes);
    if (!apiKey.isEmpty())
        text.replace(QString::fromUtf8(apiKey), u"***"_s);
    return text;
}

ShownRequest shownRequest(const Trace &trace)
{
    ShownRequest shown;
    const HttpRequest &request = *trace.request;
    shown.method = QString::fromLatin1(request.method);
    QString base = trace.endpoint.url.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    while (base.endsWith(u'/'))
        base.chop(1);
    shown.url = base + QString::fromUtf8(request.target);
    HeaderList headers = request.headers;
    // The transport's own words, so that what is shown is what was sent.
    if (const auto route = routeTo(trace.endpoint)) {
        if (const auto bytes = requestBytes(*route, request, true)) {
            headers.clear();
            const QByteArray head = QByteArray::fromStdString(bytes->substr(0, bytes->find("\r\n\r\n")));
            const QList<QByteArray> lines = head.split('\n');
            for (qsizetype i = 1; i < lines.size(); ++i) {
                const qsizetype colon = lines[i].indexOf(':');
                if (colon > 0)
                    headers.append({lines[i].left(colon), lines[i].mid(colon + 1).trimmed()});
            }
        }
    }
    shown.headers = shownHeaders(headers, trace.endpoint.apiKey);
    shown.body = redacted(QString::fromUtf8(request.body), {trace.endpoint.apiKey});
    return shown;
}

QJsonObject tracesToJson(const std::vector<Trace> &traces)
{
    QJsonArray lanes;
    for (const Trace &trace : traces) {
        const QJsonObject lane = traceToJson(trace);
        lanes.append(trace.endpoint.apiKey.isEmpty() ? QJsonValue(lane) : withoutKey(lane, QString::fromUtf8(trace.endpoint.apiKey)));
    }
    return {{u"lanes"_s, lanes}};
}

} // namespace derby::cli
