// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TGI: its addresses, and what it answers without generating.
#include "simulator/tgi_server.h"

#include "simulator/request_json.h"
#include "simulator/tokens.h"

#include <boost/beast/core/string.hpp>

#include <algorithm>
#include <array>

namespace derby {

void TgiServer::reply(Connection &connection, int status, std::string_view body, std::string_view type, std::string_view allow)
{
    std::string out = "HTTP/1.1 " + std::string(statusText(status)) + "\r\n";
    if (!type.empty())
        out += "content-type: " + std::string(type) + "\r\n";
    out += tgiCrossOrigin;
    if (!allow.empty())
        out += "allow: " + std::string(allow) + "\r\n";
    const std::string_view close = connection.keepAlive() ? "" : "connection: close\r\n";
    const std::string length = "content-length: " + std::to_string(body.size()) + "\r\n";
    // hyper adds the length of an empty body itself, after "connection"; others, and that of HEAD, stand before it.
    out += body.empty() && !m_isHead ? std::string(close) + length : length + std::string(close);
    out += "date: " + std::string(httpDate()) + "\r\n\r\n";
    out += body;
    sendAnswer(connection, out);
}

void TgiServer::fail(Connection &connection, int status, const std::string &message, std::string_view type)
{
    reply(connection, status, "{\"error\":" + quoted(message) + ",\"error_type\":\"" + std::string(type) + "\"}");
}

void TgiServer::answerStatus(Connection &connection, std::string_view, int status)
{
    if (status == 429) {
        m_metrics.failed("overloaded");
        return fail(connection, 429, "Model is overloaded", "overloaded");
    }
    if (status == 503)
        return fail(connection, 503, "unhealthy", "healthcheck");
    m_metrics.failed("incomplete");
    fail(connection, 500, "Incomplete generation", "incomplete_generation");
}

void TgiServer::route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request)
{
    struct Route
    {
        std::string_view path, methods;
        bool needsKey;
    };
    static constexpr std::array<Route, 11> routes{{{"/", "GET,HEAD,POST", true},
                                                   {"/health", "GET,HEAD", false},
                                                   {"/ping", "GET,HEAD", false},
                                                   {"/info", "GET,HEAD", false},
                                                   {"/metrics", "GET,HEAD", false},
                                                   {"/v1/models", "GET,HEAD", false},
                                                   {"/generate", "POST", true},
                                                   {"/generate_stream", "POST", true},
                                                   {"/v1/chat/completions", "POST", true},
                                                   {"/v1/completions", "POST", true},
                                                   {"/tokenize", "POST", true}}};
    const std::string &path = request.path;
    m_isHead = request.method == "HEAD";
    const bool chatTokenize = path == "/chat_tokenize"; // open even where a key is set
    const auto found = std::find_if(routes.begin(), routes.end(), [&](const Route &route) { return route.path == path; });
    if (found == routes.end() && !chatTokenize)
        return reply(*connection, 404, {}, {});
    const std::string_view methods = chatTokenize ? "POST" : found->methods;
    if (request.method == "OPTIONS") {
        std::string out = "HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\nvary: origin, access-control-request-method, "
                          "access-control-request-headers\r\n"
                          "access-control-allow-methods: GET,POST\r\naccess-control-allow-headers: content-type\r\nallow: "
            + std::string(methods) + "\r\n" + (connection->keepAlive() ? "" : "connection: close\r\n")
            + "content-length: 0\r\ndate: " + std::string(httpDate()) + "\r\n\r\n";
        return sendAnswer(*connection, out);
    }
    const bool health = path == "/" && request.method != "POST";
    if (!profile().apiKey.empty() && !chatTokenize && found->needsKey && !health) {
        const std::string_view given = request.header("Authorization");
        const std::string wanted = "Bearer " + profile().apiKey;
        if (!boost::beast::iequals({given.data(), given.size()}, wanted)) // the real one compares without case, key included
            return reply(*connection, 401, {}, {}, methods.find(request.method) == std::string_view::npos ? methods : std::string_view());
    }
    if (methods.find(request.method) == std::string_view::npos)
        return reply(*connection, 405, {}, {}, methods);
    if (health || path == "/health" || path == "/ping")
        return reply(*connection, 200, {}, {});
    if (path == "/info")
        return reply(*connection, 200, info());
    if (path == "/metrics")
        return reply(*connection, 200, m_metrics.text(model()), "text/plain; charset=utf-8");
    if (path == "/v1/models")
        return reply(*connection, 200,
                     "{\"object\":\"list\",\"data\":[{\"id\":" + quoted(profile().name)
                         + ",\"object\":\"model\",\"created\":0,\"owned_by\":" + quoted(profile().name) + "}]}");
    if (chatTokenize || path == "/tokenize") {
        const auto body = parseBody(*connection, request);
        if (!body)
            return;
        if (!chatTokenize)
            return reply(*connection, 200, tokens(body->value(QLatin1String("inputs")).toString().toStdString()));
        m_metrics.request(1);
        const std::string text = templated(body->value(QLatin1String("messages")).toArray());
        return reply(*connection, 200, "{\"tokenize_response\":" + tokens(text) + ",\"templated_text\":" + quoted(text) + "}");
    }
    if (answeredByFault(connection, request))
        return;
    if (path == "/v1/chat/completions")
        generate(connection, request, Chat, false);
    else if (path == "/v1/completions")
        generate(connection, request, Completion, false);
    else
        generate(connection, request, path == "/" ? Compat : Native, path == "/generate_stream");
}

std::string TgiServer::info() const
{
    const auto number = [](int value) { return std::to_string(value); };
    return "{\"model_id\":" + quoted(profile().name)
        + ",\"model_sha\":null,\"model_pipeline_tag\":\"text-generation\",\"max_concurrent_requests\":"
        + number(profile().maxConcurrent > 0 ? profile().maxConcurrent : 1 << 20)
        + ",\"max_best_of\":2,\"max_stop_sequences\":4,\"max_input_tokens\":" + number(profile().contextTokens - 1)
        + ",\"max_total_tokens\":" + number(profile().contextTokens)
        + ",\"validation_workers\":2,\"max_client_batch_size\":4,\"router\":\"text-generation-router\",\"version\":"
        + quoted(profile().version) + ",\"sha\":\"" + hex(random(1), 16) + hex(random(2), 16) + hex(random(3), 8)
        + "\",\"docker_label\":null}";
}

std::string TgiServer::tokens(const std::string &text) const
{
    std::string out = "[";
    int at = 0;
    for (const std::string_view token : tokenizePrompt(text)) {
        const int end = at + countCharacters(token);
        out += (out.size() > 1 ? ",{\"id\":" : "{\"id\":") + std::to_string(makePiece(std::string(token)).id) + ",\"text\":" + quoted(token)
            + ",\"start\":" + std::to_string(at) + ",\"stop\":" + std::to_string(end) + '}';
        at = end;
    }
    return out + ']';
}

std::unique_ptr<EngineServer> makeTgiServer(boost::asio::io_context &io, EngineServer::Setup setup)
{
    return std::make_unique<TgiServer>(io, std::move(setup));
}

} // namespace derby
