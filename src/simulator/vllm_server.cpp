// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// vLLM 0.32's OpenAI server, byte for byte as recorded in tests/data/transcripts/real/vllm-0.32-*.
#include "simulator/request_json.h"
#include "simulator/server.h"
#include "simulator/text_http.h"
#include "simulator/vllm_metrics.h"

#include <boost/beast/core/string.hpp>

namespace derby {
namespace {

enum Dialect { Chat, Completion };

constexpr std::string_view eventHead = "data: ";
constexpr std::string_view eventEnd = "\n\n";

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    appendEscaped(out, text);
    return out + '"';
}

std::string errorBody(const std::string &message, std::string_view type, const std::string &param, int code)
{
    return "{\"error\":{\"message\":" + quoted(message) + ",\"type\":\"" + std::string(type)
        + "\",\"param\":" + (param.empty() ? "null" : quoted(param)) + ",\"code\":" + std::to_string(code) + "}}";
}

class VllmServer final : public EngineServer
{
public:
    VllmServer(boost::asio::io_context &io, Setup setup)
        : EngineServer(io, std::move(setup))
        , m_metrics(profile().name, profile().contextTokens)
        , m_fingerprint("vllm-" + profile().version + "-" + hex(random(0), 8))
    {
    }

    void onGarbage(Connection &connection) override
    {
        connection.send("HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n\r\nInvalid HTTP "
                        "request received.");
    }

protected:
    void route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request) override;
    void answerStatus(Connection &connection, std::string_view path, int status) override;
    void sendStreamHead(Generation &generation) override;
    void sendToken(Generation &generation, const TokenText &token) override;
    void finishStream(Generation &generation) override;
    void answerPlain(Generation &generation) override;
    void sendStreamError(Generation &generation) override;
    void onToken(const Generation &generation, MonoTime at) override { m_metrics.token(generation, at); }
    void onFinished(const Generation &generation) override { m_metrics.finished(generation); }
    void onStep(const BatchModel::Step &step) override { m_metrics.step(step); }

private:
    void reply(Connection &connection, int status, std::string_view body, std::string_view type = "application/json",
               std::string_view allow = {});
    void fail(Connection &connection, int status, const std::string &message, std::string_view type, const std::string &param);
    void generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect);
    void tokenize(Connection &connection, const IncomingRequest &request);
    std::optional<QJsonObject> parseBody(Connection &connection, const IncomingRequest &request);
    bool checkSampling(Connection &connection, const QJsonObject &body);
    std::string models() const;
    std::string usage(const Generation &generation, int completion) const;
    void sendEvent(Generation &generation, std::string_view json, bool token);

    VllmMetrics m_metrics;
    std::string m_fingerprint;
    std::string m_event, m_chunk; ///< scratch
};

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

std::optional<QJsonObject> VllmServer::parseBody(Connection &connection, const IncomingRequest &request)
{
    std::string_view type = request.header("Content-Type");
    type = type.substr(0, type.find(';'));
    if (!boost::beast::iequals({type.data(), type.size()}, "application/json")) {
        fail(connection, 400, "1 validation error:\n  Unsupported Media Type: Only 'application/json' is allowed", "Bad Request", {});
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(request.body.data(), static_cast<qsizetype>(request.body.size())), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        const std::string where = "body." + std::to_string(error.offset);
        const bool separator = error.error == QJsonParseError::MissingValueSeparator || error.error == QJsonParseError::UnterminatedObject
            || error.error == QJsonParseError::UnterminatedArray;
        fail(connection, 400,
             "1 validation error:\n  {'type': 'json_invalid', 'loc': '" + where
                 + "', 'msg': 'JSON decode error', 'input': '<dict of 0 items>', 'ctx': {'error': \""
                 + (separator ? "Expecting ',' delimiter" : "Expecting value") + "\"}}",
             "Bad Request", where);
        return std::nullopt;
    }
    return document.object();
}

