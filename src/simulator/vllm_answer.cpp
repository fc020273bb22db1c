// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// vLLM: the wording of generated answers.
#include "simulator/vllm_server.h"

#include "simulator/tokens.h"

namespace derby {

namespace {

constexpr std::string_view eventHead = "data: ";
constexpr std::string_view eventEnd = "\n\n";

} // namespace

void VllmServer::sendStreamHead(Generation &generation)
{
    std::string head = "HTTP/1.1 200 OK\r\ndate: " + std::string(httpDate())
        + "\r\nserver: uvicorn\r\ncontent-type: text/event-stream; charset=utf-8\r\nvary: Origin\r\n";
    if (!generation.connection->keepAlive())
        head += "connection: close\r\n";
    generation.connection->send(head + "transfer-encoding: chunked\r\n\r\n");
}

std::string VllmServer::usage(const Generation &generation, int completion) const
{
    return "\"usage\":{\"prompt_tokens\":" + std::to_string(generation.promptTokens) + ",\"total_tokens\":"
        + std::to_string(generation.promptTokens + completion) + ",\"completion_tokens\":" + std::to_string(completion);
}

void VllmServer::sendEvent(Generation &generation, std::string_view json, bool token)
{
    m_event.assign(eventHead);
    m_event += payload(generation, json);
    m_event += eventEnd;
    m_chunk.clear();
    appendChunk(m_chunk, m_event);
    if (token)
        emitEvent(generation, m_chunk);
    else
        generation.connection->send(m_chunk);
}

void VllmServer::sendToken(Generation &generation, const TokenText &token)
{
    const bool chat = generation.dialect == Chat;
    if (token.index == 0 && chat) {
        std::string role =
            generation.before + R"({"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}])";
        if (generation.continuousUsage)
            role += ',' + usage(generation, 0) + ",\"completion_tokens_details\":null}";
        sendEvent(generation, role + R"(,"prompt_token_ids":null,"prompt_text":null})", false);
    }
    std::string json = generation.before;
    json += chat ? R"({"index":0,"delta":{"content":")" : R"({"index":0,"text":")";
    json += token.json;
    json += chat ? R"("},"logprobs":null,"finish_reason":)" : R"(","logprobs":null,"finish_reason":)";
    if (!token.last) {
        json += chat ? "null" : "null,\"stop_reason\":null";
    } else {
        json += generation.finish == FinishReason::Length ? "\"length\"" : "\"stop\"";
        json += ",\"stop_reason\":";
        json += generation.finish == FinishReason::StopString ? quoted(generation.stopFound) : "null";
    }
    json += chat ? ",\"token_ids\":null}]" : ",\"prompt_token_ids\":null,\"token_ids\":null}]";
    if (generation.continuousUsage)
        json += ',' + usage(generation, generation.made) + (chat ? ",\"completion_tokens_details\":null}" : "}");
    if (token.last && !generation.includeUsage)
        json += ",\"system_fingerprint\":\"" + m_fingerprint + '"';
    json += '}';
    sendEvent(generation, json, true);
}

void VllmServer::finishStream(Generation &generation)
{
    if (generation.includeUsage)
        sendEvent(generation,
                  generation.before + "]," + usage(generation, generation.made) + "},\"system_fingerprint\":\"" + m_fingerprint + "\"}",
                  false);
    generation.connection->send("e\r\ndata: [DONE]\n\n\r\n");
    generation.connection->send(endChunk);
}

void VllmServer::sendStreamError(Generation &generation)
{
    // Written by another code path than the rest, hence the spaces.
    std::string chunk;
    appendChunk(chunk,
                "data: {\"error\": {\"message\": \"EngineCore encountered an issue. See stack trace (above) for the root cause.\", "
                "\"type\": \"InternalServerError\", "
                "\"param\": null, \"code\": 500}}\n\n");
    generation.connection->send(chunk);
    generation.connection->send("e\r\ndata: [DONE]\n\n\r\n");
    generation.connection->send(endChunk);
}

void VllmServer::answerPlain(Generation &generation)
{
    const bool chat = generation.dialect == Chat;
    const std::string finish = std::string("\"finish_reason\":") + (generation.finish == FinishReason::Length ? "\"length\"" : "\"stop\"")
        + ",\"stop_reason\":" + (generation.finish == FinishReason::StopString ? quoted(generation.stopFound) : "null");
    std::string body = "{\"id\":" + quoted(generation.id) + ",\"object\":\"" + (chat ? "chat.completion" : "text_completion")
        + "\",\"created\":" + std::to_string(generation.created) + ",\"model\":" + quoted(generation.model) + ",\"choices\":[{\"index\":0,";
    if (chat)
        body += "\"message\":{\"role\":\"assistant\",\"content\":" + quoted(generation.text)
            + R"(,"refusal":null,"annotations":null,"audio":null,"function_call":null,"reasoning":null},"logprobs":null,)" + finish
            + ",\"token_ids\":null,\"routed_experts\":null}]";
    else
        body += "\"text\":" + quoted(generation.text) + ",\"logprobs\":null," + finish
            + ",\"token_ids\":null,\"prompt_logprobs\":null,\"prompt_token_ids\":null,\"routed_experts\":null}]";
    body += ",\"service_tier\":null,\"system_fingerprint\":\"" + m_fingerprint + "\"," + usage(generation, generation.made)
        + ",\"prompt_tokens_details\":null,\"completion_tokens_details\":null}";
    if (chat)
        body += R"(,"prompt_logprobs":null,"prompt_token_ids":null,"prompt_text":null)";
    body += R"(,"kv_transfer_params":null,"ec_transfer_params":null,"metrics":null})";
    std::string out = "HTTP/1.1 200 OK\r\ndate: " + std::string(httpDate()) + "\r\nserver: uvicorn\r\ncontent-length: ";
    const std::string_view sent = payload(generation, body);
    out += std::to_string(sent.size()) + "\r\ncontent-type: application/json\r\nvary: Origin\r\n";
    if (!generation.connection->keepAlive())
        out += "connection: close\r\n";
    out += "\r\n";
    out += sent;
    emitEvent(generation, out);
}

} // namespace derby
