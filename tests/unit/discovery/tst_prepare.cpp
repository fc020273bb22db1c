// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/prepare.h"

#include "base/sentence.h"
#include "fake_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace derby;
using namespace derby::test;

namespace {

const Reply ollamaRoot{200, "Ollama is running", {{"Content-Type", "text/plain; charset=utf-8"}}, {}, false};
const QByteArray tgiInfo =
    R"({"model_id":"tiny/fox","max_concurrent_requests":4,"max_input_tokens":2047,"max_total_tokens":2048,"router":"text-generation-router","version":"3.3.6"})";
const QByteArray vllmModels =
    R"({"object":"list","data":[{"id":"tiny","object":"model","created":17,"owned_by":"vllm","max_model_len":512}]})";

QHash<QByteArray, Reply> ollama()
{
    return {{"/", ollamaRoot},
            {"/api/version", json(R"({"version":"0.33.0"})")},
            {"/api/tags", json(R"({"models":[{"name":"tiny:latest"}]})")},
            {"/api/ps", json(R"({"models":[]})")},
            {"POST /api/generate",
             json(R"({"model":"tiny:latest","created_at":"2026-11-24T06:18:33.8Z","response":"","done":true,"done_reason":"load"})")}};
}

QHash<QByteArray, Reply> vllm()
{
    return {{"/v1/models", json(vllmModels)}, {"/version", json(R"({"version":"0.32.0"})")}, {"/health", {200, "", {}, {}, false}}};
}

Endpoint endpointOf(Engine engine)
{
    Endpoint endpoint;
    endpoint.engine = engine;
    endpoint.protocol = defaultProtocol(engine);
    endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:8000"));
    return endpoint;
}

/// Prepares against the server to the end.
PreparedLane prepared(FakeTransport &transport, const Endpoint &endpoint, const PrepareOptions &options = {})
{
    FakeScheduler scheduler;
    std::optional<PreparedLane> lane;
    int times = 0;
    const auto handle = prepareLane(scheduler, transport, endpoint, options, [&](PreparedLane result) {
        lane = std::move(result);
        ++times;
    });
    scheduler.runAll();
    if (times != 1)
        qFatal("done was called %d times", times);
    return *lane;
}

QString allWarnings(const PreparedLane &lane)
{
    return lane.preparation.warnings.join(QLatin1Char('\n'));
}

/// Answers 503 "Loading model" to everything but / until it was asked `times` times for its health.
FakeTransport::Server loadingLlamaCpp(int times)
{
    auto left = std::make_shared<int>(times);
    return [left](const StreamRequest &request) {
        const HeaderList headers{{"Server", "llama.cpp"}};
        if (request.http.target == "/")
            return Reply{404, R"({"error":{"message":"File Not Found"}})", headers, {}, false};
        if (request.http.target == "/health" && *left > 0) {
            --*left;
            return Reply{503, R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})", headers, {}, false};
        }
        if (*left > 0)
            return Reply{503, R"({"error":{"message":"Loading model"}})", headers, {}, false};
        if (request.http.target == "/v1/models")
            return Reply{200, R"({"data":[{"id":"gemma","owned_by":"llamacpp"}]})", headers, {}, false};
        if (request.http.target == "/props")
            return Reply{200, R"({"build_info":"b11434","default_generation_settings":{}})", headers, {}, false};
        return Reply{200, R"({"status":"ok"})", headers, {}, false};
    };
}

} // namespace

class TestPrepare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vllmIsFound();
    void ollamaIsPreloaded();
    void theKeyIsToldToNobody();
    void ollamaWithoutTheModel();
    void ollamaWithoutAnyModel();
    void wrongEngine_data();
    void wrongEngine();
    void aVersionIsNeverAnothersEngine();
    void openAiTakesAnything();
    void unreachable_data();
    void unreachable();
    void silentServer();
    void everythingRefusedIsWarned();
    void loadingIsWaitedFor();
    void loadingForTooLong();
    void loadingWithoutPatience();
    void tgiTemplates();
    void tgiWithoutTemplates_data();
    void tgiWithoutTemplates();
    void tgiLimits();
    void streamOptionsRefused();
    void droppingCancels();
};