bool VllmServer::checkSampling(Connection &connection, const QJsonObject &body)
{
    const auto wrong = [&](const std::string &message, const std::string &param, const std::string &value) {
        fail(connection, 400, message + " (parameter=" + param + (value.empty() ? "" : ", value=" + value) + ")", "BadRequestError", param);
        return false;
    };
    for (const char *name : {"max_completion_tokens", "max_tokens", "min_tokens"}) {
        const QJsonValue value = body.value(QLatin1String(name));
        if (value.isUndefined() || value.isNull())
            continue;
        if (!wholeNumber(value)) {
            fail(connection, 400,
                 "1 validation error:\n  {'type': 'int_parsing', 'loc': 'body." + std::string(name)
                     + "', 'msg': 'Input should be a valid integer, unable to parse string as an integer', 'input': '"
                     + value.toVariant().toString().toStdString() + "'}",
                 "Bad Request", std::string("body.") + name);
            return false;
        }
        const int number = *wholeNumber(value);
        if (std::string_view(name) == "min_tokens")
            continue;
        if (number < 1)
            return wrong("max_tokens must be at least 1, got " + std::to_string(number) + ".", "max_tokens", std::to_string(number));
        if (number > profile().contextTokens)
            return wrong("max_tokens=" + std::to_string(number) + " cannot be greater than max_model_len="
                             + std::to_string(profile().contextTokens) + ". Please request fewer output tokens.",
                         "max_tokens", std::to_string(number));
    }
    if (const double temperature = body.value(QLatin1String("temperature")).toDouble(0); temperature < 0)
        return wrong("temperature must be non-negative, got " + pythonNumber(temperature) + ".", "temperature", pythonNumber(temperature));
    if (body.value(QLatin1String("stream_options")).isObject() && !body.value(QLatin1String("stream")).toBool())
        return wrong("Stream options can only be defined when `stream=True`.", "stream_options", {});
    if (wholeNumber(body.value(QLatin1String("n"))).value_or(1) != 1)
        return wrong("this simulated server answers with one choice, n must be 1.", "n", {});
    return true;
}

