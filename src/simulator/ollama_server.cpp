// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ollama 0.33, byte for byte as recorded in tests/data/transcripts/real/ollama-0.33-*.
#include "simulator/request_json.h"
#include "simulator/server.h"
#include "simulator/text_http.h"

#include <cmath>

namespace derby {
namespace {

enum Dialect { NativeChat, NativeGenerate, OpenAiChat, OpenAiCompletion };

constexpr std::string_view endChunk = "0\r\n\r\n";
constexpr std::string_view runnerDied = "an error was encountered while running the model: unexpected EOF";
constexpr std::string_view plainJson = "application/json; charset=utf-8";
constexpr double modelBytes = 4920753328; ///< llama3.1:8b, Q4_K_M

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    appendEscaped(out, text, true);
    return out + '"';
}

bool isOpenAi(int dialect)
{
    return dialect == OpenAiChat || dialect == OpenAiCompletion;
}

/// Seconds of Go's durations and of plain numbers; nothing: not given.
std::optional<double> keepAliveOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    QString text = value.toString();
    if (text.isEmpty())
        return std::nullopt;
    double scale = 1;
    if (text.endsWith(u"ms"))
        scale = 1e-3;
    else if (text.endsWith(u'm'))
        scale = 60;
    else if (text.endsWith(u'h'))
        scale = 3600;
    while (!text.isEmpty() && text.back().isLetter())
        text.chop(1);
    bool good = false;
    const double number = text.toDouble(&good);
    return good ? std::optional<double>(number * scale) : std::nullopt;
}

class OllamaServer final : public EngineServer
{
public:
    OllamaServer(boost::asio::io_context &io, Setup setup)
        : EngineServer(io, std::move(setup))
        , m_loadTimer(io)
        , m_unloadTimer(io)
        , m_digest(hex(random(1), 16) + hex(random(2), 16) + hex(random(3), 16) + hex(random(4), 16))
        , m_modified(goTime())
    {
    }

    void onGarbage(Connection &connection) override
    {
        connection.send("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request");
    }
    void onGone(Connection &connection) override;

protected:
    void route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request) override;
    void answerStatus(Connection &connection, std::string_view path, int status) override;
    void sendStreamHead(Generation &) override { } // leaves with the first line
    void sendToken(Generation &generation, const TokenText &token) override;
    void finishStream(Generation &generation) override;
    void answerPlain(Generation &generation) override;
    void sendStreamError(Generation &generation) override;
    void onFinished(const Generation &) override { rest(); }
    void onAborted(const Generation &) override { rest(); }
    void onStop() override
    {
        m_loadTimer.cancel();
        m_unloadTimer.cancel();
        m_pending.clear();
        m_pendingLoads.clear();
    }

private:
    struct LoadOnly
    {
        std::shared_ptr<Connection> connection;
        int dialect;
    };
    void reply(Connection &connection, int status, std::string_view body, std::string_view type = plainJson, std::string_view extra = {});
    void fail(Connection &connection, std::string_view path, int status, const std::string &message);
    void replyChunked(Connection &connection, int status, std::string_view body);
    void preflight(Connection &connection, std::string_view origin, std::string_view methods);
    bool knows(const std::string &model) const;
    void generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect);
    void whenLoaded(std::unique_ptr<Generation> generation);
    void load();
    void loaded();
    void rest();
    void answerLoadOnly(Connection &connection, int dialect, std::string_view reason);
    std::string details(bool full) const;
    std::string show() const;
    std::string streamHead(const Generation &generation) const;
    std::string lineBegin(const Generation &generation) const;
    std::string lineEnd(const Generation &generation) const;
    std::string context(const Generation &generation) const;
    std::string chatChunk(const Generation &generation, std::string_view rest) const;
    std::string completionChunk(const Generation &generation, std::string_view text, std::string_view finish) const;
    std::string usage(const Generation &generation) const;

    boost::asio::steady_timer m_loadTimer, m_unloadTimer;
    bool m_loaded = false, m_loading = false, m_loadedBefore = false;
    MonoTime m_expires{};
    double m_keepAlive = -1; ///< seconds, as last asked for
    std::vector<std::unique_ptr<Generation>> m_pending;
    std::vector<LoadOnly> m_pendingLoads;
    std::string m_digest, m_modified;
    std::string m_line, m_chunk; ///< scratch
};

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
        return reply(connection, status, "{\"error\":" + quoted(message) + '}');
    const char *type = status == 404 ? "not_found_error" : status == 400 ? "invalid_request_error" : "api_error";
    const std::string body = "{\"error\":{\"message\":" + quoted(message) + ",\"type\":\"" + type + "\",\"param\":null,\"code\":null}}";
    // What the handler behind the translation says ends in a line break, what the translation itself refuses does not.
    if (status == 400)
        return reply(connection, status, body);
    reply(connection, status, body + '\n', "application/json");
}

