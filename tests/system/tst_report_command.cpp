// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `report`: the HTML pages of a run made again from its journal, as a user asks for them.
#include "../unit/store/sample_run.h"
#include "cli.h"

#include "store/run_folder.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

using namespace derby;
using namespace derby::test;

namespace {

const QStringList Charts{QStringLiteral("charts/ttft_analysis.html"), QStringLiteral("charts/load_dashboard.html"),
                         QStringLiteral("charts/performance_radar.html")};
const QString Report = QStringLiteral("executive_report.html"), Manifest = QStringLiteral("test_manifest.json");

/// A run folder with nothing but journal and manifest.
QDir bare(const QTemporaryDir &results, const RunResult &run = sample::run())
{
    const auto folder = createRunFolder(results.path(), QStringLiteral("sample"), QDateTime(QDate(2026, 11, 24), QTime(8, 15)));
    sample::writeJournal(*folder, run);
    if (!writeManifest(*folder, run, true))
        qFatal("no manifest");
    return *folder;
}

QStringList filesOf(const Ran &ran)
{
    QStringList files;
    for (const QJsonValue &file : ran.json()[QStringLiteral("files")].toArray())
        files << file.toString();
    return files;
}

} // namespace

class ReportCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesWhatIsAskedFor_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("files");
        QTest::newRow("all") << QStringList() << QStringList{Report} + Charts;
        QTest::newRow("charts") << QStringList{QStringLiteral("--charts-only")} << Charts;
        QTest::newRow("report") << QStringList{QStringLiteral("--reports-only")} << QStringList{Report};
    }
    void makesWhatIsAskedFor()
    {
        QFETCH(QStringList, options);
        QFETCH(QStringList, files);
        QTemporaryDir results;
        const QDir folder = bare(results);
        const Ran ran = cli(QStringList{QStringLiteral("--json"), QStringLiteral("report"), folder.path()} + options);
        QVERIFY2(ran.code == 0, ran.all());
        QCOMPARE(ran.json()[QStringLiteral("ok")], QJsonValue(true));
        QVERIFY(ran.json()[QStringLiteral("error")].isNull());
        QCOMPARE(filesOf(ran), files + QStringList{Manifest});
        const QJsonObject listed = jsonFile(folder.filePath(Manifest))[QStringLiteral("files")].toObject();
        for (const QString &name : QStringList{Report} + Charts) {
            QCOMPARE(!contents(folder.filePath(name)).isEmpty(), files.contains(name));
            QCOMPARE(listed.contains(name), files.contains(name));
        }
    }

    void sameBytesAgain()
    {
        QTemporaryDir results;
        const QDir folder = bare(results);
        const QStringList command{QStringLiteral("report"), QStringLiteral("latest"), QStringLiteral("--output"), results.path()};
        const Ran first = cli(command);
        QVERIFY2(first.code == 0, first.all());
        QVERIFY2(first.out.contains(folder.filePath(Report).toUtf8()), first.all());
        const QByteArray html = contents(folder.filePath(Report));
        QVERIFY(QFile::remove(folder.filePath(Report)));
        QCOMPARE(cli(command).code, 0);
        QVERIFY(contents(folder.filePath(Report)) == html);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no run") << QStringList() << 2 << QByteArray("report needs a run");
        QTest::newRow("two runs") << QStringList{QStringLiteral("a"), QStringLiteral("b")} << 2 << QByteArray("takes one run");
        QTest::newRow("nothing left") << QStringList{QStringLiteral("a"), QStringLiteral("--charts-only"), QStringLiteral("--reports-only")}
                                      << 2 << QByteArray("leave nothing to make");
        QTest::newRow("wrong option") << QStringList{QStringLiteral("a"), QStringLiteral("--chart-only")} << 2
                                      << QByteArray("--charts-only");
        QTest::newRow("no such run") << QStringList{QStringLiteral("no-such-run")} << -2 << QByteArray("no-such-run");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, words);
        const Ran ran = cli(QStringList{QStringLiteral("report")} + arguments);
        if (code >= 0)
            QVERIFY2(ran.code == code, ran.all());
        else
            QVERIFY2(ran.code == 1 || ran.code == 2, ran.all());
        QVERIFY2(ran.err.contains(words), ran.all());
        const Ran json = cli(QStringList{QStringLiteral("--json"), QStringLiteral("report")} + arguments);
        QCOMPARE(json.code, ran.code);
        if (!json.out.isEmpty()) {
            QCOMPARE(json.json()[QStringLiteral("ok")], QJsonValue(false));
            QVERIFY(!json.json()[QStringLiteral("error")].toObject()[QStringLiteral("actions")].toArray().isEmpty());
        }
    }

    void nothingRecorded()
    {
        QTemporaryDir results;
        RunResult run = sample::run();
        run.records.clear();
        const Ran ran = cli({QStringLiteral("report"), bare(results, run).path()});
        QVERIFY2(ran.code == 1 && ran.err.contains("nothing to report"), ran.all());
    }

    void folderThatCannotBeWritten()
    {
        QTemporaryDir results;
        const QDir folder = bare(results);
        // A file where the folder of the charts should be.
        written(folder.path(), QStringLiteral("charts"), "in the way");
        const Ran ran = cli({QStringLiteral("--json"), QStringLiteral("report"), folder.path()});
        QVERIFY2(ran.code == 1, ran.all());
        QVERIFY(ran.json()[QStringLiteral("error")].toObject()[QStringLiteral("message")].toString().contains(Charts[0]));
        QVERIFY(!contents(folder.filePath(Report)).isEmpty()); // what could be made was made
    }
};

QTEST_GUILESS_MAIN(ReportCommandTest)
#include "tst_report_command.moc"
