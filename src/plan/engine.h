// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace derby {

/// A kind of server.
enum class Engine { Vllm, Tgi, Ollama, LlamaCpp, Sglang, OpenAi };

/// What is spoken to it.
enum class Protocol { OpenAiChat, OpenAiCompletions, TgiGenerate, OllamaChat, OllamaGenerate, LlamaCppNative };

/// "vllm", "tgi", "ollama", "llamacpp", "sglang", "openai".
QString engineId(Engine engine);
/// The name for people: "vLLM", "TGI", "Ollama", "llama.cpp", "SGLang", "OpenAI-compatible".
QString engineName(Engine engine);
/// Takes ids without regard to case, and the alias "llama.cpp".
std::optional<Engine> engineFromId(QStringView id);
QStringList engineIds();

/// "openai-chat", "openai-completions", "tgi-generate", "ollama-chat", "ollama-generate", "llamacpp-native".
QString protocolId(Protocol protocol);
std::optional<Protocol> protocolFromId(QStringView id);
QStringList protocolIds();

/// openai-chat; ollama-chat for Ollama; tgi-generate for TGI.
Protocol defaultProtocol(Engine engine);
/// The protocols that this engine speaks, the default first.
QList<Protocol> protocolsOf(Engine engine);
/// 8000, 3000, 11434, 8080, 30000; 8000 for anything else.
int defaultPort(Engine engine);

} // namespace derby
