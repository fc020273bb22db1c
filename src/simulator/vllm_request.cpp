// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// vLLM: reading a request to generate.
#include "simulator/vllm_server.h"

#include "simulator/request_json.h"
#include "simulator/tokens.h"

namespace derby {

std::optional<QJsonObject> VllmServer::parseBody(Connection &connection, const IncomingRequest &request)
{
    if (!isJsonType(request.header("Content-Type"))) {
        fail(connection, 400, "1 validation error:\n  Unsupported Media Type: Only 'application/json' is allowed", "Bad Request", {});
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = readJson(request.body, error);
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

} // namespace derby
