// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli.h"
#include "servers.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::test;

/// Whatever is wrong, the answer is a sentence that says what to do next, and an exit code; never a crash or a hang.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usage_data();
    void usage();
    void servers_data();
    void servers();
    void allMistakesAtOnce();
    void brokenRuns();

private:
    QString file(const QString &name, const QByteArray &text) { return written(m_folder.path(), name, text); }

    QTemporaryDir m_folder;
    std::unique_ptr<SimulatorFarm> m_farm, m_empty, m_garbage, m_loading;
    std::unique_ptr<ScriptedServer> m_noModel, m_expired, m_ssh;
};

namespace {

void sane(const Ran &ran)
{
    const QByteArray all = ran.both();
    for (const char *bad : {"terminate called", "ASSERT", "Segmentation", "what():", "std::", "Sanitizer"})
        QVERIFY2(!all.contains(bad), ran.all().constData());
    QVERIFY2(!all.trimmed().isEmpty(), "nothing was said");
}

} // namespace

void TestBadInput::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_farm = simulators();
    m_empty = simulators({QStringLiteral("empty")});
    m_garbage = simulators({QStringLiteral("garbage")});
    m_noModel = pathServer({{"/", {200, "text/plain; charset=utf-8", "Ollama is running"}},
                            {"/api/version", {200, "application/json", R"({"version":"0.33.0"})"}},
                            {"/api/tags", {200, "application/json", R"({"models":[]})"}},
                            {"/api/ps", {200, "application/json", R"({"models":[]})"}}});
    m_ssh = std::make_unique<ScriptedServer>([](Peer &peer) {
        if (peer.readRequest())
            peer.send("SSH-2.0-OpenSSH_9.2p1\r\n");
    });
    const CertificateAuthority authority;
    const Certificate expired = authority.issue({{}, {"127.0.0.1"}, -7200, -3600});
    ScriptedServer::Options options;
    options.tls = expired;
    m_expired = std::make_unique<ScriptedServer>([](Peer &peer) { peer.readRequest(); }, options);
    file(QStringLiteral("ca.pem"), QByteArray::fromStdString(authority.pem()));
}

