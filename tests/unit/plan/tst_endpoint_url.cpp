// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"

#include <QTest>

using namespace derby;
using namespace Qt::StringLiterals;

class EndpointUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << u"http://localhost:8000"_s << u"http://localhost:8000"_s;
        QTest::newRow("no port") << u"https://example.com"_s << u"https://example.com"_s;
        QTest::newRow("slash") << u" http://h:1/ "_s << u"http://h:1"_s;
        QTest::newRow("v1") << u"http://h:1/v1/"_s << u"http://h:1"_s;
        QTest::newRow("base path") << u"https://h/team/v1"_s << u"https://h/team"_s;
        QTest::newRow("IPv6") << u"http://[::1]:8080"_s << u"http://[::1]:8080"_s;
        QTest::newRow("upper case") << u"HTTP://Host:80"_s << u"http://host:80"_s;
    }
    void good()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        const auto read = endpointUrl(text);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->toString(), url);
    }

    void bad_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("suggestion");
        const auto row = [](const char *name, const QString &text, const QString &message, const QString &suggestion) {
            QTest::newRow(name) << text << message << suggestion;
        };
        row("empty", u" "_s, u"empty"_s, u"http://localhost:11434"_s);
        row("no scheme", u"localhost:8000"_s, u"no scheme"_s, u"http://localhost:8000"_s);
        row("slashes alone", u"//h:1"_s, u"no scheme"_s, u"http://h:1"_s);
        row("other scheme", u"ftp://h"_s, u"http or https"_s, u"http://h"_s);
        row("typo in the scheme", u"htpp://h:1/x"_s, u"http or https"_s, u"http://h:1/x"_s);
        row("port too large", u"http://h:65536"_s, u"1 to 65535"_s, u"http://h:11434"_s);
        row("port zero", u"http://h:0"_s, u"1 to 65535"_s, u"http://h:11434"_s);
        row("port no number", u"http://h:x"_s, u"1 to 65535"_s, u"http://h:11434"_s);
        row("port empty", u"http://h:"_s, u"1 to 65535"_s, u"http://h:11434"_s);
        row("port of IPv6", u"http://[::1]:0"_s, u"1 to 65535"_s, u"http://[::1]:11434"_s);
        row("IPv6 without brackets", u"http://::1"_s, u"brackets"_s, u"http://[::1]:11434"_s);
        row("no host", u"http:///x"_s, u"no host"_s, u"http://localhost:11434"_s);
        row("space", u"http://a b"_s, u"no valid URL"_s, u"http://localhost:11434"_s);
        row("user", u"http://u@h"_s, u"user name"_s, u"api_key_env"_s);
        row("query", u"http://h/?a=b"_s, u"without ? or #"_s, u"http://h/"_s);
        row("request", u"http://h:1/v1/chat/completions"_s, u"address of a request"_s, u"http://h:1"_s);
        row("request of Ollama", u"http://h:1/api/chat"_s, u"address of a request"_s, u"http://h:1"_s);
    }
    void bad()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        QFETCH(QString, suggestion);
        const auto read = endpointUrl(text, Engine::Ollama);
        QVERIFY2(!read, read ? qPrintable(read->toString()) : "");
        QVERIFY2(read.error().message.contains(message), qPrintable(read.error().message));
        QVERIFY2(read.error().suggestion.contains(suggestion), qPrintable(read.error().suggestion));
    }
};

QTEST_GUILESS_MAIN(EndpointUrlTest)
#include "tst_endpoint_url.moc"
