// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `results compare` of the real binary over run folders.
#include "../unit/store/sample_run.h"
#include "cli.h"

#include "store/run_folder.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::test;

class TestResultsCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"before", "after"}) {
            RunResult run = sample::run();
            run.plan.name = QLatin1String(name);
            const auto folder = createRunFolder(m_results.path(), run.plan.name, QDateTime(QDate(2026, 11, 24), QTime(8, 15)));
            sample::writeJournal(*folder, run);
            QVERIFY(writeManifest(*folder, run, true).has_value());
            m_runs.append(folder->dirName());
        }
    }

    void json()
    {
        const Ran ran = compare(m_runs, true);
        QVERIFY2(ran.code == 0, ran.all().constData());
        const QJsonArray runs = ran.json().value(QStringLiteral("runs")).toArray(),
                         verdicts = ran.json().value(QStringLiteral("verdicts")).toArray();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(verdicts.size(), 4);
        for (qsizetype i = 0; i < 2; ++i) {
            // What the run shows by itself.
            QJsonObject shown =
                cli({QStringLiteral("--json"), QStringLiteral("results"), QStringLiteral("show"), m_results.filePath(m_runs[i])}).json();
            QJsonObject compared = runs[i].toObject();
            QVERIFY(!shown.isEmpty());
            compared.remove(QStringLiteral("label"));
            compared.remove(QStringLiteral("started"));
            QCOMPARE(compared, shown);
        }
        for (const QJsonValue &verdict : verdicts)
            QCOMPARE(verdict.toObject().value(QStringLiteral("state")).toString(), QStringLiteral("not_comparable"));
    }

    void text()
    {
        const Ran ran = compare(m_runs, false);
        QVERIFY2(ran.code == 0, ran.all().constData());
        for (const char *said : {"before: vLLM", "after: TGI", "No verdict between runs", "measured in different runs"})
            QVERIFY2(ran.out.contains(said), ran.all().constData());
        const QList<QByteArray> lines = ran.out.split('\n');
        for (const QByteArray &line : lines)
            QVERIFY2(QString::fromUtf8(line).size() <= 100 || line.contains('/'), line.constData());
    }

    void wrongNumbersAreRefused_data()
    {
        QTest::addColumn<QStringList>("runs");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("none") << QStringList() << QByteArray("none is given");
        QTest::newRow("one") << m_runs.mid(0, 1) << QByteArray("1 is given");
        QTest::newRow("seven") << QStringList(7, m_runs.first()) << QByteArray("7 are given");
        QTest::newRow("twice") << QStringList{m_runs.first(), m_runs.first()} << QByteArray("given twice");
    }
    void wrongNumbersAreRefused()
    {
        QFETCH(QStringList, runs);
        QFETCH(QByteArray, says);
        const Ran ran = compare(runs, false);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains(says) && ran.err.contains("Try: "), ran.all().constData());
    }

private:
    Ran compare(const QStringList &runs, bool json)
    {
        QStringList words{QStringLiteral("results"), QStringLiteral("compare"), QStringLiteral("--output"), m_results.path()};
        if (json)
            words.prepend(QStringLiteral("--json"));
        return cli(words + runs);
    }

    QTemporaryDir m_results;
    QStringList m_runs;
};

QTEST_GUILESS_MAIN(TestResultsCompare)
#include "tst_results_compare.moc"