void TestBadInput::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArrayList>("words"); // each of them is said

    const auto plan = [this](const QString &name, const QByteArray &text) {
        return QStringList{QStringLiteral("benchmark"), QStringLiteral("--config"), file(name, text)};
    };
    const QByteArray services = "services: {manual_urls: {vllm: \"http://127.0.0.1:1\"}}\n";
    const QByteArray load = "test_scenarios: {load_tests: [{name: a, concurrent_users: 2, duration_seconds: 6}]}\n";

    QTest::newRow("no command") << QStringList{} << QByteArrayList{"benchmark"};
    QTest::newRow("wrong command") << QStringList{QStringLiteral("benchmrk")} << QByteArrayList{"benchmark"};
    QTest::newRow("wrong option") << QStringList{QStringLiteral("benchmark"), QStringLiteral("--usres"), QStringLiteral("3")}
                                  << QByteArrayList{"--users"};
    QTest::newRow("nothing to measure") << QStringList{QStringLiteral("benchmark")}
                                        << QByteArrayList{"--endpoint", "--config", "--simulate"};
    QTest::newRow("nothing to test") << QStringList{QStringLiteral("test")} << QByteArrayList{"--endpoint", "--simulate"};
    QTest::newRow("nothing to inspect") << QStringList{QStringLiteral("inspect")} << QByteArrayList{"--endpoint", "--simulate"};
    QTest::newRow("namespace only") << QStringList{QStringLiteral("benchmark"), QStringLiteral("--namespace"), QStringLiteral("ns")}
                                    << QByteArrayList{"manual_urls"};
    QTest::newRow("missing file") << QStringList{QStringLiteral("benchmark"), QStringLiteral("--config"),
                                                 m_folder.filePath(QStringLiteral("no.yaml"))}
                                  << QByteArrayList{"no.yaml"};
    QTest::newRow("a folder") << QStringList{QStringLiteral("benchmark"), QStringLiteral("--config"), m_folder.path()} << QByteArrayList{};
    QTest::newRow("wrong YAML") << plan(QStringLiteral("broken.yaml"), services + "test_scenarios: [1, 2\nx: }\n")
                                << QByteArrayList{"broken.yaml:"};
    QTest::newRow("binary") << plan(QStringLiteral("binary.yaml"), QByteArray("\x00\xff\xfe\x01", 4)) << QByteArrayList{};
    QTest::newRow("empty file") << plan(QStringLiteral("empty.yaml"), "") << QByteArrayList{};
    QTest::newRow("unknown key") << plan(QStringLiteral("key.yaml"),
                                         services + "test_scenarios: {load_tests: [{name: a, concurent_users: 2}]}\n")
                                 << QByteArrayList{"key.yaml:2:", "concurrent_users"};
    QTest::newRow("negative users in the file") << plan(
        QStringLiteral("users.yaml"), services + "test_scenarios: {load_tests: [{name: a, concurrent_users: -2, duration_seconds: 6}]}\n")
                                                << QByteArrayList{"users.yaml:2:", "concurrent_users"};
    QTest::newRow("negative users") << QStringList{QStringLiteral("benchmark"), QStringLiteral("--simulate"), QStringLiteral("--users=-3")}
                                    << QByteArrayList{"--users"};
    QTest::newRow("no number") << QStringList{QStringLiteral("benchmark"), QStringLiteral("--simulate"), QStringLiteral("--duration"),
                                              QStringLiteral("long")}
                               << QByteArrayList{"--duration"};
    QTest::newRow("URL without a scheme") << plan(QStringLiteral("url.yaml"),
                                                  "services: {manual_urls: {vllm: \"localhost:8000\"}}\n" + load)
                                          << QByteArrayList{"url.yaml:1:", "http://localhost:8000"};
    QTest::newRow("option without an engine") << QStringList{QStringLiteral("test"), QStringLiteral("--endpoint"),
                                                             QStringLiteral("http://localhost:8000")}
                                              << QByteArrayList{"--endpoint", "=http://localhost:8000"};
    QTest::newRow("unknown engine") << QStringList{QStringLiteral("test"), QStringLiteral("--endpoint"),
                                                   QStringLiteral("vlm=http://localhost:8000")}
                                    << QByteArrayList{"vllm"};
    QTest::newRow("a file of another kind") << QStringList{QStringLiteral("test"), QStringLiteral("--endpoint"),
                                                           QStringLiteral("vllm=ftp://localhost/")}
                                            << QByteArrayList{"http"};
    QTest::newRow("empty prompt") << QStringList{QStringLiteral("test"), QStringLiteral("--simulate"), QStringLiteral("--prompt"),
                                                 QStringLiteral(" ")}
                                  << QByteArrayList{"--prompt"};
    QTest::newRow("profile without simulators")
        << QStringList{QStringLiteral("test"), QStringLiteral("--endpoint"), QStringLiteral("vllm=http://127.0.0.1:1"),
                       QStringLiteral("--profile"), QStringLiteral("demo")}
        << QByteArrayList{"--simulate"};
    QTest::newRow("unknown profile") << QStringList{QStringLiteral("test"), QStringLiteral("--simulate"), QStringLiteral("--profile"),
                                                    QStringLiteral("dmeo")}
                                     << QByteArrayList{"demo"};
    QTest::newRow("more streams than the transport has")
        << plan(QStringLiteral("qnam.yaml"),
                services + "transport: qnam\n" + "test_scenarios: {load_tests: [{name: a, concurrent_users: 20, duration_seconds: 6}]}\n")
        << QByteArrayList{"6"};
    QTest::newRow("too many tokens for TGI") << plan(
        QStringLiteral("tgi.yaml"),
        "services: {manual_urls: {tgi: \"http://127.0.0.1:1\"}}\n"
        "test_scenarios: {load_tests: [{name: a, concurrent_users: 2, duration_seconds: 6, output_tokens: 2000}]}\n")
                                             << QByteArrayList{"1024"};
    QTest::newRow("inspect: no engine") << QStringList{QStringLiteral("inspect"), QStringLiteral("--file"),
                                                       QStringLiteral(TESTDATA "/transcripts/vllm-chat.sse")}
                                        << QByteArrayList{"--engine"};
    QTest::newRow("inspect: missing file") << QStringList{
        QStringLiteral("inspect"), QStringLiteral("--file"), QStringLiteral("/no/such/file"), QStringLiteral("--engine"),
        QStringLiteral("vllm")} << QByteArrayList{"/no/such/file"};
    QTest::newRow("inspect: protocol of another engine")
        << QStringList{QStringLiteral("inspect"),    QStringLiteral("--file"), QStringLiteral(TESTDATA "/transcripts/vllm-chat.sse"),
                       QStringLiteral("--engine"),   QStringLiteral("vllm"),   QStringLiteral("--protocol"),
                       QStringLiteral("ollama-chat")}
        << QByteArrayList{"openai-chat"};
    QTest::newRow("inspect: engine without a file")
        << QStringList{QStringLiteral("inspect"), QStringLiteral("--simulate"), QStringLiteral("--engine"), QStringLiteral("vllm")}
        << QByteArrayList{"--file"};
}

