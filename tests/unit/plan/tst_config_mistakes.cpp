// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One row a mistake: where it is said to be, and what is suggested.
#include "plan/config.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace Qt::StringLiterals;

namespace {

const char *const tests = "load_tests: [{name: load}]\n";

} // namespace

class ConfigMistakesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMistakeNamesItsValue_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("path");
        const QByteArray load = tests;
        QTest::addRow("at the top") << QByteArray(load + "seed: x\n") << u"seed"_s;
        QTest::addRow("nested test") << QByteArray("test_scenarios: {load_tests: [{name: a}, {name: b, rounds: 0}]}\n")
                                     << u"test_scenarios.load_tests[1].rounds"_s;
        QTest::addRow("flat test") << QByteArray("ttft_test: {prompts: {count: 0}}\n") << u"test_scenarios.ttft.prompts.count"_s;
        QTest::addRow("flat head") << QByteArray("name: \"\"\n" + load) << u"benchmark.name"_s;
        QTest::addRow("missing") << QByteArray("load_tests: [{rounds: 6}]\n") << u"test_scenarios.load_tests[0].name"_s;
        QTest::addRow("manual url") << QByteArray(load + "services: {manual_urls: {vllm: \"ftp://h\"}}\n")
                                    << u"services.manual_urls.vllm"_s;
        // In the plan this endpoint is the second: manual_urls come first.
        QTest::addRow("endpoint behind a manual url") << QByteArray(
            load + "services: {manual_urls: {tgi: \"http://h\"}, endpoints: [{engine: vllm, url: \"http://h:1\", verify_tls: 7}]}\n")
                                                      << u"services.endpoints[0].verify_tls"_s;
        QTest::addRow("of the whole plan, behind a manual url") << QByteArray(
            load + "services: {manual_urls: {tgi: \"http://h\"}, endpoints: [{engine: vllm, url: \"http://h:1\", ca_file: /no}]}\n")
                                                                << u"services.endpoints[0].ca_file"_s;
    }
    void aMistakeNamesItsValue()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, path);
        const ConfigResult result = parseConfig(yaml, u"plan.yaml"_s);
        QCOMPARE(result.errors.size(), 1);
        QCOMPARE(result.errors.at(0).path, path);
    }

    void oneMistake_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("suggestion");
        const auto row = [](const char *name, const QByteArray &yaml, int line, int column, const char *message, const char *suggestion) {
            QTest::newRow(name) << yaml << line << column << QString::fromUtf8(message) << QString::fromUtf8(suggestion);
        };
        const QByteArray load = tests;
        const auto loadWith = [](const QByteArray &line) -> QByteArray { return "load_tests:\n  - name: load\n    " + line + "\n"; };
        const auto server = [&](const QByteArray &lines) -> QByteArray {
            return load + "services:\n  endpoints:\n    - engine: vllm\n      url: http://h:1\n      " + lines + "\n";
        };

        // Keys.
        row("unknown key at the top", load + "benchmrk: {name: x}\n", 2, 1, "Unknown key \"benchmrk\"", "benchmark");
        row("unknown key in a section", load + "output:\n  directory: r\n  save_raw: true\n", 4, 3, "Unknown key \"save_raw\" in output",
            "save_raw_data");
        row("unknown key in a list", loadWith("concurent_users: 5"), 3, 5, "Unknown key \"concurent_users\"", "concurrent_users");
        row("another tool's key", loadWith("users: 5"), 3, 5, "Unknown key \"users\"", "concurrent_users");
        row("an older file's key", loadWith("max_tokens: 5"), 3, 5, "Unknown key \"max_tokens\"", "output_tokens");
        row("ramp", loadWith("ramp_up_seconds: 5"), 3, 5, "Unknown key", "remove it");
        row("unknown key like nothing", load + "xyzzy: 1\n", 2, 1, "Unknown key \"xyzzy\"", "known here: benchmark");
        row("merge key", loadWith("<<: {rounds: 3}"), 3, 5, "Unknown key", "write the keys out");
        row("key given twice", load + "seed: 1\nseed: 2\n", 3, 1, "given twice: here and in line 2", "keep one");
        row("section given twice", load + "output: {directory: a}\noutput: {directory: b}\n", 3, 1, "given twice", "keep one");
        row("given in both shapes", load + "name: a\nbenchmark:\n  name: b\n", 2, 1, "name is given twice: here and in line 4", "keep one");
        row("tests in both shapes", load + "test_scenarios: {load_tests: [{name: x}]}\n", 1, 1, "load_tests is given twice", "keep one");
        row("engine given twice", load + "services: {manual_urls: {vllm: \"http://a\", vLLM: \"http://b\"}}\n", 2, 44,
            "vllm is given twice", "services.endpoints");

        // Types and ranges.
        row("more users than qnam has connections", "transport: qnam\n" + loadWith("concurrent_users: 7"), 4, 23, "opens at most 6",
            "concurrent_users: 6");
        row("text for a number", loadWith("concurrent_users: ten"), 3, 23, "must be a whole number from 1 to 10000, not \"ten\"",
            "concurrent_users: 10");
        row("number with a unit", loadWith("duration_seconds: 90s"), 3, 23, "must be a number", "duration_seconds: 90");
        row("number in quotes", loadWith("rounds: \"6\""), 3, 13, "in quotes it is a text", "rounds: 6");
        row("fraction for a whole number", loadWith("rounds: 2.5"), 3, 13, "must be a whole number", "rounds: 6");
        row("hexadecimal", loadWith("rounds: 0x10"), 3, 13, "must be a whole number", "rounds: 6");
        row("negative users", loadWith("concurrent_users: -5"), 3, 23, "here it is -5", "concurrent_users: 10");
        row("no users", loadWith("concurrent_users: 0"), 3, 23, "from 1 to 10000", "concurrent_users: 10");
        row("zero duration", loadWith("duration_seconds: 0"), 3, 23, "above 0", "duration_seconds: 60");
        row("not a number", loadWith("duration_seconds: .nan"), 3, 23, "must be a number", "60");
        row("huge", loadWith("duration_seconds: 1e999"), 3, 23, "must be a number", "60");
        row("no rounds", loadWith("rounds: 0"), 3, 13, "from 1", "rounds: 6");
        row("success above one", loadWith("target_success_rate: 95"), 3, 26, "from 0 to 1", "0.95");
        row("percent", loadWith("target_success_rate: 95%"), 3, 26, "from 0 to 1", "0.95");
        row("negative seed", load + "seed: -1\n", 2, 7, "from 0 to 18446744073709551615", "seed: 1");
        row("flag", load + "output: {save_raw_data: ture}\n", 2, 25, "must be true or false", "save_raw_data: true");
        row("flag in quotes", load + "output: {save_raw_data: \"true\"}\n", 2, 25, "must be true or false", "save_raw_data: true");
        row("empty value", loadWith("rounds:"), 3, 5, "rounds has no value", "rounds: 6");
        row("empty value, more below", load + "output:\n  directory:\n  save_raw_data: true\n", 3, 3, "directory has no value",
            "directory: results");
        row("list for a value", loadWith("rounds: [1]"), 3, 13, "not a list", "rounds: 6");
        row("section for a text", load + "description: {a: b}\n", 2, 14, "must be a text, not a section", "");
        row("text for a section", load + "output: results\n", 2, 9, "output must be a section", "beneath it");
        row("section for a list", "load_tests: {name: load}\n", 1, 13, "load_tests must be a list", "- ");
        row("text in a list", "load_tests: [load]\n", 1, 14, "must be a section", "beneath it");
        row("empty name", load + "name: \"\"\n", 2, 7, "name is empty", "give it");
        row("nameless load test", "load_tests:\n  - {rounds: 6}\n", 2, 5, "name is missing here", "name: load");
        row("after an umlaut", "name: Prüfung\nload_tests: [{name: größer, rounds: x}]\n", 2, 37, "must be a whole number", "rounds: 6");
        row("after an emoji", "load_tests: [{name: 🏇🏇, rounds: x}]\n", 1, 33, "must be a whole number", "rounds: 6");
        row("behind an alias", "load_tests:\n  - {name: a, rounds: &r none}\n  - name: b\n    rounds: 6\n", 2, 23, "must be a whole number",
            "rounds: 6");

        // Names of things.
        row("order", loadWith("order: all_at_onec"), 3, 12, "knows no \"all_at_onec\"", "order: all_at_once");
        row("transport", load + "transport: qtnam\n", 2, 12, "knows no", "transport: qnam");
        row("connections", load + "connections: hot\n", 2, 14, "warm or cold", "connections: ");
        row("headline of a load test", loadWith("headline: ttft_typical"), 3, 15, "cannot be this test's headline", "headline: ttft_p");
        row("headline of the TTFT test", "ttft_test: {headline: ttft_p50}\n", 1, 23, "cannot be this test's headline",
            "headline: ttft_p95");
        row("prompt set", loadWith("prompts: {set: mixd}"), 3, 20, "no prompt set \"mixd\"", "set: mixed");
        row("prompt file", loadWith("prompts: {file: nowhere.txt}"), 3, 21, "cannot be read", "configuration's folder");
        row("two prompt sources", loadWith("prompts: {set: mixed, synthetic: {words_mean: 10}}"), 3, 27, "set and synthetic are given",
            "keep one");
        row("prefixes that cancel out", loadWith("prompts: {shared_prefix_words: 9, unique_prefix: true}"), 3, 54, "cancel each other",
            "unique_prefix: false");
        row("two tests of one name", "load_tests:\n  - name: a\n  - name: a\n", 3, 11, "Two tests are called \"a\"", "name: a-2");
        row("a load test called ttft", "ttft_test: {}\nload_tests: [{name: ttft}]\n", 2, 21, "Two tests are called \"ttft\"", "ttft-2");
        row("primary", load + "primary: lod\n", 2, 10, "no test is called that", "primary: load");
        row("no test", "name: x\n", 1, 1, "no test to run", "load_tests");
        row("all tests off", "ttft_test: {enabled: false}\n", 1, 1, "no test to run", "load_tests");

        // Servers.
        row("engine in manual_urls", load + "services: {manual_urls: {vlm: \"http://a\"}}\n", 2, 26, "no engine \"vlm\"", "vllm");
        row("URL without scheme", load + "services: {manual_urls: {vllm: \"localhost:8000\"}}\n", 2, 32, "has no scheme",
            "vllm: http://localhost:8000");
        row("empty URL", load + "services:\n  manual_urls:\n    tgi:\n", 4, 5, "tgi has no value", "http://localhost:3000");
        row("URL with a bad port", load + "services: {manual_urls: {vllm: \"http://h:80000\"}}\n", 2, 32,
            "port must be a number from 1 to 65535", "http://h:8000");
        row("URL with a password", load + "services: {manual_urls: {vllm: \"http://me:hunter2@h\"}}\n", 2, 32, "user name or a password",
            "api_key_env");
        row("endpoint without engine", load + "services: {endpoints: [{url: \"http://h\"}]}\n", 2, 24, "engine is missing", "engine: vllm");
        row("endpoint without URL", load + "services: {endpoints: [{engine: ollama}]}\n", 2, 24, "url is missing",
            "http://localhost:11434");
        row("engine of an endpoint", load + "services: {endpoints: [{engine: olama, url: \"http://h\"}]}\n", 2, 33, "no engine \"olama\"",
            "engine: ollama");
        row("protocol", server("protocol: openai_chat"), 6, 17, "no protocol \"openai_chat\"", "protocol: openai-chat");
        row("protocol of another engine", server("protocol: ollama-chat"), 6, 17, "vLLM does not speak ollama-chat",
            "openai-chat or openai-completions");
        row("secret", server("api_key: sk-123456789012"), 6, 7, "Secrets never stand in the file", "api_key_env: MY_KEY");
        row("secret as the variable", server("api_key_env: sk-123456789012"), 6, 20, "must be the name of an environment variable",
            "export MY_KEY");
        row("secret in a header", server("headers: {Authorization: Bearer abcdefgh}"), 6, 17, "Secrets never stand in the file",
            "api_key_env");
        row("header of ours", server("headers: {Host: example.com}"), 6, 17, "set by the program itself", "remove it");
        row("header's name", server("headers: {\"a b\": c}"), 6, 17, "cannot be a header's name", "letters");
        row("CA file", server("ca_file: nowhere.pem"), 6, 16, "cannot be read", "PEM");
        row("proxy", server("proxy: proxy:3128"), 6, 14, "must be http://host:port", "http://proxy");
        row("TGI's limit", loadWith("output_tokens: 2000\nservices: {manual_urls: {tgi: \"http://h\"}}"), 3, 20,
            "at most 1024 output tokens", "output_tokens: 1024");
        row("judgement upside down", load + "judgement: {practical_ratio: 1.2}\n", 2, 1, "worth_finding_ratio must be larger",
            "worth_finding_ratio");

        // The file itself.
        row("empty file", "", 1, 1, "The file is empty", "init");
        row("only comments", "# nothing\n", 1, 1, "The file is empty", "init");
        row("a text", "hello\n", 1, 1, "must hold keys with values", "init");
        row("two documents", load + "---\nname: x\n", 2, 1, "second document", "---");
        row("tab", "output:\n\tdirectory: x\n", 2, 1, "cannot be read here", "spaces");
        row("open bracket", "load_tests: [{name: load}\nseed: 1\n", 2, 1, "cannot be read here", "");
        row("open quote", "seed: 1\nname: \"abc\n", 2, 7, "cannot be read here", "quote");
        row("colon in a value", "name: a: b\n", 1, 8, "cannot be read here", "quotes");
        row("unknown anchor", "name: *nowhere\n", 1, 7, "cannot be read here", "anchor");
        row("broken UTF-8", QByteArray("name: a\nseed: \xff\n"), 2, 7, "no UTF-8 text", "UTF-8");
        row("control character", QByteArray("name: a\x04\nseed: 1\n"), 1, 8, "0x04", "UTF-8");
        row("list as a key", "? [a, b]\n: c\n", 1, 3, "A key must be one word", "");
    }
    void oneMistake()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, message);
        QFETCH(QString, suggestion);
        const ConfigResult result = parseConfig(yaml, u"plan.yaml"_s);
        QStringList all;
        for (const Diagnostic &error : result.errors)
            all << error.toString();
        QVERIFY2(result.errors.size() == 1, qPrintable(all.join(u'\n')));
        const Diagnostic &error = result.errors.first();
        QVERIFY2(error.message.contains(message), qPrintable(error.toString()));
        QVERIFY2(error.suggestion.contains(suggestion), qPrintable(error.toString()));
        QCOMPARE(error.line, line);
        QCOMPARE(error.column, column);
        // A form finds its field by the path; of a text that is no mapping at all there is none.
        static const QSet<QByteArray> ofTheText{"empty file",        "only comments", "a text",           "two documents",  "tab",
                                                "open bracket",      "open quote",    "colon in a value", "unknown anchor", "broken UTF-8",
                                                "control character", "list as a key"};
        QCOMPARE(error.path.isEmpty(), ofTheText.contains(QByteArray(QTest::currentDataTag())));
        QCOMPARE(error.file, u"plan.yaml"_s);
        QVERIFY(!error.toString().contains(u"123456789012"));
        QVERIFY(!error.toString().contains(u"hunter2"));
    }

    void allMistakesAtOnceInTheFilesOrder()
    {
        const ConfigResult result = parseConfig("benchmark: {nam: x}\n"
                                                "services:\n"
                                                "  manual_urls: {vllm: localhost, tgi: \"http://h:0\"}\n"
                                                "test_scenarios:\n"
                                                "  ttft: {iterations: 0, iteration: 5}\n"
                                                "  load_tests:\n"
                                                "    - {name: a, concurrent_users: -1, order: x}\n"
                                                "    - {name: a, headline: y}\n"
                                                "output: 3\n",
                                                u"p.yaml"_s);
        QList<int> lines;
        for (const Diagnostic &error : result.errors)
            lines << error.line;
        QCOMPARE(lines, (QList<int>{1, 3, 3, 5, 5, 7, 7, 8, 8, 9}));
    }

    void aFileThatCannotBeRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("message");
        QTest::newRow("missing") << u"/nowhere/plan.yaml"_s << u"cannot be read"_s;
        QTest::newRow("folder") << u"/usr"_s << u"folder"_s;
    }
    void aFileThatCannotBeRead()
    {
        QFETCH(QString, path);
        QFETCH(QString, message);
        const ConfigResult result = readConfig(path);
        QCOMPARE(result.errors.size(), 1);
        QCOMPARE(result.errors.first().line, 0);
        QVERIFY(result.errors.first().message.contains(message));
        QVERIFY(!result.errors.first().suggestion.isEmpty());
    }

    void aliasesCannotGrowWithoutEnd()
    {
        QByteArray yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 9; ++i) {
            const QByteArray n = QByteArray::number(i), before = "*a" + QByteArray::number(i - 1);
            yaml += "a" + n + ": &a" + n + " [" + QByteArray(before + ", ").repeated(9) + before + "]\n";
        }
        const ConfigResult result = parseConfig(yaml, u"p.yaml"_s);
        QCOMPARE(result.errors.size(), 1);
        QVERIFY(result.errors.first().suggestion.contains(u"aliases"));
    }

    void deepNestingIsAnErrorNotACrash()
    {
        const ConfigResult result = parseConfig(QByteArray("a: ") + QByteArray(100000, '['), u"p.yaml"_s);
        QCOMPARE(result.errors.size(), 1);
    }
};

QTEST_GUILESS_MAIN(ConfigMistakesTest)
#include "tst_config_mistakes.moc"
