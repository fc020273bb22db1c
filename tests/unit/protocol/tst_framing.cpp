// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/framing/ndjson.h"
#include "protocol/framing/sse.h"
#include "protocol/protocol.h"

#include <QtTest>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<long> allocations{0};

}

// Counted, so that a test can say that measuring an event allocates nothing. Every form is replaced: a sanitizer's own would not fit the
// others.
void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    ++allocations;
    return std::malloc(size);
}
void *operator new(std::size_t size)
{
    if (void *memory = operator new(size, std::nothrow))
        return memory;
    throw std::bad_alloc();
}
void *operator new[](std::size_t size)
{
    return operator new(size);
}
void *operator new[](std::size_t size, const std::nothrow_t &) noexcept
{
    return operator new(size, std::nothrow);
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete[](void *memory) noexcept
{
    std::free(memory);
}
void operator delete[](void *memory, std::size_t) noexcept
{
    std::free(memory);
}

using namespace derby;

namespace {

/// Everything a framing says, in a readable form.
struct Log : FrameSink
{
    QByteArrayList lines;
    void onPayload(std::string_view payload, bool cut) override
    {
        lines << (cut ? "cut:" : "data:") + QByteArray(payload.data(), static_cast<qsizetype>(payload.size()));
    }
    void onComment(std::string_view text) override { lines << "comment:" + QByteArray(text.data(), static_cast<qsizetype>(text.size())); }
    void onErrorField(std::string_view text) override { lines << "error:" + QByteArray(text.data(), static_cast<qsizetype>(text.size())); }
    void onTooLarge() override { lines << "too large"; }
};

template <class Framing>
QByteArrayList framed(const QList<std::string_view> &pieces)
{
    Log log;
    Framing framing;
    for (const std::string_view piece : pieces)
        framing.feed(piece, log);
    framing.finish(log);
    return log.lines;
}

/// The same for every way to cut the bytes in three.
template <class Framing>
void checkCuts(std::string_view bytes, const QByteArrayList &expected)
{
    QCOMPARE(framed<Framing>({bytes}), expected);
    for (std::size_t a = 0; a <= bytes.size(); ++a) {
        for (std::size_t b = a; b <= bytes.size(); ++b)
            QCOMPARE(framed<Framing>({bytes.substr(0, a), bytes.substr(a, b - a), bytes.substr(b)}), expected);
    }
}

struct Outcome
{
    std::vector<DecodedEvent> events;
    Reading reading;
};

Outcome decoded(Protocol protocol, std::string_view body, const char *type = "text/event-stream", Engine engine = Engine::OpenAi)
{
    ResponseHead head;
    head.status = 200;
    if (type)
        head.headers = {{"Content-Type", type}};
    Outcome outcome;
    const auto decoder = makeDecoder(engine, protocol, head);
    decoder->feed(body, outcome.events);
    decoder->finish(outcome.events);
    outcome.reading = decoder->reading();
    return outcome;
}

std::string chunk(std::string_view content, std::string_view finish = "null")
{
    std::string text = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    text += content;
    text += "\"},\"finish_reason\":";
    text += finish;
    return text + "}]}\n\n";
}

} // namespace

class TestFraming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sse_data();
    void sse();
    void ndjson_data();
    void ndjson();
    void tooLargeIsAnError();
    void hugeButAllowed();
    void loneSurrogates();
    void invalidUtf8();
    void escapedKeys();
    void brokenJsonIsAnError();
    void cutTailIsNoBrokenJson();
    void sniffing_data();
    void sniffing();
    void mixedDeltas();
    void parallelToolCalls();
    void absurdChoices();
    void usageOnTheFinishChunkOfAGateway();
    void severalUsageChunks();
    void finishTwice();
    void measuringAllocatesNothing();
};

