// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/protocol.h"
#include "protocol/request_body.h"

#include <QJsonDocument>

#include <algorithm>

namespace derby {

namespace {

bool sameName(const QByteArray &a, QByteArrayView b)
{
    return QByteArrayView(a).compare(b, Qt::CaseInsensitive) == 0;
}

/// The transport's own, and what would make the answer undecodable.
bool reservedHeader(const QByteArray &name)
{
    for (const char *reserved : {"host", "content-length", "connection", "transfer-encoding", "accept-encoding"}) {
        if (sameName(name, reserved))
            return true;
    }
    return false;
}

/// A line break in a value would let it become a header, or a request, of its own.
QByteArray oneLine(QByteArray value)
{
    value.removeIf([](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return value;
}

void addEndpointHeaders(const Endpoint &endpoint, HeaderList &headers)
{
    if (!endpoint.apiKey.isEmpty())
        headers.append(Header("Authorization", "Bearer " + oneLine(endpoint.apiKey)));
    for (const Header &own : endpoint.headers) {
        if (own.first.isEmpty() || reservedHeader(own.first))
            continue;
        headers.removeIf([&own](const Header &ours) { return sameName(ours.first, own.first); });
        headers.append(Header(oneLine(own.first), oneLine(own.second)));
    }
}

/// Many write an OpenAI base URL with its /v1; ours names it in every target.
QByteArray beneath(const Endpoint &endpoint, const QByteArray &target)
{
    QString path = endpoint.url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(QLatin1String("/v1")) && target.startsWith("/v1/"))
        return target.mid(3);
    return target;
}

HttpRequest makeRequest(const Endpoint &endpoint, const QByteArray &method, const QByteArray &target, const QByteArray &accept,
                        const QByteArray &body)
{
    HttpRequest request;
    request.method = method;
    request.target = beneath(endpoint, target);
    request.headers = {{"Accept", accept}, {"Accept-Encoding", "identity"}, {"User-Agent", "TokenDerby/" TOKENDERBY_VERSION}};
    if (method == "POST")
        request.headers.append(Header("Content-Type", "application/json"));
    request.body = body;
    addEndpointHeaders(endpoint, request.headers);
    return request;
}

struct Route
{
    const char *target;
    const char *accept; ///< of a stream
};

Route routeOf(Protocol protocol, bool stream)
{
    switch (protocol) {
    case Protocol::OpenAiChat:
        return {"/v1/chat/completions", "text/event-stream"};
    case Protocol::OpenAiCompletions:
        return {"/v1/completions", "text/event-stream"};
    case Protocol::TgiGenerate:
        return {stream ? "/generate_stream" : "/generate", "text/event-stream"};
    case Protocol::OllamaChat:
        return {"/api/chat", "application/x-ndjson"};
    case Protocol::OllamaGenerate:
        return {"/api/generate", "application/x-ndjson"};
    case Protocol::LlamaCppNative:
        break;
    }
    return {"/completion", "text/event-stream"};
}

QJsonObject bodyOf(const Endpoint &endpoint, const GenerationRequest &request)
{
    switch (endpoint.protocol) {
    case Protocol::TgiGenerate:
        return tgiBody(request);
    case Protocol::OllamaChat:
    case Protocol::OllamaGenerate:
        return ollamaBody(endpoint.protocol, request);
    case Protocol::LlamaCppNative:
        return llamaNativeBody(request);
    case Protocol::OpenAiChat:
    case Protocol::OpenAiCompletions:
        break;
    }
    return openAiBody(endpoint, request);
}

} // namespace

HttpRequest buildGeneration(const Endpoint &endpoint, const GenerationRequest &request)
{
    const Route route = routeOf(endpoint.protocol, request.stream);
    const QByteArray body = QJsonDocument(bodyOf(endpoint, request)).toJson(QJsonDocument::Compact);
    return makeRequest(endpoint, "POST", route.target, request.stream ? route.accept : "application/json", body);
}

HttpRequest buildGet(const Endpoint &endpoint, const QByteArray &target)
{
    return makeRequest(endpoint, "GET", target, "*/*", {});
}

HttpRequest buildPost(const Endpoint &endpoint, const QByteArray &target, const QByteArray &json)
{
    return makeRequest(endpoint, "POST", target, "application/json", json);
}

QJsonArray messagesJson(const GenerationRequest &request)
{
    QJsonArray messages;
    for (const ChatMessage &message : request.messages)
        messages.append(QJsonObject{{QStringLiteral("role"), message.role}, {QStringLiteral("content"), message.content}});
    return messages;
}

QString promptText(const GenerationRequest &request)
{
    if (request.templatedPrompt)
        return *request.templatedPrompt;
    QStringList contents;
    for (const ChatMessage &message : request.messages)
        contents << message.content;
    return contents.join(QStringLiteral("\n\n"));
}

std::optional<qint64> portableSeed(const GenerationRequest &request)
{
    if (!request.seed)
        return std::nullopt;
    return static_cast<qint64>(*request.seed & 0x7fffffffu);
}

} // namespace derby
