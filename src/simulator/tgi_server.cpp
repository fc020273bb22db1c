// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The router of TGI 3.3, byte for byte as recorded in tests/data/transcripts/real/tgi-3.3.x-*.
#include "simulator/request_json.h"
#include "simulator/server.h"
#include "simulator/text_http.h"
#include "simulator/tgi_metrics.h"

#include <boost/beast/core/string.hpp>

namespace derby {
namespace {

enum Dialect { Native, Compat, Chat, Completion };

constexpr std::string_view crossOrigin =
    "vary: origin, access-control-request-method, access-control-request-headers\r\naccess-control-allow-origin: *\r\n";
constexpr std::string_view computeType = "x-compute-type: gpu+optimized\r\n";
constexpr std::string_view endChunk = "0\r\n\r\n";
constexpr std::string_view eosJson = "<|eot_id|>";
constexpr int eosId = 128009;

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    appendEscaped(out, text);
    return out + '"';
}

std::string_view finishName(FinishReason finish, bool openAi)
{
    switch (finish) {
    case FinishReason::Length:
        return "length";
    case FinishReason::StopString:
        return "stop_sequence";
    case FinishReason::Eos:
        break;
    }
    return openAi ? "stop" : "eos_token";
}

class TgiServer final : public EngineServer
{
public:
    TgiServer(boost::asio::io_context &io, Setup setup)
        : EngineServer(io, std::move(setup))
        , m_silence(io)
        , m_metrics(profile().contextTokens)
        , m_fingerprint(profile().version + "-native")
    {
    }

    void onGarbage(Connection &connection) override
    {
        connection.send("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\ndate: " + std::string(httpDate())
                        + "\r\n\r\n");
    }

protected:
    void route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request) override;
    void answerStatus(Connection &connection, std::string_view path, int status) override;
    void sendStreamHead(Generation &generation) override
    {
        generation.connection->send(streamHead(generation));
        if (!m_watchingSilence)
            watchSilence();
    }
    void onStop() override { m_silence.cancel(); }
    void sendToken(Generation &generation, const TokenText &token) override;
    void finishStream(Generation &generation) override;
    void answerPlain(Generation &generation) override;
    void sendStreamError(Generation &generation) override;
    void onToken(const Generation &generation, MonoTime) override
    {
        if (generation.made == 1)
            m_metrics.scheduled(generation);
    }
    void onFinished(const Generation &generation) override { m_metrics.finished(generation); }
    void onAborted(const Generation &) override { m_metrics.failed("dropped"); }
    void onStep(const BatchModel::Step &step) override { m_metrics.step(step); }

private:
    void reply(Connection &connection, int status, std::string_view body, std::string_view type = "application/json",
               std::string_view allow = {});
    void fail(Connection &connection, int status, const std::string &message, std::string_view type);
    std::string streamHead(const Generation &generation) const;
    std::string errorEvent(const Generation &generation, const std::string &message, std::string_view type) const;
    std::optional<QJsonObject> parseBody(Connection &connection, const IncomingRequest &request);
    bool checkWhole(Connection &connection, const IncomingRequest &request, const QJsonObject &object, const char *name,
                    const std::string &path);
    bool checkStops(Connection &connection, const IncomingRequest &request, const QJsonObject &object, const std::string &path);
    void generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect, bool stream);
    std::string info() const;
    std::string tokens(const std::string &text) const;
    std::string chatEvent(const Generation &generation, std::string_view choices, std::string_view usage) const;
    std::string usage(const Generation &generation) const;
    std::string tokenObject(const Piece *piece) const;
    void addEvent(const Generation &generation, std::string_view json);

    void watchSilence();

    boost::asio::steady_timer m_silence;
    bool m_watchingSilence = false;
    TgiMetrics m_metrics;
    std::string m_fingerprint;
    bool m_isHead = false; ///< of the request that is being routed
    std::string m_event, m_chunks; ///< scratch; the last token's chunk waits in it for what ends the stream
};