void TestFraming::sse_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const char *bytes, const QByteArrayList &expected) {
        QTest::newRow(name) << QByteArray(bytes) << expected;
    };
    row("lf", "data: a\n\ndata: b\n\n", {"data:a", "data:b"});
    row("crlf", "data: a\r\n\r\ndata: b\r\n\r\n", {"data:a", "data:b"});
    row("cr", "data: a\r\rdata: b\r\r", {"data:a", "data:b"});
    row("mixed", "data: a\r\n\ndata: b\n\r\ndata: c\r\r\n", {"data:a", "data:b", "data:c"});
    row("no space", "data:a\n\ndata:  b\n\n", {"data:a", "data: b"});
    row("several lines", "data: a\ndata\ndata: b\n\n", {"data:a\n\nb"});
    row("empty data", "data\n\ndata:\n\n", {"data:", "data:"});
    row("comments", ": hi\n\n:\ndata: a\n:x\n\n", {"comment:hi", "comment:", "comment:x", "data:a"});
    row("other fields", "event: m\nid: 1\nretry: 5\nfoo\ndatab: x\ndata: a\n\n", {"data:a"});
    row("error field", "error: {}\n\ndata: a\n\n", {"error:{}", "data:a"});
    row("byte order mark",
        "\xef\xbb\xbf"
        "data: a\n\n",
        {"data:a"});
    row("half a mark",
        "\xef\xbb"
        "data: a\n\ndata: b\n\n",
        {"data:b"});
    row("a mark later",
        "data: a\n\n\xef\xbb\xbf"
        "data: b\n\n",
        {"data:a"});
    row("nothing but half a mark", "\xef\xbb", {});
    row("no blank line at the end", "data: a\n\ndata: b\n", {"data:a", "cut:b"});
    row("no line end at the end", "data: a\n\ndata: b", {"data:a", "cut:b"});
    row("blank lines", "\n\n\r\n\rdata: a\n\n\n\n", {"data:a"});
    row("nothing", "", {});
}

void TestFraming::sse()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, expected);
    checkCuts<SseFraming>({bytes.constData(), static_cast<std::size_t>(bytes.size())}, expected);
}

void TestFraming::ndjson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const char *bytes, const QByteArrayList &expected) {
        QTest::newRow(name) << QByteArray(bytes) << expected;
    };
    row("lines", "{}\n{\"a\":1}\n", {"data:{}", "data:{\"a\":1}"});
    row("no lf at the end", "{}\n{\"a\":1}", {"data:{}", "cut:{\"a\":1}"});
    row("crlf", "{}\r\n{}\r\n", {"data:{}\r", "data:{}\r"});
    row("cr is no end", "{}\r{}\n", {"data:{}\r{}"});
    row("blank lines", "\n \n{}\n\n", {"data:{}"});
    row("nothing", "", {});
}

void TestFraming::ndjson()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, expected);
    checkCuts<NdjsonFraming>({bytes.constData(), static_cast<std::size_t>(bytes.size())}, expected);
}

void TestFraming::tooLargeIsAnError()
{
    const std::string huge(maxPayloadBytes + 1, 'x');
    const std::string line = "data: " + huge + "\n\ndata: a\n\n";
    const QByteArrayList expected{"too large"};
    QCOMPARE(framed<SseFraming>({line}), expected);
    const std::string_view view = line;
    QCOMPARE(framed<SseFraming>({view.substr(0, 1000), view.substr(1000, 9'000'000), view.substr(9'001'000)}), expected);
    QCOMPARE(framed<NdjsonFraming>({huge}), expected);
    QCOMPARE(framed<WholeFraming>({huge}), expected);
    // Many lines of one event add up, too.
    std::string lines;
    const std::string part = "data: " + std::string(1 << 20, 'y') + "\n";
    for (int i = 0; i < 17; ++i)
        lines += part;
    QCOMPARE(framed<SseFraming>({lines}), expected);

    const Outcome outcome = decoded(Protocol::OpenAiChat, line);
    QVERIFY(outcome.reading.malformed && !outcome.reading.complete);
    ResponseHead head;
    head.status = 200;
    QCOMPARE(judgeResponse(Engine::OpenAi, head, outcome.reading)->kind, ErrorKind::BadResponse);
}

