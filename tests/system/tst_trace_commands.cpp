// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli.h"
#include "servers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>

using namespace derby;
using namespace derby::test;

namespace {

QJsonObject laneAt(const Ran &ran, int index)
{
    return ran.json().value(QStringLiteral("lanes")).toArray().at(index).toObject();
}

} // namespace

/// `test`, `inspect` and the commands around them: what they print for scripts, over http and https, live and from files.
class TestTraceCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void testForPeople();
    void inspectForScripts();
    void inspectForPeople();
    void oneFailsOneWorks();
    void errorInsideTheStream();
    void secretsAreHidden();
    void escapeSequencesAreNotPassedOn();
    void https();
    void recorded_data();
    void recorded();
    void recordedHttp_data();
    void recordedHttp();
    void jsonEverywhere_data();
    void jsonEverywhere();
    void simulatorServes();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SimulatorFarm> m_farm;
};

void TestTraceCommands::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_farm = simulators();
}

void TestTraceCommands::testForPeople()
{
    const Ran ran = cli(QStringList{QStringLiteral("test")} + endpointOptions(*m_farm));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(ran.out.count("healthy"), 3);
    QCOMPARE(ran.out.count("TTFT "), 3);
    QVERIFY2(ran.out.contains("counted by the server"), ran.all().constData());
}

void TestTraceCommands::inspectForScripts()
{
    const Ran ran =
        cli(QStringList{QStringLiteral("--json"), QStringLiteral("inspect"), QStringLiteral("--prompt"), QStringLiteral("Say hello.")}
            + endpointOptions(*m_farm));
    QVERIFY2(ran.code == 0, ran.all().constData());
    const QStringList engines{QStringLiteral("vllm"), QStringLiteral("tgi"), QStringLiteral("ollama")};
    const QStringList protocols{QStringLiteral("openai-chat"), QStringLiteral("tgi-generate"), QStringLiteral("ollama-chat")};
    for (int i = 0; i < 3; ++i) {
        const QJsonObject lane = laneAt(ran, i);
        QCOMPARE(lane.value(QStringLiteral("id")).toString(), engines[i]);
        QCOMPARE(lane.value(QStringLiteral("status")).toInt(), 200);
        QVERIFY(lane.value(QStringLiteral("error")).isNull());
        const QJsonObject endpoint = lane.value(QStringLiteral("endpoint")).toObject();
        QCOMPARE(endpoint.value(QStringLiteral("engine")).toString(), engines[i]);
        QCOMPARE(endpoint.value(QStringLiteral("protocol")).toString(), protocols[i]);
        QVERIFY(!endpoint.value(QStringLiteral("model")).toString().isEmpty());
        const QJsonObject request = lane.value(QStringLiteral("request")).toObject();
        QCOMPARE(request.value(QStringLiteral("method")).toString(), QStringLiteral("POST"));
        QVERIFY(request.value(QStringLiteral("url")).toString().startsWith(QStringLiteral("http://127.0.0.1:")));
        QVERIFY(!request.value(QStringLiteral("headers")).toObject().isEmpty());
        QVERIFY(QJsonDocument(request.value(QStringLiteral("body")).toObject()).toJson().contains("Say hello."));
        QVERIFY(!lane.value(QStringLiteral("http_headers")).toObject().isEmpty());

        // Times never run backwards, indices count data events alone, and the pieces make the whole.
        const QJsonArray events = lane.value(QStringLiteral("events")).toArray();
        QString text;
        double before = 0;
        int next = 0;
        for (const QJsonValue &value : events) {
            const QJsonObject event = value.toObject();
            QVERIFY(event.value(QStringLiteral("t_ns")).toDouble() >= before);
            before = event.value(QStringLiteral("t_ns")).toDouble();
            QVERIFY(event.value(QStringLiteral("user_t_ns")).toDouble() > 0);
            if (!event.value(QStringLiteral("index")).isNull())
                QCOMPARE(event.value(QStringLiteral("index")).toInt(-1), next++);
            if (event.value(QStringLiteral("kind")).toString() == QLatin1String("text"))
                text += event.value(QStringLiteral("text")).toString();
            QVERIFY(event.contains(QStringLiteral("raw")) && event.contains(QStringLiteral("tokens"))
                    && event.contains(QStringLiteral("coalesced")));
        }
        const QJsonObject result = lane.value(QStringLiteral("result")).toObject();
        QCOMPARE(result.value(QStringLiteral("events")).toInt(), next);
        QCOMPARE(result.value(QStringLiteral("complete")).toBool(), true);
        QVERIFY(!text.isEmpty());
        QVERIFY(result.value(QStringLiteral("text")).toString().startsWith(text.left(10)));
        QCOMPARE(result.value(QStringLiteral("output_tokens_source")).toString(), QStringLiteral("server_reported"));
        const QJsonObject timing = lane.value(QStringLiteral("timing")).toObject();
        const double firstByte = timing.value(QStringLiteral("first_byte_ns")).toDouble();
        const double firstToken = timing.value(QStringLiteral("first_token_ns")).toDouble();
        const double lastToken = timing.value(QStringLiteral("last_token_ns")).toDouble();
        QVERIFY(0 < firstByte && firstByte <= firstToken && firstToken < lastToken);
        QVERIFY(lastToken <= timing.value(QStringLiteral("done_ns")).toDouble());
    }
}

