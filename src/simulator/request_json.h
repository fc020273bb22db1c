// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace derby {

/// Whether a Content-Type says JSON, whatever its parameters.
bool isJsonType(std::string_view contentType);
QJsonDocument readJson(const std::string &body, QJsonParseError &error);
/// A whole number if the value is one.
std::optional<int> wholeNumber(const QJsonValue &value);
/// A string or the strings of a list.
std::vector<std::string> stringList(const QJsonValue &value);
/// A message's content: a string, or the text parts of a list.
std::string contentText(const QJsonValue &value);
/// The chat template of the simulated models (Llama 3's): special tokens, roles and contents, ready for the assistant's answer.
std::string templated(const QJsonArray &messages);
/// The last thing that a user said; the whole text when nobody is marked as the user.
std::string lastUserText(const QJsonArray &messages);

} // namespace derby
