// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparability.h"
#include "ui/models/endpoint_input.h"

#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

class TestEndpointInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void url_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("problem"); ///< words that must be in it
        QTest::newRow("whole") << u"https://h.example:8443/base/"_s << u"https://h.example:8443/base"_s << QString();
        QTest::newRow("no scheme") << u"10.20.4.31:30000"_s << u"http://10.20.4.31:30000"_s << QString();
        QTest::newRow("ends in v1") << u" http://localhost:8000/v1 "_s << u"http://localhost:8000"_s << QString();
        QTest::newRow("empty") << u"  "_s << QString() << u"Type the server's address"_s;
        QTest::newRow("port") << u"localhost:99999"_s << QString() << u"65535"_s;
        QTest::newRow("scheme") << u"ftp://localhost"_s << QString() << u"http or https"_s;
        QTest::newRow("password") << u"http://me:secret@localhost"_s << QString() << u"password"_s;
        QTest::newRow("request") << u"http://localhost:8000/v1/chat/completions"_s << QString() << u"Try http://localhost:8000"_s;
        QTest::newRow("query") << u"http://localhost:8000/?a=b"_s << QString() << u"without ?"_s;
        QTest::newRow("space") << u"http://local host:8000"_s << QString() << u"no valid URL"_s;
    }
    void url()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        QFETCH(QString, problem);
        const auto read = EndpointInput::url(text);
        QCOMPARE(read.problem.isEmpty(), problem.isEmpty());
        QVERIFY2(read.problem.contains(problem), qPrintable(read.problem));
        QCOMPARE(read.value.toString(), url);
        QVERIFY(!read.problem.contains(u"secret"_s));
    }

    void headers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("problem");
        QTest::newRow("none") << u"\n \n"_s << 0 << QString();
        QTest::newRow("two") << u"X-Team: bench\nX-Route: a:b"_s << 2 << QString();
        QTest::newRow("no colon") << u"X-Team: bench\nhello"_s << 0 << u"Line 2"_s;
        QTest::newRow("no value") << u"X-Team:"_s << 0 << u"Line 1"_s;
        QTest::newRow("name") << u"X Team: bench"_s << 0 << u"cannot be a header's name"_s;
        QTest::newRow("secret") << u"Authorization: Bearer abc"_s << 0 << u"Give the key"_s;
        QTest::newRow("ours") << u"Host: other"_s << 0 << u"by the program itself"_s;
        QTest::newRow("twice") << u"X-Team: a\nx-team: b"_s << 0 << u"twice"_s;
    }
    void headers()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QFETCH(QString, problem);
        const auto read = EndpointInput::headers(text);
        QVERIFY2(read.problem.contains(problem) && read.problem.isEmpty() == problem.isEmpty(), qPrintable(read.problem));
        QCOMPARE(int(read.value.size()), count);
        QVERIFY(!read.problem.contains(u"abc"_s));
    }

    void others()
    {
        QVERIFY(!EndpointInput::variable(u"sk-very-secret"_s).problem.isEmpty());
        QVERIFY(!EndpointInput::variable(u"sk-very-secret"_s).problem.contains(u"sk-very-secret"_s));
        QVERIFY(!EndpointInput::variable({}).problem.isEmpty());
        QCOMPARE(EndpointInput::variable(u" MY_KEY "_s).value, u"MY_KEY"_s);
        QVERIFY(!EndpointInput::key({}).problem.isEmpty());
        QVERIFY(!EndpointInput::key(u"two words"_s).problem.isEmpty());
        QCOMPARE(EndpointInput::key(u"abc\n"_s).value, QByteArray("abc"));
        QVERIFY(!EndpointInput::name(QString(200, u'x')).problem.isEmpty());
        QVERIFY(EndpointInput::name({}).problem.isEmpty());
        QVERIFY(!EndpointInput::model(u"two words"_s).problem.isEmpty());
        QVERIFY(EndpointInput::model(u"Qwen/Qwen2.5-7B"_s).problem.isEmpty());
        QVERIFY(!EndpointInput::unsetVariable(u"TOKENDERBY_SURELY_UNSET"_s).isEmpty());
    }

    void caFile()
    {
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            file.open(QIODevice::WriteOnly);
            file.write(bytes);
            return folder.filePath(name);
        };
        QVERIFY(EndpointInput::caFile({}).problem.isEmpty());
        QVERIFY(EndpointInput::caFile(u"/no/such/file.pem"_s).problem.contains(u"no file"_s));
        QVERIFY(EndpointInput::caFile(folder.path()).problem.contains(u"cannot be read"_s));
        QVERIFY(EndpointInput::caFile(write(u"text.txt"_s, "hello")).problem.contains(u"PEM"_s));
        QVERIFY(EndpointInput::caFile(write(u"ca.pem"_s, "-----BEGIN CERTIFICATE-----\n")).problem.isEmpty());
    }

    void comparability()
    {
        const auto entry = [](const QString &url, const QString &model, std::optional<int> context, bool simulated = false) {
            BookEntry entry;
            entry.endpoint.url = QUrl(url);
            entry.endpoint.simulated = simulated;
            entry.status.model = model;
            entry.status.contextTokens = context;
            return entry;
        };
        const auto texts = [](const QList<BookEntry> &entries) {
            QStringList texts;
            for (const ComparabilityFact &fact : Comparability::facts(entries))
                texts << QString((fact.good ? u"+"_s : u"-"_s) + fact.text);
            return texts;
        };
        const BookEntry plain = entry(u"http://a"_s, u"Qwen/Qwen2.5-7B"_s, 32768);
        QVERIFY(texts({plain}).isEmpty());
        QCOMPARE(texts({plain, plain}), QStringList({u"+same model"_s, u"+no TLS"_s, u"+same context"_s}));
        // What nobody knows is not said.
        QCOMPARE(texts({plain, entry(u"http://b"_s, {}, {})}), QStringList({u"+no TLS"_s}));
        QCOMPARE(texts({plain, entry(u"https://b"_s, u"qwen2.5:7b-instruct"_s, 4096, true)}),
                 QStringList({u"-models spelled differently"_s, u"-1 with TLS, 1 without"_s, u"-different context lengths"_s,
                              u"-simulated and real ones mixed"_s}));
        QCOMPARE(texts({plain, entry(u"http://b"_s, u"llama"_s, {})}).first(), u"-different models"_s);
    }
};

QTEST_GUILESS_MAIN(TestEndpointInput)
#include "tst_endpoint_input.moc"