void TestTraceCommands::inspectForPeople()
{
    const Ran ran = cli(QStringList{QStringLiteral("inspect"), QStringLiteral("--raw")} + endpointOptions(*m_farm, {Engine::Vllm}));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QVERIFY2(ran.out.contains("> POST http://127.0.0.1:"), ran.all().constData());
    QVERIFY2(ran.out.contains("< 200"), ran.all().constData());
    QVERIFY2(ran.out.contains("chat.completion.chunk"), ran.all().constData());
    QVERIFY2(ran.out.contains("[DONE]"), ran.all().constData());
}

void TestTraceCommands::oneFailsOneWorks()
{
    const Ran ran = cli(QStringList{QStringLiteral("--json"), QStringLiteral("test"), QStringLiteral("--endpoint"),
                                    QStringLiteral("ollama=http://127.0.0.1:%1").arg(closedPort())}
                        + endpointOptions(*m_farm, {Engine::Vllm}));
    QCOMPARE(ran.code, 1);
    QCOMPARE(laneAt(ran, 0).value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("refused"));
    QVERIFY(laneAt(ran, 0).value(QStringLiteral("status")).isNull());
    QVERIFY(laneAt(ran, 1).value(QStringLiteral("error")).isNull());
}

void TestTraceCommands::errorInsideTheStream()
{
    const auto failing = simulators({QStringLiteral("error_in_200=3")});
    const Ran ran = cli(QStringList{QStringLiteral("--json"), QStringLiteral("inspect")} + endpointOptions(*failing));
    QVERIFY2(ran.code == 1, ran.all().constData());
    for (int i = 0; i < 3; ++i) {
        const QJsonObject lane = laneAt(ran, i);
        QCOMPARE(lane.value(QStringLiteral("status")).toInt(), 200);
        QVERIFY(!lane.value(QStringLiteral("result")).toObject().value(QStringLiteral("error")).isNull());
        QVERIFY(!lane.value(QStringLiteral("error")).toObject().value(QStringLiteral("detail")).toString().isEmpty());
        QVERIFY(!lane.value(QStringLiteral("timing")).toObject().value(QStringLiteral("first_token_ns")).isNull());
    }
}