void TestBadInput::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArrayList, words);
    const Ran ran = cli(arguments, 20000);
    sane(ran);
    QVERIFY2(ran.code == 2, ran.all().constData());
    for (const QByteArray &word : words)
        QVERIFY2(ran.both().contains(word), QByteArray("not said: " + word + "\n" + ran.all()).constData());
}

void TestBadInput::servers_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("words");

    const QString closed = QStringLiteral("http://127.0.0.1:%1").arg(closedPort());
    QTest::newRow("nobody listens") << QString(QStringLiteral("vllm=") + closed) << "refused" << QByteArray();
    QTest::newRow("no such host") << QStringLiteral("vllm=http://no-such-host.invalid:8000") << "dns" << QByteArray();
    QTest::newRow("wrong engine") << QString(QStringLiteral("vllm=") + urlOf(*m_farm, Engine::Ollama)) << "wrong_engine"
                                  << QByteArray("This is Ollama");
    QTest::newRow("wrong engine, TGI") << QString(QStringLiteral("ollama=") + urlOf(*m_farm, Engine::Tgi)) << "wrong_engine"
                                       << QByteArray("This is TGI");
    QTest::newRow("wrong engine, vLLM") << QString(QStringLiteral("tgi=") + urlOf(*m_farm, Engine::Vllm)) << "wrong_engine"
                                        << QByteArray("This is vLLM");
    QTest::newRow("no model") << QStringLiteral("ollama=http://127.0.0.1:%1").arg(m_noModel->port()) << "not_found"
                              << QByteArray("ollama pull");
    QTest::newRow("empty answer, vLLM") << QString(QStringLiteral("vllm=") + urlOf(*m_empty, Engine::Vllm)) << "empty" << QByteArray();
    QTest::newRow("empty answer, Ollama") << QString(QStringLiteral("ollama=") + urlOf(*m_empty, Engine::Ollama)) << "empty"
                                          << QByteArray();
    QTest::newRow("garbage that begins like TLS")
        << QString(QStringLiteral("vllm=") + urlOf(*m_garbage, Engine::Vllm)) << "bad_response" << QByteArray("is not HTTP");
    QTest::newRow("no HTTP") << QStringLiteral("vllm=http://127.0.0.1:%1").arg(m_ssh->port()) << "bad_response" << QByteArray();
    QTest::newRow("expired certificate") << QStringLiteral("vllm=https://127.0.0.1:%1").arg(m_expired->port()) << "tls" << QByteArray();
    QTest::newRow("http where https is served") << QStringLiteral("vllm=http://127.0.0.1:%1").arg(m_expired->port()) << "" << QByteArray();
    QTest::newRow("https where http is served")
        << QString(QStringLiteral("vllm=") + urlOf(*m_farm, Engine::Vllm).replace(QStringLiteral("http:"), QStringLiteral("https:")))
        << "tls" << QByteArray();
}

