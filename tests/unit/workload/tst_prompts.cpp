// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload/material.h"
#include "workload/prompts.h"

#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace derby;
using namespace Qt::StringLiterals;

namespace {

qsizetype words(const QString &text)
{
    return text.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts).size();
}

} // namespace

class PromptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInSets_data()
    {
        QTest::addColumn<QString>("set");
        for (const QString &set : promptSetNames())
            QTest::newRow(qPrintable(set)) << set;
    }
    void builtInSets()
    {
        QFETCH(QString, set);
        PromptSpec spec;
        spec.set = set;
        const Result<QStringList> prompts = makePrompts(spec, 1);
        QVERIFY(prompts);
        QCOMPARE(prompts->size(), 20);
        QCOMPARE(QSet<QString>(prompts->begin(), prompts->end()).size(), 20);
        for (const QString &prompt : *prompts)
            QVERIFY(words(prompt) >= 4);
        QCOMPARE(*makePrompts(spec, 2), *prompts); // a set is the same whatever the seed
        spec.count = 3;
        QCOMPARE(*makePrompts(spec, 1), prompts->first(3));
        spec.count = 100000;
        const QStringList all = *makePrompts(spec, 1);
        QCOMPARE(all, builtInPrompts(set));
    }

    void theMixedSetIsMixed()
    {
        QList<qsizetype> lengths;
        const QStringList prompts = *makePrompts({}, 1);
        for (const QString &prompt : prompts)
            lengths << words(prompt);
        std::sort(lengths.begin(), lengths.end());
        QVERIFY(lengths.first() < 8);
        QVERIFY(lengths.last() > 120);
    }

    void anUnknownSet()
    {
        PromptSpec spec;
        spec.set = u"mixt"_s;
        const Result<QStringList> prompts = makePrompts(spec, 1);
        QVERIFY(!prompts);
        QCOMPARE(prompts.error().kind, ErrorKind::Usage);
        QVERIFY(prompts.error().actions.first().contains(u"mixed"));
    }

    void synthetic_data()
    {
        QTest::addColumn<int>("mean");
        QTest::addColumn<int>("spread");
        QTest::newRow("one word") << 1 << 0;
        QTest::newRow("short") << 5 << 0;
        QTest::newRow("long") << 3000 << 0;
        QTest::newRow("spread") << 100 << 40;
        QTest::newRow("wide") << 50 << 100;
    }
    void synthetic()
    {
        QFETCH(int, mean);
        QFETCH(int, spread);
        PromptSpec spec;
        spec.source = PromptSpec::Source::Synthetic;
        spec.wordsMean = mean;
        spec.wordsSpread = spread;
        spec.count = spread ? 2000 : 20;
        const QStringList prompts = *makePrompts(spec, 7);
        QCOMPARE(prompts.size(), spec.count);
        QCOMPARE(*makePrompts(spec, 7), prompts);
        if (mean > 1)
            QVERIFY(*makePrompts(spec, 8) != prompts);
        double sum = 0, squares = 0;
        for (const QString &prompt : prompts) {
            const auto n = static_cast<double>(words(prompt));
            if (!spread)
                QCOMPARE(n, double(mean));
            sum += n;
            squares += n * n;
        }
        if (spread) {
            const double average = sum / spec.count;
            const double deviation = std::sqrt(squares / spec.count - average * average);
            // Fixed seed: these figures never change; the bounds are four standard errors of the mean and a quarter of the deviation.
            QVERIFY2(std::fabs(average - mean) < 4 * spread / std::sqrt(spec.count), qPrintable(QString::number(average)));
            QVERIFY2(std::fabs(deviation - spread) < 0.25 * spread, qPrintable(QString::number(deviation)));
            QVERIFY(QSet<QString>(prompts.begin(), prompts.end()).size() > spec.count * 95 / 100);
        }
        if (mean == 3000)
            QVERIFY(prompts.first().endsWith(u"What is the main point of this text?"));
    }

    void sharedPrefix()
    {
        PromptSpec spec;
        spec.set = u"short"_s;
        const QStringList bare = *makePrompts(spec, 3);
        spec.sharedPrefixWords = 50;
        const QStringList shared = *makePrompts(spec, 3);
        const QString prefix = shared.first().chopped(bare.first().size());
        QCOMPARE(words(prefix), 50);
        for (int i = 0; i < bare.size(); ++i)
            QCOMPARE(shared[i], prefix + bare[i]);
        QVERIFY(*makePrompts(spec, 4) != shared);
    }

    void uniquePrefix()
    {
        QSet<QString> seen;
        for (quint64 i = 0; i < 100000; ++i) {
            const QString text = withUniquePrefix(u"x"_s, 5, i);
            QCOMPARE(text.size(), 10);
            seen.insert(text);
        }
        QCOMPARE(seen.size(), 100000);
        static const QRegularExpression form(u"\\A\\[[a-z2-9]{6}\\] Hello\\z"_s);
        QVERIFY(form.match(withUniquePrefix(u"Hello"_s, 5, 1)).hasMatch());
        QCOMPARE(withUniquePrefix(u"x"_s, 5, 1), withUniquePrefix(u"x"_s, 5, 1));
        QVERIFY(withUniquePrefix(u"x"_s, 5, 1) != withUniquePrefix(u"x"_s, 6, 1));
    }

    void neighboursShareNoBeginning()
    {
        // A prefix cache keeps blocks of tokens: two tags should differ in their first letter most of the time.
        int same = 0;
        for (quint64 i = 0; i < 3200; ++i)
            same += withUniquePrefix({}, 1, i)[1] == withUniquePrefix({}, 1, i + 1)[1] ? 1 : 0;
        QVERIFY2(same < 400, qPrintable(QString::number(same)));
    }

    void files_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QStringList>("prompts"); // empty: refused
        QTest::newRow("lines") << QByteArray("one\n\n two \r\none\nthree") << QStringList{u"one"_s, u"two"_s, u"three"_s};
        QTest::newRow("JSON") << QByteArray(" [\"one\", \"two\\nlines\", \" \"]") << QStringList{u"one"_s, u"two\nlines"_s};
        QTest::newRow("ShareGPT") << QByteArray(
            R"([{"id":"a","conversations":[{"from":"gpt","value":"hi"},{"from":"human","value":"one"},{"from":"human","value":"two"}]},)"
            R"({"conversations":[{"from":"gpt","value":"only me"}]},{"conversations":[{"from":"user","value":"three"}]}])")
                                  << QStringList{u"one"_s, u"three"_s};
        QTest::newRow("messages") << QByteArray(R"([{"messages":[{"role":"system","content":"s"},{"role":"user","content":"one"}]}])")
                                  << QStringList{u"one"_s};
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfone\n") << QStringList{u"one"_s};
        QTest::newRow("empty") << QByteArray("\n \n") << QStringList();
        QTest::newRow("broken JSON") << QByteArray("[\"one\",") << QStringList();
        QTest::newRow("no conversation") << QByteArray("[{\"a\":1}]") << QStringList();
        QTest::newRow("binary") << QByteArray("\xff\xfe\x00\x01", 4) << QStringList();
    }
    void files()
    {
        QFETCH(QByteArray, contents);
        QFETCH(QStringList, prompts);
        const QTemporaryDir folder;
        PromptSpec spec;
        spec.source = PromptSpec::Source::File;
        spec.file = folder.filePath(u"p"_s);
        QFile file(spec.file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents);
        file.close();
        const Result<QStringList> read = makePrompts(spec, 1);
        if (prompts.isEmpty()) {
            QVERIFY(!read);
            QCOMPARE(read.error().kind, ErrorKind::Usage);
            QVERIFY(read.error().message.contains(spec.file));
        } else {
            QVERIFY2(read, read ? "" : qPrintable(read.error().message));
            QCOMPARE(*read, prompts);
        }
    }

    void aMissingFile()
    {
        PromptSpec spec;
        spec.source = PromptSpec::Source::File;
        spec.file = u"/nowhere/p.txt"_s;
        const Result<QStringList> read = makePrompts(spec, 1);
        QVERIFY(!read);
        QVERIFY(!read.error().actions.isEmpty());
    }
};

QTEST_GUILESS_MAIN(PromptsTest)
#include "tst_prompts.moc"