void OllamaServer::answerStatus(Connection &connection, std::string_view path, int status)
{
    if (status == 503)
        return fail(connection, path, 503, "server busy, please try again.  maximum pending requests exceeded");
    fail(connection, path, status, status == 429 ? "too many concurrent requests" : std::string(runnerDied));
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
                                              : "{\"models\":[{\"name\":" + quoted(model) + ",\"model\":" + quoted(model)
                             + ",\"modified_at\":\"" + m_modified + "\",\"size\":" + std::to_string(static_cast<long long>(modelBytes))
                             + ",\"digest\":\"" + m_digest + "\",\"details\":" + details(true) + ",\"capabilities\":[\"completion\"]}]}");
    if (path == "/api/ps") {
        if (!m_loaded)
            return reply(*connection, 200, "{\"models\":[]}");
        const double left = m_keepAlive < 0 ? 100.0 * 365 * 86400 : std::max(0.0, toSeconds(m_expires - now()));
        const std::string size = std::to_string(static_cast<long long>(modelBytes * 1.2));
        return reply(*connection, 200,
                     "{\"models\":[{\"name\":" + quoted(model) + ",\"model\":" + quoted(model) + ",\"size\":" + size + ",\"digest\":\""
                         + m_digest + "\",\"details\":" + details(false) + ",\"expires_at\":\"" + goTime(left) + "\",\"size_vram\":" + size
                         + ",\"context_length\":" + std::to_string(profile().contextTokens) + "}]}");
    }
    if (path == "/v1/models" || oneModel) {
        const std::string entry = "{\"id\":" + quoted(model) + ",\"object\":\"model\",\"created\":" + std::to_string(unixSeconds())
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

void OllamaServer::generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect)
{
    const std::string &path = request.path;
    const bool openAi = isOpenAi(dialect);
    if (request.body.empty())
        return fail(*connection, path, 400, openAi ? "EOF" : "missing request body");
    QJsonParseError error;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(request.body.data(), static_cast<qsizetype>(request.body.size())), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        const auto offset = static_cast<std::size_t>(std::max<qsizetype>(0, error.offset - 1));
        if (offset + 1 >= request.body.size())
            return fail(*connection, path, 400, "unexpected EOF");
        return fail(*connection, path, 400, "invalid character '" + request.body.substr(offset, 1) + "' looking for beginning of value");
    }
    const QJsonObject body = document.object();
    const std::string model = body.value(QLatin1String("model")).toString().toStdString();
    if (model.empty() && dialect != NativeGenerate)
        return fail(*connection, path, 400, "model is required");
    const char *const wanted = dialect == NativeChat || dialect == OpenAiChat ? "messages" : "prompt";
    const QJsonValue input = body.value(QLatin1String(wanted));
    const bool chat = dialect == NativeChat || dialect == OpenAiChat;
    if (chat && input.isString())
        return fail(*connection, path, 400,
                    "json: cannot unmarshal string into Go struct field ChatRequest.messages of type []api.Message");
    if (!knows(model))
        return fail(*connection, path, 404, "model '" + model + "' not found");
    const QJsonObject options = body.value(QLatin1String("options")).toObject();
    const QJsonValue predict = openAi ? body.value(QLatin1String("max_tokens")) : options.value(QLatin1String("num_predict"));
    if (!predict.isUndefined() && !predict.isNull() && !wholeNumber(predict))
        return fail(*connection, path, openAi ? 400 : 500,
                    openAi ? "json: cannot unmarshal string into Go struct field ChatCompletionRequest.max_tokens of type int"
                           : "option \"num_predict\" must be of type integer");
    if (body.value(QLatin1String("think")).toBool() || body.value(QLatin1String("think")).isString())
        return fail(*connection, path, 400, quoted(model) + " does not support thinking");
    if (const auto keepAlive = keepAliveOf(body.value(QLatin1String("keep_alive"))))
        m_keepAlive = *keepAlive;
    else
        m_keepAlive = profile().unloadAfterSeconds > 0 ? profile().unloadAfterSeconds : -1;

    if (!openAi && (chat ? input.toArray().isEmpty() : input.toString().isEmpty())) { // loads or unloads, nothing else
        if (m_keepAlive == 0) {
            if (active() == 0)
                m_loaded = false;
            return answerLoadOnly(*connection, dialect, "unload");
        }
        if (m_loaded) {
            rest();
            return answerLoadOnly(*connection, dialect, "load");
        }
        m_pendingLoads.push_back({connection, dialect});
        return load();
    }

    auto generation = std::make_unique<Generation>();
    Generation &g = *generation;
    std::string prompt, topic;
    if (chat) {
        prompt = templated(input.toArray());
        topic = lastUserText(input.toArray());
    } else {
        topic = stringList(input).empty() ? std::string() : stringList(input).front();
        QJsonArray messages;
        if (const QString system = body.value(QLatin1String("system")).toString(); !system.isEmpty())
            messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("system")}, {QStringLiteral("content"), system}});
        messages.append(
            QJsonObject{{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), QString::fromStdString(topic)}});
        prompt = body.value(QLatin1String("raw")).toBool() ? topic : templated(messages);
    }
    g.promptTokens = countPromptTokens(prompt);
    const int window =
        std::clamp(wholeNumber(options.value(QLatin1String("num_ctx"))).value_or(profile().contextTokens), 4, profile().contextTokens);
    if (g.promptTokens >= window) {
        if (!body.value(QLatin1String("truncate")).toBool(true)) {
            const std::string have = std::to_string(g.promptTokens), most = std::to_string(window);
            return replyChunked(
                *connection, 400,
                "{\"error\":\"{\\\"error\\\":{\\\"code\\\":400,\\\"message\\\":\\\"request (" + have
                    + " tokens) exceeds the available context size (" + most
                    + " tokens), try increasing it\\\",\\\"type\\\":\\\"exceed_context_size_error\\\",\\\"n_prompt_tokens\\\":" + have
                    + ",\\\"n_ctx\\\":" + most + "}}\"}");
        }
        g.promptTokens = window / 2 + 3; // cut in silence, as the real one does
    }
    g.connection = connection;
    g.path = path;
    g.dialect = dialect;
    g.stream = body.value(QLatin1String("stream")).toBool(!openAi);
    g.includeUsage = body.value(QLatin1String("stream_options")).toObject().value(QLatin1String("include_usage")).toBool();
    g.details = !body.value(QLatin1String("raw")).toBool(); // with "context"
    g.keepText = !g.stream;
    g.stops = stringList(openAi ? body.value(QLatin1String("stop")) : options.value(QLatin1String("stop")));
    g.model = model;
    const std::string serial = nextSerial(request);
    g.logPrefix = SendLog::linePrefix("ollama", serial);
    std::optional<int> most = wholeNumber(predict);
    if (most && *most < 0)
        most.reset();
    plan(g, prompt, topic, most);
    g.id = (dialect == OpenAiChat ? "chatcmpl-" : "cmpl-")
        + std::to_string(random(static_cast<std::uint64_t>(g.received.time_since_epoch().count())) % 999);
    whenLoaded(std::move(generation));
}

