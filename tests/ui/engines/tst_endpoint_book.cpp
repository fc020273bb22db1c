// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_keys.h"
#include "ui/models/endpoint_book.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

class TestEndpointBook : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<MemoryKeys::Content> m_keys;
    QString m_file;

    std::unique_ptr<EndpointBook> book() { return std::make_unique<EndpointBook>(m_file, std::make_unique<MemoryKeys>(m_keys)); }

    static Endpoint endpoint(const QString &url, Engine engine = Engine::Vllm)
    {
        Endpoint endpoint;
        endpoint.engine = engine;
        endpoint.protocol = defaultProtocol(engine);
        endpoint.url = QUrl(url);
        return endpoint;
    }

    QByteArray written() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_keys = std::make_shared<MemoryKeys::Content>();
        m_file = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".json"_s);
    }

    void simulatorsElsewhereAreKept()
    {
        Endpoint elsewhere = endpoint(u"http://server:8000"_s);
        elsewhere.simulated = true;
        {
            const auto first = book();
            QVERIFY(!first->add(elsewhere, u"typed"_s));
            QVERIFY(!first->startSimulators(u"demo"_s));
            QVERIFY(first->simulating());
        }
        const auto again = book();
        QCOMPARE(again->entries().size(), 1); // our own are gone
        QVERIFY(again->endpoints().first().simulated && !again->simulating());
        // A real server took its place.
        QSignalSpy changed(again.get(), &EndpointBook::changed);
        again->setSimulated(again->entries().first().serial, false);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!again->endpoints().first().simulated);
        QVERIFY(!book()->endpoints().first().simulated);
    }

    void keepsEverythingButKeys()
    {
        {
            const auto first = book();
            Endpoint one = endpoint(u"https://tgi.example.com/base"_s, Engine::Tgi);
            one.name = u"Our TGI"_s;
            one.model = u"Qwen/Qwen2.5-7B"_s;
            one.protocol = Protocol::OpenAiChat;
            one.headers = {{"X-Team", "bench"}, {"X-Route", "a: b"}};
            one.caFile = u"/etc/ca.pem"_s;
            one.verifyTls = false;
            one.apiKeyEnv = u"MY_KEY"_s;
            QVERIFY(!first->add(one, u"typed"_s));
            Endpoint two = endpoint(u"http://localhost:8000"_s);
            two.apiKey = "sk-do-not-write-me";
            QString name;
            first->keepKey(two, two.apiKey, this, [&name](const Result<QString> &kept) { name = kept.value_or(QString()); });
            QTRY_VERIFY(!name.isEmpty());
            QVERIFY(!first->add(two, u"localhost"_s, name));
            QCOMPARE(first->endpoints()[1].apiKey, QByteArray("sk-do-not-write-me"));
        }
        QVERIFY(written().contains("localhost:8000"));
        QVERIFY(!written().contains("sk-do-not-write-me"));

        const auto again = book();
        QCOMPARE(again->entries().size(), 2);
        const Endpoint one = again->entries()[0].endpoint;
        QCOMPARE(one.name, u"Our TGI"_s);
        QCOMPARE(one.engine, Engine::Tgi);
        QCOMPARE(one.protocol, Protocol::OpenAiChat);
        QCOMPARE(one.url, QUrl(u"https://tgi.example.com/base"_s));
        QCOMPARE(one.model, u"Qwen/Qwen2.5-7B"_s);
        QCOMPARE(one.headers, HeaderList({{"X-Team", "bench"}, {"X-Route", "a: b"}}));
        QCOMPARE(one.caFile, u"/etc/ca.pem"_s);
        QVERIFY(!one.verifyTls);
        QCOMPARE(one.apiKeyEnv, u"MY_KEY"_s);
        QCOMPARE(again->entries()[1].foundBy, u"localhost"_s);
        QTRY_COMPARE(again->endpoints()[1].apiKey, QByteArray("sk-do-not-write-me"));
        QCOMPARE(again->endpoints()[1].id, u"vllm"_s);
    }

    void saysWhatTheKeychainDidNot()
    {
        {
            const auto first = book();
            QVERIFY(!first->add(endpoint(u"http://localhost:8000"_s), u"typed"_s, u"lost"_s));
        }
        m_keys->broken = true;
        const auto again = book();
        QTRY_VERIFY(again->entries()[0].keyError);
        QVERIFY(again->entries()[0].keyError->message.contains(u"keychain"_s));
        std::optional<Error> refused;
        again->keepKey(endpoint(u"http://x"_s), "k", this,
                       [&refused](const Result<QString> &kept) { refused = kept ? std::nullopt : std::optional(kept.error()); });
        QTRY_VERIFY(refused);
        QVERIFY(refused->actions.first().contains(u"environment variable"_s));
    }

    void removeAndUndo()
    {
        const auto one = book();
        m_keys->keys.insert(u"a key"_s, "secret");
        Endpoint keyed = endpoint(u"http://localhost:8000"_s);
        keyed.apiKey = "secret";
        QVERIFY(!one->add(keyed, u"typed"_s, u"a key"_s));
        QVERIFY(!one->add(endpoint(u"http://localhost:3000"_s, Engine::Tgi), u"typed"_s));
        const BookEntry entry = one->entries().first();
        QSignalSpy changed(one.get(), &EndpointBook::changed);
        QVERIFY(!one->remove(0));
        QCOMPARE(one->entries().size(), 1);
        QTRY_VERIFY(m_keys->keys.isEmpty());
        one->insertBack(0, entry);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(one->entries().first().endpoint.url, entry.endpoint.url);
        QTRY_COMPARE(m_keys->keys.value(u"a key"_s), QByteArray("secret"));
        QCOMPARE(book()->entries().size(), 2);
        QVERIFY(one->remove(7));
    }

    void refusesTheSameTwice()
    {
        const auto one = book();
        QVERIFY(!one->add(endpoint(u"http://localhost:8000"_s), u"typed"_s));
        QVERIFY(!one->add(endpoint(u"http://localhost:8001"_s), u"typed"_s));
        const std::optional<Error> again = one->add(endpoint(u"http://localhost:8000"_s), u"typed"_s);
        QVERIFY(again && again->kind == ErrorKind::Usage);
        QVERIFY(one->replace(1, endpoint(u"http://localhost:8000"_s)));
        QVERIFY(!one->replace(1, endpoint(u"http://localhost:8002"_s)));
        QCOMPARE(one->endpoints()[1].id, u"vllm-2"_s);
    }

    void keyFromTheEnvironment()
    {
        const auto one = book();
        Endpoint keyed = endpoint(u"http://localhost:8000"_s);
        keyed.apiKeyEnv = u"TOKENDERBY_TEST_KEY"_s;
        QVERIFY(!one->add(keyed, u"typed"_s));
        QVERIFY(one->endpoints()[0].apiKey.isEmpty());
        qputenv("TOKENDERBY_TEST_KEY", "from the environment\n");
        QCOMPARE(one->endpoints()[0].apiKey, QByteArray("from the environment"));
        qunsetenv("TOKENDERBY_TEST_KEY");
    }

    void saysThatItCannotWrite()
    {
        m_file = u"/proc/nowhere/endpoints.json"_s;
        const auto one = book();
        const std::optional<Error> error = one->add(endpoint(u"http://localhost:8000"_s), u"typed"_s);
        QVERIFY(error && error->kind == ErrorKind::Io);
        QCOMPARE(one->entries().size(), 1); // it holds while the program runs
    }

    void survivesABrokenFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("{{{");
        QTest::newRow("other shape") << QByteArray(R"({"endpoints":[1,"x",{"endpoint":{"url":"nonsense"}},{}]})");
    }
    void survivesABrokenFile()
    {
        QFETCH(QByteArray, bytes);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QVERIFY(book()->entries().isEmpty());
    }

    void simulatorsComeAndGo()
    {
        const auto one = book();
        QVERIFY(!one->startSimulators(u"demo"_s));
        QCOMPARE(one->entries().size(), 3);
        QVERIFY(one->simulating());
        const BookEntry second = one->entries()[1];
        QVERIFY(!one->remove(1));
        QVERIFY(!one->startSimulators(u"demo"_s)); // brings back the one that is missing
        QCOMPARE(one->entries().size(), 3);
        QVERIFY(!one->remove(2));
        one->insertBack(1, second);
        QCOMPARE(one->entries()[1].endpoint.url, second.endpoint.url);
        one->stopSimulators();
        QVERIFY(one->entries().isEmpty());
        QVERIFY(!one->simulating());
        QVERIFY(book()->entries().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEndpointBook)
#include "tst_endpoint_book.moc"
