// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/protocol.h"
#include "simulator/simulator.h"
#include "transport/stopwatch_transport.h"

#include "test_certificates.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace derby;

class TestSimulatorTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const test::CertificateAuthority authority;
        const test::Certificate issued = authority.issue({{"localhost"}, {"127.0.0.1"}});
        const auto write = [this](const char *name, const std::string &pem) {
            QFile file(m_folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(pem.data(), static_cast<qint64>(pem.size()));
        };
        write("server.pem", issued.certificatePem);
        write("key.pem", issued.keyPem);
        write("ca.pem", authority.pem());
        m_options.profile = QStringLiteral("demo");
        m_options.certificate = m_folder.filePath(QStringLiteral("server.pem"));
        m_options.privateKey = m_folder.filePath(QStringLiteral("key.pem"));
    }

    void streams_data()
    {
        QTest::addColumn<Engine>("engine");
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
            QTest::newRow(qPrintable(engineId(engine))) << engine;
    }
    void streams()
    {
        QFETCH(Engine, engine);
        const auto farm = SimulatorFarm::start(m_options);
        QVERIFY2(farm, farm ? "" : qPrintable(farm.error().message));
        Endpoint endpoint;
        for (const Endpoint &one : (*farm)->endpoints())
            if (one.engine == engine)
                endpoint = one;
        QCOMPARE(endpoint.url.scheme(), QStringLiteral("https"));
        endpoint.caFile = m_folder.filePath(QStringLiteral("ca.pem"));
        GenerationRequest wanted;
        wanted.model = endpoint.model;
        wanted.messages = {{QStringLiteral("user"), QStringLiteral("Hi")}};
        wanted.maxTokens = 50;
        const SystemClock clock;
        StopwatchTransport transport(clock, {1, false});
        for (int i = 0; i < 2; ++i) { // the second on the same connection
            std::promise<FetchResult> promise;
            auto result = promise.get_future();
            fetch(transport, StreamRequest{endpoint, buildGeneration(endpoint, wanted), {}, false},
                  [&](FetchResult answer) { promise.set_value(std::move(answer)); });
            const FetchResult answer = result.get();
            QVERIFY2(!answer.error, answer.error ? qPrintable(answer.error->message + answer.error->detail) : "");
            QCOMPARE(answer.head.status, 200);
            QVERIFY(answer.body.count('\n') >= 50);
        }
        QTRY_COMPARE((*farm)->counts(engine).finished, 2);
        QCOMPARE((*farm)->counts(engine).tokens, 100);
    }

    void wrongFiles()
    {
        SimulatorOptions options = m_options;
        options.certificate = options.privateKey;
        auto farm = SimulatorFarm::start(options);
        QVERIFY(!farm);
        QVERIFY(farm.error().message.contains(u"key.pem"));
        options = m_options;
        options.privateKey.clear();
        farm = SimulatorFarm::start(options);
        QVERIFY(!farm);
        QVERIFY(farm.error().message.contains(u"belong together"));
    }

private:
    QTemporaryDir m_folder;
    SimulatorOptions m_options;
};

QTEST_GUILESS_MAIN(TestSimulatorTls)
#include "tst_simulator_tls.moc"
