// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/protocol.h"

#include <QJsonDocument>
#include <QtTest>

using namespace derby;

namespace {

GenerationRequest usual()
{
    GenerationRequest request;
    request.model = QStringLiteral("m");
    request.messages = {{QStringLiteral("user"), QStringLiteral("Hi")}};
    request.maxTokens = 16;
    request.seed = 7;
    return request;
}

QJsonObject bodyOf(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

Endpoint endpointOf(Engine engine, Protocol protocol)
{
    Endpoint endpoint;
    endpoint.engine = engine;
    endpoint.protocol = protocol;
    endpoint.url = QUrl(QStringLiteral("http://localhost:8000"));
    return endpoint;
}

} // namespace

class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodies_data();
    void bodies();
    void lengthIsPinnedOnlyWhenAsked();
    void usageIsAskedOnlyOnStreams();
    void continuousUsageIsVllms();
    void sampling();
    void seedFitsEveryEngine();
    void templatedPrompt();
    void plainAnswers();
    void headers();
    void ownHeadersWin();
    void headersCannotBeInjected();
    void doubledVersionPath();
    void ids();
};

void TestRequests::bodies_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, Engine engine, Protocol protocol, const char *target, const char *body) {
        QTest::newRow(name) << engine << protocol << QByteArray(target) << QByteArray(body);
    };
    row("vllm chat", Engine::Vllm, Protocol::OpenAiChat, "/v1/chat/completions",
        R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"max_tokens":16,"min_tokens":16,"ignore_eos":true,"temperature":0,"seed":7,"stream":true,"stream_options":{"include_usage":true}})");
    row("vllm completions", Engine::Vllm, Protocol::OpenAiCompletions, "/v1/completions",
        R"({"model":"m","prompt":"Hi","max_tokens":16,"min_tokens":16,"ignore_eos":true,"temperature":0,"seed":7,"stream":true,"stream_options":{"include_usage":true}})");
    row("sglang chat", Engine::Sglang, Protocol::OpenAiChat, "/v1/chat/completions",
        R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"max_tokens":16,"min_tokens":16,"ignore_eos":true,"temperature":0,"seed":7,"stream":true,"stream_options":{"include_usage":true}})");
    row("tgi native", Engine::Tgi, Protocol::TgiGenerate, "/generate_stream",
        R"({"inputs":"Hi","parameters":{"max_new_tokens":16,"details":true,"seed":7}})");
    row("tgi chat", Engine::Tgi, Protocol::OpenAiChat, "/v1/chat/completions",
        R"({"model":"tgi","messages":[{"role":"user","content":"Hi"}],"max_tokens":16,"temperature":0,"seed":7,"stream":true,"stream_options":{"include_usage":true}})");
    row("ollama chat", Engine::Ollama, Protocol::OllamaChat, "/api/chat",
        R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"stream":true,"keep_alive":"30m","options":{"num_predict":16,"temperature":0,"seed":7}})");
    row("ollama generate", Engine::Ollama, Protocol::OllamaGenerate, "/api/generate",
        R"({"model":"m","prompt":"Hi","stream":true,"keep_alive":"30m","options":{"num_predict":16,"temperature":0,"seed":7}})");
    row("ollama openai", Engine::Ollama, Protocol::OpenAiChat, "/v1/chat/completions",
        R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"max_tokens":16,"temperature":0,"seed":7,"stream":true,"stream_options":{"include_usage":true}})");
    row("llama.cpp native", Engine::LlamaCpp, Protocol::LlamaCppNative, "/completion",
        R"({"prompt":"Hi","n_predict":16,"ignore_eos":true,"temperature":0,"seed":7,"stream":true})");
    row("llama.cpp chat", Engine::LlamaCpp, Protocol::OpenAiChat, "/v1/chat/completions",
        R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"max_tokens":16,"ignore_eos":true,"temperature":0,"seed":7,"stream":true,"stream_options":{"include_usage":true}})");
    row("anything else", Engine::OpenAi, Protocol::OpenAiChat, "/v1/chat/completions",
        R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"max_tokens":16,"temperature":0,"seed":7,"stream":true,"stream_options":{"include_usage":true}})");
}

void TestRequests::bodies()
{
    QFETCH(Engine, engine);
    QFETCH(Protocol, protocol);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const HttpRequest request = buildGeneration(endpointOf(engine, protocol), usual());
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.target, target);
    const QJsonObject expected = QJsonDocument::fromJson(body).object();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(bodyOf(request), expected);
}

