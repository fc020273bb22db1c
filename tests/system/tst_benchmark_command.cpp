// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli.h"
#include "servers.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace derby;
using namespace derby::test;

namespace {

QJsonObject testNamed(const QJsonObject &comparison, const QString &name)
{
    const QJsonArray tests = comparison.value(QStringLiteral("tests")).toArray();
    for (const QJsonValue &test : tests) {
        if (test.toObject().value(QStringLiteral("name")).toString() == name)
            return test.toObject();
    }
    return {};
}

QJsonObject laneOf(const QJsonObject &test, const QString &id)
{
    const QJsonArray lanes = test.value(QStringLiteral("lanes")).toArray();
    for (const QJsonValue &lane : lanes) {
        if (lane.toObject().value(QStringLiteral("id")).toString() == id)
            return lane.toObject();
    }
    return {};
}

int requests(const QJsonObject &lane, const char *what)
{
    return lane.value(QStringLiteral("requests")).toObject().value(QLatin1String(what)).toInt(-1);
}

/// The journal's whole lines.
QList<QJsonObject> journal(const QString &folder)
{
    QList<QJsonObject> records;
    QByteArray bytes = contents(folder + QStringLiteral("/journal.jsonl"));
    bytes.truncate(bytes.lastIndexOf('\n') + 1);
    for (const QByteArray &line : bytes.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.contains(QStringLiteral("outcome")))
            records << object;
    }
    return records;
}

qsizetype linesOf(const QList<QJsonObject> &records, const QString &lane)
{
    return std::count_if(records.begin(), records.end(),
                         [&lane](const QJsonObject &record) { return record.value(QStringLiteral("lane")).toString() == lane; });
}

/// The only run folder beneath `results`, once it is there.
QString waitForRun(const QString &results, int minimumRecords)
{
    QString folder;
    const auto begun = [&] {
        const QStringList runs = QDir(results).entryList({QStringLiteral("test_*")}, QDir::Dirs);
        folder = runs.isEmpty() ? QString() : QString(results + u'/' + runs.first());
        return !folder.isEmpty() && contents(folder + QStringLiteral("/journal.jsonl")).count('\n') >= minimumRecords;
    };
    return QTest::qWaitFor(begun, 60000) ? folder : QString();
}

} // namespace

class TestBenchmarkCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void endToEnd();
    void simulatedIsSaid();
    void manyUsersAtOnce();
    void ttftTest();
    void someFailing();
    void allFailing();
    void missedTarget();
    void dryRun();
    void interrupted_data();
    void interrupted();
    void killed();

