// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/presets.h"
#include "ui/pages/benchmark/plan_document.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

class TestPlanDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeTouchesItsLineAlone_data()
    {
        QTest::addColumn<QString>("preset");
        for (const QString &file : presetFiles()) {
            if (file.endsWith(u".yaml"))
                QTest::newRow(qPrintable(file)) << file;
        }
    }
    void aChangeTouchesItsLineAlone()
    {
        QFETCH(QString, preset);
        PlanDocument document;
        document.usePreset(preset);
        QVERIFY(document.config().valid());
        const QList<QByteArray> before = document.bytes().split('\n');
        const QString path = u"test_scenarios.load_tests[0].concurrent_users"_s;
        QVERIFY(document.raw(path));
        const QString old = *document.raw(path);
        QVERIFY(!document.apply({{path, u"77"_s}}));
        QCOMPARE(*document.raw(path), u"77"_s);
        QCOMPARE(document.config().plan.loads.at(0).users, 77);
        const QList<QByteArray> after = document.bytes().split('\n');
        QCOMPARE(after.size(), before.size());
        int changed = 0;
        for (qsizetype i = 0; i < after.size(); ++i) {
            if (after[i] == before[i])
                continue;
            ++changed;
            QCOMPARE(int(i) + 1, document.lineOf(path));
        }
        QCOMPARE(changed, 1);
        QVERIFY(document.modified());
        QVERIFY(!document.apply({{path, old}}));
        QCOMPARE(document.bytes().split('\n'), before); // and back again, byte for byte
        QVERIFY(!document.modified());
    }

    void missingSectionsAreMade()
    {
        PlanDocument document;
        document.setText(u"load_tests: # flat\n  - name: a\n    concurrent_users: 2\n    duration_seconds: 10\n"_s);
        const QString test = u"test_scenarios.load_tests[0]."_s;
        QVERIFY(!document.apply({{test + u"prompts.synthetic.words_mean", u"50"_s}}));
        QCOMPARE(document.config().plan.loads.at(0).prompts.wordsMean, 50);
        QCOMPARE(document.config().plan.loads.at(0).prompts.source, PromptSpec::Source::Synthetic);
        QVERIFY(!document.apply({{test + u"prompts.set", u"short"_s}, {test + u"prompts.synthetic", {}, true}}));
        QCOMPARE(document.config().plan.loads.at(0).prompts.source, PromptSpec::Source::Set);
        QVERIFY(!document.apply({{u"test_scenarios.ttft.enabled"_s, u"true"_s}}));
        QVERIFY(document.config().plan.ttft);
        QVERIFY(document.text().contains(u"ttft_test: {enabled: true}"));
        QVERIFY(!document.apply({{u"benchmark.name"_s, u"Night run"_s}}));
        QCOMPARE(document.config().plan.name, u"Night run"_s);
        QVERIFY2(document.config().valid(), document.bytes().constData());
        QVERIFY(document.text().startsWith(u"load_tests: # flat\n"));
    }

    void aRemovedKeyIsItsDefaultAgain()
    {
        PlanDocument document;
        document.usePreset(u"demo.yaml"_s);
        const QString path = u"test_scenarios.load_tests[0].output_tokens"_s;
        QCOMPARE(document.config().plan.loads.at(0).outputTokens, 12);
        QVERIFY(!document.apply({{path, {}, true}}));
        QVERIFY(!document.raw(path));
        QCOMPARE(document.config().plan.loads.at(0).outputTokens, LoadTest().outputTokens);
    }

    void badValuesAreWrittenAndNamed()
    {
        PlanDocument document;
        document.usePreset(u"demo.yaml"_s);
        const QString path = u"test_scenarios.load_tests[0].concurrent_users"_s;
        QVERIFY(!document.apply({{path, u"-4"_s}}));
        QVERIFY(!document.config().valid());
        const Diagnostic *problem = document.problemAt(path);
        QVERIFY(problem);
        QCOMPARE(problem->line, document.lineOf(path));
        QVERIFY(!problem->suggestion.isEmpty());
        QVERIFY(!document.apply({{path, u"8"_s}}));
        QVERIFY(document.config().valid());
        QVERIFY(!document.problemAt(path));
    }

    void aFileThatCannotBeReadIsLeftAlone()
    {
        PlanDocument document;
        document.setText(u"benchmark: [1\nseed: 2\n"_s);
        QVERIFY(!document.readable());
        const QByteArray before = document.bytes();
        const std::optional<Error> error = document.apply({{u"seed"_s, u"3"_s}});
        QVERIFY(error);
        QVERIFY(!error->actions.isEmpty());
        QCOMPARE(document.bytes(), before);
    }

    void lineEndsAndByteOrderMarkStay()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"plan.yaml"_s);
        const QByteArray bytes = "\xef\xbb\xbf"
                                 "seed: 1\r\nload_tests:\r\n  - {name: a, concurrent_users: 1, duration_seconds: 5}\r\n";
        QFile writer(file);
        QVERIFY(writer.open(QIODevice::WriteOnly));
        writer.write(bytes);
        writer.close();
        PlanDocument document;
        QVERIFY(!document.open(file));
        QVERIFY(!document.modified());
        document.setText(document.text().replace(u"\r\n"_s, u"\n"_s)); // as an editor gives it back
        QVERIFY(!document.modified());
        document.setText(document.text().replace(u"seed: 1"_s, u"seed: 2"_s));
        QVERIFY(document.modified());
        QSignalSpy saved(&document, &PlanDocument::fileChanged);
        QVERIFY(!document.save(file));
        QCOMPARE(saved.size(), 1);
        QFile reader(file);
        QVERIFY(reader.open(QIODevice::ReadOnly));
        QByteArray expected = bytes;
        QCOMPARE(reader.readAll(), expected.replace("seed: 1", "seed: 2"));
    }

    void whatOthersWroteIsNotWrittenOver()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"plan.yaml"_s);
        const auto write = [&path](const QByteArray &bytes) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write("seed: 1\n");
        PlanDocument document;
        QVERIFY(!document.open(path));
        document.setText(u"seed: 2\n"_s);
        write("seed: 3\n");
        const std::optional<Error> error = document.save(path);
        QVERIFY(error && error->message.contains(u"another program") && !error->actions.isEmpty());
        QVERIFY(document.modified());
        QVERIFY(!document.save(folder.filePath(u"other.yaml"_s))); // as the error says
        QVERIFY(!document.open(path));
        QVERIFY(QFile::remove(path)); // taken away meanwhile: written anew
        document.setText(u"seed: 4\n"_s);
        QVERIFY(!document.save(path));
        QVERIFY(QFile::exists(path));
    }

    void whatIsNoFileIsAnError()
    {
        QTemporaryDir folder;
        PlanDocument document;
        QVERIFY(document.open(folder.path()));
        QVERIFY(document.open(folder.filePath(u"none.yaml"_s)));
        QVERIFY(document.save(folder.filePath(u"no/such/folder.yaml"_s)));
        QVERIFY(document.file().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPlanDocument)
#include "tst_plan_document.moc"