void TestRequests::lengthIsPinnedOnlyWhenAsked()
{
    GenerationRequest request = usual();
    request.pinLength = false;
    for (const auto &[engine, protocol] : {std::pair(Engine::Vllm, Protocol::OpenAiChat),
                                           {Engine::LlamaCpp, Protocol::LlamaCppNative},
                                           {Engine::LlamaCpp, Protocol::OpenAiChat}}) {
        const QJsonObject body = bodyOf(buildGeneration(endpointOf(engine, protocol), request));
        QVERIFY(!body.contains(QLatin1String("ignore_eos")) && !body.contains(QLatin1String("min_tokens")));
    }
}

void TestRequests::usageIsAskedOnlyOnStreams()
{
    GenerationRequest request = usual();
    request.includeUsage = false;
    request.continuousUsage = true;
    const Endpoint vllm = endpointOf(Engine::Vllm, Protocol::OpenAiChat);
    QVERIFY(!bodyOf(buildGeneration(vllm, request)).contains(QLatin1String("stream_options")));
    request.includeUsage = true;
    request.stream = false;
    const QJsonObject body = bodyOf(buildGeneration(vllm, request));
    QVERIFY(!body.contains(QLatin1String("stream_options")));
    QCOMPARE(body[QLatin1String("stream")], QJsonValue(false));
}

void TestRequests::continuousUsageIsVllms()
{
    GenerationRequest request = usual();
    request.continuousUsage = true;
    const auto options = [&](Engine engine) {
        return bodyOf(buildGeneration(endpointOf(engine, Protocol::OpenAiChat), request))[QLatin1String("stream_options")].toObject();
    };
    QVERIFY(options(Engine::Vllm)[QLatin1String("continuous_usage_stats")].toBool());
    QVERIFY(options(Engine::Sglang)[QLatin1String("continuous_usage_stats")].toBool());
    QVERIFY(!options(Engine::OpenAi).contains(QLatin1String("continuous_usage_stats")));
    QVERIFY(options(Engine::Vllm)[QLatin1String("include_usage")].toBool());
}

void TestRequests::sampling()
{
    GenerationRequest request = usual();
    request.temperature = 0.5;
    const QJsonObject parameters =
        bodyOf(buildGeneration(endpointOf(Engine::Tgi, Protocol::TgiGenerate), request))[QLatin1String("parameters")].toObject();
    QCOMPARE(parameters[QLatin1String("temperature")].toDouble(), 0.5);
    QVERIFY(parameters[QLatin1String("do_sample")].toBool());
    const QJsonObject ollama = bodyOf(buildGeneration(endpointOf(Engine::Ollama, Protocol::OllamaChat), request));
    QCOMPARE(ollama[QLatin1String("options")][QLatin1String("temperature")].toDouble(), 0.5);
    QVERIFY(!ollama.contains(QLatin1String("think")));
}

void TestRequests::seedFitsEveryEngine()
{
    GenerationRequest request = usual();
    request.seed = 0xffffffffffffffffULL;
    const Endpoint vllm = endpointOf(Engine::Vllm, Protocol::OpenAiChat);
    QCOMPARE(bodyOf(buildGeneration(vllm, request))[QLatin1String("seed")].toInteger(), 0x7fffffff);
    request.seed.reset();
    QVERIFY(!bodyOf(buildGeneration(vllm, request)).contains(QLatin1String("seed")));
}

void TestRequests::templatedPrompt()
{
    GenerationRequest request = usual();
    request.templatedPrompt = QStringLiteral("<s>[INST] Hi [/INST]");
    QCOMPARE(bodyOf(buildGeneration(endpointOf(Engine::Tgi, Protocol::TgiGenerate), request))[QLatin1String("inputs")].toString(),
             *request.templatedPrompt);
    const QJsonObject ollama = bodyOf(buildGeneration(endpointOf(Engine::Ollama, Protocol::OllamaGenerate), request));
    QCOMPARE(ollama[QLatin1String("prompt")].toString(), *request.templatedPrompt);
    QVERIFY(ollama[QLatin1String("raw")].toBool());
    const QJsonObject chat = bodyOf(buildGeneration(endpointOf(Engine::Vllm, Protocol::OpenAiChat), request));
    QCOMPARE(chat[QLatin1String("messages")][0][QLatin1String("content")].toString(), QStringLiteral("Hi"));
}

void TestRequests::plainAnswers()
{
    GenerationRequest request = usual();
    request.stream = false;
    const HttpRequest tgi = buildGeneration(endpointOf(Engine::Tgi, Protocol::TgiGenerate), request);
    QCOMPARE(tgi.target, QByteArray("/generate"));
    QCOMPARE(headerValue(tgi.headers, "accept"), QByteArray("application/json"));
    QCOMPARE(bodyOf(buildGeneration(endpointOf(Engine::Ollama, Protocol::OllamaChat), request))[QLatin1String("stream")],
             QJsonValue(false));
}

