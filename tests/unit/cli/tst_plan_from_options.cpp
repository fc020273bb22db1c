// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plan_from_options.h"

#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::cli;
using namespace Qt::StringLiterals;

namespace {

Result<PlanRequest> request(const QStringList &words, PlanUse use = PlanUse::Benchmark)
{
    QCommandLineParser parser;
    parser.addOptions(planOptions());
    if (use == PlanUse::Benchmark)
        parser.addOptions(benchmarkPlanOptions());
    if (!parser.parse(QStringList{u"tokenderby-cli"_s} + words))
        qFatal("%s", qPrintable(parser.errorText()));
    return planFromOptions({parser, {}, false, false}, use);
}

QString everything(const Error &error)
{
    return error.message + u'\n' + error.detail + u'\n' + error.actions.join(u'\n');
}

} // namespace

class PlanFromOptionsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QByteArray &yaml)
    {
        QFile file(m_folder.filePath(u"plan.yaml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(yaml) != yaml.size())
            qFatal("cannot write");
        return file.fileName();
    }

private Q_SLOTS:
    void withoutAFileItIsOneLoadTest()
    {
        const Result<PlanRequest> made =
            request({u"--endpoint"_s, u"vllm=http://h:1/v1/"_s, u"--endpoint"_s, u"VLLM=http://h:2"_s, u"--model"_s, u"m"_s});
        QVERIFY2(made, made ? "" : qPrintable(everything(made.error())));
        const Plan &plan = made->plan;
        QVERIFY(!plan.ttft);
        QCOMPARE(plan.loads.size(), size_t{1});
        const LoadTest &load = plan.loads.front();
        QCOMPARE(load.name, u"load"_s);
        QCOMPARE(load.users, 10);
        QCOMPARE(load.durationSeconds, 60.0);
        QCOMPARE(load.rounds, 6);
        QCOMPARE(load.order, LaneOrder::OneAfterAnother);
        QCOMPARE(load.targets.e2eP95Ms, std::optional(1000.0));
        QCOMPARE(load.targets.successRate, std::optional(0.95));
        QCOMPARE(plan.primaryTest(), u"load"_s);
        QCOMPARE(plan.endpoints.size(), 2);
        QCOMPARE(plan.endpoints[0].url, QUrl(u"http://h:1"_s));
        QCOMPARE(plan.endpoints[0].id, u"vllm"_s);
        QCOMPARE(plan.endpoints[1].id, u"vllm-2"_s);
        QCOMPARE(plan.endpoints[1].model, u"m"_s);
        QVERIFY(!made->simulate);
    }

    void optionsOverTheDefaults()
    {
        const Result<PlanRequest> made = request({u"--simulate"_s, u"--users"_s, u"60"_s, u"--duration"_s, u"1.5"_s, u"--rounds"_s, u"2"_s,
                                                  u"--seed"_s, u"18446744073709551615"_s, u"--output"_s, u"out"_s});
        QVERIFY2(made, made ? "" : qPrintable(everything(made.error())));
        QCOMPARE(made->plan.loads.front().users, 60);
        QCOMPARE(made->plan.loads.front().durationSeconds, 1.5);
        QCOMPARE(made->plan.loads.front().rounds, 2);
        QVERIFY(!made->plan.loads.front().targets.e2eP95Ms); // none beyond 50 users
        QCOMPARE(made->plan.seed, std::numeric_limits<quint64>::max());
        QCOMPARE(made->plan.output.directory, u"out"_s);
        QVERIFY(made->simulate);
        QCOMPARE(made->simulatedEngines, (QList<Engine>{Engine::Vllm, Engine::Tgi, Engine::Ollama}));
        QVERIFY(made->plan.endpoints.isEmpty());
    }

    void optionsOverTheFile()
    {
        const QString path = file(
            "services: {manual_urls: {vllm: \"http://a\", ollama: \"http://b\"}}\nprimary: y\nseed: 5\n"
            "ttft_test: {}\nload_tests: [{name: x}, {name: y, concurrent_users: 20, target_p95_ms: 700}, {name: z, output_tokens: 9}]\n");
        Result<PlanRequest> made = request({u"--config"_s, path});
        QVERIFY2(made, made ? "" : qPrintable(everything(made.error())));
        QCOMPARE(made->plan.endpoints.size(), 2);
        QCOMPARE(made->plan.seed, quint64{5});
        QCOMPARE(made->plan.loads.size(), size_t{3});
        QVERIFY(made->notes.isEmpty());

        made = request({u"--config"_s, path, u"--users"_s, u"3"_s, u"--endpoint"_s, u"tgi=http://c"_s});
        QVERIFY(made);
        QCOMPARE(made->plan.endpoints.size(), 1);
        QCOMPARE(made->plan.endpoints[0].engine, Engine::Tgi);
        QCOMPARE(made->plan.loads.size(), size_t{2}); // x and y became equal
        QCOMPARE(made->plan.loads[0].name, u"y"_s); // the primary one stays, and what it promised
        QCOMPARE(made->plan.loads[0].targets.e2eP95Ms, std::optional(700.0));
        QCOMPARE(made->plan.loads[1].name, u"z"_s);
        QCOMPARE(made->plan.primary, u"y"_s);
        QCOMPARE(made->notes.size(), 1);
        QVERIFY(made->notes[0].contains(u"x"));

        made = request({u"--config"_s, path, u"--services"_s, u"ollama"_s});
        QVERIFY(made);
        QCOMPARE(made->plan.endpoints.size(), 1);
        QCOMPARE(made->plan.endpoints[0].id, u"ollama"_s);

        made = request({u"--config"_s, path, u"--ttft-only"_s});
        QVERIFY(made);
        QVERIFY(made->plan.loads.empty());
        QCOMPARE(made->plan.primaryTest(), u"ttft"_s);

        made = request({u"--config"_s, path, u"--simulate"_s, u"--services"_s, u"vllm,TGI"_s});
        QVERIFY(made);
        QVERIFY(made->plan.endpoints.isEmpty());
        QCOMPARE(made->simulatedEngines, (QList<Engine>{Engine::Vllm, Engine::Tgi}));
    }

    void quick()
    {
        const Result<PlanRequest> made = request({u"--quick"_s, u"--simulate"_s});
        QVERIFY2(made, made ? "" : qPrintable(everything(made.error())));
        QVERIFY(made->plan.ttft);
        QCOMPARE(made->plan.name, u"Quick test"_s);
    }

    void aProbeNeedsNoTests()
    {
        const QString path = file("services: {manual_urls: {vllm: \"http://a\"}}\nmodel: m\n");
        const Result<PlanRequest> probe = request({u"--config"_s, path}, PlanUse::Probe);
        QVERIFY2(probe, probe ? "" : qPrintable(everything(probe.error())));
        QCOMPARE(probe->plan.endpoints[0].model, u"m"_s);
        QVERIFY(!request({u"--config"_s, path}, PlanUse::Benchmark));
    }

    void keysComeFromTheEnvironment()
    {
        const QString path = file("services: {endpoints: [{engine: vllm, url: \"http://a\", api_key_env: TOKENDERBY_TEST_KEY}, {engine: "
                                  "tgi, url: \"http://b\"}]}\nload_tests: [{name: x}]\n");
        qunsetenv("TOKENDERBY_TEST_KEY");
        Result<PlanRequest> made = request({u"--config"_s, path});
        QVERIFY(!made);
        QVERIFY(made.error().message.contains(u"TOKENDERBY_TEST_KEY"));
        QVERIFY(request({u"--config"_s, path, u"--services"_s, u"tgi"_s})); // the other lane's key is not needed
        qputenv("TOKENDERBY_TEST_KEY", "s3cret\n");
        made = request({u"--config"_s, path});
        QVERIFY(made);
        QCOMPARE(made->plan.endpoints[0].apiKey, QByteArray("s3cret"));
        qputenv("TOKENDERBY_TEST_KEY", "s3cret two");
        made = request({u"--config"_s, path});
        QVERIFY(!made);
        QVERIFY(!everything(made.error()).contains(u"s3cret"));
        qunsetenv("TOKENDERBY_TEST_KEY");
    }

    void mistakes_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char *name, const QString &line, const QStringList &said) {
            QTest::newRow(name) << line.split(u' ', Qt::SkipEmptyParts) << said;
        };
        row("nothing to measure", QString(), {u"no server is named"_s, u"--endpoint vllm=http://"_s, u"--config F"_s, u"--simulate"_s});
        row("quick, nothing to measure", u"--quick"_s, {u"no server is named"_s, u"--simulate"_s});
        row("namespace alone", u"--namespace ns"_s, {u"namespace \"ns\""_s, u"manual_urls"_s});
        row("URL alone", u"--endpoint http://h:1"_s, {u"is not ENGINE=URL"_s, u"--endpoint vllm=http://h:1"_s});
        row("engine alone", u"--endpoint ollama"_s, {u"is not ENGINE=URL"_s, u"--endpoint ollama=http://localhost:11434"_s});
        row("unknown engine", u"--endpoint vlm=http://h:1"_s, {u"no engine \"vlm\""_s, u"--endpoint vllm=http://h:1"_s});
        row("no scheme", u"--endpoint vllm=localhost:8000"_s, {u"no scheme"_s, u"--endpoint vllm=http://localhost:8000"_s});
        row("two mistakes at once", u"--endpoint vllm=x --users 0"_s, {u"2 mistakes"_s, u"no scheme"_s, u"--users must be"_s});
        row("negative users", u"--simulate --users=-5"_s, {u"--users must be a whole number from 1 to 10000, not \"-5\""_s});
        row("zero duration", u"--simulate --duration 0"_s, {u"--duration must be a number above 0"_s});
        row("rounds", u"--simulate --rounds 1.5"_s, {u"--rounds must be a whole number"_s});
        row("seed", u"--simulate --seed x"_s, {u"--seed must be"_s});
        row("services", u"--simulate --services vlm"_s, {u"no engine \"vlm\""_s, u"--services vllm"_s});
        row("services that nobody simulates", u"--simulate --services sglang"_s, {u"SGLang cannot be simulated"_s});
        row("services that are not there", u"--endpoint vllm=http://h --services tgi"_s,
            {u"None of the endpoints runs tgi"_s, u"--services vllm"_s});
        row("simulators and servers", u"--simulate --endpoint vllm=http://h"_s, {u"both say what to measure"_s});
        row("two plans", u"--quick --config /nowhere.yaml --simulate"_s, {u"both bring a plan"_s, u"cannot be read"_s});
        row("missing file", u"--config /nowhere.yaml"_s, {u"cannot be read"_s, u"init DIR"_s});
    }
    void mistakes()
    {
        QFETCH(QStringList, words);
        QFETCH(QStringList, said);
        const Result<PlanRequest> made = request(words);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Usage);
        QVERIFY(!made.error().actions.isEmpty());
        for (const QString &text : said)
            QVERIFY2(everything(made.error()).contains(text), qPrintable(everything(made.error())));
    }

    void mistakesOfTheFile_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("in the file") << QByteArray("load_tests: [{name: x, users: 3}]\n") << QStringList{u"--simulate"_s}
                                     << QStringList{u"plan.yaml:1:24"_s, u"concurrent_users"_s};
        QTest::newRow("no server") << QByteArray("load_tests: [{name: x}]\n") << QStringList()
                                   << QStringList{u"names no server"_s, u"manual_urls"_s};
        QTest::newRow("namespace") << QByteArray("services: {namespace: ns}\nload_tests: [{name: x}]\n") << QStringList()
                                   << QStringList{u"manual_urls"_s};
        QTest::newRow("TGI by option") << QByteArray("load_tests: [{name: x, output_tokens: 2000}]\n")
                                       << QStringList{u"--endpoint"_s, u"tgi=http://h"_s} << QStringList{u"at most 1024"_s};
        QTest::newRow("qnam by option") << QByteArray("transport: qnam\nload_tests: [{name: x, concurrent_users: 2}]\n")
                                        << QStringList{u"--simulate"_s, u"--users"_s, u"7"_s} << QStringList{u"opens at most 6"_s};
        QTest::newRow("TGI simulated") << QByteArray("load_tests: [{name: x, output_tokens: 2000}]\n") << QStringList{u"--simulate"_s}
                                       << QStringList{u"at most 1024"_s};
    }
    void mistakesOfTheFile()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QStringList, words);
        QFETCH(QStringList, said);
        const Result<PlanRequest> made = request(QStringList{u"--config"_s, file(yaml)} + words);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Usage);
        QCOMPARE(everything(made.error()).count(made.error().message), 1); // once is enough
        for (const QString &text : said)
            QVERIFY2(everything(made.error()).contains(text), qPrintable(everything(made.error())));
    }

    void manyMistakesStayReadable()
    {
        QByteArray yaml = "load_tests:\n";
        for (int i = 0; i < 100; ++i)
            yaml += "  - {name: t" + QByteArray::number(i) + ", roundz: 3}\n";
        const Result<PlanRequest> made = request({u"--config"_s, file(yaml), u"--simulate"_s});
        QVERIFY(!made);
        QVERIFY(made.error().message.startsWith(u"100 mistakes"));
        QVERIFY(made.error().detail.size() <= 2000);
        QVERIFY(made.error().detail.contains(u"more mistakes"));
    }
};

QTEST_GUILESS_MAIN(PlanFromOptionsTest)
#include "tst_plan_from_options.moc"
