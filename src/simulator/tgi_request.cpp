// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TGI: reading a request to generate.
#include "simulator/tgi_server.h"

#include "simulator/request_json.h"
#include "simulator/tokens.h"

#include <algorithm>

namespace derby {

std::optional<QJsonObject> TgiServer::parseBody(Connection &connection, const IncomingRequest &request)
{
    if (!isJsonType(request.header("Content-Type"))) {
        reply(connection, 415, "Expected request with `Content-Type: application/json`", "text/plain; charset=utf-8");
        return std::nullopt;
    }
    if (request.body.size() > 2000000) {
        reply(connection, 413, "Failed to buffer the request body: length limit exceeded", "text/plain; charset=utf-8");
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = readJson(request.body, error);
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

} // namespace derby