void TestTraceCommands::secretsAreHidden()
{
    // The server gives the key away in its error; nothing of it may be shown.
    const auto server = std::make_unique<ScriptedServer>([](Peer &peer) {
        while (peer.readRequest()) {
            const std::string key = peer.request().header("Authorization");
            peer.sendSized("{\"error\":{\"message\":\"" + key + " is not allowed here\",\"code\":401}}", 401);
        }
    });
    const QString config =
        written(m_folder.path(), QStringLiteral("key.yaml"),
                "services:\n  endpoints:\n    - {engine: vllm, url: \"http://127.0.0.1:" + QByteArray::number(server->port())
                    + "\", api_key_env: TOKENDERBY_TEST_KEY, headers: {X-Team: blue}}\n");
    qputenv("TOKENDERBY_TEST_KEY", "quite-secret-0815");
    const Ran json = cli({QStringLiteral("--json"), QStringLiteral("inspect"), QStringLiteral("--config"), config});
    const Ran text = cli({QStringLiteral("inspect"), QStringLiteral("--raw"), QStringLiteral("--config"), config});
    qunsetenv("TOKENDERBY_TEST_KEY");
    QCOMPARE(laneAt(json, 0).value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("auth"));
    for (const Ran &ran : {json, text}) {
        QCOMPARE(ran.code, 1);
        QVERIFY2(!ran.all().contains("quite-secret-0815"), ran.all().constData());
        QVERIFY2(ran.all().contains("X-Team"), ran.all().constData()); // no secret: shown as sent
        QVERIFY(ran.all().contains("***"));
    }
    QVERIFY(server->log().back().header("Authorization").find("quite-secret-0815") != std::string::npos); // it was sent
}

