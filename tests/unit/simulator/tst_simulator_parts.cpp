// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/corpus.h"
#include "simulator/faults.h"
#include "simulator/prefix_cache.h"
#include "simulator/profile.h"
#include "simulator/prometheus.h"
#include "simulator/request_json.h"
#include "simulator/resources.h"
#include "simulator/send_log.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <yaml-cpp/yaml.h>

#include <set>

using namespace derby;

class TestSimulatorParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void profiles_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : builtInProfiles())
            QTest::newRow(qPrintable(name)) << name;
    }
    void profiles()
    {
        QFETCH(QString, name);
        const auto profile = loadSimulatorProfile(name);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
        QCOMPARE(profile->name, name);
        QCOMPARE(profile->engines.size(), std::size_t(3));
        for (const auto &[engine, one] : profile->engines) {
            QVERIFY(!one.name.empty() && !one.version.empty());
            QVERIFY(one.model.stepSeconds > 0);
            if (name != u"open")
                continue;
            QCOMPARE(one.model.batching, Batching::Independent);
            QCOMPARE(one.model.seats + one.maxConcurrent + one.maxQueue, 0);
            QCOMPARE(one.model.stepSeconds, 0.020);
            QCOMPARE(one.model.prefillSeconds, 0.050);
        }
    }

    void everyNumberHasItsSource()
    {
        const YAML::Node root = YAML::Load(simulatorResource(QStringLiteral("profiles.yaml")).toStdString());
        for (const auto &profile : root["profiles"])
            for (const auto &engine : profile.second)
                if (engine.second.IsMap())
                    QVERIFY2(engine.second["source"] || engine.second["<<"], engine.first.Scalar().c_str());
    }

    void profileMistakes_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("unknown key") << QByteArray("profiles:\n  a:\n    vllm:\n      stp_ms: 4\n")
                                     << QStringList{QStringLiteral(":4:7: unknown key \"stp_ms\"; did you mean \"step_ms\"?")};
        QTest::newRow("unknown engine") << QByteArray("profiles:\n  a:\n    vlm: {step_ms: 4}\n")
                                        << QStringList{QStringLiteral(":3:5: unknown key \"vlm\"; did you mean \"vllm\"?")};
        QTest::newRow("all at once") << QByteArray("profiles:\n  a:\n    tgi: {step_ms: fast, seats: -1, seats: 2, batching: chunky}\n")
                                     << QStringList{QStringLiteral(":3:20: a number is needed here"),
                                                    QStringLiteral(":3:33: must be from 0"), QStringLiteral("\"seats\" stands here twice"),
                                                    QStringLiteral("did you mean \"chunked\"?")};
        QTest::newRow("fraction") << QByteArray("profiles:\n  a:\n    tgi: {seats: 1.5}\n") << QStringList{QStringLiteral("whole number")};
        QTest::newRow("no yaml") << QByteArray("profiles:\n  a: [1\n") << QStringList{QStringLiteral("own.yaml:3:1")};
        QTest::newRow("empty") << QByteArray("") << QStringList{QStringLiteral("has no \"profiles:\"")};
    }
    void profileMistakes()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QStringList, said);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("own.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(yaml);
        file.close();
        const auto profile = loadSimulatorProfile(file.fileName());
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::Usage);
        QVERIFY(!profile.error().actions.isEmpty());
        const QString text = profile.error().message + u'\n' + profile.error().detail;
        for (const QString &one : said)
            QVERIFY2(text.contains(one), qPrintable(text));
    }

    void unknownProfile()
    {
        const auto profile = loadSimulatorProfile(QStringLiteral("dmeo"));
        QVERIFY(!profile);
        QVERIFY(profile.error().detail.contains(u"\"demo\""));
        QVERIFY(!loadSimulatorProfile(QStringLiteral("/nowhere/x.yaml")));
    }

    void faults()
    {
        const auto parsed = parseFaults({QStringLiteral("tgi:reset=20"), QStringLiteral("drip"), QStringLiteral("ollama:status=429")});
        QVERIFY(parsed);
        QCOMPARE(parsed->at(Engine::Tgi).resetAfter, std::optional(20));
        QVERIFY(!parsed->at(Engine::Vllm).resetAfter);
        QCOMPARE(parsed->at(Engine::Vllm).dripMs, std::optional(1));
        QCOMPARE(parsed->at(Engine::Ollama).status, std::optional(429));
    }

    void faultMistakes_data()
    {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("advice");
        QTest::newRow("kind") << QStringLiteral("resett=4") << QStringLiteral("Did you mean reset?");
        QTest::newRow("engine") << QStringLiteral("vlm:reset") << QStringLiteral("Did you mean vllm:reset?");
        QTest::newRow("nothing near") << QStringLiteral("quux") << QStringLiteral("Use one of refuse, reset");
        QTest::newRow("not simulated") << QStringLiteral("sglang:reset") << QStringLiteral("vllm, tgi or ollama");
        QTest::newRow("value") << QStringLiteral("stall=soon") << QStringLiteral("Write stall=TOKENS");
        QTest::newRow("status") << QStringLiteral("status=451") << QStringLiteral("Write status=503");
        QTest::newRow("needless") << QStringLiteral("refuse=1") << QStringLiteral("Write refuse");
    }
    void faultMistakes()
    {
        QFETCH(QString, item);
        QFETCH(QString, advice);
        const auto parsed = parseFaults({item});
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().actions.first().contains(advice), qPrintable(parsed.error().actions.first()));
    }

    void answersAreOfTheirSubject_data()
    {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QByteArray>("scenario");
        QTest::newRow("support") << QByteArray("My order never arrived and I want a refund!") << QByteArray("customer_support");
        QTest::newRow("code") << QByteArray("Please review this Python function: def f(x): return x") << QByteArray("code_review");
        QTest::newRow("writing") << QByteArray("Write a short story about a lighthouse") << QByteArray("creative_writing");
        QTest::newRow("docs") << QByteArray("Explain how a transformer model uses its cache") << QByteArray("technical_docs");
        QTest::newRow("figures") << QByteArray("Why did revenue and profit fall last quarter?") << QByteArray("business_intelligence");
        QTest::newRow("anything") << QByteArray("Hi") << QByteArray("general");
    }
    void answersAreOfTheirSubject()
    {
        QFETCH(QByteArray, prompt);
        QFETCH(QByteArray, scenario);
        const auto corpus = Corpus::load();
        QVERIFY(corpus);
        QCOMPARE(QByteArray::fromStdString((*corpus)->scenarioOf(prompt.toStdString())), scenario);
        std::set<std::string> texts;
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama}) {
            Answer answer = (*corpus)->answer(engine, prompt.toStdString(), 5), again = (*corpus)->answer(engine, prompt.toStdString(), 5);
            // Long enough that three servers asked for the usual 128 tokens give as many.
            QVERIFY2(answer.naturalTokens() > 180 && answer.naturalTokens() < 700, qPrintable(QString::number(answer.naturalTokens())));
            QCOMPARE(answer.naturalTokens(), again.naturalTokens());
            std::string text;
            int pieces = 0;
            for (; pieces < 4096; ++pieces) { // goes on for ever
                const Piece &piece = answer.next();
                QCOMPARE(piece.text, again.next().text);
                QVERIFY(!piece.text.empty());
                text += piece.text;
            }
            QVERIFY(!QByteArray::fromStdString(text).toLower().contains("lorem"));
            const double size = static_cast<double>(text.size()) / pieces;
            QVERIFY2(size > 3.2 && size < 5.2, qPrintable(QString::number(size))); // as real tokenisers have it
            texts.insert(text.substr(0, 200));
        }
        QCOMPARE(texts.size(), std::size_t(3)); // three voices
    }

    void tokens()
    {
        const std::string text = "Hello, \"world\"!\n\n    if (x < 1000) return été; // 😀 unbelievably";
        std::string joined;
        for (const Piece &piece : tokenizeAnswer(text))
            joined += piece.text;
        QCOMPARE(joined, text);
        QCOMPARE(makePiece("<b>\"\n\x01").json, std::string("<b>\\\"\\n\\u0001"));
        QCOMPARE(makePiece("<b>&").goJson, std::string("\\u003cb\\u003e\\u0026"));
        QCOMPARE(countPromptTokens("<|begin_of_text|>Hello there"), 4); // one special, eleven characters
        QCOMPARE(countPromptTokens("äöüß"), 1);
        QCOMPARE(countPromptTokens(""), 0);
        QCOMPARE(countPromptTokens("\xff\xfe"), 1); // broken UTF-8 does no harm
        QCOMPARE(countCharacters("aä😀"), 3);
    }

    void prefixes()
    {
        PrefixCache cache;
        const std::string prompt(200, 'x');
        QCOMPARE(cache.lookUp(prompt), 0);
        QCOMPARE(cache.lookUp(prompt), 48); // three whole blocks
        QCOMPARE(cache.lookUp("y" + prompt), 0);
        QCOMPARE(cache.lookUp(prompt.substr(0, 70) + "another end that is long enough to make a block of its own, it is"), 16);
    }

    void numbers()
    {
        QCOMPARE(pythonNumber(36), std::string("36.0"));
        QCOMPARE(pythonNumber(0.3), std::string("0.3"));
        QCOMPARE(pythonNumber(1234567), std::string("1.234567e+06"));
        QCOMPARE(pythonNumber(4173873152.0), std::string("4.173873152e+09"));
        QCOMPARE(pythonNumber(1000000), std::string("1e+06"));
        QCOMPARE(rustNumber(8.255e-06), std::string("0.000008255"));
        QCOMPARE(rustNumber(158), std::string("158"));
        QCOMPARE(rustNumber(geometricEdges(0.0001, 1.5, 35).at(0)), std::string("0.00015000000000000001"));
        MetricHistogram histogram({1, 2});
        for (const double value : {0.5, 1.0, 1.5, 9.0})
            histogram.add(value);
        QCOMPARE(histogram.buckets(), (std::vector<std::uint64_t>{2, 1, 1}));
        QCOMPARE(lengthEdges(500), (std::vector<double>{1, 2, 5, 10, 20, 50, 100, 200, 500}));
    }

    void sendLogIsComplete()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log.jsonl"));
        {
            auto log = SendLog::open(path);
            QVERIFY(log);
            const std::string prefix = SendLog::linePrefix("vllm", "a\"b");
            for (int i = 0; i < 5000; ++i)
                (*log)->add(prefix, i, MonoTime(Nanos(1000000000000 + i)));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 5001);
        QCOMPARE(lines.at(4999), QByteArray("{\"engine\":\"vllm\",\"request_id\":\"a\\\"b\",\"index\":4999,\"t_ns\":1000000004999}"));
        QVERIFY(!SendLog::open(QStringLiteral("/nowhere/log")));
    }
};

QTEST_GUILESS_MAIN(TestSimulatorParts)
#include "tst_simulator_parts.moc"