void TestPrepare::vllmIsFound()
{
    FakeTransport transport(fixedServer(vllm()));
    const PreparedLane lane = prepared(transport, endpointOf(Engine::Vllm));
    QVERIFY(!lane.preparation.error);
    QCOMPARE(lane.preparation.model, QStringLiteral("tiny"));
    QCOMPARE(lane.endpoint.model, QStringLiteral("tiny"));
    QCOMPARE(lane.preparation.serverVersion, QStringLiteral("0.32.0"));
    QCOMPARE(lane.preparation.fingerprint, QStringLiteral("vllm"));
    QCOMPARE(allWarnings(lane), QString());
    QVERIFY(lane.includeUsage);
    // The order of the questions; nothing is asked after the first positive sign but what belongs to that engine.
    QCOMPARE(transport.asked, (QList<QByteArray>{"GET /", "GET /info", "GET /props", "GET /v1/models", "GET /health", "GET /version"}));
}

void TestPrepare::ollamaIsPreloaded()
{
    // The load's own answer tells no time (recorded: ollama-0.33-load-only-generate), so what the client waited is reported.
    FakeScheduler scheduler;
    const auto slow = [&scheduler, server = fixedServer(ollama())](const StreamRequest &request) {
        if (request.http.target == "/api/generate")
            scheduler.pass(std::chrono::milliseconds(1250));
        return server(request);
    };
    FakeTransport transport(slow);
    PreparedLane lane;
    const auto handle =
        prepareLane(scheduler, transport, endpointOf(Engine::Ollama), {}, [&lane](PreparedLane result) { lane = std::move(result); });
    scheduler.runAll();
    QVERIFY(!lane.preparation.error);
    QCOMPARE(lane.preparation.model, QStringLiteral("tiny:latest"));
    QCOMPARE(lane.preparation.serverVersion, QStringLiteral("0.33.0"));
    QCOMPARE(lane.preparation.loadMs.value_or(0), 1250.0);
    QCOMPARE(transport.asked.last(), QByteArray("POST /api/generate"));
    const QJsonObject body = QJsonDocument::fromJson(transport.bodies.last()).object();
    QCOMPARE(body.value(QStringLiteral("model")).toString(), QStringLiteral("tiny:latest"));
    QVERIFY(body.contains(QStringLiteral("keep_alive")));
    QVERIFY(!body.contains(QStringLiteral("prompt")));

    auto warm = ollama();
    warm.insert("/api/ps", json(R"({"models":[{"name":"tiny:latest"}]})"));
    FakeTransport loaded(fixedServer(warm));
    QVERIFY(!prepared(loaded, endpointOf(Engine::Ollama)).preparation.loadMs); // it was not loaded now

    FakeTransport second(fixedServer(ollama()));
    PrepareOptions options;
    options.preload = false;
    QVERIFY(!prepared(second, endpointOf(Engine::Ollama), options).preparation.loadMs);
    QVERIFY(!second.asked.contains("POST /api/generate"));
}

/// A server may say the key back in whatever it answers: it must not stand in the manifest, a report or on a terminal.
void TestPrepare::theKeyIsToldToNobody()
{
    const QByteArray key = "topsecret-4711";
    for (const char *path : {"POST /api/generate", "/api/tags", "/api/version"}) {
        for (const int status : {401, 404, 500}) {
            auto replies = ollama();
            replies.insert(path, {status, "{\"error\":\"no such key " + key + "\"}", {}, {}, false});
            FakeTransport transport(fixedServer(replies));
            Endpoint endpoint = endpointOf(Engine::Ollama);
            endpoint.apiKey = key;
            const LanePreparation preparation = prepared(transport, endpoint).preparation;
            QString said = preparation.warnings.join(u'\n');
            if (preparation.error)
                said += preparation.error->message + preparation.error->detail + preparation.error->actions.join(u'\n');
            QVERIFY2(!said.contains(QString::fromLatin1(key)), qPrintable(said));
        }
    }
}

void TestPrepare::ollamaWithoutTheModel()
{
    auto replies = ollama();
    replies.insert("POST /api/generate", {404, R"({"error":"model 'tinny' not found"})", {}, {}, false});
    FakeTransport transport(fixedServer(replies));
    Endpoint endpoint = endpointOf(Engine::Ollama);
    endpoint.model = QStringLiteral("tinny");
    const PreparedLane lane = prepared(transport, endpoint);
    QVERIFY(lane.preparation.error);
    QCOMPARE(lane.preparation.error->kind, ErrorKind::NotFound);
    QVERIFY(lane.preparation.error->actions.first().contains(QStringLiteral("ollama pull tinny")));
    QVERIFY2(allWarnings(lane).contains(QStringLiteral("did you mean \"tiny\"")), qPrintable(allWarnings(lane)));
}

void TestPrepare::ollamaWithoutAnyModel()
{
    auto replies = ollama();
    replies.insert("/api/tags", json(R"({"models":[]})"));
    FakeTransport transport(fixedServer(replies));
    const PreparedLane lane = prepared(transport, endpointOf(Engine::Ollama));
    QVERIFY(lane.preparation.error);
    QCOMPARE(lane.preparation.error->kind, ErrorKind::NotFound);
    QVERIFY(lane.preparation.error->actions.join(QLatin1Char(' ')).contains(QStringLiteral("ollama pull")));
}