void TestFraming::hugeButAllowed()
{
    // Ollama's last line holds one integer a token of the context.
    std::string line = R"({"model":"m","response":"","done":true,"done_reason":"stop","context":[1)";
    for (int i = 0; i < 200'000; ++i)
        line += ",12345";
    line += "],\"eval_count\":3}\n";
    const Outcome outcome = decoded(Protocol::OllamaGenerate, line, "application/x-ndjson");
    QVERIFY(outcome.reading.complete);
    QCOMPARE(outcome.reading.outputTokens.value(), 3);
}

void TestFraming::loneSurrogates()
{
    const auto text = [](const char *content) {
        return QString::fromStdString(decoded(Protocol::OpenAiChat, chunk(content, "\"stop\"")).reading.text);
    };
    QCOMPARE(text(R"(\ud83d\ude00)"), QString::fromUtf8("\xf0\x9f\x98\x80"));
    QCOMPARE(text(R"(a\ud83d)"), QString::fromUtf8("a\xef\xbf\xbd"));
    QCOMPARE(text(R"(\ude00b)"),
             QString::fromUtf8("\xef\xbf\xbd"
                               "b"));
    QCOMPARE(text(R"(\ud83d\ud83d\ude00)"), QString::fromUtf8("\xef\xbf\xbd\xf0\x9f\x98\x80"));
    QCOMPARE(text(R"(\ud83d\n)"), QString::fromUtf8("\xef\xbf\xbd\n"));
    QCOMPARE(text(R"(\\ud83d)"), QStringLiteral("\\ud83d")); // an escaped backslash, not a surrogate
    QVERIFY(decoded(Protocol::OpenAiChat, chunk(R"(a\ud83d)", "\"stop\"")).reading.complete);
}

void TestFraming::invalidUtf8()
{
    const Outcome outcome = decoded(Protocol::OpenAiChat,
                                    chunk("a\xff"
                                          "b",
                                          "\"stop\""));
    QCOMPARE(QString::fromStdString(outcome.reading.text),
             QString::fromUtf8("a\xef\xbf\xbd"
                               "b"));
    QVERIFY(outcome.reading.complete);
}

void TestFraming::escapedKeys()
{
    const Outcome outcome =
        decoded(Protocol::OpenAiChat, "data: {\"ch\\u006fices\":[{\"delta\":{\"c\\u006fntent\":\"A\"},\"finish_reason\":\"stop\"}]}\n\n");
    QCOMPARE(outcome.reading.text, std::string("A"));
    QVERIFY(outcome.reading.complete);
}

void TestFraming::brokenJsonIsAnError()
{
    for (const char *body :
         {R"({"choices":[{"delta":{"content":"A"}}],"x":@@@})", "hello", R"({"choices":[}])", R"({"a":1} {"b":2})", "{\"a\":\"\x01\"}"}) {
        const Outcome outcome = decoded(Protocol::OpenAiChat, chunk("A") + "data: " + body + "\n\n" + chunk("B", "\"stop\""));
        QVERIFY2(outcome.reading.malformed, body);
        QVERIFY(!outcome.reading.complete);
        QCOMPARE(outcome.reading.events, 3);
        QCOMPARE(outcome.events[1].kind, EventKind::Error);
        QCOMPARE(outcome.reading.text, std::string("AB")); // what came is kept
        QVERIFY(readingToJson(outcome.reading)[QLatin1String("error")].toString().contains(QLatin1String("event 1")));
    }
}

void TestFraming::cutTailIsNoBrokenJson()
{
    const std::string whole = chunk("A") + chunk("B", "\"stop\"");
    const Outcome outcome = decoded(Protocol::OpenAiChat, std::string_view(whole).substr(0, whole.size() - 20));
    QVERIFY(!outcome.reading.malformed && !outcome.reading.error && !outcome.reading.complete);
    ResponseHead head;
    head.status = 200;
    QCOMPARE(judgeResponse(Engine::OpenAi, head, outcome.reading)->kind, ErrorKind::Truncated);
}

void TestFraming::sniffing_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray sse = "\n: hi\ndata: {\"choices\":[{\"delta\":{\"content\":\"A\"},\"finish_reason\":\"stop\"}]}\n\n";
    const QByteArray json = R"( {"choices":[{"message":{"content":"A"},"finish_reason":"stop"}]} )";
    const QByteArray lines = "{\"response\":\"A\",\"done\":false}\n{\"response\":\"\",\"done\":true}";
    QTest::newRow("sse without a type") << Protocol::OpenAiChat << QByteArray() << sse;
    QTest::newRow("sse called json") << Protocol::OpenAiChat << QByteArray("application/json") << sse;
    QTest::newRow("sse called text") << Protocol::OpenAiChat << QByteArray("text/plain") << sse;
    QTest::newRow("sse in capitals") << Protocol::OpenAiChat << QByteArray("TEXT/Event-Stream;charset=UTF-8") << sse;
    QTest::newRow("json") << Protocol::OpenAiChat << QByteArray("application/json; charset=utf-8") << json;
    QTest::newRow("json after a mark") << Protocol::OpenAiChat << QByteArray("application/json")
                                       << QByteArray("\xef\xbb\xbf" + json.trimmed());
    QTest::newRow("json without a type") << Protocol::OpenAiChat << QByteArray() << json;
    QTest::newRow("lines called json") << Protocol::OllamaGenerate << QByteArray("application/json") << lines;
    QTest::newRow("lines without a type") << Protocol::OllamaGenerate << QByteArray() << lines;
    QTest::newRow("one object without lf") << Protocol::OllamaGenerate << QByteArray("application/json; charset=utf-8")
                                           << QByteArray(R"({"response":"A","done":true})");
    QTest::newRow("tgi in an array") << Protocol::TgiGenerate << QByteArray("application/json")
                                     << QByteArray(R"([{"generated_text":"A"}])");
    QTest::newRow("llama.cpp whole") << Protocol::LlamaCppNative << QByteArray("application/json")
                                     << QByteArray(R"({"index":0,"content":"A","stop":true,"stop_type":"eos"})");
}

