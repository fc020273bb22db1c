// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/recorded.h"
#include "transcripts.h"

#include <QDir>
#include <QtTest>

using namespace derby;

namespace {

Protocol protocolOf(const QString &request)
{
    const QString path = request.section(u' ', 1, 1).section(u'?', 0, 0);
    if (path == QLatin1String("/v1/completions"))
        return Protocol::OpenAiCompletions;
    if (path == QLatin1String("/completion"))
        return Protocol::LlamaCppNative;
    if (path == QLatin1String("/api/generate"))
        return Protocol::OllamaGenerate;
    if (path == QLatin1String("/generate"))
        return Protocol::TgiGenerate;
    return path.startsWith(QLatin1String("/api/")) ? Protocol::OllamaChat : Protocol::OpenAiChat;
}

Reading readWhole(Engine engine, Protocol protocol, const ResponseHead &head, const QByteArray &body)
{
    std::vector<DecodedEvent> events;
    const auto decoder = makeDecoder(engine, protocol, head);
    decoder->feed({body.constData(), static_cast<std::size_t>(body.size())}, events);
    decoder->finish(events);
    return decoder->reading();
}

RecordedResponse recorded(const QString &file, Protocol protocol)
{
    Result<RecordedResponse> response = readRecorded(readData(file), protocol);
    if (!response)
        qFatal("%s: %s", qPrintable(file), qPrintable(response.error().message));
    return *response;
}

} // namespace

class TestResponses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedBodies_data();
    void recordedBodies();
    void recordedAnswers_data();
    void recordedAnswers();
    void composed_data();
    void composed();
    void tgiTimingHeaders();
    void toolCallOfWholeAnswer();
    void errorShapes_data();
    void errorShapes();
    void verdictOnStreams_data();
    void verdictOnStreams();
    void verdictOnStatus_data();
    void verdictOnStatus();
    void webPages_data();
    void webPages();
    void compressedAnswer();
    void redirectNamesTheTarget();
    void secretsAreRedacted();
};

void TestResponses::recordedBodies_data()
{
    QTest::addColumn<QString>("name");
    const QDir dir(QStringLiteral(TESTDATA "/transcripts/real"));
    for (const QString &file : dir.entryList({QStringLiteral("*.http")}))
        QTest::newRow(qPrintable(file)) << QString(QStringLiteral("real/") + file.chopped(5));
}

void TestResponses::recordedBodies()
{
    QFETCH(QString, name);
    const RecordedResponse response = recorded(name + QStringLiteral(".http"), Protocol::OpenAiChat);
    QCOMPARE(response.body, readData(name + QStringLiteral(".body")));
    QVERIFY(response.head.status >= 200);
    QVERIFY(!response.bare);
}

void TestResponses::recordedAnswers_data()
{
    QTest::addColumn<QJsonObject>("expected");
    for (const char *file : {"real/expected-vllm-http.json", "real/http-ollama-llamacpp.json"}) {
        for (const QJsonObject &row : expectationsIn(QString::fromLatin1(file)))
            QTest::newRow(qPrintable(row[QLatin1String("file")].toString())) << row;
    }
}

void TestResponses::recordedAnswers()
{
    QFETCH(QJsonObject, expected);
    const Protocol protocol = protocolOf(expected[QLatin1String("request")].toString());
    const Engine engine = engineFromId(expected[QLatin1String("engine")].toString(QStringLiteral("vllm"))).value();
    const RecordedResponse response = recorded(QStringLiteral("real/") + expected[QLatin1String("file")].toString(), protocol);
    QCOMPARE(response.head.status, expected[QLatin1String("status")].toInt());
    if (expected.contains(QLatin1String("body_bytes")))
        QCOMPARE(response.body.size(), expected[QLatin1String("body_bytes")].toInt());
    if (expected.contains(QLatin1String("content_type")))
        QCOMPARE(QString::fromUtf8(headerValue(response.head.headers, "content-type")), expected[QLatin1String("content_type")].toString());

    const QJsonObject reading = readingToJson(readWhole(engine, protocol, response.head, response.body));
    const bool plainText = headerValue(response.head.headers, "content-type").startsWith("text/plain");
    if (plainText) // the expectations know errors in JSON only; ours says what the text says, too
        QVERIFY(response.head.status == 200 || reading[QLatin1String("error")].toString() == QString::fromUtf8(response.body));
    else
        QCOMPARE(reading[QLatin1String("error")].toString(), expected[QLatin1String("error")].toString());
    for (const char *key : {"error_type", "error_code", "text", "reasoning", "finish_reason", "output_tokens", "prompt_tokens",
                            "cached_tokens", "tool_calls"}) {
        const QString name = QString::fromLatin1(key);
        if (!expected.contains(name))
            continue;
        if (expected[name].isNull()) // a null text is no text
            QVERIFY2(reading[name].isNull() || reading[name].isUndefined() || reading[name].toString(QStringLiteral("x")).isEmpty(), key);
        else
            QCOMPARE(reading[name], expected[name]);
    }
    if (expected.contains(QLatin1String("output_tokens")))
        QCOMPARE(reading[QLatin1String("output_tokens_source")].toString(), QStringLiteral("server_reported"));
}

