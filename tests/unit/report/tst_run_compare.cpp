// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../store/sample_run.h"

#include "analyse/judge.h"
#include "report/comparison_json.h"
#include "report/run_compare.h"
#include "report/run_files.h"
#include "store/run_folder.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;

namespace {

/// A run on disk; its folder's name.
QString stored(const QString &results, const RunResult &run)
{
    const auto folder = createRunFolder(results, run.plan.name, QDateTime(QDate(2026, 11, 24), QTime(8, 15)));
    sample::writeJournal(*folder, run);
    if (const auto files = writeRunFiles(*folder, run, judge(run)); !files)
        qFatal("%s", qPrintable(files.error().message));
    return folder->dirName();
}

RunResult named(const char *name, bool simulated = false)
{
    RunResult run = sample::run();
    run.plan.name = QLatin1String(name);
    for (Endpoint &endpoint : run.plan.endpoints)
        endpoint.simulated = simulated;
    return run;
}

} // namespace

class RunCompareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresStandSideBySide()
    {
        QTemporaryDir results;
        const QString before = stored(results.path(), named("before")), after = stored(results.path(), named("after", true));
        const auto runs = compareRuns({before, after}, results.path());
        QVERIFY(runs.has_value());
        const QJsonObject json = comparedRunsToJson(*runs);
        QCOMPARE(json.keys(), (QStringList{QStringLiteral("runs"), QStringLiteral("verdicts")}));
        const QJsonArray all = json.value(QStringLiteral("runs")).toArray();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].toObject().value(QStringLiteral("label")).toString(), QStringLiteral("before"));
        QVERIFY(QFileInfo::exists(all[0].toObject().value(QStringLiteral("run_folder")).toString()));
        // Each run is what `results show` says of it.
        const QJsonObject own = comparisonToJson(runs->front().comparison);
        const QStringList keys = own.keys();
        for (const QString &key : keys)
            QCOMPARE(all[0].toObject().value(key), own.value(key));

        const QJsonArray verdicts = json.value(QStringLiteral("verdicts")).toArray();
        QCOMPARE(verdicts.size(), 4); // two lanes each
        for (const QJsonValue &value : verdicts) {
            const QJsonObject verdict = value.toObject();
            QCOMPARE(verdict.value(QStringLiteral("state")).toString(), QStringLiteral("not_comparable"));
            QCOMPARE(verdict.value(QStringLiteral("reason")).toString(), QStringLiteral("measured in different runs"));
            QCOMPARE(verdict.value(QStringLiteral("runs")).toArray(), (QJsonArray{0, 1}));
            QCOMPARE(verdict.value(QStringLiteral("metric")).toString(), QStringLiteral("e2e_p50"));
            QVERIFY(verdict.value(QStringLiteral("faster")).isNull() && verdict.value(QStringLiteral("ratio")).isNull());
        }
        QCOMPARE(verdicts[1].toObject().value(QStringLiteral("pair")).toArray(),
                 (QJsonArray{QStringLiteral("vllm"), QStringLiteral("tgi")}));
        // As a verdict of comparison.json, and which runs.
        QStringList expected = own.value(QStringLiteral("verdicts")).toArray()[0].toObject().keys();
        expected.append(QStringLiteral("runs"));
        expected.sort();
        QCOMPARE(verdicts[0].toObject().keys(), expected);

        const QString text = comparedRunsText(*runs);
        QVERIFY2(text.contains(QStringLiteral("before: vLLM ")) && text.contains(QStringLiteral("after: TGI (SIMULATED)")),
                 qPrintable(text));
        QVERIFY(text.simplified().contains(QStringLiteral("No verdict between runs: they were measured in different runs")));
        QVERIFY(!text.startsWith(QStringLiteral("SIMULATED")));
    }

    void differentTestsStandApart()
    {
        RunResult ttft = named("ttft only");
        ttft.plan.loads.clear();
        std::vector<ComparedRun> runs{{QStringLiteral("/a"), {}, {}, judge(named("load", true))},
                                      {QStringLiteral("/b"), {}, {}, judge(ttft)}};
        labelRuns(runs);
        const auto verdicts = verdictsBetween(runs);
        QVERIFY(!verdicts.empty());
        for (const BetweenRuns &between : verdicts)
            QVERIFY(between.verdict.metric.isEmpty() && !between.verdict.headline);
        const QString text = comparedRunsText(runs);
        QVERIFY(text.contains(QStringLiteral("Test load: 2 users")) && text.contains(QStringLiteral("Test ttft: one request at a time")));
    }

    void labelsAreNeverAlike()
    {
        const Comparison same = judge(named("same"));
        std::vector<ComparedRun> runs{{QStringLiteral("/a/test_1"), {}, {}, same},
                                      {QStringLiteral("/b/test_1"), {}, {}, same},
                                      {QStringLiteral("/b/test_2"), {}, {}, judge(named("other"))}};
        labelRuns(runs);
        QCOMPARE(runs[0].label, QStringLiteral("test_1"));
        QCOMPARE(runs[1].label, QStringLiteral("test_1 (2)"));
        QCOMPARE(runs[2].label, QStringLiteral("other"));
    }

    void refusesWhatCannotStandTogether_data()
    {
        QTest::addColumn<QStringList>("runs");
        QTest::addColumn<QString>("says");
        const QString one = QStringLiteral("RUN");
        QTest::newRow("none") << QStringList() << QStringLiteral("2 to 6 runs can be compared, none is given.");
        QTest::newRow("one") << QStringList{one} << QStringLiteral("1 is given");
        QTest::newRow("seven") << QStringList{one, one, one, one, one, one, one} << QStringLiteral("7 are given");
        QTest::newRow("twice") << QStringList{one, QStringLiteral("latest")} << QStringLiteral("is given twice");
        QTest::newRow("not there") << QStringList{one, QStringLiteral("nowhere")} << QStringLiteral("nowhere");
    }
    void refusesWhatCannotStandTogether()
    {
        QFETCH(QStringList, runs);
        QFETCH(QString, says);
        QTemporaryDir results;
        const QString name = stored(results.path(), named("only"));
        runs.replaceInStrings(QStringLiteral("RUN"), name);
        const auto compared = compareRuns(runs, results.path());
        QVERIFY(!compared.has_value());
        QVERIFY2(compared.error().message.contains(says), qPrintable(compared.error().message));
        QVERIFY(!compared.error().actions.isEmpty());
    }
};

QTEST_GUILESS_MAIN(RunCompareTest)
#include "tst_run_compare.moc"