void TestFraming::sniffing()
{
    QFETCH(Protocol, protocol);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const std::string_view view{body.constData(), static_cast<std::size_t>(body.size())};
    const Outcome whole = decoded(protocol, view, type.isEmpty() ? nullptr : type.constData());
    QCOMPARE(whole.reading.text, std::string("A"));
    QVERIFY(whole.reading.complete);
    ResponseHead head;
    head.status = 200;
    head.headers = {{"content-type", type}};
    const auto decoder = makeDecoder(Engine::OpenAi, protocol, head);
    std::vector<DecodedEvent> events;
    for (std::size_t i = 0; i < view.size(); ++i)
        decoder->feed(view.substr(i, 1), events);
    decoder->finish(events);
    QCOMPARE(readingToJson(decoder->reading()), readingToJson(whole.reading));
    QCOMPARE(events.size(), whole.events.size());
}

void TestFraming::mixedDeltas()
{
    const Outcome outcome = decoded(
        Protocol::OpenAiChat, "data: {\"choices\":[{\"delta\":{\"reasoning\":\"hm\",\"content\":\"A\"},\"finish_reason\":\"stop\"}]}\n\n");
    QCOMPARE(outcome.events[0].kind, EventKind::Text);
    QVERIFY(outcome.events[0].answer);
    QCOMPARE(outcome.events[0].text, std::string("A"));
    QCOMPARE(outcome.reading.reasoning, std::string("hm"));
}

void TestFraming::parallelToolCalls()
{
    const auto delta = [](const char *calls) {
        return std::string("data: {\"choices\":[{\"delta\":{\"tool_calls\":[") + calls + "]},\"finish_reason\":null}]}\n\n";
    };
    const Outcome outcome =
        decoded(Protocol::OpenAiChat,
                delta(R"({"index":0,"function":{"name":"a","arguments":""}},{"index":1,"function":{"name":"b","arguments":"{"}})")
                    + delta(R"({"index":1,"function":{"arguments":"}"}})") + delta(R"({"index":0,"function":{"arguments":"{\"x\":1}"}})")
                    + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n");
    QCOMPARE(outcome.reading.toolCalls.size(), 2);
    QCOMPARE(outcome.reading.toolCalls[0][QLatin1String("arguments")].toString(), QStringLiteral("{\"x\":1}"));
    QCOMPARE(outcome.reading.toolCalls[1][QLatin1String("name")].toString(), QStringLiteral("b"));
    QCOMPARE(outcome.reading.toolCalls[1][QLatin1String("arguments")].toString(), QStringLiteral("{}"));
    QVERIFY(outcome.reading.complete);
}