void TestResponses::composed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *file, Engine engine, Protocol protocol, int status, const char *text, const char *error,
                        const char *verdict) {
        QTest::newRow(file) << QString::fromLatin1(file) << engine << protocol << status << QString::fromLatin1(text)
                            << QString::fromLatin1(error) << QString::fromLatin1(verdict);
    };
    row("http-vllm-chat-200.http", Engine::Vllm, Protocol::OpenAiChat, 200, "Hello there!", "", "");
    row("http-vllm-401.http", Engine::Vllm, Protocol::OpenAiChat, 401, "", "Unauthorized", "auth");
    row("http-vllm-404-model.http", Engine::Vllm, Protocol::OpenAiChat, 404, "", "does not exist", "not_found");
    row("http-vllm-400-context.http", Engine::Vllm, Protocol::OpenAiChat, 400, "", "maximum context length", "invalid_request");
    row("http-vllm-503-scaling.http", Engine::Vllm, Protocol::OpenAiChat, 503, "", "currently scaling", "overloaded");
    row("http-tgi-generate-200.http", Engine::Tgi, Protocol::TgiGenerate, 200, "Hello there! How can", "", "");
    row("http-tgi-429.http", Engine::Tgi, Protocol::TgiGenerate, 429, "", "Model is overloaded", "overloaded");
    row("http-ollama-chat-200.http", Engine::Ollama, Protocol::OllamaChat, 200, "Hello!", "", "");
    row("http-ollama-404.http", Engine::Ollama, Protocol::OllamaChat, 404, "", "not found", "not_found");
    row("http-ollama-503.http", Engine::Ollama, Protocol::OllamaChat, 503, "", "maximum pending requests exceeded", "overloaded");
    row("http-llamacpp-503-loading.http", Engine::LlamaCpp, Protocol::OpenAiChat, 503, "", "Loading model", "loading");
}

void TestResponses::composed()
{
    QFETCH(QString, file);
    QFETCH(Engine, engine);
    QFETCH(Protocol, protocol);
    QFETCH(int, status);
    QFETCH(QString, text);
    QFETCH(QString, error);
    QFETCH(QString, verdict);
    const RecordedResponse response = recorded(file, protocol);
    QCOMPARE(response.head.status, status);
    QVERIFY(!response.cut);
    const Reading reading = readWhole(engine, protocol, response.head, response.body);
    QCOMPARE(QString::fromStdString(reading.text), text);
    QVERIFY(error.isEmpty() == !reading.error.has_value());
    QVERIFY(QString::fromStdString(reading.error.value_or(std::string())).contains(error));
    const std::optional<Error> judged = judgeResponse(engine, response.head, reading);
    QCOMPARE(judged ? errorKindId(judged->kind) : QString(), verdict);
    if (judged) {
        QVERIFY(judged->detail.contains(error));
        QVERIFY(!judged->actions.isEmpty());
        QCOMPARE(judged->recoverable, status == 429 || status == 503);
    }
}