void TgiServer::reply(Connection &connection, int status, std::string_view body, std::string_view type, std::string_view allow)
{
    std::string out = "HTTP/1.1 " + std::string(statusText(status)) + "\r\n";
    if (!type.empty())
        out += "content-type: " + std::string(type) + "\r\n";
    out += crossOrigin;
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

std::optional<QJsonObject> TgiServer::parseBody(Connection &connection, const IncomingRequest &request)
{
    std::string_view type = request.header("Content-Type");
    type = type.substr(0, type.find(';'));
    if (!boost::beast::iequals({type.data(), type.size()}, "application/json")) {
        reply(connection, 415, "Expected request with `Content-Type: application/json`", "text/plain; charset=utf-8");
        return std::nullopt;
    }
    if (request.body.size() > 2000000) {
        reply(connection, 413, "Failed to buffer the request body: length limit exceeded", "text/plain; charset=utf-8");
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(request.body.data(), static_cast<qsizetype>(request.body.size())), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        const auto offset = static_cast<std::size_t>(std::clamp<qsizetype>(error.offset, 0, static_cast<qsizetype>(request.body.size())));
        const bool atEnd = offset + 1 >= request.body.size();
        reply(connection, 400,
              std::string("Failed to parse the request body as JSON: ") + (atEnd ? "EOF while parsing a value" : "expected value")
                  + " at line 1 column " + std::to_string(atEnd ? request.body.size() : offset),
              "text/plain; charset=utf-8");
        return std::nullopt;
    }
    return document.object();
}

bool TgiServer::checkWhole(Connection &connection, const IncomingRequest &request, const QJsonObject &object, const char *name,
                           const std::string &path)
{
    const QJsonValue value = object.value(QLatin1String(name));
    const auto number = wholeNumber(value);
    if (value.isUndefined() || value.isNull() || (number && *number >= 0))
        return true;
    const std::size_t key = request.body.find('"' + std::string(name) + '"');
    const std::size_t end = key == std::string::npos ? request.body.size() : request.body.find_first_of(",}", key);
    const std::string shown = number ? "invalid value: integer `" + std::to_string(*number) + "`"
        : value.isString()           ? "invalid type: string " + quoted(value.toString().toStdString())
                                     : std::string("invalid type: map");
    reply(connection, 422,
          "Failed to deserialize the JSON body into the target type: " + path + name + ": " + shown + ", expected u32 at line 1 column "
              + std::to_string(std::min(end, request.body.size())),
          "text/plain; charset=utf-8");
    return false;
}

bool TgiServer::checkStops(Connection &connection, const IncomingRequest &request, const QJsonObject &object, const std::string &path)
{
    const QJsonValue value = object.value(QLatin1String("stop"));
    if (!value.isString())
        return true;
    const std::size_t key = request.body.find("\"stop\"");
    const std::size_t end = key == std::string::npos ? request.body.size() : request.body.find_first_of(",}", key);
    reply(connection, 422,
          "Failed to deserialize the JSON body into the target type: " + path + "stop: invalid type: string "
              + quoted(value.toString().toStdString()) + ", expected a sequence at line 1 column "
              + std::to_string(std::min(end, request.body.size())),
          "text/plain; charset=utf-8");
    return false;
}

std::string TgiServer::streamHead(const Generation &generation) const
{
    std::string head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-cache\r\n";
    head += computeType;
    head += "x-compute-characters: " + std::to_string(generation.promptCharacters) + "\r\nx-accel-buffering: no\r\n";
    head += crossOrigin;
    if (!generation.connection->keepAlive())
        head += "connection: close\r\n";
    return head + "transfer-encoding: chunked\r\ndate: " + std::string(httpDate()) + "\r\n\r\n";
}

std::string TgiServer::errorEvent(const Generation &generation, const std::string &message, std::string_view type) const
{
    std::string out;
    if (generation.dialect == Native || generation.dialect == Compat) {
        appendChunk(out, "data: {\"error\":" + quoted(message) + ",\"error_type\":\"" + std::string(type) + "\"}\n\n", true);
    } else { // whatever went wrong, these say 422
        appendChunk(out, "data: {\"error\":{\"message\":" + quoted(message) + ",\"http_status_code\":422}}\n\n", true);
        appendChunk(out, "data: [DONE]\n\n", true);
    }
    return out.append(endChunk);
}

void TgiServer::generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect, bool stream)
{
    const auto body = parseBody(*connection, request);
    if (!body)
        return;
    const bool openAi = dialect == Chat || dialect == Completion;
    const char *const wanted = dialect == Chat ? "messages" : dialect == Completion ? "prompt" : "inputs";
    const QJsonValue input = body->value(QLatin1String(wanted));
    if (input.isUndefined() || (dialect == Chat && !input.isArray()) || (!openAi && !input.isString()))
        return reply(*connection, 422,
                     "Failed to deserialize the JSON body into the target type: missing field `" + std::string(wanted)
                         + "` at line 1 column " + std::to_string(request.body.size()),
                     "text/plain; charset=utf-8");
    const QJsonObject parameters = openAi ? *body : body->value(QLatin1String("parameters")).toObject();
    const std::string path = openAi ? "" : "parameters.";
    for (const char *name : {"max_new_tokens", "max_tokens", "max_completion_tokens"})
        if (!checkWhole(*connection, request, parameters, name, path))
            return;
    if (!checkStops(*connection, request, parameters, path))
        return;
    m_metrics.request(openAi ? 2 : 1);

    auto generation = std::make_unique<Generation>();
    Generation &g = *generation;
    std::string prompt, topic;
    if (dialect == Chat) {
        prompt = templated(input.toArray());
        topic = lastUserText(input.toArray());
    } else {
        const std::vector<std::string> prompts = stringList(input);
        if (prompts.size() != 1) {
            m_metrics.failed("validation");
            return fail(*connection, 422, "Input validation error: this simulated server takes one prompt a request", "validation");
        }
        prompt = topic = prompts.front();
        // A prompt that has been through the chat template ends with the template's words.
        constexpr std::string_view assistant = "<|start_header_id|>assistant<|end_header_id|>\n\n",
                                   user = "<|start_header_id|>user<|end_header_id|>";
        if (topic.ends_with(assistant))
            topic.resize(topic.size() - assistant.size());
        if (const std::size_t at = topic.rfind(user); at != std::string::npos)
            topic.erase(0, at + user.size());
    }
    g.promptTokens = countPromptTokens(prompt) + (prompt.starts_with("<|begin_of_text|>") ? 0 : 1);
    g.promptCharacters = countCharacters(prompt);
    g.connection = connection;
    g.path = request.path;
    g.dialect = dialect;
    g.stream = stream || ((openAi || dialect == Compat) && body->value(QLatin1String("stream")).toBool());
    g.details = dialect == Completion || parameters.value(QLatin1String("details")).toBool();
    g.includeUsage = body->value(QLatin1String("stream_options")).toObject().value(QLatin1String("include_usage")).toBool();
    g.keepText = true;
    g.keepPieces = !g.stream && g.details && !openAi;
    g.stops = stringList(parameters.value(QLatin1String("stop")));
    if (parameters.value(QLatin1String("return_full_text")).toBool(dialect == Compat))
        g.prompt = prompt;
    const std::string model = body->value(QLatin1String("model")).toString().toStdString();
    g.model = model.empty() || model == "tgi" ? profile().name : model;
    g.logPrefix = SendLog::linePrefix("tgi", nextSerial(request));
    if (g.stream && profile().maxConcurrent > 0 && active() >= profile().maxConcurrent) {
        countRefused();
        m_metrics.failed("overloaded");
        return sendAnswer(*connection, streamHead(g) + errorEvent(g, "Model is overloaded", "overloaded"));
    }
    if (profile().maxConcurrent > 0 && active() >= profile().maxConcurrent) {
        countRefused();
        return answerStatus(*connection, request.path, 429);
    }
    std::optional<int> most = wholeNumber(parameters.value(QLatin1String("max_new_tokens")));
    for (const char *name : {"max_completion_tokens", "max_tokens"})
        if (!most && openAi)
            most = wholeNumber(parameters.value(QLatin1String(name)));
    std::string wrong;
    if (most && *most == 0)
        wrong = "Input validation error: `max_new_tokens` must be strictly positive";
    else if (g.promptTokens + most.value_or(1) > profile().contextTokens)
        wrong = "Input validation error: `inputs` tokens + `max_new_tokens` must be <= " + std::to_string(profile().contextTokens)
            + ". Given: " + std::to_string(g.promptTokens) + " `inputs` tokens and " + std::to_string(most.value_or(1))
            + " `max_new_tokens`";
    if (!wrong.empty()) {
        m_metrics.failed("validation");
        if (!g.stream)
            return fail(*connection, 422, wrong, "validation");
        connection->send(streamHead(g));
        return sendAnswer(*connection, errorEvent(g, wrong, "validation"));
    }
    plan(g, prompt, topic, most);
    g.stopPiece = -1; // here the stop string stays in the text
    start(std::move(generation));
}

