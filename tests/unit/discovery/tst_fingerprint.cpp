// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/fingerprint.h"

#include <QTest>

using namespace derby;

namespace {

FetchResult answer(int status, const QByteArray &body, const QByteArray &type = "application/json", const HeaderList &more = {})
{
    FetchResult result;
    result.head.status = status;
    result.head.headers = more;
    result.head.headers << Header("Content-Type", type);
    result.body = body;
    return result;
}

QByteArray models(const QByteArray &owner, const QByteArray &id = "m", const QByteArray &created = "1795499799")
{
    return R"({"object":"list","data":[{"id":")" + id + R"(","object":"model","created":)" + created + R"(,"owned_by":")" + owner
        + R"("}]})";
}

} // namespace

class TestFingerprint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identify_data();
    void identify();
    void limitsOfTgi();
    void contextOfVllm();
    void loading_data();
    void loading();
};

void TestFingerprint::identify_data()
{
    QTest::addColumn<ProbeAnswers>("answers");
    QTest::addColumn<QString>("engine");
    QTest::addColumn<bool>("certain");
    QTest::addColumn<QString>("version");

    const FetchResult missing = answer(404, R"({"detail":"Not Found"})");
    const QByteArray tgiInfo =
        R"({"model_id":"m","max_concurrent_requests":128,"max_input_tokens":2047,"max_total_tokens":2048,"router":"text-generation-router","version":"3.3.6-dev0"})";
    ProbeAnswers a;
    QTest::newRow("nothing") << a << "" << false << "";

    a.root = answer(200, "Ollama is running", "text/plain; charset=utf-8");
    QTest::newRow("ollama root") << a << "ollama" << true << "";

    a = {};
    a.root = answer(200, "\"Ollama is running\"");
    a.models = answer(200, models("sglang"));
    QTest::newRow("sglang that answers like ollama") << a << "sglang" << true << "";

    a = {};
    a.root = answer(200, "Ollama is running", "application/json");
    QTest::newRow("ollama's words, another type") << a << "" << false << "";

    a = {};
    a.root = answer(200, "", "text/plain");
    a.info = answer(200, tgiInfo);
    QTest::newRow("tgi info") << a << "tgi" << true << "3.3.6-dev0";

    a = {};
    a.root = missing;
    a.info = answer(200, R"({"model_id":"bge","model_type":{"embedding":{}},"version":"1.5.0"})");
    QTest::newRow("tei is not tgi") << a << "" << false << "";

    a = {};
    a.root = answer(404, R"({"error":{"message":"File Not Found"}})", "application/json", {{"Server", "llama.cpp"}});
    QTest::newRow("llama.cpp header of a 404") << a << "llamacpp" << true << "";

    a = {};
    a.root = missing;
    a.props = answer(200, R"({"default_generation_settings":{},"total_slots":4,"build_info":"b11434-abc"})");
    QTest::newRow("llama.cpp props behind a proxy") << a << "llamacpp" << true << "b11434-abc";

    a = {};
    a.root = a.info = a.props = missing;
    a.models = answer(200, models("vllm"));
    QTest::newRow("vllm models") << a << "vllm" << true << "";
    a.version = answer(200, R"({"version":"0.32.0"})");
    QTest::newRow("vllm models and version") << a << "vllm" << true << "0.32.0";

    a = {};
    a.models = answer(200, R"({"data":[{"id":"a","owned_by":"vllm"},{"id":"b","owned_by":"sglang"}]})");
    QTest::newRow("gateway of two engines") << a << "" << false << "";

    a = {};
    a.models = answer(200, models("library", "llama3:8b"));
    QTest::newRow("library is a guess") << a << "ollama" << false << "";

    a = {};
    a.models = answer(200, models("tiny/fox", "tiny/fox", "0"));
    QTest::newRow("owns itself is a guess") << a << "tgi" << false << "";
    a.models = answer(200, models("tiny/fox", "tiny/fox", "17"));
    QTest::newRow("owns itself but created") << a << "" << false << "";

    a = {};
    a.models = answer(401, R"({"error":"Unauthorized"})");
    a.version = answer(200, R"({"version":"0.32.0"})");
    QTest::newRow("version alone is a guess") << a << "vllm" << false << "0.32.0";
    a.metrics = answer(200, "# HELP python_info x\n# TYPE vllm:num_requests_running gauge\nvllm:num_requests_running{engine=\"0\"} 0.0\n",
                       "text/plain");
    QTest::newRow("metrics behind a proxy") << a << "vllm" << true << "0.32.0";

    a = {};
    a.models = answer(200, models("openai"));
    a.metrics = answer(200, "# TYPE tgi_queue_size gauge\ntgi_queue_size 0\n", "text/plain");
    QTest::newRow("tgi metrics") << a << "tgi" << true << "";
    a.metrics = answer(200, "litellm_requests 0\nx{a=\"vllm:\"} 1\n", "text/plain");
    QTest::newRow("a label is not a name") << a << "" << false << "";

    a = {};
    a.models = answer(200, "<html>vllm</html>", "text/html");
    QTest::newRow("a web page") << a << "" << false << "";

    a = {};
    a.root = answer(200, "Ollama is running", "text/plain");
    a.root->error = makeError(ErrorKind::Reset);
    QTest::newRow("an answer that broke off") << a << "" << false << "";
}

