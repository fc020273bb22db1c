// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TGI: the wording of generated answers.
#include "simulator/tgi_server.h"

#include "simulator/tokens.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

constexpr std::string_view eosJson = "<|eot_id|>";
constexpr int eosId = 128009;

std::string_view finishName(FinishReason finish, bool openAi)
{
    switch (finish) {
    case FinishReason::Length:
        return "length";
    case FinishReason::StopString:
        return "stop_sequence";
    case FinishReason::Eos:
        break;
    }
    return openAi ? "stop" : "eos_token";
}

} // namespace

std::string TgiServer::streamHead(const Generation &generation) const
{
    std::string head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-cache\r\n";
    head += tgiComputeType;
    head += "x-compute-characters: " + std::to_string(generation.promptCharacters) + "\r\nx-accel-buffering: no\r\n";
    head += tgiCrossOrigin;
    if (!generation.connection->keepAlive())
        head += "connection: close\r\n";
    return head + "transfer-encoding: chunked\r\ndate: " + std::string(httpDate()) + "\r\n\r\n";
}

std::string TgiServer::errorEvent(const Generation &generation, const std::string &message, std::string_view type) const
{
    std::string out;
    if (generation.dialect == Native || generation.dialect == Compat) {
        appendChunk(out, "data: {\"error\":" + quoted(message) + ",\"error_type\":\"" + std::string(type) + "\"}\n\n", true);
    } else { // whatever went wrong, these say 422
        appendChunk(out, "data: {\"error\":{\"message\":" + quoted(message) + ",\"http_status_code\":422}}\n\n", true);
        appendChunk(out, "data: [DONE]\n\n", true);
    }
    return out.append(endChunk);
}

/// A comment after each 15 s without an event, as axum sends it: a long queue looks alive.
void TgiServer::watchSilence()
{
    m_watchingSilence = active() > 0;
    if (!m_watchingSilence)
        return;
    m_silence.expires_after(std::chrono::milliseconds(250));
    m_silence.async_wait([this](const boost::system::error_code &cancelled) {
        if (cancelled)
            return;
        forEachActive([at = now()](Generation &generation) {
            if (!generation.stream
                || at - std::max({generation.received, generation.lastToken, generation.lastComment}) < std::chrono::seconds(15))
                return;
            generation.connection->send("3\r\n:\n\n\r\n");
            generation.lastComment = at;
        });
        watchSilence();
    });
}

std::string TgiServer::tokenObject(const Piece *piece) const
{
    if (!piece)
        return "{\"id\":" + std::to_string(eosId) + ",\"text\":\"" + std::string(eosJson) + "\",\"logprob\":-0.24267578,\"special\":true}";
    return "{\"id\":" + std::to_string(piece->id) + ",\"text\":\"" + piece->json + "\",\"logprob\":" + std::string(piece->logprob)
        + ",\"special\":false}";
}

std::string TgiServer::usage(const Generation &generation) const
{
    return "{\"prompt_tokens\":" + std::to_string(generation.promptTokens) + ",\"completion_tokens\":" + std::to_string(generation.made)
        + ",\"total_tokens\":" + std::to_string(generation.promptTokens + generation.made) + '}';
}

std::string TgiServer::chatEvent(const Generation &generation, std::string_view choices, std::string_view usage) const
{
    std::string json = "{\"object\":\"chat.completion.chunk\",\"id\":\"\",\"created\":";
    appendNumber(json, unixSeconds());
    json += ",\"model\":";
    json += quoted(generation.model);
    json += ",\"system_fingerprint\":\"" + m_fingerprint + "\",\"choices\":[";
    json += choices;
    json += "],\"usage\":";
    json += usage;
    return json += '}';
}

void TgiServer::addEvent(const Generation &generation, std::string_view json)
{
    m_event = "data: ";
    m_event += payload(generation, json);
    m_event += "\n\n";
    appendChunk(m_chunks, m_event, true);
}