void TestBadInput::servers()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, kind);
    QFETCH(QByteArray, words);

    const Ran text = cli({QStringLiteral("test"), QStringLiteral("--endpoint"), endpoint});
    sane(text);
    QVERIFY2(text.code == 1, text.all().constData());
    QVERIFY2(text.both().contains("Try: "), text.all().constData());
    QVERIFY2(text.both().contains(words), text.all().constData());

    const Ran json = cli({QStringLiteral("--json"), QStringLiteral("inspect"), QStringLiteral("--endpoint"), endpoint});
    QCOMPARE(json.code, 1);
    const QJsonObject lane = json.json().value(QStringLiteral("lanes")).toArray().first().toObject();
    const QJsonObject error = lane.value(QStringLiteral("error")).toObject();
    if (!kind.isEmpty())
        QVERIFY2(error.value(QStringLiteral("kind")).toString() == kind, json.all().constData());
    QVERIFY(!error.value(QStringLiteral("message")).toString().isEmpty());
    QVERIFY(!error.value(QStringLiteral("actions")).toArray().isEmpty());

    const QTemporaryDir results;
    const Ran benchmark = cli({QStringLiteral("benchmark"), QStringLiteral("--endpoint"), endpoint, QStringLiteral("--users"),
                               QStringLiteral("1"), QStringLiteral("--duration"), QStringLiteral("0.5"), QStringLiteral("--rounds"),
                               QStringLiteral("1"), QStringLiteral("--output"), results.path()});
    sane(benchmark);
    QVERIFY2(benchmark.code == 1, benchmark.all().constData());
    QVERIFY2(benchmark.both().toLower().contains("try: "), benchmark.all().constData());
}

void TestBadInput::allMistakesAtOnce()
{
    const QString config = file(QStringLiteral("many.yaml"),
                                "services: {manual_urls: {vlm: \"localhost:8000\"}}\n"
                                "test_scenarios:\n"
                                "  load_tests:\n"
                                "    - {name: a, concurrent_users: 0, duration_seconds: -1, colour: red}\n");
    const Ran ran = cli({QStringLiteral("benchmark"), QStringLiteral("--config"), config});
    QCOMPARE(ran.code, 2);
    for (const char *word : {"many.yaml:1:", "concurrent_users", "duration_seconds", "colour"})
        QVERIFY2(ran.err.contains(word), ran.all().constData());
}

void TestBadInput::brokenRuns()
{
    const QByteArray manifest =
        R"({"schema":1,"name":"n","state":"finished","started":null,"simulated":false,"partial":false,"plan":{},"conditions":[],"endpoints":[{"id":"a","engine":"vllm"}]})";
    const QByteArray manifests[] = {manifest,
                                    "[1]",
                                    R"({"schema":[],"endpoints":{}})",
                                    R"({"schema":1e300})",
                                    R"({"schema":1,"name":{},"state":[],"endpoints":7})",
                                    manifest,
                                    manifest,
                                    manifest};
    const QByteArray comparisons[] = {
        "{}",
        "[]",
        R"({"schema":1})",
        R"({"tests":{"a":1}})",
        R"({"schema":1,"tests":[1,"x",[]]})",
        R"({"schema":1,"name":"n","simulated":false,"partial":false,"primary":"x","tests":[[]],"lanes":[],"verdicts":[],"quality":{}})",
        R"({"schema":1,"name":"n","simulated":false,"partial":false,"primary":"x","tests":{},"lanes":[],"verdicts":[],"quality":[]})",
        R"({"schema":1e999,"primary":{},"tests":[{"name":"x","lanes":[{"requests":{"due":1e308}}]}]})"};
    const QTemporaryDir results;
    QStringList folders;
    for (std::size_t i = 0; i < std::size(manifests); ++i) {
        const QString folder = results.filePath(QStringLiteral("test_broken_20261124_08150%1").arg(i));
        QVERIFY(QDir().mkpath(folder));
        written(folder, QStringLiteral("test_manifest.json"), manifests[i]);
        written(folder, QStringLiteral("comparison.json"), comparisons[i]);
        folders << folder;
    }
    const Ran list =
        cli({QStringLiteral("--json"), QStringLiteral("results"), QStringLiteral("list"), QStringLiteral("--output"), results.path()});
    QVERIFY2(list.code == 0, list.all().constData());
    const QJsonArray runs = list.json().value(QStringLiteral("runs")).toArray();
    QCOMPARE(runs.size(), folders.size());
    for (const QString &folder : std::as_const(folders)) {
        for (const QStringList &json : {QStringList{}, QStringList{QStringLiteral("--json")}}) {
            const Ran show = cli(json + QStringList{QStringLiteral("results"), QStringLiteral("show"), folder});
            sane(show); // there is no journal to fall back on
            QVERIFY2(show.code == 1 || show.code == 2, show.all().constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