void TestFingerprint::identify()
{
    QFETCH(ProbeAnswers, answers);
    QFETCH(QString, engine);
    QFETCH(bool, certain);
    QFETCH(QString, version);

    const ServerIdentity identity = derby::identify(answers);
    QCOMPARE(identity.engine ? engineId(*identity.engine) : QString(), engine);
    QCOMPARE(identity.certain, certain);
    QCOMPARE(identity.version, version);
    QCOMPARE(identity.evidence.isEmpty(), engine.isEmpty());
}

void TestFingerprint::limitsOfTgi()
{
    ProbeAnswers answers;
    answers.info = answer(
        200,
        R"({"model_id":"tiny/fox-1m","max_concurrent_requests":4,"max_input_tokens":2047,"max_total_tokens":2048,"router":"text-generation-router","version":"3"})");
    const ServerIdentity identity = derby::identify(answers);
    QCOMPARE(identity.models, QStringList{QStringLiteral("tiny/fox-1m")});
    QVERIFY(identity.modelsKnown);
    QCOMPARE(identity.maxConcurrentRequests.value_or(0), 4);
    QCOMPARE(identity.maxInputTokens.value_or(0), 2047);
    QCOMPARE(identity.maxModelTokens.value_or(0), 2048);
}

void TestFingerprint::contextOfVllm()
{
    ProbeAnswers answers;
    answers.models =
        answer(200, R"({"object":"list","data":[{"id":"tiny","owned_by":"vllm","max_model_len":512},{"id":"lora","owned_by":"vllm"}]})");
    const ServerIdentity identity = derby::identify(answers);
    QCOMPARE(identity.models, (QStringList{QStringLiteral("tiny"), QStringLiteral("lora")}));
    QCOMPARE(identity.maxModelTokens.value_or(0), 512);
    QVERIFY(!identity.maxConcurrentRequests);

    answers.models = answer(200, R"({"object":"list","data":[]})");
    QVERIFY(derby::identify(answers).modelsKnown);
    answers.models = answer(401, R"({"error":"Unauthorized"})");
    QVERIFY(!derby::identify(answers).modelsKnown);
}

void TestFingerprint::loading_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("loading");
    QTest::newRow("llama.cpp") << 503 << QByteArray(R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})")
                               << true;
    QTest::newRow("other 503") << 503 << QByteArray(R"({"error":"unhealthy"})") << false;
    QTest::newRow("200") << 200 << QByteArray("loading") << false;
}

void TestFingerprint::loading()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, loading);
    QCOMPARE(saysLoading(answer(status, body)), loading);
}

QTEST_GUILESS_MAIN(TestFingerprint)
#include "tst_fingerprint.moc"
