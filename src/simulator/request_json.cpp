// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/request_json.h"

#include <boost/beast/core/string.hpp>

#include <cmath>

namespace derby {

bool isJsonType(std::string_view contentType)
{
    contentType = contentType.substr(0, contentType.find(';'));
    return boost::beast::iequals({contentType.data(), contentType.size()}, "application/json");
}

QJsonDocument readJson(const std::string &body, QJsonParseError &error)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())), &error);
}

std::optional<int> wholeNumber(const QJsonValue &value)
{
    const double number = value.toDouble(std::nan(""));
    if (std::isnan(number) || number != std::floor(number) || std::abs(number) > 2e9)
        return std::nullopt;
    return static_cast<int>(number);
}

std::vector<std::string> stringList(const QJsonValue &value)
{
    std::vector<std::string> all;
    if (value.isString())
        all.push_back(value.toString().toStdString());
    for (const QJsonValue &one : value.toArray())
        if (one.isString())
            all.push_back(one.toString().toStdString());
    return all;
}

std::string contentText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toStdString();
    std::string text;
    for (const QJsonValue &part : value.toArray())
        text += part.toObject().value(QLatin1String("text")).toString().toStdString();
    return text;
}

std::string templated(const QJsonArray &messages)
{
    std::string text = "<|begin_of_text|>";
    for (const QJsonValue &message : messages) {
        const QJsonObject object = message.toObject();
        text += "<|start_header_id|>" + object.value(QLatin1String("role")).toString().toStdString() + "<|end_header_id|>\n\n";
        text += contentText(object.value(QLatin1String("content"))) + "<|eot_id|>";
    }
    return text + "<|start_header_id|>assistant<|end_header_id|>\n\n";
}

std::string lastUserText(const QJsonArray &messages)
{
    for (qsizetype i = messages.size(); i-- > 0;) {
        const QJsonObject object = messages.at(i).toObject();
        if (object.value(QLatin1String("role")).toString() == u"user")
            return contentText(object.value(QLatin1String("content")));
    }
    return templated(messages);
}

} // namespace derby
