// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cuts.h"
#include "protocol/protocol.h"

#include <cstdio>
#include <cstdlib>

using namespace derby;

namespace {

struct Spoken
{
    Engine engine;
    Protocol protocol;
};

#if defined(FUZZED_openai)
constexpr Spoken spoken[] = {
    {Engine::Vllm, Protocol::OpenAiChat}, {Engine::Tgi, Protocol::OpenAiCompletions}, {Engine::LlamaCpp, Protocol::OpenAiChat}};
#elif defined(FUZZED_tgi)
constexpr Spoken spoken[] = {{Engine::Tgi, Protocol::TgiGenerate}};
#elif defined(FUZZED_ollama)
constexpr Spoken spoken[] = {{Engine::Ollama, Protocol::OllamaChat}};
#else
constexpr Spoken spoken[] = {{Engine::LlamaCpp, Protocol::LlamaCppNative}};
#endif

struct Outcome
{
    std::vector<DecodedEvent> events;
    QJsonObject reading;
    std::optional<Error> verdict;
};

Outcome decoded(const Spoken &who, const ResponseHead &head, const std::vector<std::string_view> &pieces, DecodeOptions options)
{
    Outcome outcome;
    const auto decoder = makeDecoder(who.engine, who.protocol, head, options);
    for (const std::string_view piece : pieces)
        decoder->feed(piece, outcome.events);
    decoder->finish(outcome.events);
    outcome.reading = readingToJson(decoder->reading());
    outcome.verdict = judgeResponse(who.engine, head, decoder->reading());
    return outcome;
}

void demand(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

bool sameEvent(const DecodedEvent &a, const DecodedEvent &b)
{
    return a.index == b.index && a.kind == b.kind && a.generated == b.generated && a.answer == b.answer && a.tokens == b.tokens;
}

void check(const Spoken &who, const ResponseHead &head, std::string_view body)
{
    const std::vector<std::string_view> pieces = cutUp(body);
    const Outcome whole = decoded(who, head, {body}, {true, true});
    const Outcome split = decoded(who, head, pieces, {true, true});
    demand(whole.events.size() == split.events.size(), "another number of events when cut");
    for (std::size_t i = 0; i < whole.events.size(); ++i) {
        demand(sameEvent(whole.events[i], split.events[i]), "another event when cut");
        demand(whole.events[i].text == split.events[i].text && whole.events[i].raw == split.events[i].raw, "another text when cut");
    }
    demand(whole.reading == split.reading, "another reading when cut");
    const Outcome lean = decoded(who, head, pieces, {false, false});
    demand(lean.events.size() == whole.events.size(), "another number of events without text");
    for (std::size_t i = 0; i < whole.events.size(); ++i)
        demand(sameEvent(lean.events[i], whole.events[i]), "another event without text");
    demand(lean.verdict.has_value() == whole.verdict.has_value() && (!lean.verdict || lean.verdict->kind == whole.verdict->kind),
           "another verdict without text");
}

} // namespace

/// However the bytes are cut, and whether or not anybody keeps the text, a decoder says the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view body{reinterpret_cast<const char *>(data), size};
    ResponseHead head;
    for (const Spoken &who : spoken) {
        for (const char *type : {"text/event-stream", "application/x-ndjson", ""}) {
            head.status = 200;
            head.headers = {{"Content-Type", type}};
            check(who, head, body);
        }
    }
    head.status = 400;
    check(spoken[0], head, body);
    return 0;
}