void TestResponses::tgiTimingHeaders()
{
    const RecordedResponse response = recorded(QStringLiteral("http-tgi-generate-200.http"), Protocol::TgiGenerate);
    const Reading reading = readWhole(Engine::Tgi, Protocol::TgiGenerate, response.head, response.body);
    QCOMPARE(reading.outputTokens.value(), 6);
    QCOMPARE(reading.promptTokens.value(), 12);
    QCOMPARE(reading.outputTokensSource.value(), Provenance::ServerReported);
    QVERIFY(reading.complete);
    const QJsonObject timing = readingToJson(reading)[QLatin1String("server_timing")].toObject();
    const QJsonObject expected{{QStringLiteral("total_ms"), 187},
                               {QStringLiteral("validation_ms"), 1},
                               {QStringLiteral("queue_ms"), 3},
                               {QStringLiteral("inference_ms"), 183},
                               {QStringLiteral("per_token_ms"), 30}};
    QCOMPARE(timing, expected);
}

void TestResponses::toolCallOfWholeAnswer()
{
    const RecordedResponse response = recorded(QStringLiteral("real/tgi-3.3.x-chat-nostream-tools.http"), Protocol::OpenAiChat);
    const Reading reading = readWhole(Engine::Tgi, Protocol::OpenAiChat, response.head, response.body);
    QCOMPARE(reading.toolCalls.size(), 1);
    QCOMPARE(reading.toolCalls[0][QLatin1String("name")].toString(), QStringLiteral("get_weather"));
    QCOMPARE(reading.toolCalls[0][QLatin1String("arguments")].toString(), QStringLiteral("{\"city\":\"Rome\"}"));
    QCOMPARE(reading.outputTokens.value(), 20);
    QVERIFY(!judgeResponse(Engine::Tgi, response.head, reading));
}

void TestResponses::errorShapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("code");
    QTest::newRow("string") << QByteArray(R"({"error":"Unauthorized"})") << "Unauthorized"
                            << "" << 0;
    QTest::newRow("string and type") << QByteArray(R"({"error":"Model is overloaded","error_type":"overloaded"})") << "Model is overloaded"
                                     << "overloaded" << 0;
    QTest::newRow("object") << QByteArray(R"({"error":{"message":"no","type":"BadRequestError","param":null,"code":400}})") << "no"
                            << "BadRequestError" << 400;
    QTest::newRow("code is a word") << QByteArray(R"({"error":{"message":"no","type":null,"code":"model_not_found"}})") << "no"
                                    << "model_not_found" << 0;
    QTest::newRow("http_status_code") << QByteArray(R"({"error":{"message":"no","http_status_code":422}})") << "no"
                                      << "" << 422;
    QTest::newRow("flat") << QByteArray(R"({"object":"error","message":"no","type":"Bad","param":null,"code":400})") << "no"
                          << "Bad" << 400;
    QTest::newRow("detail") << QByteArray(R"({"detail":"Not Found"})") << "Not Found"
                            << "" << 0;
    QTest::newRow("detail list") << QByteArray(R"({"detail":[{"loc":["body"],"msg":"field required"}]})")
                                 << R"([{"loc":["body"],"msg":"field required"}])"
                                 << "" << 0;
    QTest::newRow("json string") << QByteArray(R"("busy")") << "busy"
                                 << "" << 0;
    QTest::newRow("array") << QByteArray(R"([{"error":{"code":400,"message":"no","status":"INVALID"}}])") << "no"
                           << "" << 400;
    QTest::newRow("text") << QByteArray("404 page not found\n") << "404 page not found"
                          << "" << 0;
    QTest::newRow("html") << QByteArray("<html><head><title>502 Bad Gateway</title></head></html>") << "a web page: 502 Bad Gateway"
                          << "" << 0;
    QTest::newRow("broken json") << QByteArray(R"({"error":)") << R"({"error":)"
                                 << "" << 0;
    QTest::newRow("empty object") << QByteArray("{}") << "{}"
                                  << "" << 0;
}

void TestResponses::errorShapes()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    QFETCH(QString, type);
    QFETCH(int, code);
    ResponseHead head;
    head.status = 400;
    const Reading reading = readWhole(Engine::OpenAi, Protocol::OpenAiChat, head, body);
    QCOMPARE(QString::fromStdString(reading.error.value()), message);
    QCOMPARE(QString::fromStdString(reading.errorType), type);
    QCOMPARE(reading.errorCode.value_or(0), code);
    QVERIFY(!reading.complete);
}

