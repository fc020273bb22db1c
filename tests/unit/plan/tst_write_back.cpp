// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"
#include "plan/presets.h"

#include <QTest>

using namespace derby;
using namespace Qt::StringLiterals;

class WriteBackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneScalar_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("after"); // empty: refused, nothing changed
        const auto row = [](const char *name, const QByteArray &before, const QString &path, const QString &value,
                            const QByteArray &after) { QTest::newRow(name) << before << path << value << after; };
        row("plain, comment kept", "# head\nseed: 1   # why\nname: x\n", u"seed"_s, u"22"_s, "# head\nseed: 22   # why\nname: x\n");
        row("no newline at the end", "seed: 1", u"seed"_s, u"2"_s, "seed: 2");
        row("CRLF", "seed: 1\r\nname: x\r\n", u"seed"_s, u"2"_s, "seed: 2\r\nname: x\r\n");
        row("byte order mark", "\xef\xbb\xbfseed: 1\n", u"seed"_s, u"2"_s, "\xef\xbb\xbfseed: 2\n");
        row("double quotes", "name: \"a \\\" # b\" # c\n", u"name"_s, u"\"x y\""_s, "name: \"x y\" # c\n");
        row("single quotes", "name: 'it''s' # c\n", u"name"_s, u"new"_s, "name: new # c\n");
        row("hash in a plain text", "name: a#b\n", u"name"_s, u"c"_s, "name: c\n");
        row("commas in a plain text", "name: a, b\n", u"name"_s, u"c"_s, "name: c\n");
        row("nested", "a:\n  b:   1 # one\n  c: 2\n", u"a.b"_s, u"9"_s, "a:\n  b:   9 # one\n  c: 2\n");
        row("list item", "l:\n  - n: a\n    # between\n    u: 1\n  - n: b\n    u: 2\n", u"l.1.u"_s, u"7"_s,
            "l:\n  - n: a\n    # between\n    u: 1\n  - n: b\n    u: 7\n");
        row("flow", "o: {a: 1, b: x y, c: 3} # d\n", u"o.b"_s, u"z"_s, "o: {a: 1, b: z, c: 3} # d\n");
        row("last in flow", "o: {a: 1, b: 2}\n", u"o.b"_s, u"3"_s, "o: {a: 1, b: 3}\n");
        row("behind umlauts and emoji", "o: {ä: ö🏇, b: 2} # ü\n", u"o.b"_s, u"3"_s, "o: {ä: ö🏇, b: 3} # ü\n");
        row("empty value", "o:\n  a:  # none yet\n  b: 1\n", u"o.a"_s, u"5"_s, "o:\n  a: 5  # none yet\n  b: 1\n");
        row("null", "a: ~ # c\n", u"a"_s, u"5"_s, "a: 5 # c\n");
        row("missing at the top", "a: 1\n# tail\n", u"b"_s, u"2"_s, "a: 1\nb: 2\n# tail\n");
        row("missing in a section", "o:\n  a: 1\n  l:\n    - x\n    - y\n\n# next\nz: 1\n", u"o.b"_s, u"2"_s,
            "o:\n  a: 1\n  l:\n    - x\n    - y\n  b: 2\n\n# next\nz: 1\n");
        row("missing in the last section, no newline", "o:\n  a: 1", u"o.b"_s, u"2"_s, "o:\n  a: 1\n  b: 2");
        row("missing in a list item", "l:\n  - n: a\n  - n: b\n", u"l.0.u"_s, u"2"_s, "l:\n  - n: a\n    u: 2\n  - n: b\n");
        row("missing in flow", "o: {a: 1} # c\n", u"o.b"_s, u"2"_s, "o: {a: 1, b: 2} # c\n");
        row("missing in flow behind a section", "o: {a: {x: 1}} # c\n", u"o.b"_s, u"2"_s, "o: {a: {x: 1}, b: 2} # c\n");
        row("missing in an empty flow", "o: {}\n", u"o.b"_s, u"2"_s, "o: {b: 2}\n");
        row("missing in an empty section", "o: # c\nz: 1\n", u"o.b"_s, u"2"_s, "o: # c\n  b: 2\nz: 1\n");
        row("missing behind a block text", "o:\n  t: |\n    one\n    two\nz: 1\n", u"o.b"_s, u"2"_s,
            "o:\n  t: |\n    one\n    two\n  b: 2\nz: 1\n");
        row("anchored value", "a: &x 1\nb: *x\n", u"a"_s, u"2"_s, "");
        row("alias", "a: &x 1\nb: *x\nc: 1\n", u"b"_s, u"2"_s, "a: &x 1\nb: 2\nc: 1\n");
        row("block text", "a: |\n  one\n  two\n", u"a"_s, u"2"_s, "");
        row("plain text of two lines", "a: one\n  two\n", u"a"_s, u"2"_s, "");
        row("section", "a: {b: 1}\n", u"a"_s, u"2"_s, "");
        row("no such section", "a: 1\n", u"x.y"_s, u"2"_s, "");
        row("value that is none", "a: 1\n", u"a"_s, u"x: y"_s, "");
        row("value that breaks out", "a: 1\nb: 2\n", u"a"_s, u"3\nc: 4"_s, "");
        row("file with a syntax error", "a: [1\n", u"a"_s, u"2"_s, "");
    }
    void oneScalar()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QByteArray, after);
        const Result<QByteArray> written = writeBack(before, {{path.split(u'.'), value}});
        if (after.isEmpty()) {
            QVERIFY2(!written, written ? written->constData() : "");
            QCOMPARE(written.error().kind, ErrorKind::Usage);
            QVERIFY(!written.error().actions.isEmpty());
            return;
        }
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        QCOMPARE(*written, after);
    }

    void everyCommentOfAPresetStays_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : presetFiles()) {
            if (name.endsWith(u".yaml"))
                QTest::newRow(qPrintable(name)) << name;
        }
    }
    void everyCommentOfAPresetStays()
    {
        QFETCH(QString, name);
        const QByteArray before = presetYaml(name);
        const bool flat = before.contains("\nload_tests:");
        const QStringList test = flat ? QStringList{u"load_tests"_s, u"0"_s} : QStringList{u"test_scenarios"_s, u"load_tests"_s, u"0"_s};
        const Result<QByteArray> written =
            writeBack(before, {{test + QStringList{u"concurrent_users"_s}, u"77"_s}, {test + QStringList{u"rounds"_s}, u"9"_s}});
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        const ConfigResult result = parseConfig(*written, name);
        QVERIFY(result.valid());
        QCOMPARE(result.plan.loads.at(0).users, 77);
        QCOMPARE(result.plan.loads.at(0).rounds, 9);
        QCOMPARE(written->count('#'), before.count('#'));
        // Lines that were not touched are the same bytes.
        const QList<QByteArray> now = written->split('\n');
        int changed = 0;
        for (const QByteArray &line : before.split('\n'))
            changed += now.contains(line) ? 0 : 1;
        QVERIFY2(changed <= 2, written->constData());
    }

    void aSectionOnOneLineForAMissingKey()
    {
        const Result<QByteArray> added = writeBack("o:\n  a: 1 # c\nz: 1\n", {{{u"o"_s, u"p"_s}, u"{set: short, count: 5}"_s}});
        QVERIFY(added);
        QCOMPARE(*added, QByteArray("o:\n  a: 1 # c\n  p: {set: short, count: 5}\nz: 1\n"));
        // A value becomes a section, its comment stays; a section is not written over.
        const Result<QByteArray> section = writeBack("o:\n  p: 1 # c\nz: 1\n", {{{u"o"_s, u"p"_s}, u"{mean: 1, sigma: 2}"_s}});
        QVERIFY(section);
        QCOMPARE(*section, QByteArray("o:\n  p: {mean: 1, sigma: 2} # c\nz: 1\n"));
        QVERIFY(!writeBack(*section, {{{u"o"_s, u"p"_s}, u"{set: short}"_s}}));
    }

    void items_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value"); // empty: taken away
        QTest::addColumn<QByteArray>("after"); // empty: refused
        const auto row = [](const char *name, const QByteArray &before, const QString &path, const QString &value,
                            const QByteArray &after) { QTest::newRow(name) << before << path << value << after; };
        const QByteArray block = "l:\n  - n: a # first\n    u: 1\n  # of b\n  - {n: b,\n     u: 2}\nz: 1\n";
        row("first of a block", block, u"l.0"_s, {}, "l:\n  # of b\n  - {n: b,\n     u: 2}\nz: 1\n");
        row("last of a block", block, u"l.1"_s, {}, "l:\n  - n: a # first\n    u: 1\n  # of b\nz: 1\n");
        row("another in a block", block, u"l.2"_s, u"{n: c}"_s,
            "l:\n  - n: a # first\n    u: 1\n  # of b\n  - {n: b,\n     u: 2}\n  - {n: c}\nz: 1\n");
        row("the only one", "l:\n- n: a\nz: 1\n", u"l.0"_s, {}, "l:\nz: 1\n");
        row("the first of an empty one", "x:\n  l: # none\nz: 1\n", u"x.l.0"_s, u"{n: a}"_s, "x:\n  l: # none\n    - {n: a}\nz: 1\n");
        row("first of a line", "l: [{n: a}, {n: b}] # c\n", u"l.0"_s, {}, "l: [{n: b}] # c\n");
        row("last of a line", "l: [{n: a}, {n: b}] # c\n", u"l.1"_s, {}, "l: [{n: a}] # c\n");
        row("another in a line", "l: [{n: a}] # c\n", u"l.1"_s, u"{n: b}"_s, "l: [{n: a}, {n: b}] # c\n");
        row("first in a line", "l: []\n", u"l.0"_s, u"{n: b}"_s, "l: [{n: b}]\n");
        row("last line without an end", "l:\n  - n: a\n    t: {x: 1}", u"l.1"_s, u"{n: b}"_s, "l:\n  - n: a\n    t: {x: 1}\n  - {n: b}");
        row("not the next one", "l: [1]\n", u"l.2"_s, u"3"_s, {});
        row("dash on a line of its own", "l:\n  -\n    n: a\n  - n: b\n", u"l.0"_s, {}, {});
    }
    void items()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QByteArray, after);
        const Result<QByteArray> written = writeBack(before, {{path.split(u'.'), value, value.isEmpty()}});
        QCOMPARE(written.has_value(), !after.isEmpty());
        if (written)
            QCOMPARE(*written, after);
    }

    void removed_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("after"); // empty: refused
        const auto row = [](const char *name, const QByteArray &before, const QString &path, const QByteArray &after) {
            QTest::newRow(name) << before << path << after;
        };
        row("a line with its comment", "a: 1\nb: 2 # gone\n# stays\nc: 3\n", u"b"_s, "a: 1\n# stays\nc: 3\n");
        row("the last line, no newline", "a: 1\nb: 2", u"b"_s, "a: 1\n");
        row("a section", "o:\n  p:\n    x: 1\n    y: 2\n  q: 3\n", u"o.p"_s, "o:\n  q: 3\n");
        row("the only key", "o:\n  p: 1\nz: 2\n", u"o.p"_s, "o:\nz: 2\n");
        row("first of a flow", "o: {a: 1, b: 2} # c\n", u"o.a"_s, "o: {b: 2} # c\n");
        row("last of a flow", "o: {a: 1, b: 2} # c\n", u"o.b"_s, "o: {a: 1} # c\n");
        row("only one of a flow", "o: {a: 1}\n", u"o.a"_s, "o: {}\n");
        row("a flow in a flow", "o: {s: {m: 1, n: 2}, b: 2}\n", u"o.s"_s, "o: {b: 2}\n");
        row("in a list item", "l:\n  - n: a\n    u: 1\n  - n: b\n", u"l.0.u"_s, "l:\n  - n: a\n  - n: b\n");
        row("first of a list item", "l:\n  - n: a\n    u: 1\n", u"l.0.n"_s, "");
        row("not there", "a: 1\n", u"x.y"_s, "a: 1\n");
        row("anchored", "a: &x 1\nb: *x\n", u"a"_s, "");
    }
    void removed()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, path);
        QFETCH(QByteArray, after);
        const Result<QByteArray> written = writeBack(before, {{path.split(u'.'), {}, true}});
        if (after.isEmpty()) {
            QVERIFY2(!written, written ? written->constData() : "");
            return;
        }
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        QCOMPARE(*written, after);
    }

    void allOrNothing()
    {
        const Result<QByteArray> written = writeBack("a: 1\nb: {c: 1}\n", {{{u"a"_s}, u"2"_s}, {{u"b"_s}, u"2"_s}});
        QVERIFY(!written);
    }
};

QTEST_GUILESS_MAIN(WriteBackTest)
#include "tst_write_back.moc"
