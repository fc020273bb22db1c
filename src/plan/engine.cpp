// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/engine.h"

#include <algorithm>
#include <array>

namespace derby {

namespace {

struct EngineRow
{
    Engine engine;
    const char *id;
    const char *name;
    int port;
};

constexpr std::array engines{
    EngineRow{Engine::Vllm, "vllm", "vLLM", 8000},        EngineRow{Engine::Tgi, "tgi", "TGI", 3000},
    EngineRow{Engine::Ollama, "ollama", "Ollama", 11434}, EngineRow{Engine::LlamaCpp, "llamacpp", "llama.cpp", 8080},
    EngineRow{Engine::Sglang, "sglang", "SGLang", 30000}, EngineRow{Engine::OpenAi, "openai", "OpenAI-compatible", 8000},
};

struct ProtocolRow
{
    Protocol protocol;
    const char *id;
};

constexpr std::array protocols{
    ProtocolRow{Protocol::OpenAiChat, "openai-chat"},         ProtocolRow{Protocol::OpenAiCompletions, "openai-completions"},
    ProtocolRow{Protocol::TgiGenerate, "tgi-generate"},       ProtocolRow{Protocol::OllamaChat, "ollama-chat"},
    ProtocolRow{Protocol::OllamaGenerate, "ollama-generate"}, ProtocolRow{Protocol::LlamaCppNative, "llamacpp-native"},
};

const EngineRow &row(Engine engine)
{
    return *std::find_if(engines.begin(), engines.end(), [engine](const EngineRow &candidate) { return candidate.engine == engine; });
}

} // namespace

QString engineId(Engine engine)
{
    return QString::fromLatin1(row(engine).id);
}

QString engineName(Engine engine)
{
    return QString::fromLatin1(row(engine).name);
}

std::optional<Engine> engineFromId(QStringView id)
{
    if (id.compare(QLatin1String("llama.cpp"), Qt::CaseInsensitive) == 0)
        return Engine::LlamaCpp;
    for (const EngineRow &candidate : engines) {
        if (id.compare(QLatin1String(candidate.id), Qt::CaseInsensitive) == 0)
            return candidate.engine;
    }
    return std::nullopt;
}

QStringList engineIds()
{
    QStringList out;
    for (const EngineRow &candidate : engines)
        out << QString::fromLatin1(candidate.id);
    return out;
}

QString protocolId(Protocol protocol)
{
    return QString::fromLatin1(
        std::find_if(protocols.begin(), protocols.end(), [protocol](const ProtocolRow &r) { return r.protocol == protocol; })->id);
}

std::optional<Protocol> protocolFromId(QStringView id)
{
    for (const ProtocolRow &candidate : protocols) {
        if (id == QLatin1String(candidate.id))
            return candidate.protocol;
    }
    return std::nullopt;
}

QStringList protocolIds()
{
    QStringList out;
    for (const ProtocolRow &candidate : protocols)
        out << QString::fromLatin1(candidate.id);
    return out;
}

Protocol defaultProtocol(Engine engine)
{
    return protocolsOf(engine).first();
}

QList<Protocol> protocolsOf(Engine engine)
{
    switch (engine) {
    case Engine::Tgi:
        return {Protocol::TgiGenerate, Protocol::OpenAiChat, Protocol::OpenAiCompletions};
    case Engine::Ollama:
        return {Protocol::OllamaChat, Protocol::OllamaGenerate, Protocol::OpenAiChat, Protocol::OpenAiCompletions};
    case Engine::LlamaCpp:
        return {Protocol::OpenAiChat, Protocol::OpenAiCompletions, Protocol::LlamaCppNative};
    case Engine::Vllm:
    case Engine::Sglang:
    case Engine::OpenAi:
        break;
    }
    return {Protocol::OpenAiChat, Protocol::OpenAiCompletions};
}

int defaultPort(Engine engine)
{
    return row(engine).port;
}

} // namespace derby