void TestPrepare::wrongEngine_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("advice");
    QTest::newRow("vllm asked, ollama there") << static_cast<int>(Engine::Vllm) << "This is Ollama 0.33.0, not vLLM."
                                              << "--endpoint ollama=http://127.0.0.1:8000";
    QTest::newRow("tgi asked, ollama there") << static_cast<int>(Engine::Tgi) << "This is Ollama 0.33.0, not TGI."
                                             << "--endpoint ollama=http://127.0.0.1:8000";
}

void TestPrepare::wrongEngine()
{
    QFETCH(int, asked);
    QFETCH(QString, message);
    QFETCH(QString, advice);
    FakeTransport transport(fixedServer(ollama()));
    const PreparedLane lane = prepared(transport, endpointOf(static_cast<Engine>(asked)));
    QVERIFY(lane.preparation.error);
    QCOMPARE(lane.preparation.error->kind, ErrorKind::WrongEngine);
    QCOMPARE(lane.preparation.error->message, message);
    QVERIFY(lane.preparation.error->actions.first().contains(advice));
    QVERIFY(!transport.asked.contains("POST /api/generate"));
}

void TestPrepare::aVersionIsNeverAnothersEngine()
{
    // Like vLLM's, but no positive sign: the user is believed, and the version is not TGI's.
    FakeTransport transport(fixedServer({{"/version", json(R"({"version":"0.32.0"})")}}));
    const PreparedLane lane = prepared(transport, endpointOf(Engine::Tgi));
    QVERIFY(!lane.preparation.error);
    QCOMPARE(lane.preparation.fingerprint, QString());
    QCOMPARE(lane.preparation.serverVersion, QString());

    // What was found and its version go together.
    FakeTransport other(fixedServer(vllm()));
    const PreparedLane wrong = prepared(other, endpointOf(Engine::Tgi));
    QVERIFY(wrong.preparation.error);
    QCOMPARE(wrong.preparation.fingerprint, QStringLiteral("vllm"));
    QVERIFY2(wrong.preparation.error->message.startsWith(QStringLiteral("This is vLLM")), qPrintable(wrong.preparation.error->message));

    // Ollama's own answer makes it Ollama's version, whatever the others look like.
    FakeTransport like(fixedServer({{"/version", json(R"({"version":"0.32.0"})")}, {"/api/version", json(R"({"version":"0.33.0"})")}}));
    QCOMPARE(prepared(like, endpointOf(Engine::Ollama)).preparation.serverVersion, QStringLiteral("0.33.0"));
}

void TestPrepare::openAiTakesAnything()
{
    FakeTransport transport(fixedServer(vllm()));
    const PreparedLane lane = prepared(transport, endpointOf(Engine::OpenAi));
    QVERIFY(!lane.preparation.error);
    QCOMPARE(lane.preparation.fingerprint, QStringLiteral("vllm"));
    QCOMPARE(lane.endpoint.engine, Engine::OpenAi);
    QCOMPARE(lane.preparation.model, QStringLiteral("tiny"));
}

void TestPrepare::unreachable_data()
{
    QTest::addColumn<int>("kind");
    for (const ErrorKind kind : {ErrorKind::Dns, ErrorKind::Refused, ErrorKind::Tls, ErrorKind::ConnectTimeout})
        QTest::newRow(qPrintable(errorKindId(kind))) << static_cast<int>(kind);
}

void TestPrepare::unreachable()
{
    QFETCH(int, kind);
    const auto error = static_cast<ErrorKind>(kind);
    FakeTransport transport([error](const StreamRequest &) {
        Reply reply;
        reply.error = makeError(error);
        return reply;
    });
    const PreparedLane lane = prepared(transport, endpointOf(Engine::Vllm));
    QVERIFY(!lane.preparation.error); // the request itself decides
    QVERIFY(lane.preparation.unreachable);
    QVERIFY2(allWarnings(lane).contains(clause(makeError(error).message)), qPrintable(allWarnings(lane)));
    QVERIFY2(!allWarnings(lane).contains(QStringLiteral("..")), qPrintable(allWarnings(lane)));
    QCOMPARE(transport.asked.size(), 1); // not tried again

    FakeTransport second([error](const StreamRequest &) {
        Reply reply;
        reply.error = makeError(error);
        return reply;
    });
    PrepareOptions options;
    options.prompts = QStringList{QStringLiteral("a")};
    const PreparedLane tgi = prepared(second, endpointOf(Engine::Tgi), options);
    QVERIFY(!tgi.preparation.error);
    QCOMPARE(tgi.endpoint.protocol, Protocol::OpenAiChat); // nothing else has a chat template of its own
    QVERIFY(!tgi.preparation.protocolNote.isEmpty());
    QCOMPARE(second.asked.size(), 1);
}

