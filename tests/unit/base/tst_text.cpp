// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <QTest>

#include <limits>

using namespace derby;
using namespace Qt::StringLiterals;

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nearestWord_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QStringList>("candidates");
        QTest::addColumn<QString>("near");
        const QStringList commands{u"benchmark"_s, u"calibrate"_s, u"config"_s,    u"init"_s,
                                   u"inspect"_s,   u"results"_s,   u"simulator"_s, u"test"_s};
        QTest::newRow("same") << u"test"_s << commands << u"test"_s;
        QTest::newRow("letter missing") << u"benchmrk"_s << commands << u"benchmark"_s;
        QTest::newRow("letters swapped") << u"tset"_s << commands << u"test"_s;
        QTest::newRow("one letter more") << u"innit"_s << commands << u"init"_s;
        QTest::newRow("upper case") << u"CONFIG"_s << commands << u"config"_s;
        QTest::newRow("beginning") << u"bench"_s << commands << u"benchmark"_s;
        QTest::newRow("plural") << u"result"_s << commands << u"results"_s;
        QTest::newRow("nothing like it") << u"zzzzzz"_s << commands << QString();
        QTest::newRow("no candidates") << u"test"_s << QStringList() << QString();
    }
    void nearestWord()
    {
        QFETCH(QString, word);
        QFETCH(QStringList, candidates);
        QFETCH(QString, near);
        QCOMPARE(nearest(word, candidates), near);
    }

    void printableText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("out");
        const QString bad(QChar(0xfffd));
        QTest::newRow("plain") << u"Grüße, 日本 🏇\n\tx"_s << u"Grüße, 日本 🏇\n\tx"_s;
        QTest::newRow("colour") << u"\x1b[31mred"_s << QString(bad + u"[31mred"_s);
        QTest::newRow("bell and return") << u"a\x07\rb"_s << QString(u"a"_s + bad + bad + u"b"_s);
        QTest::newRow("C1") << QString(QChar(0x9b)) << bad;
        QTest::newRow("delete") << QString(QChar(0x7f)) << bad;
        QTest::newRow("turned around") << QString(QChar(0x202e)) << bad;
        QTest::newRow("null") << QString(QChar(0)) << bad;
    }
    void printableText()
    {
        QFETCH(QString, text);
        QFETCH(QString, out);
        QCOMPARE(printable(text), out);
    }

    void redactedText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("out");
        QTest::newRow("nothing") << u"a b"_s << u"a b"_s;
        QTest::newRow("given") << u"key=hunter2, again hunter2"_s << u"key=***, again ***"_s;
        QTest::newRow("bearer") << u"Authorization: Bearer abc.def-ghi"_s << u"Authorization: Bearer ***"_s;
        QTest::newRow("sk") << u"bad key sk-abcdefghijkl."_s << u"bad key sk-***."_s;
        QTest::newRow("hf") << u"hf_ABCDEFGHIJ"_s << u"hf_***"_s;
        QTest::newRow("a word with sk-") << u"task-list and risk-averse"_s << u"task-list and risk-averse"_s;
    }
    void redactedText()
    {
        QFETCH(QString, text);
        QFETCH(QString, out);
        QCOMPARE(redacted(text, {"hunter2", ""}), out);
    }

    void fileNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("lower");
        QTest::addColumn<QString>("out");
        QTest::newRow("kept") << u"Vllm_1-a"_s << false << u"Vllm_1-a"_s;
        QTest::newRow("lower") << u"Production readiness!"_s << true << u"production-readiness"_s;
        QTest::newRow("path") << u"../../etc/passwd"_s << false << u"etcpasswd"_s;
        QTest::newRow("spaces") << u" a  b "_s << false << u"-a-b"_s;
        QTest::newRow("nothing left") << u"日本"_s << true << u"unnamed"_s;
        QTest::newRow("empty") << QString() << true << u"unnamed"_s;
        QTest::newRow("long") << QString(200, u'x') << true << QString(80, u'x');
    }
    void fileNames()
    {
        QFETCH(QString, name);
        QFETCH(bool, lower);
        QFETCH(QString, out);
        QCOMPARE(fileName(name, lower), out);
    }

    void counts()
    {
        QCOMPARE(counted(0, u"request"), u"0 requests"_s);
        QCOMPARE(counted(1, u"request"), u"1 request"_s);
        QCOMPARE(counted(2, u"query", u"queries"), u"2 queries"_s);
        QCOMPARE(counted(1, u"query", u"queries"), u"1 query"_s);
    }

    void milliseconds_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("out");
        QTest::newRow("small") << 0.0421 << u"0.042 ms"_s;
        QTest::newRow("one") << 4.2 << u"4.20 ms"_s;
        QTest::newRow("ten") << 42.13 << u"42.1 ms"_s;
        QTest::newRow("hundred") << 421.3 << u"421 ms"_s;
        QTest::newRow("second") << 1234.0 << u"1.23 s"_s;
        QTest::newRow("ten seconds") << 12345.0 << u"12.3 s"_s;
        QTest::newRow("minutes") << 123456.0 << u"123 s"_s;
        QTest::newRow("negative") << -42.13 << u"-42.1 ms"_s;
        QTest::newRow("none") << std::numeric_limits<double>::quiet_NaN() << u"-"_s;
    }
    void milliseconds()
    {
        QFETCH(double, value);
        QFETCH(QString, out);
        QCOMPARE(humanMs(value), out);
    }

    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("out");
        QTest::newRow("negative") << -3.0 << u"0 s"_s;
        QTest::newRow("seconds") << 3.6 << u"4 s"_s;
        QTest::newRow("rounds up to a minute") << 59.6 << u"1 min"_s;
        QTest::newRow("minutes") << 125.0 << u"2 min 5 s"_s;
        QTest::newRow("hours") << 3780.0 << u"1 h 3 min"_s;
    }
    void durations()
    {
        QFETCH(double, seconds);
        QFETCH(QString, out);
        QCOMPARE(humanDuration(seconds), out);
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
