// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ollama: its addresses, and what it answers without generating.
#include "simulator/ollama_server.h"

#include "simulator/request_json.h"
#include "simulator/tokens.h"

#include <algorithm>
#include <array>

namespace derby {

namespace {

constexpr double modelBytes = 4920753328; ///< llama3.1:8b, Q4_K_M

} // namespace

void OllamaServer::reply(Connection &connection, int status, std::string_view body, std::string_view type, std::string_view extra)
{
    std::string out = (connection.http10() ? "HTTP/1.0 " : "HTTP/1.1 ") + std::string(statusText(status)) + "\r\n" + std::string(extra)
        + "Content-Type: " + std::string(type) + "\r\nDate: " + std::string(httpDate())
        + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + (connection.keepAlive() ? "" : "Connection: close\r\n") + "\r\n";
    out += body;
    sendAnswer(connection, out);
}

void OllamaServer::replyChunked(Connection &connection, int status, std::string_view body)
{
    std::string out = "HTTP/1.1 " + std::string(statusText(status)) + "\r\nContent-Type: application/json\r\nDate: "
        + std::string(httpDate()) + "\r\n" + (connection.keepAlive() ? "" : "Connection: close\r\n") + "Transfer-Encoding: chunked\r\n\r\n";
    appendChunk(out, body);
    out += endChunk;
    sendAnswer(connection, out);
}

void OllamaServer::preflight(Connection &connection, std::string_view origin, std::string_view methods)
{
    const std::string host(
        origin.substr(std::min(origin.size(), origin.find("://") == std::string_view::npos ? origin.size() : origin.find("://") + 3)));
    if (!host.starts_with("localhost") && !host.starts_with("127.0.0.1") && !host.starts_with("[::1]"))
        return sendAnswer(connection,
                          "HTTP/1.1 403 Forbidden\r\nDate: " + std::string(httpDate()) + "\r\nContent-Length: 0\r\n"
                              + (connection.keepAlive() ? "" : "Connection: close\r\n") + "\r\n");
    sendAnswer(connection,
               "HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Headers: "
               "Authorization,Content-Type,User-Agent,Accept,X-Requested-With,Openai-Beta,X-Stainless-Arch,X-Stainless-Async,X-Stainless-"
               "Custom-Poll-Interval,"
               "X-Stainless-Helper-Method,X-Stainless-Lang,X-Stainless-Os,X-Stainless-Package-Version,X-Stainless-Poll-Helper,X-Stainless-"
               "Retry-Count,"
               "X-Stainless-Runtime,X-Stainless-Runtime-Version,X-Stainless-Timeout\r\n"
               "Access-Control-Allow-Methods: GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS\r\nAccess-Control-Allow-Origin: "
                   + std::string(origin) + "\r\nAccess-Control-Max-Age: 43200\r\nAllow: " + std::string(methods)
                   + "\r\nVary: Origin\r\nVary: Access-Control-Request-Method\r\nVary: Access-Control-Request-Headers\r\nDate: "
                   + std::string(httpDate()) + "\r\n" + (connection.keepAlive() ? "" : "Connection: close\r\n") + "\r\n");
}

void OllamaServer::fail(Connection &connection, std::string_view path, int status, const std::string &message)
{
    if (!path.starts_with("/v1"))
        return reply(connection, status, "{\"error\":" + goQuoted(message) + '}');
    const char *type = status == 404 ? "not_found_error" : status == 400 ? "invalid_request_error" : "api_error";
    const std::string body = "{\"error\":{\"message\":" + goQuoted(message) + ",\"type\":\"" + type + "\",\"param\":null,\"code\":null}}";
    // What the handler behind the translation says ends in a line break, what the translation itself refuses does not.
    if (status == 400)
        return reply(connection, status, body);
    reply(connection, status, body + '\n', "application/json");
}

void OllamaServer::answerStatus(Connection &connection, std::string_view path, int status)
{
    if (status == 503)
        return fail(connection, path, 503, "server busy, please try again.  maximum pending requests exceeded");
    fail(connection, path, status, status == 429 ? "too many concurrent requests" : std::string(ollamaRunnerDied));
}

bool OllamaServer::knows(const std::string &model) const
{
    const std::string &own = profile().name;
    return model == own || model + ":latest" == own;
}

std::string OllamaServer::details(bool full) const
{
    return std::string(
               R"({"parent_model":"","format":"gguf","family":"llama","families":["llama"],"parameter_size":"8.0B","quantization_level":"Q4_K_M")")
        + (full ? ",\"context_length\":131072,\"embedding_length\":4096}" : "}");
}

std::string OllamaServer::show() const
{
    return "{\"modelfile\":\"FROM " + profile().name
        + "\\n\",\"parameters\":\"stop                           \\\"\\u003c|eot_id|\\u003e\\\"\",\"template\":\"{{ range .Messages "
          "}}\\u003c|start_header_id|\\u003e{{ .Role }}"
          "\\u003c|end_header_id|\\u003e\\n\\n{{ .Content }}\\u003c|eot_id|\\u003e{{ end }}\",\"details\":"
        + details(false)
        + ",\"model_info\":{\"general.architecture\":\"llama\",\"general.parameter_count\":8030261312,\"llama.context_length\":131072,"
          "\"llama.embedding_length\":4096},"
          "\"capabilities\":[\"completion\"],\"modified_at\":\""
        + m_modified + "\"}";
}

void OllamaServer::route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request)
{
    const std::string &path = request.path;
    const std::string &model = profile().name;
    struct Route
    {
        std::string_view path, methods;
    };
    static constexpr std::array<Route, 10> routes{{{"/", "GET HEAD"},
                                                   {"/api/version", "GET HEAD"},
                                                   {"/api/tags", "GET HEAD"},
                                                   {"/api/ps", "GET"},
                                                   {"/api/show", "POST"},
                                                   {"/api/chat", "POST"},
                                                   {"/api/generate", "POST"},
                                                   {"/v1/models", "GET"},
                                                   {"/v1/chat/completions", "POST"},
                                                   {"/v1/completions", "POST"}}};
    const bool oneModel = path.starts_with("/v1/models/");
    const auto found = std::find_if(routes.begin(), routes.end(), [&](const Route &route) { return route.path == path; });
    if (found == routes.end() && !oneModel)
        return reply(*connection, 404, "404 page not found", "text/plain");
    const std::string_view methods = oneModel ? "GET" : found->methods;
    if (request.method == "OPTIONS") {
        const std::string_view origin = request.header("Origin");
        return preflight(*connection, origin, methods.substr(0, methods.find(' ')));
    }
    if (methods.find(request.method) == std::string_view::npos)
        return reply(*connection, 405, "405 method not allowed", "text/plain",
                     "Allow: " + std::string(methods.substr(0, methods.find(' '))) + "\r\n");
    if (path == "/")
        return reply(*connection, 200, request.method == "HEAD" ? "" : "Ollama is running", "text/plain; charset=utf-8");
    if (path == "/api/version")
        return reply(*connection, 200, request.method == "HEAD" ? "" : "{\"version\":\"" + profile().version + "\"}");
    if (path == "/api/tags")
        return reply(*connection, 200,
                     request.method == "HEAD" ? ""
                                              : "{\"models\":[{\"name\":" + goQuoted(model) + ",\"model\":" + goQuoted(model)
                             + ",\"modified_at\":\"" + m_modified + "\",\"size\":" + std::to_string(static_cast<long long>(modelBytes))
                             + ",\"digest\":\"" + m_digest + "\",\"details\":" + details(true) + ",\"capabilities\":[\"completion\"]}]}");
    if (path == "/api/ps") {
        if (!m_loaded)
            return reply(*connection, 200, "{\"models\":[]}");
        const double left = m_keepAlive < 0 ? 100.0 * 365 * 86400 : std::max(0.0, toSeconds(m_expires - now()));
        const std::string size = std::to_string(static_cast<long long>(modelBytes * 1.2));
        return reply(*connection, 200,
                     "{\"models\":[{\"name\":" + goQuoted(model) + ",\"model\":" + goQuoted(model) + ",\"size\":" + size + ",\"digest\":\""
                         + m_digest + "\",\"details\":" + details(false) + ",\"expires_at\":\"" + goTime(left) + "\",\"size_vram\":" + size
                         + ",\"context_length\":" + std::to_string(profile().contextTokens) + "}]}");
    }
    if (path == "/v1/models" || oneModel) {
        const std::string entry = "{\"id\":" + goQuoted(model) + ",\"object\":\"model\",\"created\":" + std::to_string(unixSeconds())
            + ",\"owned_by\":\"library\"}";
        if (oneModel && path.substr(11) != model)
            return fail(*connection, path, 404, "model '" + path.substr(11) + "' not found");
        return reply(*connection, 200, (oneModel ? entry : "{\"object\":\"list\",\"data\":[" + entry + "]}") + '\n', "application/json");
    }
    if (path == "/api/show") {
        const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
        const std::string asked =
            body.value(body.contains(QLatin1String("model")) ? QLatin1String("model") : QLatin1String("name")).toString().toStdString();
        return knows(asked) ? reply(*connection, 200, show()) : fail(*connection, path, 404, "model '" + asked + "' not found");
    }
    if (answeredByFault(connection, request))
        return;
    generate(connection, request,
             path == "/api/chat"                  ? NativeChat
                 : path == "/api/generate"        ? NativeGenerate
                 : path == "/v1/chat/completions" ? OpenAiChat
                                                  : OpenAiCompletion);
}

std::unique_ptr<EngineServer> makeOllamaServer(boost::asio::io_context &io, EngineServer::Setup setup)
{
    return std::make_unique<OllamaServer>(io, std::move(setup));
}

} // namespace derby
