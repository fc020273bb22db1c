// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/protocol.h"

namespace derby {

/// What is shared by the bodies of all protocols.
QJsonArray messagesJson(const GenerationRequest &request);
/// The templated prompt, else the messages' contents, one after another.
QString promptText(const GenerationRequest &request);
/// The seed that every engine can take: vLLM wants a signed 64-bit number, llama.cpp 32 bits of which all ones mean "random".
std::optional<qint64> portableSeed(const GenerationRequest &request);

QJsonObject openAiBody(const Endpoint &endpoint, const GenerationRequest &request);
/// vLLM's and SGLang's additions: exact lengths, and usage in every chunk.
void addVllmKnobs(const GenerationRequest &request, QJsonObject &body);
/// TGI takes any other model name for the id of an adapter.
void addTgiOpenAiKnobs(QJsonObject &body);
QJsonObject tgiBody(const GenerationRequest &request);
QJsonObject ollamaBody(Protocol protocol, const GenerationRequest &request);
void addLlamaKnobs(const GenerationRequest &request, QJsonObject &body);
QJsonObject llamaNativeBody(const GenerationRequest &request);

} // namespace derby
