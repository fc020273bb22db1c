// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/server_error.h"

#include "protocol/json_payload.h"

#include <algorithm>

namespace derby {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t maxMessageBytes = 8000;

std::string messageText(const element &value)
{
    std::string text = value.is_string() ? std::string(stringOf(value)) : jsonText(value);
    if (text.size() > maxMessageBytes)
        text.resize(maxMessageBytes);
    return text;
}

void readFields(const object &fields, ServerError &error)
{
    for (const auto &[key, value] : fields) {
        if (value.is_null())
            continue;
        if (key == "message" || key == "msg") {
            error.message = messageText(value);
        } else if (key == "type" || key == "error_type") {
            error.type = stringOf(value);
        } else if (key == "code" || key == "http_status_code") {
            std::int64_t code = 0;
            if (value.get_int64().get(code) == simdjson::SUCCESS)
                error.code = code;
            else if (error.type.empty())
                error.type = stringOf(value);
        }
    }
}

} // namespace

ServerError readErrorValue(const element &value, std::string_view errorType)
{
    ServerError error;
    object fields;
    if (value.get_object().get(fields) == simdjson::SUCCESS) {
        readFields(fields, error);
        if (error.message.empty())
            error.message = messageText(value);
    } else {
        error.message = messageText(value);
    }
    if (error.type.empty())
        error.type = errorType;
    return error;
}

std::optional<ServerError> readServerError(const object &fields)
{
    element inner;
    if (fields["error"].get(inner) == simdjson::SUCCESS && !inner.is_null()) {
        std::string_view type;
        if (fields["error_type"].get_string().get(type) != simdjson::SUCCESS)
            type = {};
        return readErrorValue(inner, type);
    }
    if (fields["detail"].get(inner) == simdjson::SUCCESS && !inner.is_null())
        return readErrorValue(inner);
    if (fields["message"].get(inner) == simdjson::SUCCESS && inner.is_string()) {
        ServerError error;
        readFields(fields, error);
        return error;
    }
    return std::nullopt;
}

std::string plainErrorText(std::string_view body)
{
    const auto trim = [](std::string_view text) {
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos)
            return std::string_view();
        return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    };
    body = trim(body);
    if (body.starts_with('<')) {
        const std::size_t open = body.find("<title>");
        const std::size_t close = body.find("</title>");
        if (open != std::string_view::npos && close != std::string_view::npos && close > open + 7)
            return "a web page: " + std::string(trim(body.substr(open + 7, std::min<std::size_t>(close - open - 7, 200))));
        return "a web page";
    }
    return std::string(body.substr(0, maxMessageBytes));
}

} // namespace derby
