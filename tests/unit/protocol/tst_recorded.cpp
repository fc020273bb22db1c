// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/recorded.h"

#include <QtTest>

using namespace derby;

class TestRecorded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void raw_data();
    void raw();
    void broken_data();
    void broken();
    void bare_data();
    void bare();
};

void TestRecorded::raw_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("cut");
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("chunked") << QByteArray(chunked + "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n") << QByteArray("hello world") << false;
    QTest::newRow("upper case") << QByteArray(chunked + "A\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n") << QByteArray("0123456789") << false;
    QTest::newRow("no last chunk") << QByteArray(chunked + "5\r\nhello\r\n") << QByteArray("hello") << true;
    QTest::newRow("within a chunk") << QByteArray(chunked + "5\r\nhel") << QByteArray("hel") << true;
    QTest::newRow("after a chunk") << QByteArray(chunked + "5\r\nhello") << QByteArray("hello") << true;
    QTest::newRow("within a size") << QByteArray(chunked + "5\r\nhello\r\n1") << QByteArray("hello") << true;
    QTest::newRow("sized") << QByteArray("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello") << QByteArray("hello") << false;
    QTest::newRow("sized and cut") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello") << QByteArray("hello") << true;
    QTest::newRow("to the end") << QByteArray("HTTP/1.0 200\r\n\r\nhello") << QByteArray("hello") << false;
    QTest::newRow("lf only") << QByteArray("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello") << QByteArray("hello") << false;
    QTest::newRow("interim heads") << QByteArray(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
                                   << QByteArray("hi") << false;
    QTest::newRow("no content") << QByteArray("HTTP/1.1 200 No Content\r\nContent-Length: 0\r\n\r\n") << QByteArray() << false;
}

void TestRecorded::raw()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    QFETCH(bool, cut);
    const Result<RecordedResponse> response = readRecorded(bytes, Protocol::OpenAiChat);
    QVERIFY2(response, response ? "" : qPrintable(response.error().message));
    QCOMPARE(response->body, body);
    QCOMPARE(response->cut, cut);
    QCOMPARE(response->head.status, 200);
    QVERIFY(!response->bare);
}

void TestRecorded::broken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("size is no number") << QByteArray(chunked + "xyz\r\nhello\r\n") << "hexadecimal";
    QTest::newRow("size is empty") << QByteArray(chunked + "\r\nhello\r\n") << "hexadecimal";
    QTest::newRow("size is negative") << QByteArray(chunked + "-5\r\nhello\r\n") << "hexadecimal";
    QTest::newRow("size is absurd") << QByteArray(chunked + "ffffffffffffffffff\r\nhello\r\n") << "hexadecimal";
    QTest::newRow("chunk too long") << QByteArray(chunked + "3\r\nhello\r\n0\r\n\r\n") << "longer than its size";
    QTest::newRow("two responses") << QByteArray(chunked + "0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n") << "more bytes follow";
    QTest::newRow("longer than its length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhello") << "more bytes follow";
    QTest::newRow("two lengths") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nhe") << "Content-Length";
    QTest::newRow("length is a word") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nhe") << "Content-Length";
    QTest::newRow("no end of the head") << QByteArray("HTTP/1.1 200 OK\r\nA: b\r\n") << "no end";
    QTest::newRow("no colon") << QByteArray("HTTP/1.1 200 OK\r\nfoo\r\n\r\n") << "name: value";
    QTest::newRow("folded") << QByteArray("HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n") << "name: value";
    QTest::newRow("status line") << QByteArray("HTTP/1.1 OK\r\n\r\n") << "status line";
    QTest::newRow("only interim") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << "final one";
    QTest::newRow("gzip transfer") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n") << "transfer encoding";
}

void TestRecorded::broken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const Result<RecordedResponse> response = readRecorded(bytes, Protocol::OpenAiChat);
    QVERIFY(!response);
    QVERIFY2(response.error().message.contains(says), qPrintable(response.error().message));
    QVERIFY(response.error().message.contains(QLatin1String("at byte ")));
    QVERIFY(!response.error().actions.isEmpty());
}

void TestRecorded::bare_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("sse") << Protocol::OpenAiChat << QByteArray("data: x\n\n") << QByteArray("text/event-stream");
    QTest::newRow("comment first") << Protocol::TgiGenerate << QByteArray(":\n\ndata: x\n\n") << QByteArray("text/event-stream");
    QTest::newRow("json") << Protocol::OpenAiChat << QByteArray("\n{\"a\":1}") << QByteArray("application/json");
    QTest::newRow("lines") << Protocol::OllamaChat << QByteArray("{\"a\":1}\n{\"b\":1}\n") << QByteArray("application/x-ndjson");
    QTest::newRow("formatted") << Protocol::OllamaChat << QByteArray("{\n  \"a\": 1\n}\n") << QByteArray("application/json");
    QTest::newRow("page") << Protocol::OllamaChat << QByteArray("<html>") << QByteArray("text/html");
    QTest::newRow("nothing") << Protocol::OllamaChat << QByteArray() << QByteArray("text/event-stream");
}

void TestRecorded::bare()
{
    QFETCH(Protocol, protocol);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, type);
    const Result<RecordedResponse> response = readRecorded(bytes, protocol);
    QVERIFY(response);
    QVERIFY(response->bare && !response->cut);
    QCOMPARE(response->head.status, 200);
    QCOMPARE(headerValue(response->head.headers, "content-type"), type);
    QCOMPARE(response->body, bytes);
}

QTEST_GUILESS_MAIN(TestRecorded)
#include "tst_recorded.moc"
