// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an error advises, fitted to the endpoint and to the command.
#include "plan/advice.h"

#include <QTest>

using namespace derby;
using namespace Qt::StringLiterals;

namespace {

Endpoint endpoint(Engine engine)
{
    Endpoint made;
    made.engine = engine;
    made.protocol = defaultProtocol(engine);
    made.url = QUrl(u"http://gpu:8000"_s);
    return made;
}

QString advice(ErrorKind kind, const Endpoint &of, RequestFor purpose)
{
    Error error = makeError(kind);
    fitAdvice(error, of, RequestFor::Run); // as a run does; a probe fits what was fitted
    fitAdvice(error, of, purpose);
    return error.actions.join(u'\n');
}

} // namespace

class AdviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<RequestFor>("purpose");
        QTest::addColumn<QStringList>("said");
        QTest::addColumn<QStringList>("notSaid");
        using enum RequestFor;
        QTest::newRow("refused, vLLM") << ErrorKind::Refused << Engine::Vllm << QString() << Run
                                       << QStringList{u"vLLM refuses connections until"_s} << QStringList{u"TGI"_s};
        QTest::newRow("refused, Ollama") << ErrorKind::Refused << Engine::Ollama << QString() << Probe << QStringList{u"ollama serve"_s}
                                         << QStringList{u"vLLM"_s, u"TGI"_s};
        QTest::newRow("no key set") << ErrorKind::Auth << Engine::Vllm << QString() << Run << QStringList{u"api_key_env: MY_KEY"_s}
                                    << QStringList{u"Check that the key"_s};
        QTest::newRow("a key set") << ErrorKind::Auth << Engine::Vllm << u"GPU_KEY"_s << Probe
                                   << QStringList{u"The key in $GPU_KEY was refused"_s} << QStringList{u"api_key_env"_s};
        QTest::newRow("overloaded, a run") << ErrorKind::Overloaded << Engine::Tgi << QString() << Run << QStringList{u"fewer users"_s}
                                           << QStringList();
        for (const ErrorKind kind : {ErrorKind::Overloaded, ErrorKind::FirstTokenTimeout, ErrorKind::TotalTimeout})
            QTest::addRow("%s, a probe", qPrintable(errorKindId(kind)))
                << kind << Engine::Tgi << QString() << Probe << QStringList() << QStringList{u"users"_s, u"output tokens"_s};
        QTest::newRow("a command") << ErrorKind::BadResponse << Engine::Tgi << QString() << Run
                                   << QStringList{u"inspect --raw --endpoint tgi=http://gpu:8000"_s} << QStringList{u"ENGINE=URL"_s};
        QTest::newRow("the server's words, a run")
            << ErrorKind::InvalidRequest << Engine::Vllm << QString() << Run
            << QStringList{u"tokenderby-cli test --endpoint vllm=http://gpu:8000"_s} << QStringList{u"above"_s};
    }
    void fits()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(Engine, engine);
        QFETCH(QString, variable);
        QFETCH(RequestFor, purpose);
        QFETCH(QStringList, said);
        QFETCH(QStringList, notSaid);
        Endpoint of = endpoint(engine);
        of.apiKeyEnv = variable;
        const QString actions = advice(kind, of, purpose);
        QVERIFY(!actions.isEmpty());
        for (const QString &words : said)
            QVERIFY2(actions.contains(words), qPrintable(actions));
        for (const QString &words : notSaid)
            QVERIFY2(!actions.contains(words), qPrintable(actions));
    }

    void everyKindKeepsAdvice()
    {
        for (int i = 0; i <= int(ErrorKind::Io); ++i) {
            for (const RequestFor purpose : {RequestFor::Run, RequestFor::Probe}) {
                const QString actions = advice(ErrorKind(i), endpoint(Engine::Ollama), purpose);
                QVERIFY2(!actions.isEmpty() && !actions.contains(u"ENGINE=URL"), qPrintable(actions));
            }
        }
    }

    void theBuiltInSimulatorsAreStartedAgain()
    {
        Endpoint of = endpoint(Engine::Tgi);
        of.simulated = true;
        const QString actions = advice(ErrorKind::BadResponse, of, RequestFor::Run);
        QVERIFY2(actions.contains(u"inspect --raw --simulate --services tgi"), qPrintable(actions));
    }

    void aUrlIsOneWordOfTheShell()
    {
        Endpoint of = endpoint(Engine::Vllm);
        of.url = QUrl(u"http://[::1]:8000/a&b"_s);
        const QString actions = advice(ErrorKind::BadResponse, of, RequestFor::Run);
        QVERIFY2(actions.contains(u"--endpoint 'vllm=http://[::1]:8000/a&b'"), qPrintable(actions));
    }

    void whatIsNotVerified()
    {
        Endpoint of = endpoint(Engine::Vllm);
        of.verifyTls = false;
        QVERIFY(unverifiedWarning(of, u"a"_s).isEmpty()); // http has no certificate
        of.url = QUrl(u"https://gpu:8000"_s);
        QVERIFY(unverifiedWarning(of, u"a"_s).contains(u"NOT verified"));
        of.verifyTls = true;
        QVERIFY(unverifiedWarning(of, u"a"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(AdviceTest)
#include "tst_advice.moc"