private:
    QString results() const { return m_folder->filePath(QStringLiteral("results")); }
    QStringList shortLoad(const QStringList &more) const
    {
        return QStringList{QStringLiteral("benchmark"), QStringLiteral("--output"), results()} + more;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBenchmarkCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestBenchmarkCommand::endToEnd()
{
    const auto farm = simulators();
    const Ran ran =
        cli(shortLoad(QStringList{QStringLiteral("--json"), QStringLiteral("--quiet"), QStringLiteral("--users"), QStringLiteral("3"),
                                  QStringLiteral("--duration"), QStringLiteral("6"), QStringLiteral("--rounds"), QStringLiteral("2")}
                      + endpointOptions(*farm)));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QJsonObject json = ran.json();
    for (const char *key :
         {"schema", "name", "simulated", "partial", "primary", "tests", "lanes", "verdicts", "quality", "run_folder", "exit_code"})
        QVERIFY2(json.contains(QLatin1String(key)), key);
    QCOMPARE(json.value(QStringLiteral("schema")).toInt(), 1);
    QCOMPARE(json.value(QStringLiteral("partial")).toBool(true), false);
    QCOMPARE(json.value(QStringLiteral("primary")).toString(), QStringLiteral("load"));
    QCOMPARE(json.value(QStringLiteral("exit_code")).toInt(-1), 0);
    const QString folder = json.value(QStringLiteral("run_folder")).toString();

    const QJsonObject test = testNamed(json, QStringLiteral("load"));
    QCOMPARE(test.value(QStringLiteral("kind")).toString(), QStringLiteral("load"));
    QCOMPARE(test.value(QStringLiteral("users")).toInt(), 3);
    QCOMPARE(test.value(QStringLiteral("order")).toString(), QStringLiteral("one_after_another"));
    const QList<QJsonObject> records = journal(folder);
    for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama}) {
        const QString id = engineId(engine);
        const QJsonObject lane = laneOf(test, id);
        QVERIFY2(requests(lane, "due") > 0, qPrintable(id));
        QCOMPARE(requests(lane, "due"), requests(lane, "succeeded") + requests(lane, "failed") + requests(lane, "dropped"));
        QCOMPARE(requests(lane, "failed"), 0);
        QCOMPARE(lane.value(QStringLiteral("success_rate")).toDouble(), 1.0);
        QVERIFY(lane.value(QStringLiteral("errors")).toArray().isEmpty());
        QCOMPARE(lane.value(QStringLiteral("endpoint")).toObject().value(QStringLiteral("engine")).toString(), id);
        const QJsonObject ttft = lane.value(QStringLiteral("metrics")).toObject().value(QStringLiteral("ttft_ms")).toObject();
        QCOMPARE(ttft.value(QStringLiteral("n")).toInt(), requests(lane, "succeeded"));
        QVERIFY(ttft.value(QStringLiteral("median")).toDouble() > 0);
        // One line a request, warm-up included, and the server counted the same: nothing was tried twice, nothing was lost.
        QCOMPARE(static_cast<qint64>(linesOf(records, id)), farm->counts(engine).requests);
        QCOMPARE(farm->counts(engine).maxConcurrent, 3);
        QVERIFY(!contents(folder + u'/' + id + QStringLiteral("/performance_log.csv")).isEmpty());
    }
    const QJsonArray verdicts = test.value(QStringLiteral("verdicts")).toArray();
    QVERIFY(!verdicts.isEmpty());
    for (const QJsonValue &verdict : verdicts) { // two rounds are too few for a winner
        QVERIFY(verdict.toObject().value(QStringLiteral("state")).toString() != QLatin1String("faster"));
        QVERIFY(!verdict.toObject().value(QStringLiteral("sentence")).toString().isEmpty());
    }

    // What is printed is what is stored.
    json.remove(QStringLiteral("run_folder"));
    json.remove(QStringLiteral("exit_code"));
    QCOMPARE(jsonFile(folder + QStringLiteral("/comparison.json")), json);

    const QJsonObject manifest = jsonFile(folder + QStringLiteral("/test_manifest.json"));
    const QJsonObject files = manifest.value(QStringLiteral("files")).toObject();
    for (const char *name : {"journal.jsonl", "comparison.json", "detailed_analysis.json", "summary.csv"})
        QVERIFY2(files.contains(QLatin1String(name)), name);
    for (auto it = files.begin(); it != files.end(); ++it) {
        const QByteArray hash = QCryptographicHash::hash(contents(folder + u'/' + it.key()), QCryptographicHash::Sha256).toHex();
        QCOMPARE(it.value().toObject().value(QStringLiteral("sha256")).toString(), QString::fromLatin1(hash));
    }

    // The other commands know the run.
    const Ran list =
        cli({QStringLiteral("--json"), QStringLiteral("results"), QStringLiteral("list"), QStringLiteral("--output"), results()});
    QCOMPARE(list.json().value(QStringLiteral("runs")).toArray().size(), 1);
    const Ran show = cli({QStringLiteral("results"), QStringLiteral("show"), QStringLiteral("latest"), QStringLiteral("--output"),
                          results(), QStringLiteral("--json")});
    QVERIFY2(show.code == 0, show.all().constData());
    QJsonObject shown = show.json();
    QVERIFY(!shown.take(QStringLiteral("run_folder")).toString().isEmpty());
    QCOMPARE(shown, json);
}

void TestBenchmarkCommand::simulatedIsSaid()
{
    const Ran ran = cli(shortLoad({QStringLiteral("--simulate"), QStringLiteral("--profile"), QStringLiteral("demo"),
                                   QStringLiteral("--services"), QStringLiteral("vllm"), QStringLiteral("--users"), QStringLiteral("2"),
                                   QStringLiteral("--duration"), QStringLiteral("1"), QStringLiteral("--rounds"), QStringLiteral("1")}));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QVERIFY2(ran.out.contains("SIMULATED"), ran.all().constData());
    QVERIFY2(ran.out.contains("Run folder: "), ran.all().constData());
    QVERIFY(!ran.err.contains('\x1b')); // no terminal, no rewritten line
    const QString folder = waitForRun(results(), 1);
    QCOMPARE(jsonFile(folder + QStringLiteral("/comparison.json")).value(QStringLiteral("simulated")).toBool(), true);
    QCOMPARE(jsonFile(folder + QStringLiteral("/test_manifest.json")).value(QStringLiteral("simulated")).toBool(), true);
}