void OllamaServer::whenLoaded(std::unique_ptr<Generation> generation)
{
    if (m_loaded) {
        generation->loadSeconds = toSeconds(now() - generation->received);
        return start(std::move(generation));
    }
    if (profile().maxQueue > 0 && static_cast<int>(m_pending.size()) >= profile().maxQueue) {
        countRefused();
        return answerStatus(*generation->connection, generation->path, 503);
    }
    begin(*generation);
    m_pending.push_back(std::move(generation));
    load();
}

void OllamaServer::load()
{
    if (m_loading)
        return;
    m_loading = true;
    const double seconds = faults().loadingSeconds && !m_loadedBefore ? *faults().loadingSeconds : profile().loadSeconds;
    if (seconds <= 0)
        return loaded();
    m_loadTimer.expires_after(std::chrono::duration_cast<boost::asio::steady_timer::duration>(std::chrono::duration<double>(seconds)));
    m_loadTimer.async_wait([this](const boost::system::error_code &cancelled) {
        if (!cancelled)
            loaded();
    });
}

void OllamaServer::loaded()
{
    m_loading = false;
    m_loaded = m_loadedBefore = true;
    for (const LoadOnly &one : std::exchange(m_pendingLoads, {}))
        answerLoadOnly(*one.connection, one.dialect, "load");
    for (auto &generation : std::exchange(m_pending, {})) {
        generation->loadSeconds = toSeconds(now() - generation->received);
        enter(std::move(generation));
    }
    rest();
}

