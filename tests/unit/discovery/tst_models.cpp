// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/models.h"

#include <QTest>

using namespace derby;

class TestModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choose_data();
    void choose();
    void ollamaNames();
};

void TestModels::choose_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("known");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("loaded");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("warning"); // part of it; empty: none
    QTest::addColumn<QString>("advice"); // part of the error's; empty: no error

    const QStringList none;
    const QStringList two{QStringLiteral("llama3.1:8b"), QStringLiteral("qwen2.5:7b")};
    const QStringList one{QStringLiteral("tiny:latest")};
    QTest::newRow("named and offered") << "vllm"
                                       << "qwen2.5:7b" << true << two << none << "qwen2.5:7b"
                                       << ""
                                       << "";
    QTest::newRow("named, mistyped") << "vllm"
                                     << "qwen2.5:8b" << true << two << none << "qwen2.5:8b"
                                     << "did you mean \"qwen2.5:7b\""
                                     << "";
    QTest::newRow("named, not offered") << "vllm"
                                        << "zzzzzzzzzzzzzzzzzzzz" << true << two << none << "zzzzzzzzzzzzzzzzzzzz"
                                        << "it lists llama3.1:8b, qwen2.5:7b"
                                        << "";
    QTest::newRow("named, list empty") << "vllm"
                                       << "m" << true << none << none << "m"
                                       << "it lists none"
                                       << "";
    QTest::newRow("named, no list") << "vllm"
                                    << "m" << false << none << none << "m"
                                    << ""
                                    << "";
    QTest::newRow("ollama's latest") << "ollama"
                                     << "tiny" << true << one << none << "tiny"
                                     << ""
                                     << "";
    QTest::newRow("latest means nothing elsewhere") << "vllm"
                                                    << "tiny" << true << one << none << "tiny"
                                                    << "did you mean \"tiny:latest\""
                                                    << "";
    QTest::newRow("only one") << "vllm"
                              << "" << true << one << none << "tiny:latest"
                              << ""
                              << "";
    QTest::newRow("the first of two") << "ollama"
                                      << "" << true << two << none << "llama3.1:8b"
                                      << "the first, \"llama3.1:8b\""
                                      << "";
    QTest::newRow("the loaded one") << "ollama"
                                    << "" << true << two << QStringList{QStringLiteral("qwen2.5:7b")} << "qwen2.5:7b"
                                    << "because it is loaded"
                                    << "";
    QTest::newRow("the only one, loaded") << "ollama"
                                          << "" << true << one << one << "tiny:latest"
                                          << ""
                                          << "";
    QTest::newRow("none on ollama") << "ollama"
                                    << "" << true << none << none << ""
                                    << ""
                                    << "ollama pull";
    QTest::newRow("none on vllm") << "vllm"
                                  << "" << true << none << none << ""
                                  << ""
                                  << "--model";
    QTest::newRow("nobody knows") << "openai"
                                  << "" << false << none << none << ""
                                  << "own choice"
                                  << "";
}

void TestModels::choose()
{
    QFETCH(QString, engine);
    QFETCH(QString, named);
    QFETCH(bool, known);
    QFETCH(QStringList, names);
    QFETCH(QStringList, loaded);
    QFETCH(QString, model);
    QFETCH(QString, warning);
    QFETCH(QString, advice);

    Endpoint endpoint;
    endpoint.engine = *engineFromId(engine);
    endpoint.model = named;
    const ModelChoice choice = chooseModel(endpoint, {known, names, loaded});
    QCOMPARE(choice.model, model);
    QCOMPARE(choice.warnings.isEmpty(), warning.isEmpty());
    QVERIFY2(choice.warnings.join(QLatin1Char(' ')).contains(warning), qPrintable(choice.warnings.join(QLatin1Char(' '))));
    QCOMPARE(choice.error.has_value(), !advice.isEmpty());
    if (choice.error) {
        QCOMPARE(choice.error->kind, ErrorKind::NotFound);
        QVERIFY2(choice.error->actions.join(QLatin1Char(' ')).contains(advice), qPrintable(choice.error->actions.join(QLatin1Char(' '))));
    }
}

void TestModels::ollamaNames()
{
    QCOMPARE(ollamaModelNames(R"({"models":[{"name":"tiny:latest","model":"tiny:latest"},{"size":1},{"name":"b"}]})"),
             (QStringList{QStringLiteral("tiny:latest"), QStringLiteral("b")}));
    QCOMPARE(ollamaModelNames(R"({"models":[]})"), QStringList());
    QCOMPARE(ollamaModelNames("404 page not found"), QStringList());
}

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