/// A comment after each 15 s without an event, as axum sends it: a long queue looks alive.
void TgiServer::watchSilence()
{
    m_watchingSilence = active() > 0;
    if (!m_watchingSilence)
        return;
    m_silence.expires_after(std::chrono::milliseconds(250));
    m_silence.async_wait([this](const boost::system::error_code &cancelled) {
        if (cancelled)
            return;
        forEachActive([at = now()](Generation &generation) {
            if (!generation.stream
                || at - std::max({generation.received, generation.lastToken, generation.lastComment}) < std::chrono::seconds(15))
                return;
            generation.connection->send("3\r\n:\n\n\r\n");
            generation.lastComment = at;
        });
        watchSilence();
    });
}

std::string TgiServer::tokenObject(const Piece *piece) const
{
    if (!piece)
        return "{\"id\":" + std::to_string(eosId) + ",\"text\":\"" + std::string(eosJson) + "\",\"logprob\":-0.24267578,\"special\":true}";
    return "{\"id\":" + std::to_string(piece->id) + ",\"text\":\"" + piece->json + "\",\"logprob\":" + std::string(piece->logprob)
        + ",\"special\":false}";
}

std::string TgiServer::usage(const Generation &generation) const
{
    return "{\"prompt_tokens\":" + std::to_string(generation.promptTokens) + ",\"completion_tokens\":" + std::to_string(generation.made)
        + ",\"total_tokens\":" + std::to_string(generation.promptTokens + generation.made) + '}';
}