void TestPrepare::silentServer()
{
    FakeTransport transport([](const StreamRequest &request) {
        Reply reply;
        reply.error = makeError(ErrorKind::FirstTokenTimeout);
        if (request.deadlines.whole > std::chrono::seconds(5))
            qFatal("a question may not wait longer than 5 s");
        if (request.deadlines.connect != std::chrono::seconds(7))
            qFatal("a question must have as long to connect as the run's requests have");
        return reply;
    });
    Endpoint endpoint = endpointOf(Engine::Vllm);
    endpoint.model = QStringLiteral("m");
    PrepareOptions options;
    options.deadlines.connect = std::chrono::seconds(7);
    const PreparedLane lane = prepared(transport, endpoint, options);
    QVERIFY(!lane.preparation.error); // the request itself decides
    QCOMPARE(lane.preparation.model, QStringLiteral("m"));
    QVERIFY(allWarnings(lane).contains(QStringLiteral("believed to be vLLM")));
    QVERIFY(transport.asked.size() < 6);
}

void TestPrepare::everythingRefusedIsWarned()
{
    FakeTransport transport([](const StreamRequest &) { return Reply{401, R"({"error":"Unauthorized"})", {}, {}, false}; });
    const PreparedLane lane = prepared(transport, endpointOf(Engine::Sglang));
    QVERIFY(!lane.preparation.error);
    QVERIFY2(allWarnings(lane).contains(QStringLiteral("HTTP 401")), qPrintable(allWarnings(lane)));
    QVERIFY2(!allWarnings(lane).contains(QStringLiteral("..")), qPrintable(allWarnings(lane)));
    QCOMPARE(lane.preparation.fingerprint, QString());
}

void TestPrepare::loadingIsWaitedFor()
{
    FakeTransport transport(loadingLlamaCpp(5));
    const PreparedLane lane = prepared(transport, endpointOf(Engine::LlamaCpp));
    QVERIFY(!lane.preparation.error);
    QCOMPARE(lane.preparation.model, QStringLiteral("gemma"));
    QCOMPARE(lane.preparation.serverVersion, QStringLiteral("b11434"));
    QCOMPARE(transport.asked.count("GET /health"), 6);
}

void TestPrepare::loadingForTooLong()
{
    FakeTransport transport(loadingLlamaCpp(1000));
    const PreparedLane lane = prepared(transport, endpointOf(Engine::LlamaCpp));
    QVERIFY(!lane.preparation.error); // the request itself decides
    QVERIFY(!lane.preparation.unreachable);
    QVERIFY2(allWarnings(lane).contains(QStringLiteral("still loading its model after 1 min")), qPrintable(allWarnings(lane)));
    QVERIFY(transport.asked.count("GET /health") >= 60 && transport.asked.count("GET /health") <= 62);
}

void TestPrepare::loadingWithoutPatience()
{
    FakeTransport transport(loadingLlamaCpp(1));
    PrepareOptions options;
    options.loadingPatience = {};
    const PreparedLane lane = prepared(transport, endpointOf(Engine::LlamaCpp), options);
    QVERIFY(!lane.preparation.error);
    QVERIFY2(allWarnings(lane).contains(QStringLiteral("loading its model")), qPrintable(allWarnings(lane)));
    QCOMPARE(transport.asked.count("GET /health"), 1);
}

void TestPrepare::tgiTemplates()
{
    FakeTransport transport([](const StreamRequest &request) {
        if (request.http.target == "/info")
            return json(tgiInfo);
        if (request.http.target != "/chat_tokenize")
            return Reply{};
        const QJsonObject body = QJsonDocument::fromJson(request.http.body).object();
        const QString prompt =
            body.value(QStringLiteral("messages")).toArray().first().toObject().value(QStringLiteral("content")).toString();
        return json(QJsonDocument(QJsonObject{{QStringLiteral("tokenize_response"), QJsonArray()},
                                              {QStringLiteral("templated_text"),
                                               QString(QStringLiteral("<user>") + prompt + QStringLiteral("<model>"))}})
                        .toJson());
    });
    PrepareOptions options;
    for (int i = 0; i < 11; ++i)
        options.prompts << QStringLiteral("prompt %1").arg(i % 10); // one twice
    const PreparedLane lane = prepared(transport, endpointOf(Engine::Tgi), options);
    QVERIFY(!lane.preparation.error);
    QCOMPARE(lane.endpoint.protocol, Protocol::TgiGenerate);
    QCOMPARE(lane.preparation.model, QStringLiteral("tiny/fox"));
    QCOMPARE(lane.templated.size(), 10);
    QCOMPARE(lane.templated.value(QStringLiteral("prompt 7")), QStringLiteral("<user>prompt 7<model>"));
    QCOMPARE(transport.asked.count("POST /chat_tokenize"), 10);
}

