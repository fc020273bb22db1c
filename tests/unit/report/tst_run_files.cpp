// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../store/sample_run.h"

#include "analyse/judge.h"
#include "report/detailed_json.h"
#include "report/lane_logs.h"
#include "report/run_files.h"
#include "report/run_list.h"
#include "store/journal_format.h"
#include "store/run_folder.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace derby;

namespace {

QJsonObject json(const QDir &folder, const char *name)
{
    return QJsonDocument::fromJson(sample::read(folder.filePath(QLatin1String(name)))).object();
}

/// A run folder beneath `results` with journal and derived files.
QDir stored(const QString &results, const QString &name, const RunResult &run)
{
    const auto folder = createRunFolder(results, name, QDateTime(QDate(2026, 11, 24), QTime(8, 15)));
    sample::writeJournal(*folder, run);
    if (const auto files = writeRunFiles(*folder, run, judge(run)); !files)
        qFatal("%s", qPrintable(files.error().message));
    return *folder;
}

QList<QByteArray> rows(const QByteArray &csv)
{
    QList<QByteArray> lines = csv.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

class RunFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsThereAndHashed()
    {
        QTemporaryDir path;
        const QDir folder = stored(path.path(), QStringLiteral("files"), sample::run());
        const QStringList expected{QStringLiteral("comparison.json"),
                                   QStringLiteral("detailed_analysis.json"),
                                   QStringLiteral("summary.csv"),
                                   QStringLiteral("tgi/error_log.txt"),
                                   QStringLiteral("tgi/performance_log.csv"),
                                   QStringLiteral("vllm/performance_log.csv"),
                                   QStringLiteral("journal.jsonl"),
                                   QStringLiteral("executive_report.html"),
                                   QStringLiteral("charts/ttft_analysis.html"),
                                   QStringLiteral("charts/load_dashboard.html"),
                                   QStringLiteral("charts/performance_radar.html")};
        const QJsonObject manifest = json(folder, "test_manifest.json");
        const QJsonObject files = manifest[QStringLiteral("files")].toObject();
        QCOMPARE(files.size(), expected.size());
        for (const QString &name : expected) {
            const QByteArray content = sample::read(folder.filePath(name));
            QVERIFY2(!content.isEmpty(), qPrintable(name));
            QCOMPARE(files[name].toObject()[QStringLiteral("sha256")].toString(),
                     QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
        }
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("vllm/error_log.txt")))); // nothing failed there
        QVERIFY(manifest[QStringLiteral("quality")].toObject()[QStringLiteral("load")].toObject().contains(QStringLiteral("grade")));
    }

    void sameJournalSameBytes()
    {
        QTemporaryDir path;
        const QDir folder = stored(path.path(), QStringLiteral("twice"), sample::run(MonoTime(std::chrono::hours(50))));
        const QStringList names{
            QStringLiteral("comparison.json"),   QStringLiteral("detailed_analysis.json"),  QStringLiteral("summary.csv"),
            QStringLiteral("tgi/error_log.txt"), QStringLiteral("tgi/performance_log.csv"), QStringLiteral("vllm/performance_log.csv")};
        QList<QByteArray> before;
        for (const QString &name : names) {
            before << sample::read(folder.filePath(name));
            QVERIFY(QFile::remove(folder.filePath(name)));
        }
        const auto run = loadRun(folder);
        QVERIFY2(run.has_value(), run ? "" : qPrintable(run.error().message));
        QVERIFY(writeRunFiles(folder, *run, judge(*run)).has_value());
        for (qsizetype i = 0; i < names.size(); ++i)
            QVERIFY2(sample::read(folder.filePath(names[i])) == before[i], qPrintable(names[i]));
    }

    void rawDataIsOptional()
    {
        QTemporaryDir path;
        RunResult run = sample::run();
        run.plan.output.saveRawData = false;
        const QDir folder = stored(path.path(), QStringLiteral("raw"), run);
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("vllm/performance_log.csv"))));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("tgi/error_log.txt"))));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("journal.jsonl"))));
    }

    void laneNamesCannotLeaveTheFolder()
    {
        QTemporaryDir path;
        RunResult run = sample::run();
        run.plan.endpoints[0].id = QStringLiteral("../../evil");
        run.plan.endpoints[1].id = QStringLiteral("EVIL");
        const QDir folder = stored(path.path(), QStringLiteral("hostile"), run);
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("evil/performance_log.csv"))));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("EVIL-2/performance_log.csv"))));
        QVERIFY(!QFile::exists(path.filePath(QStringLiteral("../evil"))));
        QVERIFY(!QFile::exists(path.filePath(QStringLiteral("evil"))));
    }

    void folderThatIsGone()
    {
        const RunResult run = sample::run();
        const auto files = writeRunFiles(QDir(QStringLiteral("/proc/no/such")), run, judge(run));
        QVERIFY(!files.has_value());
        QCOMPARE(files.error().kind, ErrorKind::Io);
        QVERIFY(files.error().message.contains(QStringLiteral("comparison.json")));
        QVERIFY(files.error().actions.last().contains(QStringLiteral("results recover")));
    }

    void performanceLogHasOneRowARequest()
    {
        const RunResult run = sample::run();
        const QList<QByteArray> lines = rows(performanceLog(run, 1));
        QCOMPARE(lines.size(), 1 + 4 + 8 + 1);
        QVERIFY(lines[0].startsWith("request,test,phase,round,user,prompt,counted,outcome,status,planned_s,lateness_ms,"));
        const auto columns = lines[0].trimmed().split(',');
        for (const QByteArray &line : lines)
            QCOMPARE(line.trimmed().split(',').size(), columns.size());
        const auto value = [&](const QByteArray &line, const char *column) { return line.trimmed().split(',')[columns.indexOf(column)]; };
        QCOMPARE(value(lines[1], "test"), QByteArray("ttft"));
        QCOMPARE(value(lines[1], "user"), QByteArray());
        QCOMPARE(value(lines[1], "ttft_ms"), QByteArray("10"));
        QCOMPARE(value(lines[1], "e2e_ms"), QByteArray("50"));
        QCOMPARE(value(lines[1], "tpot_ms"), QByteArray("20"));
        QCOMPARE(value(lines[1], "lateness_ms"), QByteArray("0.5"));
        QCOMPARE(value(lines[1], "output_tokens"), QByteArray("3"));
        QCOMPARE(value(lines[1], "cached_tokens"), QByteArray()); // unknown is empty, never 0
        QCOMPARE(value(lines.last(), "outcome"), QByteArray("failed"));
        QCOMPARE(value(lines.last(), "ttft_ms"), QByteArray());
        QCOMPARE(value(lines.last(), "error_kind"), QByteArray("reset"));
    }

    void errorLogSaysWhatToDoOnce()
    {
        RunResult run = sample::run();
        run.records.push_back(
            sample::failed(1, QStringLiteral("load"), 1, 39500, ErrorKind::Reset, QStringLiteral("connection reset by peer")));
        run.records.push_back(
            sample::failed(1, QStringLiteral("load"), 1, 39600, ErrorKind::ServerError, QStringLiteral("\x1b]0;owned\x07 boom")));
        run.preparation[0].error = makeError(ErrorKind::Refused);
        const QString log = QString::fromUtf8(errorLog(run, 1));
        QVERIFY(log.contains(QStringLiteral("#1  2026-11-24T08:00:39.003Z  load  reset  ")));
        QCOMPARE(log.count(QStringLiteral("detail: connection reset by peer")), 1);
        QVERIFY(log.contains(QStringLiteral("    as #1\n")));
        QVERIFY(log.contains(QStringLiteral("    try: ")));
        QVERIFY(log.contains(QStringLiteral("boom")));
        QVERIFY(!log.contains(u'\x1b') && !log.contains(u'\x07'));
        QVERIFY(errorLog(run, 0).startsWith("before the run  refused"));
    }

    void detailedAnalysisCountsEveryRequest()
    {
        RunResult run = sample::run();
        run.records[0].events[1].flags = EventCoalesced;
        const QJsonObject detailed = detailedToJson(run, judge(run));
        const QJsonArray tests = detailed[QStringLiteral("tests")].toArray();
        QCOMPARE(tests.size(), 2);
        const QJsonObject ttft = tests[0].toObject()[QStringLiteral("lanes")].toArray()[0].toObject();
        const auto bins = ttft[QStringLiteral("histograms")].toObject();
        const auto total = [&bins](const char *metric) {
            int sum = 0;
            const QJsonArray all = bins[QLatin1String(metric)].toArray();
            for (const QJsonValue &bin : all)
                sum += bin.toArray()[2].toInt();
            return sum;
        };
        QCOMPARE(total("ttft_ms"), 4);
        QCOMPARE(total("itl_ms"), 4 * 2 - 2); // both gaps that touch the late event are left out
        const QJsonArray curve = ttft[QStringLiteral("percentile_curves")].toObject()[QStringLiteral("ttft_ms")].toArray();
        QCOMPARE(curve.first().toArray()[1].toDouble(), 10.0);
        QCOMPARE(curve.last().toArray()[0].toDouble(), 100.0);
        for (qsizetype i = 1; i < curve.size(); ++i)
            QVERIFY(curve[i].toArray()[0].toDouble() > curve[i - 1].toArray()[0].toDouble());
        const QJsonObject tgi = tests[1].toObject()[QStringLiteral("lanes")].toArray()[1].toObject();
        QCOMPARE(tgi[QStringLiteral("rounds")].toArray()[1].toObject()[QStringLiteral("requests")].toInt(), 5);
        QCOMPARE(tgi[QStringLiteral("rounds")].toArray()[1].toObject()[QStringLiteral("succeeded")].toInt(), 4);
        QCOMPARE(tgi[QStringLiteral("errors")].toArray()[0].toObject()[QStringLiteral("kind")].toString(), QStringLiteral("reset"));
        int due = 0, ended = 0, events = 0;
        const QJsonArray line = tgi[QStringLiteral("timeline")].toArray();
        for (const QJsonValue &second : line) {
            due += second.toObject()[QStringLiteral("due")].toInt();
            ended += second.toObject()[QStringLiteral("succeeded")].toInt() + second.toObject()[QStringLiteral("failed")].toInt();
            events += second.toObject()[QStringLiteral("text_events")].toInt();
        }
        QCOMPARE(due, 9);
        QCOMPARE(ended, 9);
        QCOMPARE(events, 24);
    }

    void runsAreListedNewestFirstAndBrokenOnesToo()
    {
        QTemporaryDir path;
        QCOMPARE(listRuns(path.filePath(QStringLiteral("none"))).size(), 0u);
        RunResult simulated = sample::run();
        for (Endpoint &endpoint : simulated.plan.endpoints)
            endpoint.simulated = true;
        const QDir first = stored(path.path(), QStringLiteral("first"), simulated);
        RunResult run = sample::run();
        const auto killed = createRunFolder(path.path(), QStringLiteral("killed"), QDateTime(QDate(2026, 11, 24), QTime(9, 0)));
        QVERIFY(writeManifest(*killed, run, false).has_value());
        const auto broken = createRunFolder(path.path(), QStringLiteral("broken"), QDateTime(QDate(2026, 11, 24), QTime(10, 0)));
        sample::write(broken->filePath(QStringLiteral("test_manifest.json")), "{");
        QDir(path.path()).mkdir(QStringLiteral("holidays"));

        const auto runs = listRuns(path.path());
        QCOMPARE(runs.size(), 3u);
        QCOMPARE(runs[0].name, broken->dirName());
        QVERIFY(runs[0].problem.contains(QStringLiteral("damaged")));
        QCOMPARE(runs[1].name, QStringLiteral("Sample run"));
        QVERIFY(runs[1].partial && !runs[1].problem.isEmpty());
        QCOMPARE(runs[2].problem, QString());
        QVERIFY(runs[2].simulated && !runs[2].partial);
        QCOMPARE(runs[2].lanes, (QStringList{QStringLiteral("vllm"), QStringLiteral("tgi")}));
        QCOMPARE(runs[2].grade, judge(simulated).quality.grade);
        QCOMPARE(runs[2].finding, judge(simulated).primaryTest()->sentence);
        QVERIFY(!runs[2].finding.isEmpty());

        const QJsonArray array = runListToJson(runs)[QStringLiteral("runs")].toArray();
        const QJsonObject last = array[2].toObject();
        QCOMPARE(
            last.keys(),
            (QStringList{QStringLiteral("finding"), QStringLiteral("grade"), QStringLiteral("lanes"), QStringLiteral("name"),
                         QStringLiteral("partial"), QStringLiteral("run_folder"), QStringLiteral("simulated"), QStringLiteral("started")}));
        QCOMPARE(last[QStringLiteral("run_folder")].toString(), first.path());
        QCOMPARE(last[QStringLiteral("started")].toString(), QStringLiteral("2026-11-24T08:00:00.000Z"));
        QVERIFY(array[0].toObject()[QStringLiteral("started")].isNull());
        QVERIFY(array[0].toObject()[QStringLiteral("grade")].isNull());
        const QString text = runListText(runs);
        QVERIFY(text.contains(QStringLiteral("SIMULATED")) && text.contains(first.dirName()));
    }
};

QTEST_GUILESS_MAIN(RunFilesTest)
#include "tst_run_files.moc"