/// The clock of unloading starts anew whenever something ends.
void OllamaServer::rest()
{
    m_unloadTimer.cancel();
    if (m_keepAlive < 0)
        return;
    m_expires = now() + fromSeconds(m_keepAlive);
    m_unloadTimer.expires_after(
        std::chrono::duration_cast<boost::asio::steady_timer::duration>(std::chrono::duration<double>(m_keepAlive)));
    m_unloadTimer.async_wait([this](const boost::system::error_code &cancelled) {
        if (cancelled)
            return;
        if (active() == 0)
            m_loaded = false;
        else
            rest();
    });
}

void OllamaServer::answerLoadOnly(Connection &connection, int dialect, std::string_view reason)
{
    reply(connection, 200,
          "{\"model\":" + quoted(profile().name) + ",\"created_at\":\"" + goTime() + "\","
              + (dialect == NativeChat ? R"("message":{"role":"assistant","content":""})" : R"("response":"")")
              + ",\"done\":true,\"done_reason\":\"" + std::string(reason) + "\"}");
}

void OllamaServer::onGone(Connection &connection)
{
    for (auto waiting = m_pending.begin(); waiting != m_pending.end(); ++waiting) {
        if ((*waiting)->connection.get() != &connection)
            continue;
        const std::unique_ptr<Generation> generation = std::move(*waiting);
        m_pending.erase(waiting);
        return abandon(*generation);
    }
    EngineServer::onGone(connection);
}

std::string OllamaServer::streamHead(const Generation &generation) const
{
    return std::string("HTTP/1.1 200 OK\r\nContent-Type: ") + (isOpenAi(generation.dialect) ? "text/event-stream" : "application/x-ndjson")
        + "\r\nDate: " + std::string(httpDate()) + "\r\n" + (generation.connection->keepAlive() ? "" : "Connection: close\r\n")
        + "Transfer-Encoding: chunked\r\n\r\n";
}

std::string OllamaServer::lineBegin(const Generation &generation) const
{
    return "{\"model\":" + quoted(generation.model) + ",\"created_at\":\"" + goTime() + '"'
        + (generation.dialect == NativeChat ? R"(,"message":{"role":"assistant","content":")" : R"(,"response":")");
}

