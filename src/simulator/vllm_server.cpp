// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// vLLM: its addresses, and what it answers without generating.
#include "simulator/vllm_server.h"

#include "simulator/request_json.h"
#include "simulator/tokens.h"

#include <boost/beast/core/string.hpp>

#include <algorithm>
#include <array>

namespace derby {

namespace {

std::string errorBody(const std::string &message, std::string_view type, const std::string &param, int code)
{
    return "{\"error\":{\"message\":" + quoted(message) + ",\"type\":\"" + std::string(type)
        + "\",\"param\":" + (param.empty() ? "null" : quoted(param)) + ",\"code\":" + std::to_string(code) + "}}";
}

} // namespace

void VllmServer::reply(Connection &connection, int status, std::string_view body, std::string_view type, std::string_view allow)
{
    std::string out = "HTTP/1.1 " + std::string(statusText(status)) + "\r\ndate: " + std::string(httpDate()) + "\r\nserver: uvicorn\r\n";
    if (!allow.empty())
        out += "allow: " + std::string(allow) + "\r\n";
    out += "content-length: " + std::to_string(body.size()) + "\r\n";
    if (!type.empty())
        out += "content-type: " + std::string(type) + "\r\n";
    if (status != 401) // the key is looked at outside of the layer that adds it
        out += "vary: Origin\r\n";
    if (!connection.keepAlive())
        out += "connection: close\r\n";
    out += "\r\n";
    out += body;
    sendAnswer(connection, out);
}

void VllmServer::fail(Connection &connection, int status, const std::string &message, std::string_view type, const std::string &param)
{
    reply(connection, status, errorBody(message, type, param, status));
}

void VllmServer::answerStatus(Connection &connection, std::string_view, int status)
{
    if (status == 503) {
        m_metrics.rejected();
        return fail(connection, 503,
                    "The engine is currently busy and cannot accept new requests. Please try again later or on a different instance.",
                    "Service Unavailable", {});
    }
    if (status == 429)
        return fail(connection, 429, "Too many requests. Please try again later.", "Too Many Requests", {});
    fail(connection, 500, "EngineCore encountered an issue. See stack trace (above) for the root cause.", "InternalServerError", {});
}

void VllmServer::route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request)
{
    const std::string &path = request.path;
    if (!profile().apiKey.empty() && path.starts_with("/v1") && request.method != "OPTIONS") {
        const std::string_view given = request.header("Authorization");
        const bool good = given.size() > 7 && boost::beast::iequals({given.data(), 7}, "Bearer ") && given.substr(7) == profile().apiKey;
        if (!good)
            return reply(*connection, 401, R"({"error":"Unauthorized"})");
    }
    struct Route
    {
        std::string_view path, method;
    };
    static constexpr std::array<Route, 9> routes{{{"/health", "GET"},
                                                  {"/ping", "GET, POST"},
                                                  {"/version", "GET"},
                                                  {"/load", "GET"},
                                                  {"/metrics", "GET"},
                                                  {"/v1/models", "GET"},
                                                  {"/v1/chat/completions", "POST"},
                                                  {"/v1/completions", "POST"},
                                                  {"/tokenize", "POST"}}};
    const auto found = std::find_if(routes.begin(), routes.end(), [&](const Route &route) { return route.path == path; });
    if (request.method == "OPTIONS" && !request.header("Origin").empty() && !request.header("Access-Control-Request-Method").empty())
        return reply(*connection, 400, "Disallowed CORS origin", "text/plain; charset=utf-8");
    if (found == routes.end()) {
        m_metrics.httpRequest("none", request.method, 404);
        return reply(*connection, 404, R"({"detail":"Not Found"})");
    }
    if (found->method.find(request.method) == std::string_view::npos)
        return reply(*connection, 405, request.method == "HEAD" ? std::string_view() : R"({"detail":"Method Not Allowed"})",
                     "application/json", found->method);
    if (path == "/health" || path == "/ping")
        return reply(*connection, 200, {}, {});
    if (path == "/version")
        return reply(*connection, 200, "{\"version\":\"" + profile().version + "\"}");
    if (path == "/load")
        return reply(*connection, 200, R"({"server_load":0})");
    if (path == "/metrics")
        return reply(*connection, 200, m_metrics.text(model()), "text/plain; version=1.0.0; charset=utf-8");
    if (path == "/v1/models") {
        m_metrics.httpRequest(path, request.method, 200);
        return reply(*connection, 200, models());
    }
    if (path == "/tokenize")
        return tokenize(*connection, request);
    if (!answeredByFault(connection, request))
        generate(connection, request, path == "/v1/completions" ? Completion : Chat);
}

std::string VllmServer::models() const
{
    const std::string created = std::to_string(unixSeconds());
    return "{\"object\":\"list\",\"data\":[{\"id\":" + quoted(profile().name) + ",\"object\":\"model\",\"created\":" + created
        + ",\"owned_by\":\"vllm\",\"root\":" + quoted(profile().name)
        + ",\"parent\":null,\"max_model_len\":" + std::to_string(profile().contextTokens) + ",\"permission\":[{\"id\":\"modelperm-"
        + hex(random(static_cast<std::uint64_t>(unixSeconds())), 16) + "\",\"object\":\"model_permission\",\"created\":" + created
        + ",\"allow_create_engine\":false,\"allow_sampling\":true,\"allow_logprobs\":true,\"allow_search_indices\":false,\"allow_view\":"
          "true,"
          "\"allow_fine_tuning\":false,\"organization\":\"*\",\"group\":null,\"is_blocking\":false}]}]}";
}

void VllmServer::tokenize(Connection &connection, const IncomingRequest &request)
{
    const auto body = parseBody(connection, request);
    if (!body)
        return m_metrics.httpRequest(request.path, request.method, 400);
    m_metrics.httpRequest(request.path, request.method, 200);
    const QJsonValue messages = body->value(QLatin1String("messages"));
    const std::string text =
        messages.isArray() ? templated(messages.toArray()) : body->value(QLatin1String("prompt")).toString().toStdString();
    std::string ids;
    int count = 0;
    if (!messages.isArray()) {
        ids = "128000";
        count = 1;
    }
    for (const std::string_view token : tokenizePrompt(text)) {
        ids += (ids.empty() ? "" : ",") + std::to_string(makePiece(std::string(token)).id);
        ++count;
    }
    reply(connection, 200,
          "{\"count\":" + std::to_string(count) + ",\"max_model_len\":" + std::to_string(profile().contextTokens) + ",\"tokens\":[" + ids
              + "],\"token_strs\":null}");
}

std::unique_ptr<EngineServer> makeVllmServer(boost::asio::io_context &io, EngineServer::Setup setup)
{
    return std::make_unique<VllmServer>(io, std::move(setup));
}

} // namespace derby
