// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "discovery/server_look.h"

#include "fake_server.h"

#include <QTest>

using namespace derby;
using namespace derby::test;

namespace {

const Reply ollamaRoot{200, "Ollama is running", {{"Content-Type", "text/plain; charset=utf-8"}}, {}, false};

using Replies = QHash<QByteArray, Reply>;

Replies replies(const QByteArray &models)
{
    return {{"/v1/models", json(models)}};
}

ServerLook lookAt(FakeTransport &transport)
{
    FakeScheduler scheduler;
    Endpoint endpoint;
    endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:8000"));
    std::optional<ServerLook> look;
    std::size_t reports = 0;
    const auto handle = lookAtServer(
        scheduler, transport, endpoint, {}, [&reports](const ProbeReport &) { ++reports; },
        [&look](ServerLook result) { look = std::move(result); });
    scheduler.runAll();
    if (!look || look->probes.size() != reports)
        qFatal("not told once");
    return *look;
}

} // namespace

class TestServerLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void engines_data()
    {
        QTest::addColumn<Replies>("replies");
        QTest::addColumn<QString>("engine"); // empty: none
        QTest::addColumn<QString>("version");
        QTest::addColumn<QStringList>("models");
        Replies sglang = replies(R"({"data":[{"id":"m","owned_by":"sglang"}]})");
        sglang.insert("/server_info", json(R"({"version":"0.4.1","model_path":"m"})"));
        Replies llama = replies(R"({"data":[{"id":"gguf","owned_by":"llamacpp"}]})");
        llama.insert("/props", json(R"({"build_info":"b9","default_generation_settings":{}})"));
        Replies ollama{{"/", ollamaRoot},
                       {"/api/version", json(R"({"version":"0.33.0"})")},
                       {"/api/tags", json(R"({"models":[{"name":"a"},{"name":"b"}]})")},
                       {"/api/ps", json(R"({"models":[{"name":"b"}]})")}};
        QTest::newRow("SGLang") << sglang << QStringLiteral("sglang") << QStringLiteral("0.4.1") << QStringList{QStringLiteral("m")};
        QTest::newRow("llama.cpp") << llama << QStringLiteral("llamacpp") << QStringLiteral("b9") << QStringList{QStringLiteral("gguf")};
        QTest::newRow("Ollama") << ollama << QStringLiteral("ollama") << QStringLiteral("0.33.0")
                                << QStringList{QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("OpenAI") << replies(R"({"data":[{"id":"gpt","owned_by":"someone"}]})") << QStringLiteral("openai") << QString()
                                << QStringList{QStringLiteral("gpt")};
        QTest::newRow("none") << Replies() << QString() << QString() << QStringList();
    }
    void engines()
    {
        QFETCH(Replies, replies);
        QFETCH(QString, engine);
        QFETCH(QString, version);
        QFETCH(QStringList, models);
        FakeTransport transport(fixedServer(replies));
        const ServerLook look = lookAt(transport);
        QCOMPARE(look.engine() ? engineId(*look.engine()) : QString(), engine);
        QCOMPARE(look.identity.version, version);
        QCOMPARE(look.offer.names, models);
        QVERIFY(look.answered && !look.error);
        if (engine == QStringLiteral("ollama"))
            QCOMPARE(look.offer.loaded, QStringList{QStringLiteral("b")});
    }

    void aSimulatorSaysThatItIsOne()
    {
        QHash<QByteArray, Reply> served = replies(R"({"data":[{"id":"m","owned_by":"vllm"}]})");
        FakeTransport real(fixedServer(served));
        QVERIFY(!lookAt(real).simulated);
        for (Reply &reply : served)
            reply.headers << Header("x-tokenderby-simulator", "1");
        FakeTransport simulator(fixedServer(served));
        QVERIFY(lookAt(simulator).simulated);
    }

    void silentServerIsLeftAlone()
    {
        FakeTransport transport([](const StreamRequest &) { return Reply{0, {}, {}, makeError(ErrorKind::FirstTokenTimeout), false}; });
        const ServerLook look = lookAt(transport);
        QCOMPARE(look.probes.size(), std::size_t(2));
        QCOMPARE(look.error->kind, ErrorKind::FirstTokenTimeout);
        QVERIFY(!look.answered);
    }

    void cancels()
    {
        FakeTransport transport([](const StreamRequest &) { return Reply{0, {}, {}, {}, true}; });
        FakeScheduler scheduler;
        Endpoint endpoint;
        bool told = false;
        auto handle = lookAtServer(scheduler, transport, endpoint, {}, {}, [&told](const ServerLook &) { told = true; });
        scheduler.runQueued();
        handle.reset();
        scheduler.runAll();
        QVERIFY(!told);
        QCOMPARE(transport.cancelled.size(), 1);
    }

    void pulse()
    {
        int asked = 0;
        FakeTransport transport([&asked](const StreamRequest &request) {
            ++asked;
            Reply reply{200, {}, {}, {}, false};
            if (asked == 3)
                reply.error = makeError(ErrorKind::Refused), reply.status = 0;
            return request.http.target == "/health" ? reply : Reply();
        });
        FakeScheduler scheduler;
        Endpoint endpoint;
        endpoint.engine = Engine::Vllm;
        std::optional<ServerPulse> pulse;
        const auto handle = takePulse(scheduler, transport, endpoint, {}, 5, [&pulse](const ServerPulse &result) { pulse = result; });
        scheduler.runAll();
        QVERIFY(pulse);
        QCOMPARE(asked, 3); // no more once one failed
        QCOMPARE(pulse->roundTrips.size(), std::size_t(3));
        QVERIFY(!pulse->roundTrips.back());
        QCOMPARE(pulse->answer.head.status, 200);
    }

    void loadsAModel()
    {
        FakeTransport good(fixedServer({{"POST /api/generate", json(R"({"done":true,"load_duration":1})")}}));
        FakeTransport bad(fixedServer({}));
        Endpoint endpoint;
        endpoint.engine = Engine::Ollama;
        endpoint.model = QStringLiteral("m");
        FakeScheduler scheduler;
        std::optional<Error> error = makeError(ErrorKind::Io);
        const auto first = loadModel(scheduler, good, endpoint, {}, [&error](const std::optional<Error> &result) { error = result; });
        scheduler.runAll();
        QVERIFY(!error);
        const auto second = loadModel(scheduler, bad, endpoint, {}, [&error](const std::optional<Error> &result) { error = result; });
        scheduler.runAll();
        QVERIFY(error && error->kind == ErrorKind::NotFound);
        QCOMPARE(pulseTarget(Engine::Ollama), QByteArray("/api/ps"));
        QCOMPARE(pulseTarget(Engine::OpenAi), QByteArray("/v1/models"));
    }
};

QTEST_GUILESS_MAIN(TestServerLook)
#include "tst_server_look.moc"