std::string OllamaServer::context(const Generation &generation) const
{
    // Made-up ids: the prompt without its first token, then what was generated.
    std::string out = "[";
    const int count = generation.promptTokens - 1 + generation.made;
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            out += ',';
        appendNumber(out, static_cast<std::int64_t>(256 + random(static_cast<std::uint64_t>(i)) % 127000));
    }
    return out + ']';
}

std::string OllamaServer::lineEnd(const Generation &generation) const
{
    std::string out = (generation.dialect == NativeChat ? "\"}" : "\"");
    out += std::string(",\"done\":true,\"done_reason\":\"") + (generation.finish == FinishReason::Length ? "length" : "stop") + '"';
    if (generation.dialect == NativeGenerate && generation.details)
        out += ",\"context\":" + context(generation);
    const auto field = [&out](const char *name, std::int64_t value) {
        if (value != 0) { // Go's omitempty
            out += std::string(",\"") + name + "\":";
            appendNumber(out, value);
        }
    };
    const auto whole = [](Nanos value) {
        return std::max<std::int64_t>(1000, value.count() / 1000 * 1000);
    }; // the engine counts microseconds
    field("total_duration", (now() - generation.received).count());
    field("load_duration", fromSeconds(generation.loadSeconds).count());
    field("prompt_eval_count", generation.promptTokens);
    field("prompt_eval_duration", whole(generation.firstToken - generation.scheduled));
    field("eval_count", generation.made);
    field("eval_duration", whole(generation.lastToken - generation.firstToken));
    return out + '}';
}

std::string OllamaServer::usage(const Generation &generation) const
{
    return "\"usage\":{\"prompt_tokens\":" + std::to_string(generation.promptTokens) + ",\"completion_tokens\":"
        + std::to_string(generation.made) + ",\"total_tokens\":" + std::to_string(generation.promptTokens + generation.made) + '}';
}

std::string OllamaServer::chatChunk(const Generation &generation, std::string_view rest) const
{
    return "data: {\"id\":\"" + generation.id + "\",\"object\":\"chat.completion.chunk\",\"created\":" + std::to_string(unixSeconds())
        + ",\"model\":" + quoted(generation.model) + ",\"system_fingerprint\":\"fp_ollama\",\"choices\":[" + std::string(rest);
}

std::string OllamaServer::completionChunk(const Generation &generation, std::string_view text, std::string_view finish) const
{
    std::string out = "data: {\"id\":\"" + generation.id + "\",\"object\":\"text_completion\",\"created\":" + std::to_string(unixSeconds())
        + ",\"choices\":[{\"text\":\"" + std::string(text) + "\",\"index\":0,\"finish_reason\":" + std::string(finish)
        + "}],\"model\":" + quoted(generation.model) + ",\"system_fingerprint\":\"fp_ollama\"";
    if (generation.includeUsage)
        out += R"(,"usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0})";
    return out + "}\n\n";
}

void OllamaServer::sendToken(Generation &generation, const TokenText &token)
{
    if (token.text.empty())
        return; // no line for a token without text
    switch (generation.dialect) {
    case OpenAiChat:
        m_line = chatChunk(generation, R"({"index":0,"delta":{)");
        m_line += generation.headSent ? "\"content\":\"" : R"("role":"assistant","content":")";
        m_line += token.goJson;
        m_line += "\"},\"finish_reason\":null}]}\n\n";
        break;
    case OpenAiCompletion:
        m_line = completionChunk(generation, token.goJson, "null");
        break;
    default:
        m_line = lineBegin(generation);
        m_line += token.goJson;
        m_line += generation.dialect == NativeChat ? "\"},\"done\":false}\n" : "\",\"done\":false}\n";
    }
    m_chunk.clear();
    if (!generation.headSent)
        m_chunk = streamHead(generation);
    generation.headSent = true;
    if (const std::string_view cut = payload(generation, m_line); cut.size() < m_line.size())
        m_line = std::string(cut) + (isOpenAi(generation.dialect) ? "\n\n" : "\n");
    appendChunk(m_chunk, m_line);
    emitEvent(generation, m_chunk);
}