void TestTraceCommands::escapeSequencesAreNotPassedOn()
{
    const auto server = pathServer(
        {{"/v1/models", {200, "application/json", R"({"data":[{"id":"m\u001b[31m","owned_by":"vllm"}]})"}},
         {"/v1/chat/completions",
          {200, "text/event-stream",
           "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"red \\u001b[31m and \\u009b2J\"},\"finish_reason\":\"stop\"}]}\n\n"
           "data: [DONE]\n\n"}}});
    const QString endpoint = QStringLiteral("vllm=http://127.0.0.1:%1").arg(server->port());
    for (const QString &command : {QStringLiteral("test"), QStringLiteral("inspect")}) {
        const Ran ran = cli({command, QStringLiteral("--endpoint"), endpoint});
        QVERIFY2(ran.out.contains("red "), ran.all().constData());
        QVERIFY(!ran.all().contains('\x1b'));
        QVERIFY(!ran.all().contains("\xc2\x9b"));
    }
}

void TestTraceCommands::https()
{
    const CertificateAuthority authority;
    const Certificate certificate = authority.issue({{}, {"127.0.0.1"}});
    const QString ca = written(m_folder.path(), QStringLiteral("ca.pem"), QByteArray::fromStdString(authority.pem()));
    const QString pem = written(m_folder.path(), QStringLiteral("cert.pem"), QByteArray::fromStdString(certificate.certificatePem));
    const QString key = written(m_folder.path(), QStringLiteral("key.pem"), QByteArray::fromStdString(certificate.keyPem));
    const auto farm = simulators({}, pem, key);
    const QString url = urlOf(*farm, Engine::Vllm);
    QVERIFY(url.startsWith(QStringLiteral("https://")));

    const auto config = [&](const QString &name, const QString &more) {
        return written(m_folder.path(), name,
                       QStringLiteral("services:\n  endpoints:\n    - {engine: vllm, url: \"%1\"%2}\n").arg(url, more).toUtf8());
    };
    const Ran trusted = cli({QStringLiteral("--json"), QStringLiteral("inspect"), QStringLiteral("--config"),
                             config(QStringLiteral("trusted.yaml"), QStringLiteral(", ca_file: \"%1\"").arg(ca))});
    QVERIFY2(trusted.code == 0, trusted.all().constData());
    QVERIFY(!trusted.err.contains("NOT VERIFIED"));

    const Ran unknown =
        cli({QStringLiteral("--json"), QStringLiteral("inspect"), QStringLiteral("--config"), config(QStringLiteral("unknown.yaml"), {})});
    QCOMPARE(unknown.code, 1);
    QCOMPARE(laneAt(unknown, 0).value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("tls"));

    const Ran unverified = cli({QStringLiteral("--json"), QStringLiteral("--quiet"), QStringLiteral("inspect"), QStringLiteral("--config"),
                                config(QStringLiteral("unverified.yaml"), QStringLiteral(", verify_tls: false"))});
    QVERIFY2(unverified.code == 0, unverified.all().constData());
    QVERIFY2(unverified.err.contains("NOT VERIFIED"), unverified.all().constData()); // shouted, quiet or not
}

void TestTraceCommands::recorded_data()
{
    QTest::addColumn<QJsonObject>("expected");
    const QJsonDocument document = QJsonDocument::fromJson(contents(QStringLiteral(TESTDATA "/transcripts/expected.json")));
    QJsonArray entries = document.isArray() ? document.array() : document.object().value(QStringLiteral("files")).toArray();
    for (const QJsonValue &entry : std::as_const(entries)) {
        const QJsonObject expected = entry.toObject();
        QTest::newRow(qPrintable(expected.value(QStringLiteral("file")).toString())) << expected;
    }
}

void TestTraceCommands::recorded()
{
    QFETCH(QJsonObject, expected);
    const QString file = QStringLiteral(TESTDATA "/transcripts/") + expected.take(QStringLiteral("file")).toString();
    QString engine = expected.take(QStringLiteral("engine")).toString();
    if (!engineFromId(engine)) // "synthetic": no server's own stream
        engine = QStringLiteral("openai");
    const Ran ran = cli({QStringLiteral("--json"), QStringLiteral("inspect"), QStringLiteral("--file"), file, QStringLiteral("--engine"),
                         engine, QStringLiteral("--protocol"), expected.take(QStringLiteral("protocol")).toString()});
    QVERIFY2(ran.code == 0, ran.all().constData());
    expected.remove(QStringLiteral("note"));
    const QJsonObject lane = laneAt(ran, 0);
    QVERIFY(lane.value(QStringLiteral("request")).isNull());
    const QJsonObject result = lane.value(QStringLiteral("result")).toObject();
    // Milliseconds that were computed from nanoseconds: equal to the microsecond.
    const QJsonObject timing = expected.take(QStringLiteral("server_timing")).toObject();
    for (auto it = timing.begin(); it != timing.end(); ++it) {
        const double value = result.value(QStringLiteral("server_timing")).toObject().value(it.key()).toDouble(-1);
        QVERIFY2(std::abs(value - it.value().toDouble()) < 0.001, qPrintable(it.key()));
    }
    for (auto it = expected.begin(); it != expected.end(); ++it)
        QVERIFY2(result.value(it.key()) == it.value(), qPrintable(it.key() + u'\n' + QString::fromUtf8(ran.out)));
}

void TestTraceCommands::recordedHttp_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind"); // empty: no error
    QTest::newRow("vllm 200") << "http-vllm-chat-200.http"
                              << "vllm" << 200 << "";
    QTest::newRow("vllm 401") << "http-vllm-401.http"
                              << "vllm" << 401 << "auth";
    QTest::newRow("vllm 404") << "http-vllm-404-model.http"
                              << "vllm" << 404 << "not_found";
    QTest::newRow("vllm 400") << "http-vllm-400-context.http"
                              << "vllm" << 400 << "invalid_request";
    QTest::newRow("tgi 429") << "http-tgi-429.http"
                             << "tgi" << 429 << "overloaded";
    QTest::newRow("ollama 200") << "http-ollama-chat-200.http"
                                << "ollama" << 200 << "";
    QTest::newRow("llama.cpp loading") << "http-llamacpp-503-loading.http"
                                       << "llamacpp" << 503 << "loading";
}

void TestTraceCommands::recordedHttp()
{
    QFETCH(QString, file);
    QFETCH(QString, engine);
    QFETCH(int, status);
    QFETCH(QString, kind);
    const QStringList arguments{QStringLiteral("inspect"), QStringLiteral("--file"), QStringLiteral(TESTDATA "/transcripts/") + file,
                                QStringLiteral("--engine"), engine};
    const Ran ran = cli(QStringList{QStringLiteral("--json")} + arguments);
    QVERIFY2(ran.code == 0, ran.all().constData()); // decoded, whatever it says
    QCOMPARE(laneAt(ran, 0).value(QStringLiteral("status")).toInt(), status);
    QCOMPARE(laneAt(ran, 0).value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(), kind);
    const Ran text = cli(arguments);
    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.contains(QByteArray("< " + QByteArray::number(status))), text.all().constData());
}

