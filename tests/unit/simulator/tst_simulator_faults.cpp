// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire_client.h"

#include "base/clock.h"
#include "transport/qnam_transport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <future>

using namespace derby;

namespace {

const QByteArray chat =
    R"({"model":"tiny","messages":[{"role":"user","content":"Hi"}],"max_tokens":12,"options":{"num_predict":12},"stream":true})";

QByteArray pathOf(Engine engine)
{
    return engine == Engine::Ollama ? "/api/chat" : "/v1/chat/completions";
}

SimulatorOptions with(const QString &fault)
{
    SimulatorOptions options;
    options.faults = {fault};
    return options;
}

} // namespace

class TestSimulatorFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused()
    {
        Farm farm(with(QStringLiteral("tgi:refuse")));
        QVERIFY(!WireClient(farm.at(Engine::Tgi)).connected());
        QVERIFY(WireClient(farm.at(Engine::Vllm)).connected());
    }

    void everyEngine_data()
    {
        QTest::addColumn<Engine>("engine");
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
            QTest::newRow(qPrintable(engineId(engine))) << engine;
    }

    void reset_data() { everyEngine_data(); }
    void reset()
    {
        QFETCH(Engine, engine);
        Farm farm(with(QStringLiteral("reset=3")));
        WireClient client(farm.at(engine));
        client.send(WireClient::request("POST", pathOf(engine), chat));
        const QByteArray got = client.readAll();
        QVERIFY(client.wasReset());
        QVERIFY(got.count("\"content\":\"") <= 4); // three tokens and a role; what was not read in time is lost with the connection
        QTRY_COMPARE(farm->counts(engine).aborted, 1);
        QCOMPARE(farm->counts(engine).tokens, 3);
    }

    void truncated_data() { everyEngine_data(); }
    void truncated()
    {
        QFETCH(Engine, engine);
        Farm farm(with(QStringLiteral("truncate=4")));
        const QByteArray got = exchange(farm.at(engine), "POST", pathOf(engine), chat);
        QCOMPARE(farm->counts(engine).tokens, 4);
        QCOMPARE(chunksOf(got).size(), engine == Engine::Vllm ? 5 : 4);
        QVERIFY(!got.endsWith("0\r\n\r\n"));
    }

    void brokenOffIsNeverWhole_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<Protocol>("protocol");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("stream");
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
            for (const Protocol protocol : protocolsOf(engine))
                for (const char *fault : {"reset=3", "truncate=3"})
                    for (const bool stream : {true, false})
                        QTest::addRow("%s, %s, %s, %s", qPrintable(engineId(engine)), qPrintable(protocolId(protocol)), fault,
                                      stream ? "stream" : "plain")
                            << engine << protocol << QString::fromLatin1(fault) << stream;
    }
    /// Qt removes the chunk that ends a body, and may end an answer that was cut off without an error: then the protocol must tell.
    void brokenOffIsNeverWhole()
    {
        QFETCH(Engine, engine);
        QFETCH(Protocol, protocol);
        QFETCH(QString, fault);
        QFETCH(bool, stream);
        Farm farm(with(fault));
        Endpoint endpoint = farm.at(engine);
        endpoint.protocol = protocol;
        GenerationRequest generation;
        generation.model = endpoint.model;
        generation.messages = {{QStringLiteral("user"), QStringLiteral("Hi")}};
        generation.templatedPrompt = QStringLiteral("Hi");
        generation.maxTokens = 12;
        generation.stream = stream;
        const SystemClock clock;
        QnamTransport transport(clock);
        std::promise<FetchResult> promise;
        StreamRequest request;
        request.endpoint = endpoint;
        request.http = buildGeneration(endpoint, generation);
        fetch(transport, request, [&promise](FetchResult result) { promise.set_value(std::move(result)); });
        const FetchResult result = promise.get_future().get();
        std::optional<Error> judged;
        if (result.head.status > 0) {
            const auto decoder = makeDecoder(engine, protocol, result.head);
            std::vector<DecodedEvent> events;
            decoder->feed({result.body.constData(), static_cast<std::size_t>(result.body.size())}, events);
            decoder->finish(events);
            QVERIFY(!decoder->reading().complete);
            judged = judgeResponse(engine, result.head, decoder->reading());
            QVERIFY(judged.has_value());
            if (!result.body.isEmpty()) // a reset may take with it what was not read in time
                QCOMPARE(errorKindId(judged->kind), errorKindId(ErrorKind::Truncated));
        }
        QVERIFY(result.error || judged);
        if (stream && fault.startsWith(QLatin1String("truncate")))
            QVERIFY(!result.body.isEmpty());
    }

    void errorInside_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<int>("after");
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
            for (const int after : {0, 2})
                QTest::addRow("%s, %d", qPrintable(engineId(engine)), after) << engine << after;
    }
    void errorInside()
    {
        QFETCH(Engine, engine);
        QFETCH(int, after);
        Farm farm(with(QStringLiteral("error_in_200=%1").arg(after)));
        const QByteArray got = exchange(farm.at(engine), "POST", pathOf(engine), chat);
        QCOMPARE(statusOf(got), 200);
        QCOMPARE(got.contains("\"content\":\""), after > 0);
        QCOMPARE(farm->counts(engine).tokens, after);
        const QByteArrayList chunks = chunksOf(got);
        const QByteArray error = engine == Engine::Ollama ? chunks.last() : chunks.at(chunks.size() - 2);
        switch (engine) {
        case Engine::Vllm:
            QVERIFY(error.startsWith("data: {\"error\": {\"message\": \"EngineCore encountered an issue."));
            break;
        case Engine::Tgi:
            QCOMPARE(error,
                     QByteArray("data: {\"error\":{\"message\":\"Request failed during generation: Server error: CUDA out of "
                                "memory.\",\"http_status_code\":422}}\n\n"));
            break;
        default:
            QCOMPARE(error, QByteArray("{\"error\":\"an error was encountered while running the model: unexpected EOF\"}\n"));
        }
        QVERIFY(got.endsWith("0\r\n\r\n"));
    }

    void stalled_data() { everyEngine_data(); }
    void stalled()
    {
        QFETCH(Engine, engine);
        Farm farm(with(QStringLiteral("stall=2")));
        WireClient client(farm.at(engine));
        client.send(WireClient::request("POST", pathOf(engine), chat));
        client.readUntil("}\n");
        QTRY_COMPARE(farm->counts(engine).aborted, 1); // its tokens are made, but never sent
        QCOMPARE(farm->counts(engine).tokens, 2);
        QCOMPARE(statusOf(exchange(farm.at(engine), "GET", engine == Engine::Ollama ? "/" : "/health")), 200);
    }

    void garbage_data() { everyEngine_data(); }
    void garbage()
    {
        QFETCH(Engine, engine);
        Farm farm(with(QStringLiteral("garbage")));
        const QByteArray got = exchange(farm.at(engine), "GET", "/");
        QVERIFY(!got.isEmpty());
        QVERIFY(!got.startsWith("HTTP/"));
    }

    void wrongJson_data() { everyEngine_data(); }
    void wrongJson()
    {
        QFETCH(Engine, engine);
        Farm farm(with(QStringLiteral("wrong_json")));
        const QByteArrayList chunks = chunksOf(exchange(farm.at(engine), "POST", pathOf(engine), chat));
        int broken = 0;
        for (QByteArray chunk : chunks) {
            if (chunk.startsWith("data: "))
                chunk.remove(0, 6);
            if (!chunk.startsWith("[DONE]") && QJsonDocument::fromJson(chunk.trimmed()).isNull())
                ++broken;
        }
        QVERIFY2(broken >= 10, qPrintable(QString::number(broken)));
    }

    void statuses_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<int>("status");
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
            for (const int status : {429, 500, 503})
                QTest::newRow(qPrintable(QString(engineId(engine) + QString::number(status)))) << engine << status;
    }
    void statuses()
    {
        QFETCH(Engine, engine);
        QFETCH(int, status);
        Farm farm(with(u"status=" + QString::number(status)));
        const QByteArray got = exchange(farm.at(engine), "POST", pathOf(engine), chat);
        QCOMPARE(statusOf(got), status);
        QVERIFY(QJsonDocument::fromJson(bodyOf(got)).object().contains(QLatin1String("error")));
        QCOMPARE(statusOf(exchange(farm.at(engine), "GET", engine == Engine::Ollama ? "/api/tags" : "/health")), 200);
    }

    void hugeEvent_data() { everyEngine_data(); }
    void hugeEvent()
    {
        QFETCH(Engine, engine);
        Farm farm(with(QStringLiteral("huge_event=2")));
        const QByteArrayList chunks = chunksOf(exchange(farm.at(engine), "POST", pathOf(engine), chat));
        QVERIFY(chunks.at(engine == Engine::Vllm ? 2 : 1).size() > 2000000);
        QVERIFY(chunks.last().size() < 1000);
    }

    void empty_data() { everyEngine_data(); }
    void empty()
    {
        QFETCH(Engine, engine);
        Farm farm(with(QStringLiteral("empty")));
        const QByteArray got = exchange(farm.at(engine), "POST", pathOf(engine), chat);
        QCOMPARE(statusOf(got), 200);
        QVERIFY(got.contains("\"stop\""));
        QCOMPARE(got.count("\"content\":\"\""), engine == Engine::Vllm ? 2 : 1);
        QCOMPARE(got.count("\"content\":"), engine == Engine::Vllm ? 2 : 1);
    }

    void drip()
    {
        Farm farm(with(QStringLiteral("vllm:drip=1")));
        WireClient client(farm.at(Engine::Vllm));
        client.send(WireClient::request("GET", "/version"));
        int reads = 0;
        QByteArray all;
        for (QByteArray bytes = client.read(); !bytes.isEmpty(); bytes = client.read()) {
            all += bytes;
            ++reads;
        }
        QVERIFY(all.endsWith("{\"version\":\"0.32.0\"}"));
        QVERIFY2(reads > 5, qPrintable(QString::number(reads)));
    }

    void loading()
    {
        Farm farm(with(QStringLiteral("loading=0.3")));
        QVERIFY(!WireClient(farm.at(Engine::Vllm)).connected());
        QTRY_VERIFY(WireClient(farm.at(Engine::Vllm)).connected());
        QVERIFY(WireClient(farm.at(Engine::Ollama)).connected());
        const QByteArrayList lines = chunksOf(exchange(farm.at(Engine::Ollama), "POST", "/api/chat", chat));
        QVERIFY(QJsonDocument::fromJson(lines.last()).object().value(QLatin1String("load_duration")).toDouble() > 2e8);
    }

    void idleClose()
    {
        Farm farm(with(QStringLiteral("idle_close=20")));
        WireClient unused(farm.at(Engine::Vllm)), used(farm.at(Engine::Vllm));
        used.send(WireClient::request("GET", "/version", {}, {}, true));
        QVERIFY(used.readUntil("}").endsWith("{\"version\":\"0.32.0\"}"));
        QCOMPARE(used.read(), QByteArray()); // closed after a while
        unused.send(WireClient::request("GET", "/version")); // one that was never used stays
        QVERIFY(unused.readAll().startsWith("HTTP/1.1 200"));
    }
};

QTEST_GUILESS_MAIN(TestSimulatorFaults)
#include "tst_simulator_faults.moc"
