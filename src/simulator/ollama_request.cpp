// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ollama: reading a request to generate.
#include "simulator/ollama_server.h"

#include "simulator/request_json.h"
#include "simulator/tokens.h"

#include <algorithm>

namespace derby {

namespace {

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

} // namespace

void OllamaServer::generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect)
{
    const std::string &path = request.path;
    const bool openAi = isOpenAi(dialect);
    if (request.body.empty())
        return fail(*connection, path, 400, openAi ? "EOF" : "missing request body");
    QJsonParseError error;
    const QJsonDocument document = readJson(request.body, error);
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
        return fail(*connection, path, 400, goQuoted(model) + " does not support thinking");
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

} // namespace derby
