// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_run.h"

#include "store/journal_format.h"
#include "store/manifest.h"
#include "store/run_folder.h"
#include "store/run_names.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace derby;

namespace {

const MonoTime origin{std::chrono::hours(1000)};

/// Writes journal and manifest as a run does.
void store(const QDir &folder, const RunResult &run, bool finished)
{
    sample::writeJournal(folder, run);
    if (const auto written = writeManifest(folder, run, finished); !written)
        qFatal("%s", qPrintable(written.error().message));
}

QJsonObject manifestOf(const QDir &folder)
{
    return QJsonDocument::fromJson(sample::read(folder.filePath(manifestFileName()))).object();
}

} // namespace

class RunFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folderNames_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << QStringLiteral("Load") << QStringLiteral("test_load_20261124_081500");
        QTest::newRow("words") << QStringLiteral("Production readiness") << QStringLiteral("test_production-readiness_20261124_081500");
        QTest::newRow("a way out") << QStringLiteral("../../etc/passwd") << QStringLiteral("test_etcpasswd_20261124_081500");
        QTest::newRow("absolute") << QStringLiteral("/root") << QStringLiteral("test_root_20261124_081500");
        QTest::newRow("nothing left") << QStringLiteral("\u6771\u4eac") << QStringLiteral("test_unnamed_20261124_081500");
        QTest::newRow("empty") << QString() << QStringLiteral("test_unnamed_20261124_081500");
        QTest::newRow("controls") << QStringLiteral("a\n\x1b[31mb;rm -rf *") << QStringLiteral("test_a-31mbrm--rf_20261124_081500");
        QTest::newRow("long") << QString(500, u'y') << QStringLiteral("test_%1_20261124_081500").arg(QString(80, u'y'));
    }

    void folderNames()
    {
        QFETCH(QString, plan);
        QFETCH(QString, name);
        QTemporaryDir results;
        const QDateTime started(QDate(2026, 11, 24), QTime(8, 15));
        const QString deep = results.filePath(QStringLiteral("new/results"));
        const auto first = createRunFolder(deep, plan, started);
        QVERIFY(first.has_value());
        QCOMPARE(first->dirName(), name);
        QVERIFY(first->exists());
        QCOMPARE(QFileInfo(first->path()).absolutePath(), deep);
        QCOMPARE(createRunFolder(deep, plan, started)->dirName(), QString(name + QStringLiteral("-2")));
        QCOMPARE(createRunFolder(deep, plan, started)->dirName(), QString(name + QStringLiteral("-3")));
    }

    void folderThatCannotBeMade()
    {
        QTemporaryDir results;
        sample::write(results.filePath(QStringLiteral("file")), "x");
        const auto folder = createRunFolder(results.filePath(QStringLiteral("file")), QStringLiteral("x"), QDateTime::currentDateTime());
        QVERIFY(!folder.has_value());
        QCOMPARE(folder.error().kind, ErrorKind::Io);
        QVERIFY(folder.error().actions.first().contains(QStringLiteral("--output")));
    }

    void runsAreFound()
    {
        QTemporaryDir results;
        const QDir root(results.path());
        for (const char *name :
             {"test_b_20261124_081500", "test_a_20261124_081500-2", "test_z_20251124_081500", "test_c_20261124_081500-10", "odd", "no_run"})
            root.mkdir(QLatin1String(name));
        for (const char *name :
             {"test_b_20261124_081500", "test_a_20261124_081500-2", "test_z_20251124_081500", "test_c_20261124_081500-10", "odd"})
            sample::write(root.filePath(QLatin1String(name)) + u'/' + journalFileName(), {});
        QCOMPARE(runFolderNames(results.path()),
                 (QStringList{QStringLiteral("test_c_20261124_081500-10"), QStringLiteral("test_a_20261124_081500-2"),
                              QStringLiteral("test_b_20261124_081500"), QStringLiteral("test_z_20251124_081500"), QStringLiteral("odd")}));
        QCOMPARE(findRun(QStringLiteral("latest"), results.path())->dirName(), QStringLiteral("test_c_20261124_081500-10"));
        QCOMPARE(findRun(QStringLiteral("odd"), results.path())->dirName(), QStringLiteral("odd"));
        QCOMPARE(findRun(root.filePath(QStringLiteral("odd")), QStringLiteral("/nowhere"))->dirName(), QStringLiteral("odd"));
        QCOMPARE(findRun(root.filePath(QStringLiteral("odd/journal.jsonl")), QStringLiteral("/nowhere"))->dirName(), QStringLiteral("odd"));
        const auto near = findRun(QStringLiteral("test_b_20261124_081501"), results.path());
        QVERIFY(!near.has_value());
        QCOMPARE(near.error().kind, ErrorKind::Usage);
        QVERIFY(near.error().actions[0].contains(QStringLiteral("test_b_20261124_081500")));
        QVERIFY(near.error().actions[1].contains(QStringLiteral("results list")));
        const auto empty = findRun(QStringLiteral("no_run"), results.path());
        QVERIFY(!empty.has_value());
        QVERIFY(empty.error().message.contains(QStringLiteral("holds no run")));
        QVERIFY(!findRun(QString(), results.path()).has_value());
        QVERIFY(
            findRun(QStringLiteral("latest"), root.filePath(QStringLiteral("none"))).error().message.contains(QStringLiteral("no run")));
    }

    void finishedRunComesBack()
    {
        QTemporaryDir path;
        const QDir folder(path.path());
        RunResult run = sample::run(origin);
        Calibration calibration;
        calibration.kernel = QStringLiteral("6.1");
        calibration.version = QStringLiteral("0.1.0");
        calibration.machine = QStringLiteral("here");
        calibration.rows.push_back({50, QStringLiteral("stopwatch"), {0.01, 0.1, 0.5}, {0.02, 0.2, 0.6}, 0.001, 3.5});
        run.calibration = calibration;
        run.preparation[1].error = makeError(ErrorKind::Refused, {}, QStringLiteral("port 8080"));
        store(folder, run, true);

        const auto read = loadRun(folder);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QVERIFY(!read->partial);
        QVERIFY(!read->recovered);
        QCOMPARE(read->warnings, run.warnings);
        QCOMPARE(read->started, run.started);
        QCOMPARE(read->plan.name, run.plan.name);
        QCOMPARE(read->plan.seed, run.plan.seed);
        QCOMPARE(read->plan.endpoints.size(), 2);
        QCOMPARE(read->plan.endpoints[1].id, QStringLiteral("tgi"));
        QCOMPARE(read->records.size(), run.records.size());
        const RunResult expected = sample::run({}); // times count from the origin
        for (size_t i = 0; i < run.records.size(); ++i) {
            const char *different = sample::difference(expected.records[i], read->records[i]);
            QVERIFY2(!different, different);
        }
        QCOMPARE(read->conditions.size(), 2u);
        const TestConditions &load = read->conditions[1];
        QCOMPARE(load.streams, 2);
        QVERIFY(load.health.kernelTime);
        QVERIFY(load.steady == expected.conditions[1].steady);
        QVERIFY(load.openSeconds == expected.conditions[1].openSeconds);
        QVERIFY(load.started == expected.conditions[1].started && load.ended == expected.conditions[1].ended);
        QCOMPARE(read->preparation.size(), 2u);
        QCOMPARE(read->preparation[0].loadMs, std::optional(12.5));
        QCOMPARE(read->preparation[1].warnings, run.preparation[1].warnings);
        QCOMPARE(read->preparation[1].error->kind, ErrorKind::Refused);
        QCOMPARE(read->preparation[1].error->detail, QStringLiteral("port 8080"));
        QVERIFY(read->calibration.has_value());
        QCOMPARE(read->calibration->rows[0].ttftError.p99Ms, 0.1);
    }

    void manifestSaysWhatWhereAndHow()
    {
        QTemporaryDir path;
        const QDir folder(path.path());
        RunResult run = sample::run(origin);
        run.plan.endpoints[0].apiKey = "sk-verysecretkey";
        run.plan.endpoints[0].url = QUrl(QStringLiteral("http://user:hunter2@host:8000/v1?token=abc"));
        run.plan.endpoints[0].proxy = QStringLiteral("http://me:hunter2@proxy:3128");
        run.plan.endpoints[0].headers = {{"X-Api-Key", "opensesame"}, {"X-Note", "Bearer hf_abcdefghij"}, {"X-Team", "blue"}};
        run.plan.endpoints[1].simulated = true;
        store(folder, run, true);
        const QByteArray bytes = sample::read(folder.filePath(manifestFileName()));
        for (const char *secret : {"verysecret", "hunter2", "token=abc", "opensesame", "hf_abcdefghij"})
            QVERIFY2(!bytes.contains(secret), secret);
        QVERIFY(bytes.contains("blue") && bytes.contains("proxy:3128"));
        const QJsonObject manifest = manifestOf(folder);
        QCOMPARE(manifest[QStringLiteral("schema")].toInt(), 1);
        QCOMPARE(manifest[QStringLiteral("state")].toString(), QStringLiteral("finished"));
        QCOMPARE(manifest[QStringLiteral("started")].toString(), QStringLiteral("2026-11-24T08:00:00.000Z"));
        QCOMPARE(manifest[QStringLiteral("simulated")].toBool(), true);
        QCOMPARE(manifest[QStringLiteral("http")].toString(), QStringLiteral("HTTP/1.1"));
        QCOMPARE(manifest[QStringLiteral("clock")].toString(), QStringLiteral("kernel"));
        QCOMPARE(manifest[QStringLiteral("transport")].toString(), QStringLiteral("stopwatch"));
        QCOMPARE(manifest[QStringLiteral("seed")].toInteger(), static_cast<qint64>(run.plan.seed));
        QCOMPARE(manifest[QStringLiteral("calibration")].isNull(), true);
        QCOMPARE(manifest[QStringLiteral("calibration_note")].toString(), QStringLiteral("not calibrated"));
        QCOMPARE(manifest[QStringLiteral("records")].toInt(), static_cast<int>(run.records.size()));
        const QJsonObject where = manifest[QStringLiteral("where")].toObject();
        for (const char *key : {"host", "os", "kernel", "cpu", "cores", "memory_bytes"})
            QVERIFY2(where.contains(QLatin1String(key)), key);
        const QJsonObject versions = manifest[QStringLiteral("versions")].toObject();
        for (const char *key : {"tokenderby", "qt", "boost", "simdjson", "compiler"})
            QVERIFY2(!versions[QLatin1String(key)].toString().isEmpty(), key);
        const QJsonObject journal = manifest[QStringLiteral("files")].toObject()[journalFileName()].toObject();
        const QByteArray content = sample::read(folder.filePath(journalFileName()));
        QCOMPARE(journal[QStringLiteral("bytes")].toInteger(), content.size());
        QCOMPARE(journal[QStringLiteral("sha256")].toString(),
                 QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
    }

    void rewrittenManifestKeepsWhereTheRunWasMeasured()
    {
        QTemporaryDir path;
        const QDir folder(path.path());
        const RunResult run = sample::run();
        store(folder, run, false);
        QJsonObject elsewhere = manifestOf(folder);
        elsewhere.insert(QStringLiteral("where"), QJsonObject{{QStringLiteral("host"), QStringLiteral("booth")}});
        sample::write(folder.filePath(manifestFileName()), QJsonDocument(elsewhere).toJson());
        QVERIFY(writeManifest(folder, run, true).has_value());
        QCOMPARE(manifestOf(folder)[QStringLiteral("where")].toObject()[QStringLiteral("host")].toString(), QStringLiteral("booth"));
    }

    void killedRunIsPartialAndItsWindowsAreWorkedOut()
    {
        QTemporaryDir path;
        const QDir folder(path.path());
        RunResult run = sample::run(origin);
        run.conditions.clear(); // nothing of it was written
        for (int i = 0; i < 5; ++i) // vLLM's breaker opens in the second round
            run.records.push_back(sample::failed(0, QStringLiteral("load"), 1, 29000 + i * 10, ErrorKind::Reset, {}, origin));
        run.preparation.clear();
        store(folder, run, false);
        const auto read = loadRun(folder);
        QVERIFY(read.has_value());
        QVERIFY(read->partial);
        QVERIFY(read->recovered);
        QCOMPARE(read->records.size(), run.records.size());
        QCOMPARE(read->conditions.size(), 2u);
        const auto &load = read->conditions[1];
        QCOMPARE(load.test, QStringLiteral("load"));
        QVERIFY(load.health.kernelTime);
        QVERIFY(!load.healthKnown);
        QVERIFY(load.openSeconds[0][1] > 0);
        QCOMPARE(load.openSeconds[0][0] + load.openSeconds[1][0] + load.openSeconds[1][1], 0.0);
        QCOMPARE(load.steady.size(), 2u);
        // As planned, a round lasts 10 s a lane, 1 s of it stagger; the first counted request was planned at 1.9995 s.
        QCOMPARE(load.steady[0][0].first, MonoTime(Nanos(1999500000)));
        QCOMPARE(load.steady[0][0].second - load.steady[0][0].first, Nanos(std::chrono::seconds(9)));
        // The journal ends before TGI's second round would have.
        QCOMPARE(load.steady[1][1].first, load.steady[1][1].second);
        QVERIFY(read->warnings.join(u' ').contains(QStringLiteral("worked out")));
    }

    void runWithoutItsManifestIsRebuilt_data()
    {
        QTest::addColumn<QByteArray>("manifest");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("damaged") << QByteArray("{\"schema\":1,");
        QTest::newRow("without a plan") << QByteArray("{\"schema\":1,\"state\":\"finished\"}");
        QTest::newRow("an array") << QByteArray("[]");
    }

    void runWithoutItsManifestIsRebuilt()
    {
        QFETCH(QByteArray, manifest);
        QTemporaryDir path;
        const auto folder = createRunFolder(path.path(), QStringLiteral("sample"), QDateTime(QDate(2026, 11, 24), QTime(8, 15)));
        QVERIFY(folder.has_value());
        const RunResult run = sample::run(origin);
        store(*folder, run, true);
        QFile::remove(folder->filePath(manifestFileName()));
        if (!manifest.isEmpty())
            sample::write(folder->filePath(manifestFileName()), manifest);
        const auto read = loadRun(*folder);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QVERIFY(read->partial && read->recovered);
        QCOMPARE(read->plan.name, QStringLiteral("sample"));
        QCOMPARE(read->started, QDateTime(QDate(2026, 11, 24), QTime(8, 15)).toUTC());
        QVERIFY2(read->warnings.first().contains(QStringLiteral("worked out from the journal")), qPrintable(read->warnings.first()));
        QCOMPARE(read->plan.endpoints.size(), 2);
        QCOMPARE(read->plan.endpoints[0].engine, Engine::Vllm);
        QVERIFY(read->plan.ttft.has_value());
        QCOMPARE(read->plan.loads.size(), 1u);
        QCOMPARE(read->plan.loads[0].name, QStringLiteral("load"));
        QCOMPARE(read->plan.loads[0].rounds, 2);
        QCOMPARE(read->plan.loads[0].users, 2);
        QCOMPARE(read->records.size(), run.records.size());
    }

    /// How long the rounds were is not known: a window from the first request to the last would make every rate too high.
    void withoutItsManifestNoWindowIsKnown()
    {
        QTemporaryDir path;
        const QDir folder(path.path());
        sample::writeJournal(folder, sample::run(origin));
        const auto read = loadRun(folder);
        QVERIFY(read.has_value());
        const auto load = std::find_if(read->conditions.begin(), read->conditions.end(),
                                       [](const TestConditions &test) { return test.test == QLatin1String("load"); });
        QVERIFY(load != read->conditions.end());
        QCOMPARE(load->steady.size(), 2u);
        for (const auto &lane : load->steady) {
            QCOMPARE(lane.size(), 2u);
            for (const auto &[from, to] : lane)
                QCOMPARE(from, to);
        }
        QVERIFY2(read->warnings.join(u' ').contains(QStringLiteral("rates")), qPrintable(read->warnings.join(u' ')));

        // What nobody knows is null in the manifest that is made for it, and comes back as it was.
        QVERIFY(writeManifest(folder, *read, true).has_value());
        const QJsonObject lane = manifestOf(folder)[QStringLiteral("endpoints")].toArray().at(0).toObject();
        QVERIFY(lane[QStringLiteral("url")].isNull());
        QVERIFY(lane[QStringLiteral("model")].isNull());
        const auto again = loadRun(folder);
        QVERIFY(again.has_value());
        QCOMPARE(again->plan.endpoints.size(), 2);
        QVERIFY(again->plan.endpoints[0].model.isEmpty());
    }

    void journalAloneKnowsWhatWasSimulated()
    {
        QTemporaryDir path;
        const QDir folder(path.path());
        RunResult run = sample::run(origin);
        run.plan.endpoints[0].simulated = true;
        run.plan.endpoints[1].simulated = false;
        sample::writeJournal(folder, run);
        sample::write(folder.filePath(QStringLiteral("comparison.json")), "{\"simulated\":false}"); // the journal knows better
        const auto read = loadRun(folder);
        QVERIFY(read.has_value());
        QCOMPARE(read->plan.endpoints.size(), 2);
        QVERIFY(read->plan.endpoints[0].simulated);
        QVERIFY(!read->plan.endpoints[1].simulated);
        QCOMPARE(read->plan.endpoints[0].name, QStringLiteral("vllm"));
        QCOMPARE(read->plan.endpoints[1].name, QStringLiteral("tgi"));
    }

    void olderJournalDoesNotSayWhatWasSimulated_data()
    {
        QTest::addColumn<QByteArray>("comparison");
        QTest::addColumn<bool>("known"); // that vLLM's was
        QTest::newRow("nothing else there") << QByteArray() << false;
        QTest::newRow("a simulated run's comparison") << QByteArray(R"({"simulated":true})") << true;
        QTest::newRow("one with its lanes") << QByteArray(R"({"simulated":true,"lanes":[{"id":"vllm","endpoint":{"simulated":true}},
                             {"id":"tgi","endpoint":{"simulated":false}}]})")
                                            << true;
        QTest::newRow("one made by a recovery that did not know") << QByteArray(R"({"simulated":false})") << false;
        QTest::newRow("damaged") << QByteArray("{\"simulated\":tr") << false;
    }

    void olderJournalDoesNotSayWhatWasSimulated()
    {
        QFETCH(QByteArray, comparison);
        QFETCH(bool, known);
        QTemporaryDir path;
        const QDir folder(path.path());
        sample::writeJournal(folder, sample::run(origin));
        QByteArray older = sample::read(folder.filePath(journalFileName()));
        QVERIFY(older.contains(",\"simulated\":"));
        older.replace(",\"simulated\":true", "").replace(",\"simulated\":false", "");
        sample::write(folder.filePath(journalFileName()), older);
        if (!comparison.isEmpty())
            sample::write(folder.filePath(QStringLiteral("comparison.json")), comparison);
        const auto read = loadRun(folder);
        QVERIFY(read.has_value());
        QCOMPARE(read->records.size(), sample::run(origin).records.size());
        QCOMPARE(read->plan.endpoints.size(), 2);
        QCOMPARE(read->plan.simulated(), known);
        QCOMPARE(read->plan.endpoints[0].simulated, known);
        QCOMPARE(read->plan.endpoints[0].name, known ? QStringLiteral("vllm") : QStringLiteral("vllm (simulated?)"));
        QCOMPARE(read->warnings.join(u' ').contains(QStringLiteral("whether vllm was a server")), !known);
    }

    void brokenManifestsAreSaidAndTheJournalIsShown_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("value"); // as JSON in a list
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *key, const char *value, const char *said) {
            QTest::newRow(name) << QString::fromLatin1(key) << QByteArray(value) << QString::fromLatin1(said);
        };
        row("schema is text", "schema", R"(["1"])", "schema is not a number");
        row("name is a number", "name", "[7]", "name is not a text");
        row("started is a list", "started", "[[]]", "started is not a text");
        row("partial is text", "partial", R"(["no"])", "partial is not true or false");
        row("plan is a list", "plan", "[[1,2]]", "plan is not an object");
        row("plan is missing", "plan", "[]", "plan is missing");
        row("endpoints is an object", "endpoints", "[{}]", "endpoints is not a list");
        row("endpoints are numbers", "endpoints", "[[1,2]]", "endpoints[0] is not an object");
        row("an endpoint without an id", "endpoints", R"([[{"engine":"vllm"}]])", "endpoints[0].id is missing");
        row("conditions is text", "conditions", R"(["x"])", "conditions is not a list");
        row("an empty plan", "plan", "[{}]", "plan");
        row("huge numbers in the plan", "plan",
            R"([{"services":{"endpoints":[{"engine":"vllm","url":"http://a"}]},"test_scenarios":{"load_tests":[{"name":"load","concurrent_users":1e300,"duration_seconds":1e300,"rounds":2000000000}]}}])",
            "plan");
    }

    void brokenManifestsAreSaidAndTheJournalIsShown()
    {
        QFETCH(QString, key);
        QFETCH(QByteArray, value);
        QFETCH(QString, said);
        QTemporaryDir path;
        const QDir folder(path.path());
        const RunResult run = sample::run();
        store(folder, run, true);
        QJsonObject manifest = manifestOf(folder);
        const QJsonArray list = QJsonDocument::fromJson(value).array();
        if (list.isEmpty())
            manifest.remove(key);
        else
            manifest[key] = list.first();
        sample::write(folder.filePath(manifestFileName()), QJsonDocument(manifest).toJson());
        const auto read = loadRun(folder);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QVERIFY(read->partial);
        QCOMPARE(read->records.size(), run.records.size());
        const QString warning = read->warnings.value(0);
        QVERIFY2(warning.contains(said) && warning.contains(QStringLiteral("worked out from the journal")), qPrintable(warning));
        QVERIFY2(!warning.contains(QStringLiteral("..")), qPrintable(warning));
    }

    /// Nothing that the conditions say, however wrong, may cost more than the figures that need them.
    void nonsenseInTheConditionsDoesNoHarm()
    {
        for (const char *nonsense :
             {R"([1,"x",null])", R"([{"test":7,"streams":1e300,"started_ns":"a","health":[],"open_seconds":{},"steady":[1,[2,[3]]]}])",
              R"([{"test":"load","streams":-5,"started_ns":9e300,"ended_ns":-9e300,"steady":[[[9e18,-9e18],[1e300,"b"]]]}])"}) {
            QTemporaryDir path;
            const QDir folder(path.path());
            store(folder, sample::run(), true);
            QJsonObject manifest = manifestOf(folder);
            manifest[QStringLiteral("conditions")] = QJsonDocument::fromJson(nonsense).array();
            sample::write(folder.filePath(manifestFileName()), QJsonDocument(manifest).toJson());
            QVERIFY(loadRun(folder).has_value());
        }
    }

    void newerManifestIsRefused()
    {
        QTemporaryDir path;
        const QDir folder(path.path());
        store(folder, sample::run(), true);
        sample::write(folder.filePath(manifestFileName()), "{\"schema\":7}");
        const auto read = loadRun(folder);
        QVERIFY(!read.has_value());
        QVERIFY(read.error().message.contains(QStringLiteral("newer")));
    }

    void journalThatLostRecordsIsNoticed()
    {
        QTemporaryDir path;
        const QDir folder(path.path());
        store(folder, sample::run(), true);
        QByteArray journal = sample::read(folder.filePath(journalFileName()));
        journal.remove(0, journal.indexOf('\n') + 1);
        sample::write(folder.filePath(journalFileName()), journal);
        const auto read = loadRun(folder);
        QVERIFY(read.has_value());
        QVERIFY(read->partial);
        QVERIFY(read->warnings.last().contains(QStringLiteral("25 records")));
    }
};

QTEST_GUILESS_MAIN(RunFolderTest)
#include "tst_run_folder.moc"