std::string TgiServer::chatEvent(const Generation &generation, std::string_view choices, std::string_view usage) const
{
    std::string json = "{\"object\":\"chat.completion.chunk\",\"id\":\"\",\"created\":";
    appendNumber(json, unixSeconds());
    json += ",\"model\":";
    json += quoted(generation.model);
    json += ",\"system_fingerprint\":\"" + m_fingerprint + "\",\"choices\":[";
    json += choices;
    json += "],\"usage\":";
    json += usage;
    return json += '}';
}

void TgiServer::addEvent(const Generation &generation, std::string_view json)
{
    m_event = "data: ";
    m_event += payload(generation, json);
    m_event += "\n\n";
    appendChunk(m_chunks, m_event, true);
}

void TgiServer::sendToken(Generation &generation, const TokenText &token)
{
    m_chunks.clear();
    std::string json;
    switch (generation.dialect) {
    case Chat:
        json = R"({"index":0,"delta":{"role":"assistant","content":")";
        json += token.json;
        json += R"("},"logprobs":null,"finish_reason":)";
        json += token.last ? quoted(finishName(generation.finish, true)) : "null";
        json = chatEvent(generation, json += '}', "null");
        break;
    case Completion:
        json = "{\"object\":\"text_completion\",\"id\":\"\",\"created\":" + std::to_string(unixSeconds());
        if (token.last)
            json += ",\"model\":" + quoted(generation.model) + ",\"system_fingerprint\":\"" + m_fingerprint + '"';
        json += R"(,"choices":[{"index":0,"text":")";
        json += token.piece ? token.json : eosJson; // unlike chat, this one shows it
        json += R"(","logprobs":null,"finish_reason":")";
        json += token.last ? finishName(generation.finish, false) : std::string_view();
        json += "\"}]";
        json += token.last ? ",\"usage\":" + usage(generation)
                           : ",\"model\":" + quoted(generation.model) + ",\"system_fingerprint\":\"" + m_fingerprint + '"';
        json += '}';
        break;
    default:
        json = "{\"index\":";
        appendNumber(json, token.index + 1);
        json += ",\"token\":{\"id\":";
        appendNumber(json, token.piece ? static_cast<int>(token.piece->id) : eosId);
        json += ",\"text\":\"";
        json += token.piece ? token.json : eosJson;
        json += "\",\"logprob\":";
        json += token.piece ? token.piece->logprob : "-0.24267578";
        json += token.piece ? ",\"special\":false},\"generated_text\":" : ",\"special\":true},\"generated_text\":";
        if (token.last) {
            json += quoted(generation.prompt + generation.text);
            json += ",\"details\":";
            if (generation.details)
                json += "{\"finish_reason\":\"" + std::string(finishName(generation.finish, false)) + "\",\"generated_tokens\":"
                    + std::to_string(generation.made) + ",\"seed\":null,\"input_length\":" + std::to_string(generation.promptTokens) + '}';
            else
                json += "null";
            json += '}';
        } else {
            json += "null,\"details\":null}";
        }
    }
    addEvent(generation, json);
    if (!token.last)
        emitEvent(generation, m_chunks);
}

