// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ollama: the wording of generated answers.
#include "simulator/ollama_server.h"

#include "simulator/tokens.h"

#include <algorithm>

namespace derby {

std::string OllamaServer::streamHead(const Generation &generation) const
{
    return std::string("HTTP/1.1 200 OK\r\nContent-Type: ") + (isOpenAi(generation.dialect) ? "text/event-stream" : "application/x-ndjson")
        + "\r\nDate: " + std::string(httpDate()) + "\r\n" + (generation.connection->keepAlive() ? "" : "Connection: close\r\n")
        + "Transfer-Encoding: chunked\r\n\r\n";
}

std::string OllamaServer::lineBegin(const Generation &generation) const
{
    return "{\"model\":" + goQuoted(generation.model) + ",\"created_at\":\"" + goTime() + '"'
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
        + ",\"model\":" + goQuoted(generation.model) + ",\"system_fingerprint\":\"fp_ollama\",\"choices\":[" + std::string(rest);
}

std::string OllamaServer::completionChunk(const Generation &generation, std::string_view text, std::string_view finish) const
{
    std::string out = "data: {\"id\":\"" + generation.id + "\",\"object\":\"text_completion\",\"created\":" + std::to_string(unixSeconds())
        + ",\"choices\":[{\"text\":\"" + std::string(text) + "\",\"index\":0,\"finish_reason\":" + std::string(finish)
        + "}],\"model\":" + goQuoted(generation.model) + ",\"system_fingerprint\":\"fp_ollama\"";
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
                + ",\"choices\":[],\"model\":" + goQuoted(generation.model) + ",\"system_fingerprint\":\"fp_ollama\"," + usage(generation)
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
        appendChunk(out, "{\"error\":\"" + std::string(ollamaRunnerDied) + "\"}\n");
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
            + "\",\"created\":" + std::to_string(unixSeconds()) + ",\"model\":" + goQuoted(generation.model)
            + ",\"system_fingerprint\":\"fp_ollama\",\"choices\":[{"
            + (chat ? "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + goQuoted(generation.text) + '}'
                    : "\"text\":" + goQuoted(generation.text) + ",\"index\":0")
            + ",\"finish_reason\":" + finish + "}]," + usage(generation) + "}\n";
    } else {
        std::string text;
        appendEscaped(text, generation.text, true);
        body = lineBegin(generation) + text + lineEnd(generation);
    }
    const std::string_view sent = payload(generation, body);
    std::string out = std::string("HTTP/1.1 200 OK\r\nContent-Type: ")
        + (isOpenAi(generation.dialect) ? "application/json" : std::string(ollamaJson)) + "\r\nDate: " + std::string(httpDate())
        + "\r\nContent-Length: " + std::to_string(sent.size()) + "\r\n"
        + (generation.connection->keepAlive() ? "" : "Connection: close\r\n") + "\r\n";
    out += sent;
    emitEvent(generation, out);
}

} // namespace derby
