// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `config` and `init`, from the words to what they print.
#include "capture.h"

#include "cli/dispatch.h"
#include "plan/config.h"
#include "plan/plan_json.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::cli;
using namespace Qt::StringLiterals;

namespace {

struct Ran
{
    int code = 0;
    QByteArray out, err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Ran run(const QStringList &words)
{
    Capture out(stdout), err(stderr);
    Ran ran;
    ran.code = dispatch({configCommand(), initCommand()}, QStringList{u"tokenderby-cli"_s} + words);
    ran.out = out.text();
    ran.err = err.text();
    return ran;
}

} // namespace

class CommandsTest : public QObject
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
    void validateGood()
    {
        const QString path = file("services: {manual_urls: {vllm: \"http://h\"}}\nload_tests: [{name: x}]\n");
        const Ran text = run({u"config"_s, u"validate"_s, path});
        QCOMPARE(text.code, int(Good));
        QVERIFY2(text.out.contains("is valid: 1 test (x), 1 server."), text.out.constData());

        const Ran json = run({u"config"_s, u"validate"_s, path, u"--json"_s});
        QCOMPARE(json.code, int(Good));
        QCOMPARE(json.json().value(u"valid"_s), QJsonValue(true));
        QCOMPARE(json.json().value(u"errors"_s), QJsonValue(QJsonArray()));
        const Result<Plan> plan = planFromJson(json.json().value(u"plan"_s).toObject());
        QVERIFY(plan);
        QCOMPARE(plan->loads.front().name, u"x"_s);
    }

    void validateBad()
    {
        const QString path = file("load_tests:\n  - name: x\n    usrs: 3\n    rounds: 0\n");
        const Ran text = run({u"config"_s, u"validate"_s, path});
        QCOMPARE(text.code, int(WrongUsage));
        QVERIFY2(text.out.contains(QByteArray(path.toUtf8() + ":3:5: Unknown key")), text.out.constData());
        QVERIFY2(text.out.contains("    Suggestion: rounds: 6\n"), text.out.constData());
        QVERIFY2(text.out.contains("2 mistakes"), text.out.constData());

        const Ran json = run({u"--json"_s, u"config"_s, u"validate"_s, path});
        QCOMPARE(json.code, int(WrongUsage));
        QCOMPARE(json.json().keys(), (QStringList{u"errors"_s, u"plan"_s, u"valid"_s}));
        QCOMPARE(json.json().value(u"valid"_s), QJsonValue(false));
        QVERIFY(json.json().value(u"plan"_s).isNull());
        const QJsonArray errors = json.json().value(u"errors"_s).toArray();
        QCOMPARE(errors.size(), 2);
        const QJsonObject error = errors[1].toObject();
        QCOMPARE(error.keys(), (QStringList{u"column"_s, u"file"_s, u"line"_s, u"message"_s, u"suggestion"_s}));
        QCOMPARE(error.value(u"file"_s), QJsonValue(path));
        QCOMPARE(error.value(u"line"_s), QJsonValue(4));
        QCOMPARE(error.value(u"column"_s), QJsonValue(13));
    }

    void validateAMissingFile()
    {
        const Ran json = run({u"config"_s, u"validate"_s, u"/nowhere.yaml"_s, u"--json"_s});
        QCOMPARE(json.code, int(WrongUsage));
        QCOMPARE(json.json().value(u"valid"_s), QJsonValue(false));
        QVERIFY(json.json().value(u"errors"_s)[0][u"line"_s].isNull());
    }

    void show()
    {
        const QString path = file("load_tests:\n  - name: x\n    rounds: 4\n");
        const Ran text = run({u"config"_s, u"show"_s, path});
        QCOMPARE(text.code, int(Good));
        QVERIFY2(text.out.contains("rounds: 4 # line 3"), text.out.constData());
        QVERIFY(parseConfig(text.out, u"shown.yaml"_s).valid());
        const Ran json = run({u"config"_s, u"show"_s, path, u"--json"_s});
        QCOMPARE(json.code, int(Good));
        QCOMPARE(json.json().value(u"ok"_s), QJsonValue(true));
        QCOMPARE(json.json().value(u"origins"_s)[u"test_scenarios.load_tests[0].rounds"_s], QJsonValue(u"line 3"_s));
        const Ran bad = run({u"config"_s, u"show"_s, file("x: 1\n")});
        QCOMPARE(bad.code, int(WrongUsage));
        QVERIFY(bad.out.isEmpty());
    }

    void wrongWords_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("no verb") << u"config"_s << u"show or validate"_s;
        QTest::newRow("verb") << u"config valdate x"_s << u"did you mean validate"_s;
        QTest::newRow("no file") << u"config show"_s << u"takes one file"_s;
        QTest::newRow("two files") << u"config show a b"_s << u"takes one file"_s;
        QTest::newRow("init nowhere") << u"init"_s << u"one folder"_s;
        QTest::newRow("init into a file") << u"init /etc/passwd"_s << u"is a file"_s;
    }
    void wrongWords()
    {
        QFETCH(QString, line);
        QFETCH(QString, said);
        const Ran ran = run(line.split(u' '));
        QCOMPARE(ran.code, int(WrongUsage));
        QVERIFY2(ran.err.contains(said.toUtf8()), ran.err.constData());
    }

    void initWritesValidFilesAndNeverOverThem()
    {
        const QString folder = m_folder.filePath(u"new/config"_s);
        const Ran json = run({u"init"_s, folder, u"--json"_s});
        QCOMPARE(json.code, int(Good));
        QCOMPARE(json.json().value(u"ok"_s), QJsonValue(true));
        QVERIFY(json.json().value(u"error"_s).isNull());
        const QJsonArray files = json.json().value(u"files"_s).toArray();
        QVERIFY(files.size() >= 8);
        for (const QJsonValue &path : files) {
            QVERIFY2(QFile::exists(path.toString()), qPrintable(path.toString()));
            if (path.toString().endsWith(u".yaml"))
                QVERIFY2(readConfig(path.toString()).valid(), qPrintable(path.toString()));
        }

        QFile changed(QDir(folder).filePath(u"demo.yaml"_s));
        QVERIFY(changed.open(QIODevice::WriteOnly) && changed.write("mine") == 4);
        changed.close();
        QVERIFY(QFile::remove(QDir(folder).filePath(u"default.yaml"_s)));
        const Ran again = run({u"init"_s, folder});
        QCOMPARE(again.code, int(WrongUsage));
        QVERIFY2(again.err.contains("demo.yaml"), again.err.constData());
        QVERIFY(!QFile::exists(QDir(folder).filePath(u"default.yaml"_s))); // all or nothing
        QVERIFY(changed.open(QIODevice::ReadOnly));
        QCOMPARE(changed.readAll(), QByteArray("mine"));
    }

    void initIntoAFolderThatCannotBeWritten()
    {
        const Ran ran = run({u"init"_s, u"/proc/tokenderby"_s, u"--json"_s});
        QCOMPARE(ran.code, int(RunFailed));
        QCOMPARE(ran.json().value(u"error"_s)[u"kind"_s].toString(), u"io"_s);
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