void TgiServer::finishStream(Generation &generation)
{
    if (generation.dialect == Chat && generation.includeUsage)
        addEvent(generation, chatEvent(generation, {}, usage(generation)));
    if (generation.dialect == Chat || generation.dialect == Completion)
        appendChunk(m_chunks, "data: [DONE]\n\n", true);
    m_chunks += endChunk;
    emitEvent(generation, m_chunks);
}

void TgiServer::sendStreamError(Generation &generation)
{
    m_metrics.failed("generation");
    generation.connection->send(
        errorEvent(generation, "Request failed during generation: Server error: CUDA out of memory.", "generation"));
}

void TgiServer::answerPlain(Generation &generation)
{
    std::string body;
    const std::string common = "\"id\":\"\",\"created\":" + std::to_string(unixSeconds()) + ",\"model\":" + quoted(generation.model)
        + ",\"system_fingerprint\":\"" + m_fingerprint + "\",\"choices\":[{\"index\":0,";
    const std::string rest =
        ",\"logprobs\":null,\"finish_reason\":" + quoted(finishName(generation.finish, true)) + "}],\"usage\":" + usage(generation) + '}';
    if (generation.dialect == Chat) {
        body = "{\"object\":\"chat.completion\"," + common + "\"message\":{\"role\":\"assistant\",\"content\":" + quoted(generation.text)
            + '}' + rest;
    } else if (generation.dialect == Completion) {
        body = "{\"object\":\"text_completion\"," + common + "\"text\":" + quoted(generation.text) + rest;
    } else {
        body = "{\"generated_text\":" + quoted(generation.prompt + generation.text);
        if (generation.details) {
            body += ",\"details\":{\"finish_reason\":\"" + std::string(finishName(generation.finish, false))
                + "\",\"generated_tokens\":" + std::to_string(generation.made) + ",\"seed\":null,\"prefill\":[],\"tokens\":[";
            for (std::size_t i = 0; i < generation.pieces.size(); ++i)
                body += (i ? "," : "") + tokenObject(generation.pieces[i]);
            if (generation.finish == FinishReason::Eos)
                body += (generation.pieces.empty() ? "" : ",") + tokenObject(nullptr);
            body += "]}";
        }
        body += '}';
        if (generation.dialect == Compat)
            body = '[' + body + ']';
    }
    const double total = toSeconds(now() - generation.received);
    const double queue = toSeconds(generation.scheduled - generation.received),
                 inference = toSeconds(generation.lastToken - generation.scheduled);
    const auto milliseconds = [](double seconds) { return std::to_string(static_cast<long long>(seconds * 1e3)) + "\r\n"; };
    std::string out = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    out += computeType;
    if (generation.dialect != Completion)
        out += "x-compute-time: " + rustNumber(std::round(total * 1e9) / 1e9) + "\r\n";
    out += "x-compute-characters: " + std::to_string(generation.promptCharacters) + "\r\nx-total-time: " + milliseconds(total)
        + "x-validation-time: 0\r\n" + "x-queue-time: " + milliseconds(queue) + "x-inference-time: " + milliseconds(inference)
        + "x-time-per-token: " + milliseconds(inference / generation.made) + "x-prompt-tokens: " + std::to_string(generation.promptTokens)
        + "\r\nx-generated-tokens: " + std::to_string(generation.made) + "\r\n";
    out += crossOrigin;
    const std::string_view sent = payload(generation, body);
    out += "content-length: " + std::to_string(sent.size()) + "\r\n" + (generation.connection->keepAlive() ? "" : "connection: close\r\n")
        + "date: " + std::string(httpDate()) + "\r\n\r\n";
    out += sent;
    emitEvent(generation, out);
}

} // namespace

std::unique_ptr<EngineServer> makeTgiServer(boost::asio::io_context &io, EngineServer::Setup setup)
{
    return std::make_unique<TgiServer>(io, std::move(setup));
}

} // namespace derby