void TestFraming::absurdChoices()
{
    std::string body;
    for (int i = 0; i < 1000; ++i)
        body += "data: {\"choices\":[{\"index\":" + std::to_string(i * 1000)
            + ",\"delta\":{\"content\":\"A\"},\"finish_reason\":\"stop\"}]}\n\n";
    const Outcome outcome = decoded(Protocol::OpenAiChat, body);
    QVERIFY(outcome.reading.malformed && !outcome.reading.complete);
}

void TestFraming::usageOnTheFinishChunkOfAGateway()
{
    const Outcome outcome = decoded(
        Protocol::OpenAiChat,
        chunk("A")
            + R"(data: {"choices":[{"delta":{"content":""},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":9}})"
              "\n\n");
    QCOMPARE(outcome.reading.outputTokens.value(), 9);
    QCOMPARE(outcome.reading.outputTokensSource.value(), Provenance::ServerReported);
    QVERIFY(outcome.reading.tokensPerEvent.empty());
}

void TestFraming::severalUsageChunks()
{
    const std::string usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":4}}\n\n";
    const std::string body = chunk("A", "\"stop\"") + usage + usage;
    // llama.cpp counts each choice by itself; elsewhere a second one is a repetition.
    QCOMPARE(decoded(Protocol::OpenAiChat, body, "text/event-stream", Engine::LlamaCpp).reading.outputTokens.value(), 8);
    QCOMPARE(decoded(Protocol::OpenAiChat, body, "text/event-stream", Engine::Vllm).reading.outputTokens.value(), 4);
}

void TestFraming::finishTwice()
{
    ResponseHead head;
    head.status = 200;
    const auto decoder = makeDecoder(Engine::Vllm, Protocol::OpenAiChat, head);
    std::vector<DecodedEvent> events;
    QCOMPARE(decoder->reading().events, 0); // asked before anything came
    decoder->feed(chunk("A", "\"stop\""), events);
    decoder->finish(events);
    decoder->finish(events);
    decoder->feed(chunk("B"), events);
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(decoder->reading().text, std::string("A"));
}

void TestFraming::measuringAllocatesNothing()
{
    struct Case
    {
        Engine engine;
        Protocol protocol;
        const char *type;
        std::string event;
    };
    const Case cases[] = {
        {Engine::Vllm, Protocol::OpenAiChat, "text/event-stream",
         R"(data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1788000000,"model":"meta-llama/Llama-3.1-8B-Instruct","choices":[{"index":0,"delta":{"content":" a long enough token"},"logprobs":null,"finish_reason":null,"token_ids":null}]})"
         "\n\n"},
        {Engine::Tgi, Protocol::TgiGenerate, "text/event-stream",
         R"(data: {"index":1,"token":{"id":13347,"text":" a long enough token","logprob":-0.34765625,"special":false},"generated_text":null,"details":null})"
         "\n\n"},
        {Engine::Ollama, Protocol::OllamaChat, "application/x-ndjson",
         R"({"model":"llama3.1:8b","created_at":"2026-08-29T10:40:00.200417213Z","message":{"role":"assistant","content":" a long enough token"},"done":false})"
         "\n"},
        {Engine::LlamaCpp, Protocol::LlamaCppNative, "text/event-stream",
         R"(data: {"index":0,"content":" a long enough token","tokens":[1001],"stop":false,"id_slot":0,"tokens_predicted":1,"tokens_evaluated":26})"
         "\n\n"},
    };
    for (const Case &one : cases) {
        ResponseHead head;
        head.status = 200;
        head.headers = {{"Content-Type", one.type}};
        const auto decoder = makeDecoder(one.engine, one.protocol, head, {false, false});
        std::vector<DecodedEvent> events;
        const std::string_view view = one.event;
        const auto feed = [&] {
            events.clear();
            decoder->feed(view.substr(0, 50), events); // cut, as a small read would
            decoder->feed(view.substr(50), events);
        };
        for (int i = 0; i < 20; ++i)
            feed();
        const long before = allocations;
        for (int i = 0; i < 1000; ++i)
            feed();
        const long after = allocations;
        QCOMPARE(after - before, 0);
        QCOMPARE(decoder->reading().contentEvents, 1020);
        QVERIFY(events.size() == 1 && events[0].generated && events[0].answer);
    }
}

QTEST_GUILESS_MAIN(TestFraming)
#include "tst_framing.moc"
