// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture.h"

#include "cli/dispatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace derby;
using namespace derby::cli;
using namespace Qt::StringLiterals;

namespace {

/// What the last command saw.
QString seen;

int note(const Context &context)
{
    seen = context.arguments.join(u'|') + u';' + context.options.values(u"endpoint"_s).join(u'|') + (context.json ? u";json"_s : QString())
        + (context.quiet ? u";quiet"_s : QString());
    return 7;
}

QList<Command> commands()
{
    return {
        {u"benchmark"_s,
         u"Runs."_s,
         {},
         u"tokenderby-cli benchmark --simulate"_s,
         planOptions() + QList<QCommandLineOption>{{u"quick"_s, u"Quick."_s}},
         note},
        {u"results"_s,
         u"Lists."_s,
         u"list|show RUN"_s,
         u"tokenderby-cli results list"_s,
         {{u"endpoint"_s, u"Of a lane."_s, u"E"_s}, {u"keep"_s, u"How many."_s, u"N"_s}},
         note},
        {u"calibrate"_s, u"Calibrates."_s, {}, u"tokenderby-cli calibrate"_s, {{u"endpoint"_s, u"A flag here."_s}}, note},
    };
}

struct Ran
{
    int code = 0;
    QByteArray out, err;
};

Ran run(const QStringList &words)
{
    seen.clear();
    Capture out(stdout), err(stderr);
    Ran ran;
    ran.code = dispatch(commands(), QStringList{u"tokenderby-cli"_s} + words);
    ran.out = out.text();
    ran.err = err.text();
    return ran;
}

} // namespace

class DispatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optionsBeforeAndAfter_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        QTest::newRow("bare") << u"benchmark"_s << u";"_s;
        QTest::newRow("after") << u"benchmark --endpoint a=b --endpoint c --json"_s << u";a=b|c;json"_s;
        QTest::newRow("before") << u"--quiet --endpoint a benchmark --json"_s << u";a;json;quiet"_s;
        QTest::newRow("with =") << u"--endpoint=a benchmark"_s << u";a"_s;
        QTest::newRow("log level before") << u"--log-level debug benchmark"_s << u";"_s;
        QTest::newRow("a value like a command") << u"--model results benchmark"_s << u";"_s;
        QTest::newRow("arguments") << u"results show latest --keep 3"_s << u"show|latest;"_s;
        QTest::newRow("arguments around") << u"results --keep 3 show latest"_s << u"show|latest;"_s;
    }
    void optionsBeforeAndAfter()
    {
        QFETCH(QString, line);
        QFETCH(QString, expected);
        const Ran ran = run(line.split(u' '));
        QVERIFY2(ran.code == 7, ran.err.constData());
        QCOMPARE(seen, expected);
    }

    void wrongWords_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("command") << u"benchmrk"_s << u"did you mean \"benchmark\""_s;
        QTest::newRow("command like nothing") << u"xyzzy"_s << u"no command \"xyzzy\"."_s;
        QTest::newRow("option") << u"benchmark --quik"_s << u"--quik of benchmark; did you mean --quick?"_s;
        QTest::newRow("two options") << u"benchmark --quik --endpont x"_s << u"did you mean --endpoint?"_s;
        QTest::newRow("option before a command") << u"--jsn benchmark"_s << u"did you mean --json?"_s;
        QTest::newRow("another command's option") << u"benchmark --keep 3"_s << u"it belongs to results"_s;
        QTest::newRow("missing value") << u"benchmark --endpoint"_s << u"endpoint"_s;
        QTest::newRow("value for a flag") << u"benchmark --quick=3"_s << u"quick"_s;
        QTest::newRow("argument too much") << u"benchmark now"_s << u"benchmark takes no arguments"_s;
        QTest::newRow("one value twice") << u"benchmark --model a --model b"_s
                                         << u"--model was given 2 times (a, b); it takes one value."_s;
        QTest::newRow("a global option twice") << u"--log-level info benchmark --log-level debug"_s << u"--log-level was given 2 times"_s;
        QTest::newRow("log level") << u"benchmark --log-level debgu"_s << u"did you mean debug"_s;
        QTest::newRow("nothing") << QString() << u"Usage: tokenderby-cli"_s;
    }
    void wrongWords()
    {
        QFETCH(QString, line);
        QFETCH(QString, said);
        const Ran ran = run(line.split(u' ', Qt::SkipEmptyParts));
        QCOMPARE(ran.code, int(WrongUsage));
        QVERIFY2(ran.err.contains(said.toUtf8()), ran.err.constData());
        QVERIFY(ran.out.isEmpty());
        QVERIFY(seen.isEmpty());

        const Ran json = run(line.split(u' ', Qt::SkipEmptyParts) + QStringList{u"--json"_s});
        if (line.endsWith(u"--endpoint"))
            return; // there --json is the value
        QCOMPARE(json.code, int(WrongUsage));
        const QJsonObject object = QJsonDocument::fromJson(json.out).object();
        QCOMPARE(object.value(u"ok"_s), QJsonValue(false));
        QCOMPARE(object.value(u"error"_s)[u"kind"_s].toString(), u"usage"_s);
        QVERIFY(!object.value(u"error"_s)[u"actions"_s].toArray().isEmpty());
    }

    void help_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("general") << u"--help"_s << QStringList{u"benchmark  Runs."_s, u"results"_s, u"--json"_s, u"--log-level L"_s};
        QTest::newRow("word") << u"help"_s << QStringList{u"Commands:"_s};
        QTest::newRow("of a command") << u"benchmark --help"_s
                                      << QStringList{u"tokenderby-cli benchmark --simulate"_s, u"--endpoint ENGINE=URL"_s, u"--quick"_s};
        QTest::newRow("of a command, word") << u"help results"_s << QStringList{u"list|show RUN"_s, u"--keep N"_s};
        QTest::newRow("before the command") << u"-h results"_s << QStringList{u"--keep N"_s};
        QTest::newRow("version") << u"--version"_s << QStringList{u"tokenderby-cli "_s};
    }
    void help()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, said);
        const Ran ran = run(line.split(u' '));
        QCOMPARE(ran.code, int(Good));
        for (const QString &text : said)
            QVERIFY2(ran.out.contains(text.toUtf8()), ran.out.constData());
        QVERIFY(ran.err.isEmpty());

        const Ran json = run(line.split(u' ') + QStringList{u"--json"_s});
        QCOMPARE(json.code, int(Good));
        const QJsonObject object = QJsonDocument::fromJson(json.out).object();
        QCOMPARE(object.value(u"ok"_s), QJsonValue(true));
        QVERIFY(object.value(u"error"_s).isNull());
        QVERIFY(object.value(line == u"--version" ? u"version"_s : u"help"_s).isString());
    }

    void whatAServerSentCannotSteerTheTerminal()
    {
        Capture out(stdout), err(stderr);
        const QString evil = u"\x1b]0;x\x07 \x7f "_s + QChar(0x9b) + u"31m"_s;
        print(evil);
        say(evil);
        printJson({{u"a"_s, evil}});
        const QByteArray all = out.text() + err.text();
        for (const char c : all)
            QVERIFY2(static_cast<unsigned char>(c) >= 0x20 || c == '\n', all.toHex().constData());
        QVERIFY(!all.contains('\x7f'));
        QVERIFY(!QString::fromUtf8(all).contains(QChar(0x9b)));
        const QByteArray json = all.split('\n').at(1); // stdout: the text, then the JSON
        QCOMPARE(QJsonDocument::fromJson(json).object().value(u"a"_s).toString(), evil);
    }

    void anErrorsCard()
    {
        const QCommandLineParser parser;
        Capture out(stdout), err(stderr);
        const int code = failed({parser, {}, true, false}, makeError(ErrorKind::Refused, u"No."_s, u"one\ntwo"_s, {u"this"_s, u"that"_s}));
        QCOMPARE(err.text(), QByteArray("Error: No.\n    one\n    two\n  Try: this\n  Try: that\n"));
        QCOMPARE(code, int(RunFailed));
        QCOMPARE(QJsonDocument::fromJson(out.text()).object(),
                 (QJsonObject{{u"ok"_s, false},
                              {u"files"_s, QJsonArray()},
                              {u"error"_s,
                               QJsonObject{{u"kind"_s, u"refused"_s},
                                           {u"message"_s, u"No."_s},
                                           {u"detail"_s, u"one\ntwo"_s},
                                           {u"actions"_s, QJsonArray{u"this"_s, u"that"_s}},
                                           {u"recoverable"_s, true}}}}));
    }

    void theSecondInterruptEndsTheProgram_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("code");
        QTest::newRow("Ctrl-C") << SIGINT << SIGTERM << 130;
        QTest::newRow("terminated") << SIGTERM << SIGTERM << 143;
        QTest::newRow("terminal closed") << SIGHUP << SIGINT << 129;
        QTest::newRow("a terminal hangs up twice") << SIGHUP << SIGHUP << 3; // goes on: what was measured must be kept
    }
    void theSecondInterruptEndsTheProgram()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(int, code);
        const pid_t child = fork();
        if (child == 0) {
            std::signal(SIGHUP, SIG_DFL); // whoever runs the tests may ignore it
            watchInterrupt();
            if (interrupted())
                _exit(1);
            std::raise(first);
            if (!interrupted() || interruptedCode() != 128 + first)
                _exit(2);
            std::raise(second);
            _exit(3);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), code);
    }
};

QTEST_GUILESS_MAIN(DispatchTest)
#include "tst_dispatch.moc"