void OllamaServer::finishStream(Generation &generation)
{
    const std::string finish = generation.finish == FinishReason::Length ? "\"length\"" : "\"stop\"";
    std::string out;
    switch (generation.dialect) { // of the translated streams the last events share one write
    case OpenAiChat:
        out = chatChunk(generation, R"({"index":0,"delta":{},"finish_reason":)" + finish + "}]}\n\n");
        if (generation.includeUsage)
            out += chatChunk(generation, "]," + usage(generation) + "}\n\n");
        out += "data: [DONE]\n\n";
        break;
    case OpenAiCompletion:
        out = completionChunk(generation, {}, finish);
        if (generation.includeUsage)
            out += "data: {\"id\":\"" + generation.id + "\",\"object\":\"text_completion\",\"created\":" + std::to_string(unixSeconds())
                + ",\"choices\":[],\"model\":" + quoted(generation.model) + ",\"system_fingerprint\":\"fp_ollama\"," + usage(generation)
                + "}\n\n";
        out += "data: [DONE]\n\n";
        break;
    default:
        out = lineBegin(generation) + lineEnd(generation) + '\n';
    }
    m_chunk.clear();
    if (!generation.headSent)
        m_chunk = streamHead(generation);
    appendChunk(m_chunk, out);
    generation.connection->send(m_chunk);
    generation.connection->send(endChunk);
}

void OllamaServer::sendStreamError(Generation &generation)
{
    std::string out;
    if (!generation.headSent)
        out = streamHead(generation);
    if (generation.dialect == OpenAiChat) // a failure is invisible there: a chunk without a model, then nothing
        appendChunk(
            out,
            "data: {\"id\":\"" + generation.id + "\",\"object\":\"chat.completion.chunk\",\"created\":" + std::to_string(unixSeconds())
                + R"(,"model":"","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"content":""},"finish_reason":null}]})"
                + "\n\n");
    else if (generation.dialect != OpenAiCompletion)
        appendChunk(out, "{\"error\":\"" + std::string(runnerDied) + "\"}\n");
    generation.connection->send(out);
    generation.connection->send(endChunk);
}

void OllamaServer::answerPlain(Generation &generation)
{
    const std::string finish = generation.finish == FinishReason::Length ? "\"length\"" : "\"stop\"";
    std::string body;
    if (isOpenAi(generation.dialect)) {
        const bool chat = generation.dialect == OpenAiChat;
        body = "{\"id\":\"" + generation.id + "\",\"object\":\"" + (chat ? "chat.completion" : "text_completion")
            + "\",\"created\":" + std::to_string(unixSeconds()) + ",\"model\":" + quoted(generation.model)
            + ",\"system_fingerprint\":\"fp_ollama\",\"choices\":[{"
            + (chat ? "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + quoted(generation.text) + '}'
                    : "\"text\":" + quoted(generation.text) + ",\"index\":0")
            + ",\"finish_reason\":" + finish + "}]," + usage(generation) + "}\n";
    } else {
        std::string text;
        appendEscaped(text, generation.text, true);
        body = lineBegin(generation) + text + lineEnd(generation);
    }
    const std::string_view sent = payload(generation, body);
    std::string out = std::string("HTTP/1.1 200 OK\r\nContent-Type: ")
        + (isOpenAi(generation.dialect) ? "application/json" : std::string(plainJson)) + "\r\nDate: " + std::string(httpDate())
        + "\r\nContent-Length: " + std::to_string(sent.size()) + "\r\n"
        + (generation.connection->keepAlive() ? "" : "Connection: close\r\n") + "\r\n";
    out += sent;
    emitEvent(generation, out);
}

} // namespace

std::unique_ptr<EngineServer> makeOllamaServer(boost::asio::io_context &io, EngineServer::Setup setup)
{
    if (setup.faults.errorAfter)
        setup.faults.errorAfter = std::max(1, *setup.faults.errorAfter); // before the first line the real one answers with a real status
    return std::make_unique<OllamaServer>(io, std::move(setup));
}

} // namespace derby
