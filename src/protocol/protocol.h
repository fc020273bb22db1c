// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/endpoint.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace derby {

/// Where a number comes from (honesty rule 1).
enum class Provenance { Measured, ServerReported, Derived, Estimated };
QString provenanceId(Provenance provenance);
std::optional<Provenance> provenanceFromId(QStringView id);

struct ChatMessage
{
    QString role;
    QString content;
};

/// What is asked from a model, whatever the protocol.
struct GenerationRequest
{
    QString model;
    std::vector<ChatMessage> messages;
    std::optional<QString>
        templatedPrompt; ///< completion-like protocols: sent instead of the messages' contents (TGI: from /chat_tokenize)
    int maxTokens = 128;
    bool pinLength = true; ///< exactly maxTokens where the engine can (ignore_eos and min_tokens)
    double temperature = 0;
    std::optional<quint64> seed;
    bool stream = true;
    bool includeUsage = true; ///< off: for servers that refuse stream_options
    bool continuousUsage = false; ///< vLLM and SGLang: usage in every chunk, so that tokens per event are known
};

struct HttpRequest
{
    QByteArray method = "GET";
    QByteArray target; ///< path beneath the endpoint's URL, beginning with /
    HeaderList headers; ///< without Host, Content-Length and Connection, which the transport adds
    QByteArray body;
};

/// The request that makes `endpoint` generate. Authorization and the endpoint's own headers are in it.
HttpRequest buildGeneration(const Endpoint &endpoint, const GenerationRequest &request);
/// A GET of `target` with the endpoint's credentials and headers.
HttpRequest buildGet(const Endpoint &endpoint, const QByteArray &target);
/// A POST of a JSON body with the endpoint's credentials and headers.
HttpRequest buildPost(const Endpoint &endpoint, const QByteArray &target, const QByteArray &json);

struct ResponseHead
{
    int status = 0;
    QByteArray reason;
    HeaderList headers;
};

enum class EventKind : std::uint8_t { Role, Text, Reasoning, Tool, Usage, Finish, Error, Comment, Done, Other };
QString eventKindId(EventKind kind);

/// One event of a stream (an SSE data payload, an NDJSON line, the one object of a plain answer; comments too).
struct DecodedEvent
{
    int index = -1; ///< 0-based over data events; -1 for comments
    EventKind kind = EventKind::Other;
    bool generated = false; ///< carries generated text: answer, reasoning or tool-call text (on TGI's native stream: any token object)
    bool answer = false; ///< generated, and not (only) reasoning
    int tokens = -1; ///< tokens in it, where the server says (token_ids, continuous usage, TGI); -1: unknown
    std::string text; ///< the text it adds, if DecodeOptions::keepText
    std::string raw; ///< the payload as received, if DecodeOptions::keepRaw
};

/// What the server says about its own time; each in milliseconds, absent where it says nothing.
struct ServerTiming
{
    std::optional<double> totalMs, loadMs, queueMs, prefillMs, decodeMs;
    std::optional<double> validationMs, inferenceMs, perTokenMs;
    bool any() const { return totalMs || loadMs || queueMs || prefillMs || decodeMs || validationMs || inferenceMs || perTokenMs; }
};

/// What a whole answer says. Absent where the server does not say; never 0 for unknown.
struct Reading
{
    int events = 0; ///< data events, [DONE] included
    std::optional<int> firstTokenEvent, firstAnswerEvent, usageEvent;
    int contentEvents = 0; ///< events that carry text, reasoning or a tool call
    std::optional<int> tokenEvents; ///< TGI: token objects seen
    std::string text, textClean, reasoning; ///< textClean: without an EOS token's text
    std::optional<qint64> outputTokens, promptTokens, cachedTokens, reasoningTokens;
    std::optional<Provenance> outputTokensSource;
    std::optional<std::string> finishReason; ///< choice 0's
    std::string stopReason; ///< JSON text of it; empty when absent or null
    std::optional<std::string> error; ///< the server's message of an error inside the stream or body
    std::string errorType; ///< its type (or a code that is a word); empty when it names none
    std::optional<qint64> errorCode; ///< a number inside the error; not always the HTTP status (TGI says 422 for everything)
    std::optional<std::string> malformed; ///< why the bytes are not this protocol: broken JSON, too large an event, a web page
    bool recognised = false; ///< at least one event had this protocol's shape
    int comments = 0; ///< SSE comment lines (keep-alives)
    std::string textFromTokens; ///< TGI's native stream: the tokens' text, where it differs from `text` (return_full_text)
    bool doneMarker = false; ///< [DONE], or Ollama's done:true
    bool complete = false; ///< the engine's completion mark was seen and nothing failed
    std::vector<std::string> texts; ///< one a choice when there were several
    std::vector<std::optional<std::string>> finishReasons;
    std::vector<int> tokensPerEvent;
    QJsonArray toolCalls;
    ServerTiming serverTiming;
    std::string model; ///< as the answer names it
    bool inOnePiece = false; ///< a plain JSON answer, no stream: it has no time to first token
    bool loadOnly = false; ///< Ollama: loaded or unloaded a model, generated nothing
};

/// The reading with the keys of tests/data/transcripts/expected.json (but file, engine, protocol and note), for `inspect --json`.
QJsonObject readingToJson(const Reading &reading);

struct DecodeOptions
{
    bool keepText = true; ///< off while measuring: only lengths and kinds are wanted
    bool keepRaw = false;
};

/// Turns the bytes of one response body into events, however they are cut. Pure: no I/O, no clock.
/// The caller stamps the bytes; all events that one feed() gives share that stamp. With keepText and keepRaw off, an event costs no
/// allocation once buffers have grown.
class Decoder
{
public:
    virtual ~Decoder() = default;
    /// Appends the events that `bytes` complete to `out`.
    virtual void feed(std::string_view bytes, std::vector<DecodedEvent> &out) = 0;
    /// The body is over: dispatches what is buffered (an SSE event without its blank line, a line without LF, a JSON body).
    virtual void finish(std::vector<DecodedEvent> &out) = 0;
    /// What is known so far; final after finish().
    virtual const Reading &reading() const = 0;
};

/// The decoder for a response that began with `head`: SSE, NDJSON, one JSON object, or an error body, by status, Content-Type and protocol.
std::unique_ptr<Decoder> makeDecoder(Engine engine, Protocol protocol, const ResponseHead &head, DecodeOptions options = {});

/// The verdict on a finished response: nothing when it succeeded, else the error with the server's own words as detail.
/// Classifies by status (401/403 auth, 404, 400/422, 429/503 …), by an error inside 200, and by a missing completion mark.
std::optional<Error> judgeResponse(Engine engine, const ResponseHead &head, const Reading &reading);

} // namespace derby