void TestRequests::headers()
{
    Endpoint endpoint = endpointOf(Engine::Vllm, Protocol::OpenAiChat);
    QVERIFY(headerValue(buildGeneration(endpoint, usual()).headers, "authorization").isEmpty());
    endpoint.apiKey = "secret";
    endpoint.headers = {{"X-Team", "derby"}};
    const HttpRequest request = buildGeneration(endpoint, usual());
    QCOMPARE(headerValue(request.headers, "authorization"), QByteArray("Bearer secret"));
    QCOMPARE(headerValue(request.headers, "content-type"), QByteArray("application/json"));
    QCOMPARE(headerValue(request.headers, "accept"), QByteArray("text/event-stream"));
    QCOMPARE(headerValue(request.headers, "accept-encoding"), QByteArray("identity"));
    QCOMPARE(headerValue(request.headers, "user-agent"), QByteArray("TokenDerby/" TOKENDERBY_VERSION));
    QCOMPARE(headerValue(request.headers, "x-team"), QByteArray("derby"));
    for (const char *transports : {"host", "content-length", "connection"})
        QVERIFY(headerValue(request.headers, transports).isEmpty());

    const HttpRequest get = buildGet(endpoint, "/v1/models");
    QCOMPARE(get.method, QByteArray("GET"));
    QVERIFY(get.body.isEmpty() && headerValue(get.headers, "content-type").isEmpty());
    QCOMPARE(headerValue(get.headers, "authorization"), QByteArray("Bearer secret"));
    const HttpRequest post = buildPost(endpoint, "/tokenize", "{}");
    QCOMPARE(post.body, QByteArray("{}"));
    QCOMPARE(headerValue(post.headers, "content-type"), QByteArray("application/json"));
}

void TestRequests::ownHeadersWin()
{
    Endpoint endpoint = endpointOf(Engine::OpenAi, Protocol::OpenAiChat);
    endpoint.apiKey = "secret";
    endpoint.headers = {{"AUTHORIZATION", "Basic Zm9v"}, {"Connection", "close"}, {"Accept-Encoding", "gzip"}};
    const HttpRequest request = buildGeneration(endpoint, usual());
    QCOMPARE(headerValue(request.headers, "authorization"), QByteArray("Basic Zm9v"));
    QCOMPARE(std::count_if(request.headers.begin(), request.headers.end(),
                           [](const Header &header) { return header.first.toLower() == "authorization"; }),
             1);
    QVERIFY(headerValue(request.headers, "connection").isEmpty());
    QCOMPARE(headerValue(request.headers, "accept-encoding"), QByteArray("identity"));
}

void TestRequests::headersCannotBeInjected()
{
    Endpoint endpoint = endpointOf(Engine::OpenAi, Protocol::OpenAiChat);
    endpoint.apiKey = "secret\r\nX-Evil: 1";
    endpoint.headers = {{"X-A", "1\r\n\r\nGET / HTTP/1.1"}};
    for (const Header &header : buildGeneration(endpoint, usual()).headers)
        QVERIFY(!header.second.contains('\n') && !header.second.contains('\r') && !header.first.contains('\n'));
}

void TestRequests::doubledVersionPath()
{
    Endpoint endpoint = endpointOf(Engine::OpenAi, Protocol::OpenAiChat);
    endpoint.url = QUrl(QStringLiteral("https://gateway.example/team/v1/"));
    QCOMPARE(buildGeneration(endpoint, usual()).target, QByteArray("/chat/completions"));
    QCOMPARE(buildGet(endpoint, "/v1/models").target, QByteArray("/models"));
    QCOMPARE(buildGet(endpoint, "/health").target, QByteArray("/health"));
    endpoint.url = QUrl(QStringLiteral("https://gateway.example/team"));
    QCOMPARE(buildGet(endpoint, "/v1/models").target, QByteArray("/v1/models"));
}

void TestRequests::ids()
{
    for (const Provenance provenance : {Provenance::Measured, Provenance::ServerReported, Provenance::Derived, Provenance::Estimated})
        QCOMPARE(provenanceFromId(provenanceId(provenance)).value(), provenance);
    QVERIFY(!provenanceFromId(u"guessed"));
    QCOMPARE(eventKindId(EventKind::Role), QStringLiteral("role"));
    QCOMPARE(eventKindId(EventKind::Comment), QStringLiteral("comment"));
    QCOMPARE(eventKindId(EventKind::Other), QStringLiteral("other"));
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