void TestPrepare::tgiWithoutTemplates_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("note");
    QTest::newRow("no such path") << 404 << QByteArray() << "no /chat_tokenize: openai-chat is used";
    QTest::newRow("no template") << 422 << QByteArray(R"({"error":"Template error: template not found","error_type":"template_error"})")
                                 << "/chat_tokenize failed (HTTP 422): openai-chat is used";
    QTest::newRow("wrong method") << 405 << QByteArray() << "/chat_tokenize failed (HTTP 405): openai-chat is used";
    QTest::newRow("prompt altered") << 200 << QByteArray(R"({"tokenize_response":[],"templated_text":"<user>NOTHING</user>"})")
                                    << "/chat_tokenize alters the prompt: openai-chat is used";
    QTest::newRow("no text") << 200 << QByteArray(R"({"tokenize_response":[]})") << "/chat_tokenize gave no text: openai-chat is used";
}

void TestPrepare::tgiWithoutTemplates()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, note);
    FakeTransport transport(fixedServer({{"/info", json(tgiInfo)}, {"POST /chat_tokenize", {status, body, {}, {}, false}}}));
    PrepareOptions options;
    options.prompts = QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    const PreparedLane lane = prepared(transport, endpointOf(Engine::Tgi), options);
    QVERIFY(!lane.preparation.error);
    QCOMPARE(lane.endpoint.protocol, Protocol::OpenAiChat);
    QCOMPARE(lane.preparation.protocolNote, note);
    QVERIFY(lane.templated.isEmpty());
}

void TestPrepare::tgiLimits()
{
    PrepareOptions options;
    options.users = 5;
    options.outputTokens = 2048;
    FakeTransport transport(fixedServer({{"/info", json(tgiInfo)}}));
    const QString warnings = allWarnings(prepared(transport, endpointOf(Engine::Tgi), options));
    QVERIFY2(warnings.contains(QStringLiteral("more than 4 requests at once")), qPrintable(warnings));
    QVERIFY2(warnings.contains(QStringLiteral("2048 tokens")), qPrintable(warnings));

    options.users = 4;
    options.outputTokens = 128;
    FakeTransport within(fixedServer({{"/info", json(tgiInfo)}}));
    QCOMPARE(allWarnings(prepared(within, endpointOf(Engine::Tgi), options)), QString());
}

void TestPrepare::streamOptionsRefused()
{
    const Reply models = json(R"({"data":[{"id":"m","owned_by":"somebody"}]})");
    FakeTransport refusing(
        fixedServer({{"/v1/models", models},
                     {"POST /v1/chat/completions", {400, R"({"error":{"message":"Unknown field: stream_options"}})", {}, {}, false}}}));
    const PreparedLane lane = prepared(refusing, endpointOf(Engine::OpenAi));
    QVERIFY(!lane.includeUsage);
    QVERIFY(!lane.preparation.error);

    FakeTransport failing(fixedServer({{"/v1/models", models}, {"POST /v1/chat/completions", {400, R"({"error":"no"})", {}, {}, false}}}));
    QVERIFY(prepared(failing, endpointOf(Engine::OpenAi)).includeUsage);

    FakeTransport untried(fixedServer({{"/v1/models", models}}));
    PrepareOptions options;
    options.tryUsage = false;
    prepared(untried, endpointOf(Engine::OpenAi), options);
    QVERIFY(!untried.asked.contains("POST /v1/chat/completions"));
}

void TestPrepare::droppingCancels()
{
    FakeScheduler scheduler;
    FakeTransport transport([](const StreamRequest &) {
        Reply reply;
        reply.never = true;
        return reply;
    });
    bool called = false;
    auto handle = prepareLane(scheduler, transport, endpointOf(Engine::Vllm), {}, [&called](PreparedLane) { called = true; });
    scheduler.runAll();
    QCOMPARE(transport.open.size(), size_t(1));
    handle.reset();
    QCOMPARE(transport.cancelled.size(), 1);
    QVERIFY(transport.open.empty());
    scheduler.runAll();
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestPrepare)
#include "tst_prepare.moc"