void TestTraceCommands::jsonEverywhere_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("key"); // one that must be there
    const QString folder = m_folder.path();
    const QString config = written(folder, QStringLiteral("plan.yaml"),
                                   "services: {manual_urls: {vllm: \"http://127.0.0.1:1\"}}\n"
                                   "test_scenarios: {load_tests: [{name: a, concurrent_users: 1, duration_seconds: 6}]}\n");
    const QString wrong = written(folder, QStringLiteral("wrong.yaml"), "colour: red\n");
    const auto row = [](const char *name, const QStringList &arguments, int code, const char *key) {
        QTest::newRow(name) << arguments << code << QString(QLatin1String(key));
    };
    row("benchmark refused", {QStringLiteral("benchmark")}, 2, "error");
    row("benchmark dry run", {QStringLiteral("benchmark"), QStringLiteral("--simulate"), QStringLiteral("--dry-run")}, 0, "tests");
    row("test refused", {QStringLiteral("test")}, 2, "error");
    row("inspect refused", {QStringLiteral("inspect"), QStringLiteral("--file"), QStringLiteral("/no/such")}, 2, "error");
    row("config show", {QStringLiteral("config"), QStringLiteral("show"), config}, 0, "plan");
    row("config validate", {QStringLiteral("config"), QStringLiteral("validate"), config}, 0, "valid");
    row("config validate, wrong", {QStringLiteral("config"), QStringLiteral("validate"), wrong}, 2, "errors");
    row("init", {QStringLiteral("init"), folder + QStringLiteral("/examples")}, 0, "files");
    row("results list", {QStringLiteral("results"), QStringLiteral("list"), QStringLiteral("--output"), folder + QStringLiteral("/none")},
        0, "runs");
    row("results show, none",
        {QStringLiteral("results"), QStringLiteral("show"), QStringLiteral("latest"), QStringLiteral("--output"),
         folder + QStringLiteral("/none")},
        2, "error");
    row("simulator refused", {QStringLiteral("simulator"), QStringLiteral("--fault"), QStringLiteral("nonsense")}, 2, "error");
    row("calibrate refused", {QStringLiteral("calibrate"), QStringLiteral("--streams"), QStringLiteral("many")}, 2, "error");
}

void TestTraceCommands::jsonEverywhere()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, key);
    const Ran ran = cli(QStringList{QStringLiteral("--json")} + arguments);
    QVERIFY2(!ran.json().isEmpty(), ran.all().constData());
    QVERIFY2(ran.json().contains(key), ran.all().constData());
    QVERIFY2(ran.code == code, ran.all().constData());
}

void TestTraceCommands::simulatorServes()
{
    const auto process = startCli({QStringLiteral("simulator"), QStringLiteral("--profile"), QStringLiteral("demo")});
    QVERIFY(QTest::qWaitFor([&] { return process->waitForReadyRead(100) || process->canReadLine(); }, 20000));
    const QJsonArray endpoints = QJsonDocument::fromJson(process->readLine()).object().value(QStringLiteral("endpoints")).toArray();
    QCOMPARE(endpoints.size(), 3);
    QStringList arguments{QStringLiteral("test")};
    for (const QJsonValue &value : endpoints) {
        const QJsonObject endpoint = value.toObject();
        arguments << QStringLiteral("--endpoint")
                  << QString(endpoint.value(QStringLiteral("engine")).toString() + u'=' + endpoint.value(QStringLiteral("url")).toString());
    }
    const Ran test = cli(arguments);
    QVERIFY2(test.code == 0, test.all().constData());
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const Ran ran = ended(*process);
    QVERIFY2(ran.code == 0 || ran.code == 130, ran.all().constData());
}

QTEST_GUILESS_MAIN(TestTraceCommands)
#include "tst_trace_commands.moc"