void TgiServer::sendToken(Generation &generation, const TokenText &token)
{
    m_chunks.clear();
    std::string json;
    switch (generation.dialect) {
    case Chat:
        json = R"({"index":0,"delta":{"role":"assistant","content":")";
        json += token.json;
        json += R"("},"logprobs":null,"finish_reason":)";
        json += token.last ? quoted(finishName(generation.finish, true)) : "null";
        json = chatEvent(generation, json += '}', "null");
        break;
    case Completion:
        json = "{\"object\":\"text_completion\",\"id\":\"\",\"created\":" + std::to_string(unixSeconds());
        if (token.last)
            json += ",\"model\":" + quoted(generation.model) + ",\"system_fingerprint\":\"" + m_fingerprint + '"';
        json += R"(,"choices":[{"index":0,"text":")";
        json += token.piece ? token.json : eosJson; // unlike chat, this one shows it
        json += R"(","logprobs":null,"finish_reason":")";
        json += token.last ? finishName(generation.finish, false) : std::string_view();
        json += "\"}]";
        json += token.last ? ",\"usage\":" + usage(generation)
                           : ",\"model\":" + quoted(generation.model) + ",\"system_fingerprint\":\"" + m_fingerprint + '"';
        json += '}';
        break;
    default:
        json = "{\"index\":";
        appendNumber(json, token.index + 1);
        json += ",\"token\":{\"id\":";
        appendNumber(json, token.piece ? static_cast<int>(token.piece->id) : eosId);
        json += ",\"text\":\"";
        json += token.piece ? token.json : eosJson;
        json += "\",\"logprob\":";
        json += token.piece ? token.piece->logprob : "-0.24267578";
        json += token.piece ? ",\"special\":false},\"generated_text\":" : ",\"special\":true},\"generated_text\":";
        if (token.last) {
            json += quoted(generation.prompt + generation.text);
            json += ",\"details\":";
            if (generation.details)
                json += "{\"finish_reason\":\"" + std::string(finishName(generation.finish, false)) + "\",\"generated_tokens\":"
                    + std::to_string(generation.made) + ",\"seed\":null,\"input_length\":" + std::to_string(generation.promptTokens) + '}';
            else
                json += "null";
            json += '}';
        } else {
            json += "null,\"details\":null}";
        }
    }
    addEvent(generation, json);
    if (!token.last)
        emitEvent(generation, m_chunks);
}

void TgiServer::finishStream(Generation &generation)
{
    if (generation.dialect == Chat && generation.includeUsage)
        addEvent(generation, chatEvent(generation, {}, usage(generation)));
    if (generation.dialect == Chat || generation.dialect == Completion)
        appendChunk(m_chunks, "data: [DONE]\n\n", true);
    m_chunks += endChunk;
    emitEvent(generation, m_chunks);
}

void TgiServer::sendStreamError(Generation &generation)
{
    m_metrics.failed("generation");
    generation.connection->send(
        errorEvent(generation, "Request failed during generation: Server error: CUDA out of memory.", "generation"));
}

void TgiServer::answerPlain(Generation &generation)
{
    std::string body;
    const std::string common = "\"id\":\"\",\"created\":" + std::to_string(unixSeconds()) + ",\"model\":" + quoted(generation.model)
        + ",\"system_fingerprint\":\"" + m_fingerprint + "\",\"choices\":[{\"index\":0,";
    const std::string rest =
        ",\"logprobs\":null,\"finish_reason\":" + quoted(finishName(generation.finish, true)) + "}],\"usage\":" + usage(generation) + '}';
    if (generation.dialect == Chat) {
        body = "{\"object\":\"chat.completion\"," + common + "\"message\":{\"role\":\"assistant\",\"content\":" + quoted(generation.text)
            + '}' + rest;
    } else if (generation.dialect == Completion) {
        body = "{\"object\":\"text_completion\"," + common + "\"text\":" + quoted(generation.text) + rest;
    } else {
        body = "{\"generated_text\":" + quoted(generation.prompt + generation.text);
        if (generation.details) {
            body += ",\"details\":{\"finish_reason\":\"" + std::string(finishName(generation.finish, false))
                + "\",\"generated_tokens\":" + std::to_string(generation.made) + ",\"seed\":null,\"prefill\":[],\"tokens\":[";
            for (std::size_t i = 0; i < generation.pieces.size(); ++i)
                body += (i ? "," : "") + tokenObject(generation.pieces[i]);
            if (generation.finish == FinishReason::Eos)
                body += (generation.pieces.empty() ? "" : ",") + tokenObject(nullptr);
            body += "]}";
        }
        body += '}';
        if (generation.dialect == Compat)
            body = '[' + body + ']';
    }
    const double total = toSeconds(now() - generation.received);
    const double queue = toSeconds(generation.scheduled - generation.received),
                 inference = toSeconds(generation.lastToken - generation.scheduled);
    const auto milliseconds = [](double seconds) { return std::to_string(static_cast<long long>(seconds * 1e3)) + "\r\n"; };
    std::string out = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    out += tgiComputeType;
    if (generation.dialect != Completion)
        out += "x-compute-time: " + rustNumber(std::round(total * 1e9) / 1e9) + "\r\n";
    out += "x-compute-characters: " + std::to_string(generation.promptCharacters) + "\r\nx-total-time: " + milliseconds(total)
        + "x-validation-time: 0\r\n" + "x-queue-time: " + milliseconds(queue) + "x-inference-time: " + milliseconds(inference)
        + "x-time-per-token: " + milliseconds(inference / generation.made) + "x-prompt-tokens: " + std::to_string(generation.promptTokens)
        + "\r\nx-generated-tokens: " + std::to_string(generation.made) + "\r\n";
    out += tgiCrossOrigin;
    const std::string_view sent = payload(generation, body);
    out += "content-length: " + std::to_string(sent.size()) + "\r\n" + (generation.connection->keepAlive() ? "" : "connection: close\r\n")
        + "date: " + std::string(httpDate()) + "\r\n\r\n";
    out += sent;
    emitEvent(generation, out);
}

} // namespace derby