void VllmServer::generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect)
{
    const auto body = parseBody(*connection, request);
    if (!body)
        return m_metrics.httpRequest(request.path, request.method, 400);
    const char *const wanted = dialect == Chat ? "messages" : "prompt";
    const QJsonValue input = body->value(QLatin1String(wanted));
    if (input.isUndefined() || (dialect == Chat && !input.isArray())) {
        m_metrics.httpRequest(request.path, request.method, 400);
        const bool missing = input.isUndefined();
        return fail(*connection, 400,
                    std::string("1 validation error:\n  {'type': '") + (missing ? "missing" : "list_type") + "', 'loc': 'body." + wanted
                        + "', 'msg': '" + (missing ? "Field required" : "Input should be a valid list") + "', 'input': '<dict of "
                        + std::to_string(body->size()) + " items>'}",
                    "Bad Request", std::string("body.") + wanted);
    }
    const std::string model = body->value(QLatin1String("model")).toString(QString::fromStdString(profile().name)).toStdString();
    if (model != profile().name) {
        m_metrics.httpRequest(request.path, request.method, 404);
        return fail(*connection, 404, "The model `" + model + "` does not exist. Valid aliases: " + profile().name + ".", "NotFoundError",
                    "model");
    }
    if (!checkSampling(*connection, *body))
        return m_metrics.httpRequest(request.path, request.method, 400);

    auto generation = std::make_unique<Generation>();
    Generation &g = *generation;
    std::string prompt, asked;
    if (dialect == Chat) {
        prompt = templated(input.toArray());
        asked = lastUserText(input.toArray());
        g.promptTokens = countPromptTokens(prompt);
    } else {
        QJsonArray list = input.toArray();
        if (list.size() == 1 && list.at(0).isArray())
            list = QJsonArray(list.at(0).toArray());
        if (!list.isEmpty() && list.at(0).isDouble()) { // token ids
            g.promptTokens = static_cast<int>(list.size());
            for (const QJsonValue &id : std::as_const(list))
                prompt += std::to_string(id.toInt()) + ' ';
        } else {
            const std::vector<std::string> texts = stringList(input);
            if (texts.size() != 1)
                return fail(*connection, 400, "this simulated server takes one prompt a request. (parameter=prompt)", "BadRequestError",
                            "prompt");
            prompt = texts.front();
            g.promptTokens = countPromptTokens(prompt) + 1; // the beginning-of-text token
        }
        asked = prompt;
    }
    if (g.promptTokens >= profile().contextTokens) {
        m_metrics.httpRequest(request.path, request.method, 400);
        const std::string count = std::to_string(g.promptTokens);
        return fail(*connection, 400,
                    "This model's maximum context length is " + std::to_string(profile().contextTokens)
                        + " tokens. However, your prompt contains at least " + count
                        + " input tokens, which exceeds this limit even without any output tokens. Please reduce the length of the input "
                          "prompt. (parameter=input_tokens, value="
                        + count + ")",
                    "BadRequestError", "input_tokens");
    }
    if (profile().maxQueue > 0 && active() >= profile().maxQueue) {
        countRefused();
        m_metrics.httpRequest(request.path, request.method, 503);
        return answerStatus(*connection, request.path, 503);
    }
    m_metrics.httpRequest(request.path, request.method, 200);

    const QJsonObject streamOptions = body->value(QLatin1String("stream_options")).toObject();
    g.connection = connection;
    g.path = request.path;
    g.dialect = dialect;
    g.stream = body->value(QLatin1String("stream")).toBool();
    g.includeUsage = streamOptions.value(QLatin1String("include_usage")).toBool();
    g.continuousUsage = g.includeUsage && streamOptions.value(QLatin1String("continuous_usage_stats")).toBool();
    g.keepText = !g.stream;
    g.stops = stringList(body->value(QLatin1String("stop")));
    std::optional<int> most = wholeNumber(body->value(QLatin1String("max_completion_tokens")));
    if (!most)
        most = wholeNumber(body->value(QLatin1String("max_tokens")));
    if (!most && dialect == Completion)
        most = 16;
    const std::string serial = nextSerial(request);
    g.logPrefix = SendLog::linePrefix("vllm", serial);
    g.model = profile().name;
    g.created = unixSeconds();
    plan(g, prompt, asked, most, wholeNumber(body->value(QLatin1String("min_tokens"))).value_or(0),
         body->value(QLatin1String("ignore_eos")).toBool());
    const std::string_view given = request.header("X-Request-Id");
    g.id = (dialect == Chat ? "chatcmpl-" : "cmpl-")
        + (given.empty() ? hex(random(std::stoull(serial) + (1ULL << 32)), 16) : std::string(given));
    g.before = "{\"id\":" + quoted(g.id) + ",\"object\":\"" + (dialect == Chat ? "chat.completion.chunk" : "text_completion")
        + "\",\"created\":" + std::to_string(g.created) + ",\"model\":" + quoted(g.model) + ",\"choices\":[";
    start(std::move(generation));
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

void VllmServer::sendStreamHead(Generation &generation)
{
    std::string head = "HTTP/1.1 200 OK\r\ndate: " + std::string(httpDate())
        + "\r\nserver: uvicorn\r\ncontent-type: text/event-stream; charset=utf-8\r\nvary: Origin\r\n";
    if (!generation.connection->keepAlive())
        head += "connection: close\r\n";
    generation.connection->send(head + "transfer-encoding: chunked\r\n\r\n");
}

std::string VllmServer::usage(const Generation &generation, int completion) const
{
    return "\"usage\":{\"prompt_tokens\":" + std::to_string(generation.promptTokens) + ",\"total_tokens\":"
        + std::to_string(generation.promptTokens + completion) + ",\"completion_tokens\":" + std::to_string(completion);
}

void VllmServer::sendEvent(Generation &generation, std::string_view json, bool token)
{
    m_event.assign(eventHead);
    m_event += payload(generation, json);
    m_event += eventEnd;
    m_chunk.clear();
    appendChunk(m_chunk, m_event);
    if (token)
        emitEvent(generation, m_chunk);
    else
        generation.connection->send(m_chunk);
}

void VllmServer::sendToken(Generation &generation, const TokenText &token)
{
    const bool chat = generation.dialect == Chat;
    if (token.index == 0 && chat) {
        std::string role =
            generation.before + R"({"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}])";
        if (generation.continuousUsage)
            role += ',' + usage(generation, 0) + ",\"completion_tokens_details\":null}";
        sendEvent(generation, role + R"(,"prompt_token_ids":null,"prompt_text":null})", false);
    }
    std::string json = generation.before;
    json += chat ? R"({"index":0,"delta":{"content":")" : R"({"index":0,"text":")";
    json += token.json;
    json += chat ? R"("},"logprobs":null,"finish_reason":)" : R"(","logprobs":null,"finish_reason":)";
    if (!token.last) {
        json += chat ? "null" : "null,\"stop_reason\":null";
    } else {
        json += generation.finish == FinishReason::Length ? "\"length\"" : "\"stop\"";
        json += ",\"stop_reason\":";
        json += generation.finish == FinishReason::StopString ? quoted(generation.stopFound) : "null";
    }
    json += chat ? ",\"token_ids\":null}]" : ",\"prompt_token_ids\":null,\"token_ids\":null}]";
    if (generation.continuousUsage)
        json += ',' + usage(generation, generation.made) + (chat ? ",\"completion_tokens_details\":null}" : "}");
    if (token.last && !generation.includeUsage)
        json += ",\"system_fingerprint\":\"" + m_fingerprint + '"';
    json += '}';
    sendEvent(generation, json, true);
}