void TestResponses::verdictOnStreams_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *file, const char *verdict) {
        QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(verdict);
    };
    row("vllm-chat.sse", "");
    row("vllm-tools.sse", "");
    row("tgi-generate.sse", "");
    row("vllm-error-midstream.sse", "server_error");
    row("vllm-error-first.sse", "server_error");
    row("tgi-error.sse", "overloaded");
    row("tgi-messages-error.sse", "overloaded");
    row("tgi-error-validation.sse", "invalid_request");
    row("tgi-error-midstream.sse", "server_error");
    row("tgi-generate-truncated.sse", "truncated");
    row("ollama-error.ndjson", "server_error");
    row("ollama-truncated.ndjson", "truncated");
    row("ollama-openai-error.sse", "truncated");
    row("ollama-load.ndjson", "empty");
    row("llamacpp-error.sse", "server_error");
    row("llamacpp-error-legacy.sse", "server_error");
    row("real/vllm-0.32-chat-empty-answer.body", "empty");
    row("real/vllm-0.32-overload-stream-200.body", "overloaded");
    row("real/vllm-0.32-engine-killed-chat.body", "server_error");
    row("real/vllm-0.32-sigterm-single.body", "truncated");
    row("real/vllm-0.32-disconnect.body", "truncated");
    row("real/vllm-0.32-chat-reasoning-only-usage.body", "");
    row("real/tgi-3.3.x-chat-stream-tools.body", "");
    row("real/tgi-3.3.x-chat-stream-tools-unparsed.body", "empty");
    row("real/tgi-3.3.x-chat-stream-eos-at-once.body", "empty");
    row("real/tgi-3.3.x-stream-eos-at-once.body", "empty");
    row("real/tgi-3.3.x-chat-stream-validation.body", "invalid_request");
    row("real/tgi-3.3.x-chat-stream-overload.body", "overloaded");
    row("real/tgi-3.3.x-completions-stream-half-overload.body", "overloaded");
    row("real/tgi-3.3.x-stream-overload.body", "overloaded");
    row("real/tgi-3.3.x-stream-incomplete.body", "server_error");
    row("real/tgi-3.3.x-stream-validation-stops.body", "invalid_request");
    row("real/ollama-0.33-runner-killed-chat.body", "server_error");
    row("real/ollama-0.33-repeat-guard-generate.body", "truncated");
}

void TestResponses::verdictOnStreams()
{
    QFETCH(QString, file);
    QFETCH(QString, verdict);
    for (const Transcript &transcript : allTranscripts()) {
        if (transcript.name != file)
            continue;
        for (const bool keepText : {true, false}) { // the verdict must not depend on whether anybody looks at the text
            const Decoded decoded =
                decode(transcript, {{transcript.body.constData(), static_cast<std::size_t>(transcript.body.size())}}, {keepText, false});
            const std::optional<Error> judged = judgeResponse(transcript.engine, transcript.head, decoded.reading);
            QCOMPARE(judged ? errorKindId(judged->kind) : QString(), verdict);
            if (decoded.reading.error)
                QCOMPARE(judged->detail, QString::fromStdString(*decoded.reading.error));
        }
        return;
    }
    QFAIL("no such transcript");
}

void TestResponses::verdictOnStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const auto row = [](int status, const char *body, const char *verdict) {
        QTest::addRow("%d %s", status, body) << status << QByteArray(body) << QString::fromLatin1(verdict);
    };
    row(307, "", "redirect");
    row(401, "", "auth");
    row(403, "", "auth");
    row(404, R"({"detail":"Not Found"})", "not_found");
    row(405, R"({"detail":"Method Not Allowed"})", "not_found");
    row(400, R"({"error":{"message":"The model `x` does not exist"}})", "not_found");
    row(413, "Failed to buffer the request body: length limit exceeded", "invalid_request");
    row(415, "Expected request with `Content-Type: application/json`", "invalid_request");
    row(422, R"({"error":"Input validation error: `inputs` must be non empty","error_type":"validation"})", "invalid_request");
    row(424, R"({"error":"Request failed during generation","error_type":"generation"})", "server_error");
    row(429, "", "overloaded");
    row(500, R"({"error":{"message":"Internal server error"}})", "server_error");
    row(502, "<html><title>502 Bad Gateway</title></html>", "server_error");
    row(503, "", "overloaded");
    row(503, R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})", "loading");
    row(503, R"({"error":"unhealthy","error_type":"healthcheck"})", "server_error");
    row(504, "", "server_error");
    row(200, "", "empty");
    row(200, "Ollama is running", "bad_response");
    row(200, "<!doctype html><title>Welcome to nginx!</title>", "bad_response");
    row(200, R"({"status":"ok"})", "bad_response");
    row(200, R"({"choices":)", "bad_response");
    row(200, R"({"error":{"message":"no","code":404}})", "not_found");
    row(200, R"({"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]})", "");
    row(200, R"({"choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"stop"}]})", "empty");
    row(200, R"({"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"abort"}]})", "truncated");
}

