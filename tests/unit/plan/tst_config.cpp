// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"
#include "plan/plan_json.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace Qt::StringLiterals;

namespace {

ConfigResult parsed(const QByteArray &yaml)
{
    ConfigResult result = parseConfig(yaml, u"plan.yaml"_s);
    for (const Diagnostic &error : result.errors)
        qWarning() << error.toString();
    return result;
}

const char *const sectionShape =
    "benchmark: {name: \"Production readiness\", description: \"d\", model: \"Qwen/Qwen2.5-7B\"}\n"
    "services:\n"
    "  namespace: \"vllm-benchmark\"\n"
    "  manual_urls: {vllm: \"https://vllm.example.com\", tgi: \"https://tgi.example.com\", ollama: \"http://localhost:11434\"}\n"
    "test_scenarios:\n"
    "  ttft: {enabled: true, iterations: 7, target_ms: 90}\n"
    "  load_tests:\n"
    "    - {name: quick_latency, concurrent_users: 12, duration_seconds: 45, target_p95_ms: 500}\n"
    "output: {directory: out, save_raw_data: false, generate_charts: true, generate_report: false}\n";

const char *const flatShape = "name: \"Production readiness\"\n"
                              "description: d\n"
                              "model: Qwen/Qwen2.5-7B\n"
                              "services:\n"
                              "  namespace: vllm-benchmark\n"
                              "  manual_urls:\n"
                              "    ollama: http://localhost:11434\n"
                              "    vllm: https://vllm.example.com/\n"
                              "    tgi: https://tgi.example.com\n"
                              "ttft_test:\n"
                              "  iterations: 7\n"
                              "  target_ms: 90\n"
                              "load_tests:\n"
                              "  - name: quick_latency\n"
                              "    concurrent_users: 12\n"
                              "    duration_seconds: 45\n"
                              "    target_p95_ms: 500\n"
                              "output:\n"
                              "  directory: out\n"
                              "  save_raw_data: no\n"
                              "  generate_report: off\n";

} // namespace

class ConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothShapes_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("sections") << QByteArray(sectionShape);
        QTest::newRow("flat") << QByteArray(flatShape);
        QTest::newRow("sections, CRLF") << QByteArray(sectionShape).replace("\n", "\r\n");
        QTest::newRow("flat, byte order mark") << "\xef\xbb\xbf" + QByteArray(flatShape);
    }
    void bothShapes()
    {
        QFETCH(QByteArray, yaml);
        const ConfigResult result = parsed(yaml);
        QVERIFY(result.valid());
        const Plan &plan = result.plan;
        QCOMPARE(plan.name, u"Production readiness"_s);
        QCOMPARE(plan.description, u"d"_s);
        QCOMPARE(plan.model, u"Qwen/Qwen2.5-7B"_s);
        QCOMPARE(plan.nameSpace, u"vllm-benchmark"_s);
        QCOMPARE(plan.endpoints.size(), 3);
        for (const Endpoint &endpoint : plan.endpoints) {
            QCOMPARE(endpoint.id, engineId(endpoint.engine));
            QCOMPARE(endpoint.protocol, defaultProtocol(endpoint.engine));
            const QString url = endpoint.engine == Engine::Ollama ? u"http://localhost:11434"_s
                                                                  : u"https://"_s + engineId(endpoint.engine) + u".example.com"_s;
            QCOMPARE(endpoint.url, QUrl(url));
        }
        QVERIFY(plan.ttft);
        QCOMPARE(plan.ttft->iterations, 7);
        QCOMPARE(plan.ttft->targets.ttftMs, std::optional(90.0));
        QCOMPARE(plan.loads.size(), size_t{1});
        QCOMPARE(plan.loads[0].name, u"quick_latency"_s);
        QCOMPARE(plan.loads[0].users, 12);
        QCOMPARE(plan.loads[0].durationSeconds, 45.0);
        QCOMPARE(plan.loads[0].rounds, 6);
        QCOMPARE(plan.loads[0].targets.e2eP95Ms, std::optional(500.0));
        QCOMPARE(plan.primaryTest(), u"quick_latency"_s);
        QCOMPARE(plan.output.directory, u"out"_s);
        QVERIFY(!plan.output.saveRawData);
        QVERIFY(plan.output.generateCharts);
        QVERIFY(!plan.output.generateReport);
        QCOMPARE(result.originText(u"test_scenarios.load_tests[0].rounds"_s), u"default"_s);
        QVERIFY(result.originText(u"benchmark.name"_s).startsWith(u"line 1"));
        QVERIFY(result.originText(u"test_scenarios.ttft.iterations"_s).startsWith(u"line "));
    }

    void everyKey()
    {
        const ConfigResult result =
            parsed("\n"
                   "primary: a\n"
                   "seed: 18446744073709551615\n"
                   "temperature: 0.7\n"
                   "connections: cold\n"
                   "transport: qnam\n"
                   "deadlines: {connect_seconds: 0.5, first_token_seconds: 61, idle_seconds: 31, whole_seconds: 301.25}\n"
                   "breaker: {failures_in_a_row: 3, probe_after_seconds: 4.5}\n"
                   "judgement: {alpha: 0.01, power: 0.8, practical_ratio: 1.02, worth_finding_ratio: 1.2, bootstrap_draws: 500}\n"
                   "services:\n"
                   "  endpoints:\n"
                   "    - {name: \"Our vLLM!\", engine: vLLM, url: \"https://h:8443/base/v1/\", protocol: openai-completions, model: m, "
                   "api_key_env: KEY, headers: {X-Team: a b}, verify_tls: false, proxy: \"http://p:3128\"}\n"
                   "    - {engine: llama.cpp, url: \"http://h\"}\n"
                   "  manual_urls: {ollama: \"http://[::1]:11434\"}\n"
                   "ttft_test: {enabled: off}\n"
                   "load_tests:\n"
                   "  - name: a\n"
                   "    concurrent_users: 3\n"
                   "    duration_seconds: 12.5\n"
                   "    rounds: 2\n"
                   "    order: all_at_once\n"
                   "    headline: output_tokens_per_s\n"
                   "    think_time: {mean_seconds: 1.5, sigma: 0.4}\n"
                   "    warmup: 0\n"
                   "    output_tokens: 64\n"
                   "    grace_seconds: 5\n"
                   "    prompts: {synthetic: {words_mean: 50, words_spread: 9}, count: 7, shared_prefix_words: 11}\n"
                   "    target_ttft_ms: 200\n"
                   "    target_ttft_p95_ms: 300\n"
                   "    target_tpot_ms: 40\n"
                   "    target_success_rate: 1\n"
                   "    target_output_tokens_per_s: 900\n"
                   "  - {name: b, concurrent_users: 6, think_time: 2, target_p95_ms: none}\n");
        QVERIFY(result.valid());
        const Plan &plan = result.plan;
        QVERIFY(!plan.ttft);
        QCOMPARE(plan.primary, u"a"_s);
        QCOMPARE(plan.seed, std::numeric_limits<quint64>::max());
        QCOMPARE(plan.temperature, 0.7);
        QVERIFY(plan.coldConnections);
        QCOMPARE(plan.transport, TransportKind::Qnam);
        QCOMPARE(plan.deadlines.connect, Nanos(500000000));
        QCOMPARE(plan.deadlines.firstToken, Nanos(std::chrono::seconds(61)));
        QCOMPARE(plan.deadlines.idle, Nanos(std::chrono::seconds(31)));
        QCOMPARE(plan.deadlines.whole, Nanos(std::chrono::milliseconds(301250)));
        QCOMPARE(plan.breaker.failuresInARow, 3);
        QCOMPARE(plan.breaker.probeAfterSeconds, 4.5);
        QCOMPARE(plan.judgement.alpha, 0.01);
        QCOMPARE(plan.judgement.power, 0.8);
        QCOMPARE(plan.judgement.practicalRatio, 1.02);
        QCOMPARE(plan.judgement.worthFindingRatio, 1.2);
        QCOMPARE(plan.judgement.bootstrapDraws, 500);

        QCOMPARE(plan.endpoints.size(), 3);
        QCOMPARE(plan.endpoints[0].engine, Engine::Ollama); // manual_urls come first, wherever they stand
        QCOMPARE(plan.endpoints[0].url.host(), u"::1"_s);
        const Endpoint &ours = plan.endpoints[1];
        QCOMPARE(ours.id, u"Our-vLLM"_s);
        QCOMPARE(ours.name, u"Our vLLM!"_s);
        QCOMPARE(ours.url, QUrl(u"https://h:8443/base"_s));
        QCOMPARE(ours.protocol, Protocol::OpenAiCompletions);
        QCOMPARE(ours.model, u"m"_s);
        QCOMPARE(ours.apiKeyEnv, u"KEY"_s);
        QCOMPARE(ours.headers, (HeaderList{{"X-Team", "a b"}}));
        QVERIFY(!ours.verifyTls);
        QCOMPARE(ours.proxy, u"http://p:3128"_s);
        QCOMPARE(plan.endpoints[2].engine, Engine::LlamaCpp);
        QCOMPARE(result.originText(u"services.endpoints[1].model"_s), u"line 12"_s);
        QCOMPARE(result.originText(u"services.endpoints[0].url"_s), u"line 14"_s);

        const LoadTest &a = plan.loads.at(0);
        QCOMPARE(a.users, 3);
        QCOMPARE(a.durationSeconds, 12.5);
        QCOMPARE(a.rounds, 2);
        QCOMPARE(a.order, LaneOrder::AllAtOnce);
        QCOMPARE(a.headline, u"output_tokens_per_s"_s);
        QCOMPARE(a.think.meanSeconds, 1.5);
        QCOMPARE(a.think.sigma, 0.4);
        QCOMPARE(a.warmupRequests(), 0);
        QCOMPARE(a.outputTokens, 64);
        QCOMPARE(a.graceSeconds, 5.0);
        QCOMPARE(a.prompts.source, PromptSpec::Source::Synthetic);
        QCOMPARE(a.prompts.wordsMean, 50);
        QCOMPARE(a.prompts.wordsSpread, 9);
        QCOMPARE(a.prompts.count, 7);
        QCOMPARE(a.prompts.sharedPrefixWords, 11);
        QVERIFY(!a.prompts.uniquePrefix); // a shared prefix is there to be reused
        QCOMPARE(a.targets.ttftMs, std::optional(200.0));
        QCOMPARE(a.targets.ttftP95Ms, std::optional(300.0));
        QCOMPARE(a.targets.e2eP95Ms, std::optional(1000.0)); // the default under 50 users
        QCOMPARE(a.targets.tpotMs, std::optional(40.0));
        QCOMPARE(a.targets.successRate, std::optional(1.0));
        QCOMPARE(a.targets.outputTokensPerSecond, std::optional(900.0));
        const LoadTest &b = plan.loads.at(1);
        QCOMPARE(b.think.meanSeconds, 2.0);
        QVERIFY(!b.targets.e2eP95Ms);
        QCOMPARE(b.targets.successRate, std::optional(0.95));
    }

    void targetsReachTestsThatNameNone()
    {
        const ConfigResult result = parsed("targets: {ttft_ms: 250, e2e_p95_ms: none, success_rate: 0.5}\n"
                                           "ttft_test: {target_ms: 80}\n"
                                           "load_tests: [{name: a, target_p95_ms: 700}, {name: b, concurrent_users: 51}]\n");
        QVERIFY(result.valid());
        QCOMPARE(result.plan.ttft->targets.ttftMs, std::optional(80.0));
        QCOMPARE(result.plan.loads[0].targets.ttftMs, std::optional(250.0));
        QCOMPARE(result.plan.loads[0].targets.e2eP95Ms, std::optional(700.0));
        QVERIFY(!result.plan.loads[1].targets.e2eP95Ms);
        QCOMPARE(result.plan.loads[1].targets.successRate, std::optional(0.5));
        QCOMPARE(result.originText(u"test_scenarios.load_tests[1].target_ttft_ms"_s), u"line 1 (targets)"_s);
    }

    void defaultTargets_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<bool>("endToEnd");
        QTest::newRow("few") << 1 << true;
        QTest::newRow("fifty") << 50 << true;
        QTest::newRow("more") << 51 << false;
    }
    void defaultTargets()
    {
        QFETCH(int, users);
        QFETCH(bool, endToEnd);
        ConfigResult result = parsed("ttft_test: {}\nload_tests: [{name: a, concurrent_users: 7}]\n");
        result.plan.loads[0].users = users;
        applyDefaultTargets(result.plan, result.origins);
        QCOMPARE(result.plan.loads[0].targets.e2eP95Ms, endToEnd ? std::optional(1000.0) : std::nullopt);
        QCOMPARE(result.plan.loads[0].targets.successRate, std::optional(0.95));
        QVERIFY(!result.plan.loads[0].targets.ttftMs);
        QCOMPARE(result.plan.ttft->targets.ttftMs, std::optional(100.0));
        QVERIFY(!result.plan.ttft->targets.e2eP95Ms);
    }

    void filesCountFromTheConfigurationsFolder()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"sub"_s));
        QFile prompts(folder.filePath(u"sub/p.txt"_s));
        QVERIFY(prompts.open(QIODevice::WriteOnly) && prompts.write("hello\n") > 0);
        prompts.close();
        const ConfigResult result = parseConfig("load_tests: [{name: a, prompts: {file: sub/p.txt}}]\n", folder.filePath(u"c.yaml"_s));
        QVERIFY(result.valid());
        QCOMPARE(result.plan.loads[0].prompts.file, folder.filePath(u"sub/p.txt"_s));
        QCOMPARE(result.plan.loads[0].prompts.source, PromptSpec::Source::File);
    }

    void equalLoadsRunOnce()
    {
        Plan plan = parsed("primary: c\nload_tests:\n  - {name: a, target_p95_ms: 5}\n  - {name: b, duration_seconds: 70}\n  - {name: c, "
                           "headline: ttft_p50}\n")
                        .plan;
        QCOMPARE(plan.loads[2].targets.e2eP95Ms, std::optional(1000.0));
        plan.loads[2].targets.successRate = 0.99;
        QCOMPARE(dropEqualLoads(plan), QStringList{u"a"_s});
        QCOMPARE(plan.loads.size(), size_t{2});
        // The primary test keeps its name and headline, and no target is lost: an exit code may hang on it.
        QCOMPARE(plan.primary, u"c"_s);
        QCOMPARE(plan.loads[0].name, u"c"_s);
        QCOMPARE(plan.loads[0].headline, u"ttft_p50"_s);
        QCOMPARE(plan.loads[0].targets.e2eP95Ms, std::optional(5.0));
        QCOMPARE(plan.loads[0].targets.successRate, std::optional(0.99));
        QVERIFY(dropEqualLoads(plan).isEmpty());
    }

    void anEmptySectionIsNoMistake()
    {
        const ConfigResult result =
            parsed("services:\n  manual_urls:\n    # vllm: x\n  endpoints:\noutput:\nload_tests:\n  - name: a\n    prompts:\n");
        QVERIFY(result.valid());
        QVERIFY(result.plan.endpoints.isEmpty());
    }

    void writtenYamlReadsBackAsTheSamePlan_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("sections") << QByteArray(sectionShape);
        QTest::newRow("flat") << QByteArray(flatShape);
        QTest::newRow("odd texts") << QByteArray("name: \"a: b # c\\n\\\"d\\\" \\u001f\"\ndescription: 'yes'\nmodel: \"1e3\"\nload_tests: "
                                                 "[{name: \" x \", target_p95_ms: none}, {name: \"null\"}, {name: \"- y\"}]\n"
                                                 "seed: 18446744073709551615\ntemperature: 0.1\n")
                                          .replace("\\u001f", "\\t");
        QTest::newRow("no test scenarios but load")
            << QByteArray("load_tests: [{name: a, think_time: {mean_seconds: 1, sigma: 1}, prompts: {synthetic: {}}, warmup: 2}]\n");
    }
    void writtenYamlReadsBackAsTheSamePlan()
    {
        QFETCH(QByteArray, yaml);
        const ConfigResult first = parsed(yaml);
        QVERIFY(first.valid());
        for (const QByteArray &written : {planToYaml(first.plan), planToYaml(first)}) {
            const ConfigResult second = parsed(written);
            QVERIFY2(second.valid(), written.constData());
            QCOMPARE(planToJson(second.plan), planToJson(first.plan));
        }
    }

    void theShownFileSaysWhereValuesComeFrom()
    {
        const QByteArray shown = planToYaml(parsed("load_tests:\n  - name: a\n    rounds: 4\n"));
        QVERIFY2(shown.contains("      rounds: 4 # line 3\n"), shown.constData());
        QVERIFY2(shown.contains("      concurrent_users: 10 # default\n"), shown.constData());
        QVERIFY2(shown.contains("seed: 1 # default\n"), shown.constData());
    }
};

QTEST_GUILESS_MAIN(ConfigTest)
#include "tst_config.moc"