void TestBenchmarkCommand::manyUsersAtOnce()
{
    const auto farm = simulators();
    const Ran ran =
        cli(shortLoad(QStringList{QStringLiteral("--json"), QStringLiteral("--users"), QStringLiteral("40"), QStringLiteral("--duration"),
                                  QStringLiteral("3"), QStringLiteral("--rounds"), QStringLiteral("1")}
                      + endpointOptions(*farm, {Engine::Vllm})));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(farm->counts(Engine::Vllm).maxConcurrent, 40);
    QCOMPARE(farm->counts(Engine::Vllm).refused, 0);
}

void TestBenchmarkCommand::ttftTest()
{
    const auto farm = simulators();
    const QString config =
        written(m_folder->path(), QStringLiteral("ttft.yaml"),
                "benchmark: {name: \"Only TTFT\"}\n"
                "test_scenarios:\n"
                "  ttft: {enabled: true, iterations: 1, warmup: 1, output_tokens: 4, prompts: {set: mixed, count: 5}}\n");
    const Ran ran = cli(shortLoad(QStringList{QStringLiteral("--json"), QStringLiteral("--config"), config} + endpointOptions(*farm)));
    QVERIFY2(ran.code == 0, ran.all().constData());
    const QJsonObject test = testNamed(ran.json(), QStringLiteral("ttft"));
    QCOMPARE(test.value(QStringLiteral("kind")).toString(), QStringLiteral("ttft"));
    QCOMPARE(test.value(QStringLiteral("order")).toString(), QStringLiteral("interleaved"));
    for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama}) {
        const QJsonObject lane = laneOf(test, engineId(engine));
        QCOMPARE(requests(lane, "due"), 5);
        QCOMPARE(requests(lane, "succeeded"), 5);
        QCOMPARE(farm->counts(engine).maxConcurrent, 1);
        QCOMPARE(farm->counts(engine).requests, 6); // one of warm-up
    }
    QVERIFY(ran.json().value(QStringLiteral("run_folder")).toString().contains(QStringLiteral("test_only-ttft_")));
}