void TestResponses::verdictOnStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, verdict);
    ResponseHead head;
    head.status = status;
    const std::optional<Error> judged = judgeResponse(Engine::OpenAi, head, readWhole(Engine::OpenAi, Protocol::OpenAiChat, head, body));
    QCOMPARE(judged ? errorKindId(judged->kind) : QString(), verdict);
    if (judged && status != 200)
        QVERIFY(!judged->detail.isEmpty() || status == 307);
    if (judged && status / 100 > 3)
        QVERIFY2(judged->message.contains(QStringLiteral("HTTP %1").arg(status)), qPrintable(judged->message));
}

void TestResponses::webPages_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::newRow("proxy") << 502 << QByteArray("<html><head><title>502 Bad Gateway</title></head></html>")
                           << QStringLiteral("The server answered HTTP 502 with a web page (nginx): 502 Bad Gateway.");
    QTest::newRow("no title") << 404 << QByteArray("<html></html>")
                              << QStringLiteral("The server answered HTTP 404 with a web page (nginx).");
    QTest::newRow("success")
        << 200 << QByteArray("<!doctype html><title>Welcome to nginx!</title>")
        << QStringLiteral("The server answered HTTP 200 with a web page (nginx): Welcome to nginx!, which is no answer of this protocol.");
    QTest::newRow("nothing") << 204 << QByteArray() << QStringLiteral("The server answered HTTP 204 with nothing in it.");
}

void TestResponses::webPages()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    ResponseHead head;
    head.status = status;
    head.headers = {{"Server", "nginx"}};
    if (!body.isEmpty())
        head.headers.emplace_back("Content-Type", "text/html");
    const std::optional<Error> judged = judgeResponse(Engine::Vllm, head, readWhole(Engine::Vllm, Protocol::OpenAiChat, head, body));
    QVERIFY(judged);
    QCOMPARE(judged->message, message);
}

void TestResponses::compressedAnswer()
{
    ResponseHead head;
    head.status = 200;
    head.headers = {{"Content-Type", "text/event-stream"}, {"Content-Encoding", "gzip"}};
    const std::optional<Error> judged =
        judgeResponse(Engine::Vllm, head, readWhole(Engine::Vllm, Protocol::OpenAiChat, head, "\x1f\x8b\x08 binary"));
    QCOMPARE(judged->kind, ErrorKind::BadResponse);
    QVERIFY(judged->message.contains(QLatin1String("compressed")));
}

void TestResponses::redirectNamesTheTarget()
{
    ResponseHead head;
    head.status = 308;
    head.headers = {{"location", "https://other.example/v1"}};
    const std::optional<Error> judged = judgeResponse(Engine::Vllm, head, {});
    QCOMPARE(judged->kind, ErrorKind::Redirect);
    QVERIFY(judged->actions.join(u'\n').contains(QLatin1String("https://other.example/v1")));
}

void TestResponses::secretsAreRedacted()
{
    ResponseHead head;
    head.status = 401;
    const Reading reading =
        readWhole(Engine::OpenAi, Protocol::OpenAiChat, head, R"({"error":{"message":"Incorrect API key provided: sk-abcdefghijklmnop"}})");
    const std::optional<Error> judged = judgeResponse(Engine::OpenAi, head, reading);
    QVERIFY(judged->detail.contains(QLatin1String("Incorrect API key provided")));
    QVERIFY(!judged->detail.contains(QLatin1String("abcdefgh")));
}

QTEST_GUILESS_MAIN(TestResponses)
#include "tst_responses.moc"
