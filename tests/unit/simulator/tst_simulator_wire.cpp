// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/protocol.h"
#include "wire_client.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

using namespace derby;

namespace {

const QByteArray chatBody =
    R"({"messages":[{"role":"user","content":"Tell me about the order"}],"max_tokens":30,"stream":true,"stream_options":{"include_usage":true}})";

/// What our own decoder makes of a raw response.
Reading decode(const Endpoint &endpoint, Protocol protocol, const QByteArray &response, std::optional<Error> *error = nullptr)
{
    ResponseHead head;
    head.status = statusOf(response);
    for (const QByteArray &line : response.left(response.indexOf("\r\n\r\n")).split('\n').mid(1))
        head.headers.append({line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed()});
    const auto decoder = makeDecoder(endpoint.engine, protocol, head);
    const QByteArray body = bodyOf(response);
    std::vector<DecodedEvent> events;
    decoder->feed({body.constData(), static_cast<std::size_t>(body.size())}, events);
    decoder->finish(events);
    if (error)
        *error = judgeResponse(endpoint.engine, head, decoder->reading());
    return decoder->reading();
}

QByteArray metric(const Endpoint &endpoint, const QByteArray &line)
{
    const QByteArray text = bodyOf(exchange(endpoint, "GET", "/metrics"));
    for (const QByteArray &one : text.split('\n'))
        if (one.startsWith(line) && one.mid(line.size()).startsWith(' '))
            return one.mid(line.size() + 1);
    return {};
}

} // namespace

class TestSimulatorWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourDecoderReadsIt_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<Protocol>("protocol");
        QTest::addColumn<bool>("stream");
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
            for (const Protocol protocol : protocolsOf(engine))
                for (const bool stream : {true, false})
                    QTest::newRow(qPrintable(engineId(engine) + u' ' + protocolId(protocol) + (stream ? u" stream" : u" plain")))
                        << engine << protocol << stream;
    }
    void ourDecoderReadsIt()
    {
        QFETCH(Engine, engine);
        QFETCH(Protocol, protocol);
        QFETCH(bool, stream);
        Farm farm;
        Endpoint endpoint = farm.at(engine);
        endpoint.protocol = protocol;
        GenerationRequest wanted;
        wanted.model = endpoint.model;
        wanted.messages = {{QStringLiteral("user"), QStringLiteral("Write a story about a fox")}};
        wanted.maxTokens = 40;
        wanted.stream = stream;
        const HttpRequest http = buildGeneration(endpoint, wanted);
        QByteArrayList headers;
        for (const Header &header : http.headers) {
            const QByteArray line = header.first + ": " + header.second;
            headers.append(line);
        }
        const QByteArray response = exchange(endpoint, http.method, http.target, http.body, headers);
        std::optional<Error> error;
        const Reading reading = decode(endpoint, protocol, response, &error);
        QVERIFY2(!error, error ? qPrintable(error->message + error->detail) : "");
        QVERIFY(reading.complete);
        QCOMPARE(reading.outputTokens, std::optional<qint64>(40));
        QVERIFY(reading.promptTokens.value_or(stream ? 0 : 1) > 0);
        QCOMPARE(reading.finishReason, std::optional<std::string>("length"));
        QVERIFY(reading.text.size() > 100);
        if (stream)
            QCOMPARE(reading.contentEvents, 40);
        QCOMPARE(farm->counts(engine).finished, 1);
        QCOMPARE(farm->counts(engine).aborted, 0);
    }

    void pinnedLengthIsExact()
    {
        Farm farm;
        const QByteArray response =
            exchange(farm.at(Engine::Vllm), "POST", "/v1/chat/completions",
                     R"({"messages":[{"role":"user","content":"Hi"}],"max_tokens":450,"min_tokens":450,"ignore_eos":true,"stream":true})");
        QCOMPARE(chunksOf(response).size(), 452); // role, tokens, [DONE]
        // Left to itself it ends by itself.
        const Reading reading =
            decode(farm.at(Engine::Tgi), Protocol::TgiGenerate,
                   exchange(farm.at(Engine::Tgi), "POST", "/generate_stream", R"({"inputs":"Hi","parameters":{"details":true}})"));
        QCOMPARE(reading.finishReason, std::optional<std::string>("eos_token"));
        QCOMPARE(reading.outputTokens, std::optional<qint64>(*reading.tokenEvents));
        QVERIFY(!reading.textClean.ends_with("<|eot_id|>"));
    }

    void stopStrings()
    {
        Farm farm;
        const auto ask = [&](Engine engine, const char *path, const QByteArray &body) {
            return decode(farm.at(engine), Protocol::OpenAiChat, exchange(farm.at(engine), "POST", path, body));
        };
        const QByteArray body =
            R"({"model":"tiny","messages":[{"role":"user","content":"Hi"}],"max_tokens":200,"stream":true,"stop":[" the "]})";
        const Reading vllm = ask(Engine::Vllm, "/v1/chat/completions", body), tgi = ask(Engine::Tgi, "/v1/chat/completions", body);
        QVERIFY(QByteArray::fromStdString(vllm.text).indexOf(" the ") < 0);
        QCOMPARE(vllm.stopReason, std::string("\" the \""));
        QVERIFY(QByteArray::fromStdString(tgi.text).indexOf(" the ") > 0); // it stays in
        QCOMPARE(tgi.finishReason, std::optional<std::string>("stop_sequence"));
    }

    void sameSeedSameAnswers()
    {
        const auto answers = [](quint64 seed) {
            SimulatorOptions options;
            options.seed = seed;
            Farm farm(options);
            QByteArrayList all;
            for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
                for (int i = 0; i < 2; ++i)
                    all.append(QByteArray::fromStdString(
                        decode(farm.at(engine), Protocol::OpenAiChat,
                               exchange(farm.at(engine), "POST", "/v1/chat/completions",
                                        R"({"model":"tiny","messages":[{"role":"user","content":"Hi"}],"max_tokens":400})"))
                            .text));
            return all;
        };
        const QByteArrayList once = answers(1), again = answers(1), other = answers(2);
        QCOMPARE(once, again);
        QVERIFY(once != other);
        QVERIFY(!once.contains(QByteArray()));
    }

    void keepAliveAndPipelining()
    {
        Farm farm;
        WireClient client(farm.at(Engine::Vllm));
        for (int i = 0; i < 5; ++i) {
            client.send(WireClient::request("POST", "/v1/chat/completions", chatBody, {}, true));
            const QByteArray response = client.readUntil("0\r\n\r\n");
            QCOMPARE(statusOf(response), 200);
            QVERIFY(!response.contains("connection: close"));
        }
        client.send(WireClient::request("GET", "/version", {}, {}, true) + WireClient::request("GET", "/version", {}, {}, false));
        const QByteArray both = client.readAll();
        QCOMPARE(both.count("{\"version\":\"0.32.0\"}"), 2);
    }

    void expectContinueComesFirst()
    {
        Farm farm;
        WireClient client(farm.at(Engine::Vllm));
        QByteArray request = WireClient::request("POST", "/v1/chat/completions", chatBody, {"Expect: 100-continue"});
        client.send(request.left(request.indexOf("\r\n\r\n") + 4));
        QVERIFY(client.readUntil("\r\n\r\n").startsWith("HTTP/1.1 100 Continue"));
        client.send(chatBody);
        QVERIFY(client.readAll().startsWith("HTTP/1.1 200 OK"));
    }

    void whatIsNoHttpIsRefused()
    {
        Farm farm;
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama}) {
            WireClient client(farm.at(engine));
            client.send("\x16\x03\x01 hello?\r\n\r\n");
            QVERIFY(client.readAll().startsWith("HTTP/1.1 400 Bad Request"));
        }
    }

    void goneClientStopsGeneration()
    {
        Farm farm({},
                  "profiles: {slow: {vllm: &s {step_ms: 20, prefill_ms: 1, model: tiny}, tgi: {<<: *s}, ollama: {<<: *s, load_s: 0}}}\n");
        const std::map<Engine, QByteArray> paths{
            {Engine::Vllm, "/v1/chat/completions"}, {Engine::Tgi, "/v1/chat/completions"}, {Engine::Ollama, "/api/chat"}};
        for (const auto &[engine, path] : paths) {
            {
                WireClient client(farm.at(engine));
                client.send(
                    WireClient::request("POST", path, R"({"model":"tiny","stream":true,"messages":[{"role":"user","content":"Hi"}]})"));
                client.readUntil("content\":\"");
                QCOMPARE(farm->counts(engine).concurrent, 1);
            }
            QTRY_COMPARE(farm->counts(engine).aborted, 1);
            QCOMPARE(farm->counts(engine).concurrent, 0);
        }
    }

    void twoHundredAtOnce()
    {
        SimulatorOptions options;
        options.profile = QStringLiteral("open");
        options.engines = {Engine::Vllm};
        Farm farm(options);
        std::vector<std::unique_ptr<WireClient>> clients;
        for (int i = 0; i < 200; ++i) {
            clients.push_back(std::make_unique<WireClient>(farm.at(Engine::Vllm)));
            clients.back()->send(
                WireClient::request("POST", "/v1/chat/completions", chatBody, {"X-Request-Id: r" + QByteArray::number(i)}));
        }
        std::set<QByteArray> ids;
        for (const auto &client : clients) {
            const QByteArray response = client->readAll();
            const Reading reading = decode(farm.at(Engine::Vllm), Protocol::OpenAiChat, response);
            QCOMPARE(reading.outputTokens, std::optional<qint64>(30));
            ids.insert(chunksOf(response).first().mid(6, 22));
        }
        QCOMPARE(ids.size(), std::size_t(200));
        const SimulatorCounts counts = farm->counts(Engine::Vllm);
        QCOMPARE(counts.finished, 200);
        QCOMPARE(counts.tokens, 200 * 30);
        QVERIFY2(counts.maxConcurrent > 150, qPrintable(QString::number(counts.maxConcurrent)));
    }

    void tgiRefusesWhatHasNoPermit()
    {
        Farm farm({}, "profiles: {slow: {tgi: {step_ms: 50, max_concurrent: 2}}}\n");
        const Endpoint &tgi = farm.at(Engine::Tgi);
        std::vector<std::unique_ptr<WireClient>> clients;
        for (int i = 0; i < 2; ++i) {
            clients.push_back(std::make_unique<WireClient>(tgi));
            clients.back()->send(WireClient::request("POST", "/generate_stream", R"({"inputs":"Hi"})"));
            clients.back()->readUntil("\r\n\r\n");
        }
        QCOMPARE(statusOf(exchange(tgi, "POST", "/generate", R"({"inputs":"Hi"})")), 429);
        const QByteArray refused = exchange(tgi, "POST", "/generate_stream", R"({"inputs":"Hi"})");
        QCOMPARE(statusOf(refused), 200);
        QCOMPARE(bodyOf(refused), QByteArray("data: {\"error\":\"Model is overloaded\",\"error_type\":\"overloaded\"}\n\n"));
        QCOMPARE(
            chunksOf(exchange(tgi, "POST", "/v1/completions", R"({"prompt":"Hi","stream":true})")),
            (QByteArrayList{"data: {\"error\":{\"message\":\"Model is overloaded\",\"http_status_code\":422}}\n\n", "data: [DONE]\n\n"}));
        QCOMPARE(farm->counts(Engine::Tgi).refused, 3);
        QCOMPARE(statusOf(exchange(tgi, "GET", "/health")), 200);
        QCOMPARE(metric(tgi, "tgi_request_failure{err=\"overloaded\"}"), QByteArray("3"));
    }

    void ollamaLoadsQueuesAndUnloads()
    {
        Farm farm({}, "profiles: {slow: {ollama: {model: tiny, step_ms: 1, prefill_ms: 1, load_s: 0.3, max_queue: 2}}}\n");
        const Endpoint &ollama = farm.at(Engine::Ollama);
        const QByteArray body = R"({"model":"tiny","prompt":"Hi","options":{"num_predict":3}})";
        QCOMPARE(bodyOf(exchange(ollama, "GET", "/api/ps")), QByteArray("{\"models\":[]}"));
        std::vector<std::unique_ptr<WireClient>> clients;
        for (int i = 0; i < 5; ++i) {
            clients.push_back(std::make_unique<WireClient>(ollama));
            clients.back()->send(WireClient::request("POST", "/api/generate", body));
        }
        int served = 0, refused = 0;
        for (const auto &client : clients) {
            const QByteArray response = client->readAll();
            if (statusOf(response) == 503) {
                ++refused;
                continue;
            }
            ++served;
            const QJsonObject last = QJsonDocument::fromJson(chunksOf(response).last()).object();
            QVERIFY(last.value(QLatin1String("load_duration")).toDouble() > 1e8);
            const double parts = last.value(QLatin1String("load_duration")).toDouble()
                + last.value(QLatin1String("prompt_eval_duration")).toDouble() + last.value(QLatin1String("eval_duration")).toDouble();
            QVERIFY(last.value(QLatin1String("total_duration")).toDouble() >= parts);
            QCOMPARE(last.value(QLatin1String("eval_count")).toInt(), 3);
            QVERIFY(last.value(QLatin1String("context")).isArray());
        }
        QCOMPARE(served, 2);
        QCOMPARE(refused, 3);
        QVERIFY(bodyOf(exchange(ollama, "GET", "/api/ps")).contains("expires_at"));
        QVERIFY(exchange(ollama, "POST", "/api/generate", R"({"model":"tiny","keep_alive":0})")
                    .endsWith("\"done\":true,\"done_reason\":\"unload\"}"));
        QCOMPARE(bodyOf(exchange(ollama, "GET", "/api/ps")), QByteArray("{\"models\":[]}"));
    }

    void keysAreAskedFor()
    {
        Farm farm({}, "profiles: {locked: {vllm: {model: tiny, api_key: Secret-1}, tgi: {api_key: Secret-1}}}\n");
        const auto status = [&](Engine engine, const char *method, const char *path, const QByteArray &body,
                                const QByteArrayList &headers) { return statusOf(exchange(farm.at(engine), method, path, body, headers)); };
        QCOMPARE(status(Engine::Vllm, "GET", "/v1/models", {}, {}), 401);
        QCOMPARE(status(Engine::Vllm, "GET", "/v1/nothing", {}, {}), 401);
        QCOMPARE(status(Engine::Vllm, "GET", "/health", {}, {}), 200);
        QCOMPARE(status(Engine::Vllm, "GET", "/v1/models", {}, {"Authorization: bearer Secret-1"}), 200);
        QCOMPARE(status(Engine::Vllm, "GET", "/v1/models", {}, {"Authorization: Bearer secret-1"}), 401);
        QCOMPARE(status(Engine::Tgi, "POST", "/generate", R"({"inputs":"Hi"})", {}), 401);
        QCOMPARE(status(Engine::Tgi, "GET", "/generate", {}, {}), 401);
        QCOMPARE(status(Engine::Tgi, "POST", "/chat_tokenize", R"({"messages":[]})", {}), 200);
        QCOMPARE(status(Engine::Tgi, "POST", "/tokenize", R"({"inputs":"Hi"})", {"Authorization: BEARER SECRET-1"}), 200);
        QCOMPARE(farm.at(Engine::Vllm).apiKey, QByteArray("Secret-1"));
    }

    void templatesAndCountsAgree()
    {
        Farm farm;
        const Endpoint &tgi = farm.at(Engine::Tgi);
        const QJsonObject answer = QJsonDocument::fromJson(bodyOf(exchange(tgi, "POST", "/chat_tokenize",
                                                                           R"({"messages":[{"role":"user","content":"Hello there"}]})")))
                                       .object();
        const qsizetype count = answer.value(QLatin1String("tokenize_response")).toArray().size();
        QVERIFY(count > 5);
        const QByteArray body =
            QJsonDocument(QJsonObject{{QStringLiteral("inputs"), answer.value(QLatin1String("templated_text"))},
                                      {QStringLiteral("parameters"),
                                       QJsonObject{{QStringLiteral("details"), true}, {QStringLiteral("max_new_tokens"), 2}}}})
                .toJson();
        QCOMPARE(decode(tgi, Protocol::TgiGenerate, exchange(tgi, "POST", "/generate_stream", body)).promptTokens,
                 std::optional<qint64>(count));
        const Reading vllm = decode(farm.at(Engine::Vllm), Protocol::OpenAiChat,
                                    exchange(farm.at(Engine::Vllm), "POST", "/v1/chat/completions",
                                             R"({"messages":[{"role":"user","content":"Hello there"}],"max_tokens":2})"));
        QCOMPARE(vllm.promptTokens, std::optional<qint64>(count));
    }

    void metricsMove()
    {
        Farm farm;
        const Endpoint &vllm = farm.at(Engine::Vllm), &tgi = farm.at(Engine::Tgi);
        const QByteArray tokens = "vllm:generation_tokens_total{engine=\"0\",model_name=\"tiny\"}";
        QCOMPARE(metric(vllm, tokens), QByteArray("0.0"));
        QVERIFY(bodyOf(exchange(tgi, "GET", "/metrics")).isEmpty());
        exchange(vllm, "POST", "/v1/chat/completions", chatBody);
        exchange(tgi, "POST", "/v1/chat/completions", chatBody);
        QCOMPARE(metric(vllm, tokens), QByteArray("30.0"));
        QCOMPARE(metric(vllm, "vllm:inter_token_latency_seconds_count{engine=\"0\",model_name=\"tiny\"}"), QByteArray("29.0"));
        QCOMPARE(metric(vllm, "vllm:request_success_total{engine=\"0\",finished_reason=\"length\",model_name=\"tiny\"}"),
                 QByteArray("1.0"));
        QCOMPARE(metric(tgi, "tgi_request_count"), QByteArray("2")); // of one chat request
        QCOMPARE(metric(tgi, "tgi_request_success"), QByteArray("1"));
        QCOMPARE(metric(tgi, "tgi_request_generated_tokens_sum"), QByteArray("30"));
        QCOMPARE(statusOf(exchange(farm.at(Engine::Ollama), "GET", "/metrics")), 404);
    }

    void sendLogHoldsEveryToken()
    {
        QTemporaryDir folder;
        SimulatorOptions options;
        options.sendLog = folder.filePath(QStringLiteral("send.jsonl"));
        Farm farm(options);
        const auto before = std::chrono::steady_clock::now().time_since_epoch().count();
        exchange(farm.at(Engine::Vllm), "POST", "/v1/chat/completions", chatBody, {"X-Request-Id: mine"});
        exchange(farm.at(Engine::Tgi), "POST", "/generate_stream", R"({"inputs":"Hi","parameters":{"max_new_tokens":7}})");
        exchange(farm.at(Engine::Ollama), "POST", "/api/chat",
                 R"({"model":"tiny","messages":[{"role":"user","content":"Hi"}],"options":{"num_predict":5}})");
        const auto after = std::chrono::steady_clock::now().time_since_epoch().count();
        farm.stop();
        QFile file(options.sendLog);
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::map<QString, int> next;
        double last = static_cast<double>(before);
        for (const QByteArray &line : file.readAll().trimmed().split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            QCOMPARE(entry.value(QLatin1String("index")).toInt(), next[entry.value(QLatin1String("engine")).toString()]++);
            const double at = entry.value(QLatin1String("t_ns")).toDouble();
            QVERIFY(at >= last && at <= static_cast<double>(after));
            last = at;
            if (entry.value(QLatin1String("engine")).toString() == u"vllm")
                QCOMPARE(entry.value(QLatin1String("request_id")).toString(), QStringLiteral("mine"));
        }
        QCOMPARE(next, (std::map<QString, int>{{QStringLiteral("vllm"), 30}, {QStringLiteral("tgi"), 7}, {QStringLiteral("ollama"), 5}}));
    }

    void ipv6AndFixedPorts()
    {
        SimulatorOptions options;
        options.ipv6 = true;
        options.engines = {Engine::Tgi};
        Farm farm(options);
        if (farm.error().contains(u"port"))
            QSKIP("no IPv6 on this machine");
        QCOMPARE(statusOf(exchange(farm.at(Engine::Tgi), "GET", "/info")), 200);
        SimulatorOptions taken;
        taken.engines = {Engine::Tgi};
        Farm first(taken);
        SimulatorOptions again;
        again.engines = {Engine::Tgi};
        again.portBase = first.at(Engine::Tgi).url.port() - 1;
        Farm second(again);
        QVERIFY(second.error().contains(u"can't listen at port"));
    }
};

QTEST_GUILESS_MAIN(TestSimulatorWire)
#include "tst_simulator_wire.moc"