void TestBenchmarkCommand::someFailing()
{
    const auto farm = simulators({QStringLiteral("tgi:reset=3"), QStringLiteral("ollama:refuse")});
    const Ran ran =
        cli(shortLoad(QStringList{QStringLiteral("--json"), QStringLiteral("--users"), QStringLiteral("2"), QStringLiteral("--duration"),
                                  QStringLiteral("2"), QStringLiteral("--rounds"), QStringLiteral("1")}
                      + endpointOptions(*farm)));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QVERIFY2(ran.err.contains("Warning: TGI") && ran.err.contains("Warning: Ollama"), ran.all().constData());
    QVERIFY2(ran.err.contains("Try: "), ran.all().constData());
    const QString folder = ran.json().value(QStringLiteral("run_folder")).toString();
    const QJsonObject test = testNamed(ran.json(), QStringLiteral("load"));
    QVERIFY(requests(laneOf(test, QStringLiteral("vllm")), "succeeded") > 0);
    const QJsonObject tgi = laneOf(test, QStringLiteral("tgi"));
    QCOMPARE(requests(tgi, "succeeded"), 0);
    QVERIFY(requests(tgi, "failed") > 0);
    QVERIFY(tgi.value(QStringLiteral("output_tokens_per_s")).isNull());
    // Who refuses takes part: it is due, it fails, and its errors have the same basis.
    const QJsonObject ollama = laneOf(test, QStringLiteral("ollama"));
    QVERIFY(requests(ollama, "due") > 0);
    QCOMPARE(requests(ollama, "failed"), requests(ollama, "due"));
    QCOMPARE(ollama.value(QStringLiteral("success_rate")).toDouble(-1), 0.0);
    for (const QJsonObject &lane : {tgi, ollama}) {
        int counted = 0;
        const QJsonArray errors = lane.value(QStringLiteral("errors")).toArray();
        for (const QJsonValue &error : errors)
            counted += error.toObject().value(QStringLiteral("count")).toInt();
        QCOMPARE(counted, requests(lane, "failed"));
    }
    const QJsonArray endpoints = jsonFile(folder + QStringLiteral("/test_manifest.json")).value(QStringLiteral("endpoints")).toArray();
    for (const QJsonValue &endpoint : endpoints) {
        const QJsonObject lane = laneOf(test, endpoint.toObject().value(QStringLiteral("id")).toString());
        QCOMPARE(endpoint.toObject().value(QStringLiteral("name")),
                 lane.value(QStringLiteral("endpoint")).toObject().value(QStringLiteral("name")));
    }
    const QJsonArray tgiErrors = tgi.value(QStringLiteral("errors")).toArray();
    QVERIFY(!tgiErrors.isEmpty());
    QCOMPARE(tgiErrors.first().toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("reset"));
    const QJsonArray ollamaErrors = laneOf(test, QStringLiteral("ollama")).value(QStringLiteral("errors")).toArray();
    QVERIFY(!ollamaErrors.isEmpty());
    QCOMPARE(ollamaErrors.first().toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("refused"));
    for (const char *name : {"comparison.json", "detailed_analysis.json", "test_manifest.json", "summary.csv"}) {
        const QByteArray text = contents(folder + u'/' + QLatin1String(name));
        for (const char *lane : {"vllm", "tgi", "ollama"})
            QVERIFY2(text.contains(lane), qPrintable(QLatin1String(name) + QStringLiteral(" lacks ") + QLatin1String(lane)));
    }
    for (const char *lane : {"tgi", "ollama"})
        QVERIFY2(!contents(folder + u'/' + QLatin1String(lane) + QStringLiteral("/error_log.txt")).isEmpty(), lane);
}

void TestBenchmarkCommand::allFailing()
{
    const auto farm = simulators({QStringLiteral("tgi:status=500"), QStringLiteral("vllm:refuse")});
    const Ran ran =
        cli(shortLoad(QStringList{QStringLiteral("--json"), QStringLiteral("--users"), QStringLiteral("2"), QStringLiteral("--duration"),
                                  QStringLiteral("1"), QStringLiteral("--rounds"), QStringLiteral("1")}
                      + endpointOptions(*farm, {Engine::Vllm, Engine::Tgi})));
    QVERIFY2(ran.code == 1, ran.all().constData());
    QCOMPARE(ran.json().value(QStringLiteral("exit_code")).toInt(), 1);
    QVERIFY(!contents(ran.json().value(QStringLiteral("run_folder")).toString() + QStringLiteral("/comparison.json")).isEmpty());
}

void TestBenchmarkCommand::missedTarget()
{
    const auto farm = simulators();
    const QString config =
        written(m_folder->path(), QStringLiteral("targets.yaml"),
                "benchmark: {name: targets}\n"
                "test_scenarios:\n"
                "  load_tests:\n"
                "    - {name: load, concurrent_users: 1, duration_seconds: 1, rounds: 1, output_tokens: 4, target_p95_ms: 0.001}\n");
    const QStringList arguments =
        shortLoad(QStringList{QStringLiteral("--json"), QStringLiteral("--config"), config} + endpointOptions(*farm, {Engine::Vllm}));
    QCOMPARE(cli(arguments).code, 0);
    const Ran strict = cli(arguments + QStringList{QStringLiteral("--fail-on-target")});
    QVERIFY2(strict.code == 3, strict.all().constData());
    QCOMPARE(strict.json().value(QStringLiteral("exit_code")).toInt(), 3);
    QVERIFY2(strict.err.contains("Target of vLLM, load: p95 end to end was missed."), strict.all().constData());

    // A gate does not open on nothing: what was not measured is not met, and is not called missed.
    const QString lenient =
        written(m_folder->path(), QStringLiteral("lenient.yaml"),
                "test_scenarios:\n"
                "  load_tests:\n"
                "    - {name: load, concurrent_users: 1, duration_seconds: 1, rounds: 1, output_tokens: 4, target_p95_ms: 60000}\n");
    const Ran unmeasured =
        cli(shortLoad(QStringList{QStringLiteral("--config"), lenient, QStringLiteral("--fail-on-target"), QStringLiteral("--endpoint"),
                                  QStringLiteral("tgi=http://127.0.0.1:%1").arg(closedPort())}
                      + endpointOptions(*farm, {Engine::Vllm})));
    QVERIFY2(unmeasured.code == 3, unmeasured.all().constData());
    QVERIFY2(unmeasured.err.contains("Target of TGI, load: p95 end to end was not measured: none of "), unmeasured.all().constData());
    QVERIFY2(!unmeasured.err.contains("vLLM, load: p95"), unmeasured.all().constData());
}