void VllmServer::finishStream(Generation &generation)
{
    if (generation.includeUsage)
        sendEvent(generation,
                  generation.before + "]," + usage(generation, generation.made) + "},\"system_fingerprint\":\"" + m_fingerprint + "\"}",
                  false);
    generation.connection->send("e\r\ndata: [DONE]\n\n\r\n");
    generation.connection->send("0\r\n\r\n");
}

void VllmServer::sendStreamError(Generation &generation)
{
    // Written by another code path than the rest, hence the spaces.
    std::string chunk;
    appendChunk(chunk,
                "data: {\"error\": {\"message\": \"EngineCore encountered an issue. See stack trace (above) for the root cause.\", "
                "\"type\": \"InternalServerError\", "
                "\"param\": null, \"code\": 500}}\n\n");
    generation.connection->send(chunk);
    generation.connection->send("e\r\ndata: [DONE]\n\n\r\n");
    generation.connection->send("0\r\n\r\n");
}

void VllmServer::answerPlain(Generation &generation)
{
    const bool chat = generation.dialect == Chat;
    const std::string finish = std::string("\"finish_reason\":") + (generation.finish == FinishReason::Length ? "\"length\"" : "\"stop\"")
        + ",\"stop_reason\":" + (generation.finish == FinishReason::StopString ? quoted(generation.stopFound) : "null");
    std::string body = "{\"id\":" + quoted(generation.id) + ",\"object\":\"" + (chat ? "chat.completion" : "text_completion")
        + "\",\"created\":" + std::to_string(generation.created) + ",\"model\":" + quoted(generation.model) + ",\"choices\":[{\"index\":0,";
    if (chat)
        body += "\"message\":{\"role\":\"assistant\",\"content\":" + quoted(generation.text)
            + R"(,"refusal":null,"annotations":null,"audio":null,"function_call":null,"reasoning":null},"logprobs":null,)" + finish
            + ",\"token_ids\":null,\"routed_experts\":null}]";
    else
        body += "\"text\":" + quoted(generation.text) + ",\"logprobs\":null," + finish
            + ",\"token_ids\":null,\"prompt_logprobs\":null,\"prompt_token_ids\":null,\"routed_experts\":null}]";
    body += ",\"service_tier\":null,\"system_fingerprint\":\"" + m_fingerprint + "\"," + usage(generation, generation.made)
        + ",\"prompt_tokens_details\":null,\"completion_tokens_details\":null}";
    if (chat)
        body += R"(,"prompt_logprobs":null,"prompt_token_ids":null,"prompt_text":null)";
    body += R"(,"kv_transfer_params":null,"ec_transfer_params":null,"metrics":null})";
    std::string out = "HTTP/1.1 200 OK\r\ndate: " + std::string(httpDate()) + "\r\nserver: uvicorn\r\ncontent-length: ";
    const std::string_view sent = payload(generation, body);
    out += std::to_string(sent.size()) + "\r\ncontent-type: application/json\r\nvary: Origin\r\n";
    if (!generation.connection->keepAlive())
        out += "connection: close\r\n";
    out += "\r\n";
    out += sent;
    emitEvent(generation, out);
}

} // namespace

std::unique_ptr<EngineServer> makeVllmServer(boost::asio::io_context &io, EngineServer::Setup setup)
{
    return std::make_unique<VllmServer>(io, std::move(setup));
}

} // namespace derby