void TestBenchmarkCommand::dryRun()
{
    const QStringList arguments = shortLoad({QStringLiteral("--simulate"), QStringLiteral("--dry-run"), QStringLiteral("--users"),
                                             QStringLiteral("1"), QStringLiteral("--duration"), QStringLiteral("6")});
    const Ran text = cli(arguments);
    QVERIFY2(text.code == 0, text.all().constData());
    QVERIFY2(text.out.contains("Warning: "), text.all().constData()); // six seconds reach no verdict's floor
    const Ran json = cli(arguments + QStringList{QStringLiteral("--json")});
    QCOMPARE(json.json().value(QStringLiteral("dry_run")).toBool(), true);
    QCOMPARE(json.json().value(QStringLiteral("lanes")).toArray().size(), 3);
    QVERIFY(!json.json()
                 .value(QStringLiteral("tests"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QStringLiteral("unreachable_verdicts"))
                 .toArray()
                 .isEmpty());
    QVERIFY(!QDir(results()).exists());
}

void TestBenchmarkCommand::interrupted_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("terminated") << SIGTERM;
}

void TestBenchmarkCommand::interrupted()
{
    QFETCH(int, signal);
    const auto farm = simulators();
    const auto process = startCli(shortLoad(QStringList{QStringLiteral("--json"), QStringLiteral("--users"), QStringLiteral("3"),
                                                        QStringLiteral("--duration"), QStringLiteral("600")}
                                            + endpointOptions(*farm, {Engine::Vllm})));
    const QString folder = waitForRun(results(), 12);
    QVERIFY(!folder.isEmpty());
    ::kill(static_cast<pid_t>(process->processId()), signal);
    const Ran ran = ended(*process);
    QVERIFY2(ran.code == 128 + signal, ran.all().constData());
    QCOMPARE(ran.json().value(QStringLiteral("partial")).toBool(), true);
    QCOMPARE(ran.json().value(QStringLiteral("exit_code")).toInt(), 128 + signal);
    QCOMPARE(jsonFile(folder + QStringLiteral("/test_manifest.json")).value(QStringLiteral("partial")).toBool(), true);
    const QJsonObject lane = laneOf(testNamed(ran.json(), QStringLiteral("load")), QStringLiteral("vllm"));
    QCOMPARE(requests(lane, "due"), requests(lane, "succeeded") + requests(lane, "failed") + requests(lane, "dropped"));
}

void TestBenchmarkCommand::killed()
{
    const auto farm = simulators();
    const auto process =
        startCli(shortLoad(QStringList{QStringLiteral("--users"), QStringLiteral("3"), QStringLiteral("--duration"), QStringLiteral("600")}
                           + endpointOptions(*farm, {Engine::Vllm, Engine::Tgi})));
    const QString folder = waitForRun(results(), 12);
    QVERIFY(!folder.isEmpty());
    ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
    ended(*process);
    const QList<QJsonObject> records = journal(folder);
    QVERIFY(records.size() >= 10);

    const Ran ran = cli({QStringLiteral("--json"), QStringLiteral("results"), QStringLiteral("recover"), folder});
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(ran.json().value(QStringLiteral("records")).toInt(), static_cast<int>(records.size()));
    QCOMPARE(ran.json().value(QStringLiteral("partial")).toBool(), true);
    const QJsonObject comparison = jsonFile(folder + QStringLiteral("/comparison.json"));
    QCOMPARE(comparison.value(QStringLiteral("partial")).toBool(), true);
    QCOMPARE(comparison.value(QStringLiteral("lanes")).toArray().size(), 2);
}

QTEST_GUILESS_MAIN(TestBenchmarkCommand)
#include "tst_benchmark_command.moc"
