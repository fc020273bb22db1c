// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/cells.h"
#include "ui/pages/results/charts_card.h"
#include "ui/pages/results/runs_model.h"
#include "ui/pages/results/words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace derby;
using namespace derby::ui;

namespace {

using Runs = std::vector<RunListEntry>;

RunListEntry entry(int number)
{
    RunListEntry run;
    run.folder = QStringLiteral("/results/test_%1").arg(number);
    run.name = QStringLiteral("Run %1").arg(number);
    run.started = QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC).addSecs(3600LL * number);
    run.simulated = number % 3 == 0;
    run.partial = number % 5 == 0;
    run.grade = QString(QChar(u'A' + number % 4));
    run.users = 1 + number % 7;
    run.requests = 100 + number;
    run.load = true;
    run.model = number % 2 ? QStringLiteral("Qwen2.5-7B") : QStringLiteral("Llama-3");
    if (number % 10 == 0)
        run.tags << QStringLiteral("Nightly");
    run.figures = {{QStringLiteral("vLLM"), QStringLiteral("vllm"), false, 100, 50.0 + number, 45.0 + number, 60.0 + number, false},
                   {QStringLiteral("TGI"), QStringLiteral("tgi"), false, 100, 80.0, std::nullopt, std::nullopt, true}};
    run.verdict = number % 2 ? QStringLiteral("faster") : QStringLiteral("too_close");
    run.metric = QStringLiteral("ttft_p95");
    run.winner = number % 2 ? 0 : -1;
    return run;
}

std::shared_ptr<const Runs> entries(int count)
{
    auto runs = std::make_shared<Runs>();
    for (int i = count - 1; i >= 0; --i)
        runs->push_back(entry(i));
    return runs;
}

} // namespace

class RunsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theModelIsSound()
    {
        RunsModel model;
        QAbstractItemModelTester strict(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns(entries(20));
        QCOMPARE(model.rowCount(), 20);
        model.setSearch(QStringLiteral("run 1"));
        model.sort(RunsModel::Run, Qt::AscendingOrder);
        model.setChosen(0, true);
        QVERIFY(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
        model.setRuns(entries(5));
        model.setSearch({});
        model.setKind(RunsModel::Kind::Simulated);
        model.setTag(QStringLiteral("nightly"));
        model.clearChosen();
        model.setRuns(std::make_shared<const Runs>());
        QCOMPARE(model.rowCount(), 0);

        CellsModel cells;
        QAbstractItemModelTester strictCells(&cells, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PlotTable table;
        table.headers = {QStringLiteral("lane"), QStringLiteral("p95")};
        table.rows = {{QStringLiteral("vLLM"), QStringLiteral("77.9")}, {QStringLiteral("TGI\tx"), QStringLiteral("-")}};
        setTable(cells, table);
        QCOMPARE(cells.rowCount(), 2);
        QVERIFY(cells.at(0, 1).figure && !cells.at(0, 0).figure);
        QCOMPARE(cells.tsv(), QStringLiteral("lane\tp95\nvLLM\t77.9\nTGI x\t-\n"));
        QCOMPARE(cells.tsv({1}), QStringLiteral("lane\tp95\nTGI x\t-\n"));
        setTable(cells, {});
        QCOMPARE(cells.columnCount(), 0);
    }

    void filters_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<RunsModel::Kind>("kind");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<int>("count");
        using Kind = RunsModel::Kind;
        QTest::newRow("all") << QString() << Kind::All << QString() << 100;
        QTest::newRow("name") << QStringLiteral("Run 42") << Kind::All << QString() << 1;
        QTest::newRow("words in any order") << QStringLiteral("42 run") << Kind::All << QString() << 1;
        QTest::newRow("model") << QStringLiteral("qwen") << Kind::All << QString() << 50;
        QTest::newRow("finding") << QStringLiteral("vllm is faster") << Kind::All << QString() << 50;
        QTest::newRow("tag as text") << QStringLiteral("NIGHTLY") << Kind::All << QString() << 10;
        QTest::newRow("simulated") << QString() << Kind::Simulated << QString() << 34;
        QTest::newRow("measured") << QString() << Kind::Measured << QString() << 66;
        QTest::newRow("partial") << QString() << Kind::Partial << QString() << 20;
        QTest::newRow("tag") << QString() << Kind::All << QStringLiteral("nightly") << 10;
        QTest::newRow("all at once") << QStringLiteral("llama") << Kind::Simulated << QStringLiteral("Nightly") << 4;
        QTest::newRow("nothing") << QStringLiteral("nothing like it") << Kind::All << QString() << 0;
    }

    void filters()
    {
        QFETCH(QString, search);
        QFETCH(RunsModel::Kind, kind);
        QFETCH(QString, tag);
        QFETCH(int, count);
        RunsModel model;
        model.setRuns(entries(100));
        model.setSearch(search);
        model.setKind(kind);
        model.setTag(tag);
        QCOMPARE(model.rowCount(), count);
        QCOMPARE(model.total(), 100);
    }

    void sortsByEveryColumn()
    {
        RunsModel model;
        model.setRuns(entries(50));
        QCOMPARE(model.at(0).name, QStringLiteral("Run 49")); // newest first
        model.sort(RunsModel::When, Qt::AscendingOrder);
        QCOMPARE(model.at(0).name, QStringLiteral("Run 0"));
        model.sort(RunsModel::Grade, Qt::AscendingOrder);
        QCOMPARE(model.at(0).grade, QStringLiteral("A"));
        QCOMPARE(model.at(49).grade, QStringLiteral("D"));
        model.sort(RunsModel::Load, Qt::DescendingOrder);
        QCOMPARE(model.at(0).users, 7);
        model.sort(RunsModel::Ttft, Qt::AscendingOrder);
        QCOMPARE(model.at(0).name, QStringLiteral("Run 0"));
        model.sort(RunsModel::Finding, Qt::DescendingOrder);
        QCOMPARE(model.at(0).verdict, QStringLiteral("faster"));
        model.sort(RunsModel::Run, Qt::AscendingOrder);
        QCOMPARE(model.at(1).name, QStringLiteral("Run 1"));
    }

    void theChosenOutliveSortingAndAreForgottenWithTheirRun()
    {
        RunsModel model;
        QSignalSpy changed(&model, &RunsModel::chosenChanged);
        model.setRuns(entries(10));
        model.setChosen(0, true); // Run 9
        model.setChosen(9, true); // Run 0
        QCOMPARE(changed.size(), 2);
        model.sort(RunsModel::Run, Qt::AscendingOrder);
        QCOMPARE(model.chosen(), QStringList({QStringLiteral("/results/test_9"), QStringLiteral("/results/test_0")}));
        model.setSearch(QStringLiteral("Run 5"));
        QCOMPARE(model.chosen().size(), 2);
        model.setRuns(entries(5));
        QCOMPARE(model.chosen(), QStringList{QStringLiteral("/results/test_0")});
        QCOMPARE(changed.size(), 3);
    }

    void theSameListChangesNothing()
    {
        RunsModel model;
        model.setRuns(entries(10));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRuns(entries(10));
        QCOMPARE(reset.size(), 0);
    }

    void renamingIsAsked()
    {
        RunsModel model;
        model.setRuns(entries(2));
        QSignalSpy renamed(&model, &RunsModel::renamed);
        const QModelIndex first = model.index(0, RunsModel::Run);
        QVERIFY(model.setData(first, QStringLiteral("  Booth   laptop ")));
        QCOMPARE(renamed.takeFirst(), QVariantList({QStringLiteral("/results/test_1"), QStringLiteral("Booth laptop")}));
        QVERIFY(model.setData(first, QStringLiteral("Run 1"))); // as it is
        QCOMPARE(renamed.size(), 0);
        QVERIFY(!model.setData(model.index(0, RunsModel::Grade), QStringLiteral("A")));
    }

    void theAxisHoldsWhatIsShown()
    {
        RunsModel model;
        QVERIFY(model.axis().isEmpty());
        model.setRuns(entries(2000));
        const DotAxis &axis = model.axis();
        QCOMPARE(axis.x(45, 200), 0.0); // the least interval's end
        QCOMPARE(axis.x(2059, 200), 200.0);
        QVERIFY(axis.ticks().size() >= 3);
        const double a = axis.x(100, 200), b = axis.x(200, 200), c = axis.x(400, 200);
        QVERIFY(qAbs((b - a) - (c - b)) < 1e-6); // logarithmic
        model.setSearch(QStringLiteral("Run 7"));
        QVERIFY(model.axis().x(400, 200) != c); // of the visible runs only
    }

    void words_data()
    {
        QTest::addColumn<QDateTime>("started");
        QTest::addColumn<QString>("text");
        const QDate day(2026, 11, 24);
        QTest::newRow("today") << QDateTime(day, QTime(14, 41)) << QStringLiteral("Today 14:41");
        QTest::newRow("yesterday") << QDateTime(day.addDays(-1), QTime(23, 59)) << QStringLiteral("Yesterday 23:59");
        QTest::newRow("this year") << QDateTime(day.addDays(-2), QTime(9, 5)) << QStringLiteral("22 Nov 09:05");
        QTest::newRow("before") << QDateTime(QDate(2025, 1, 2), QTime(9, 5)) << QStringLiteral("2 Jan 2025");
        QTest::newRow("unknown") << QDateTime() << QStringLiteral("unknown");
    }

    void words()
    {
        QFETCH(QDateTime, started);
        QFETCH(QString, text);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCOMPARE(Words::when(started, QDateTime(QDate(2026, 11, 24), QTime(15, 0))), text);
    }

    void findings()
    {
        RunListEntry run = entry(1);
        QCOMPARE(Words::finding(run), QStringLiteral("vLLM is faster, TTFT p95"));
        run.verdict = QStringLiteral("too_close");
        run.winner = -1;
        QCOMPARE(Words::finding(run), QStringLiteral("vLLM and TGI too close to call"));
        run.verdict = QStringLiteral("not_enough_data");
        QCOMPARE(Words::finding(run), QStringLiteral("Not enough data"));
        run.verdict = QStringLiteral("client_limited");
        QCOMPARE(Words::finding(run), QStringLiteral("Client-limited, no verdict"));
        run.verdict.clear();
        run.finding = QStringLiteral("vLLM was measured alone.");
        QCOMPARE(Words::finding(run), run.finding);
        QCOMPARE(Words::ms(1234.5), QLocale().toString(1234.5, 'f', 0));
        QCOMPARE(Words::share(0.9999), QStringLiteral("99.9 %")); // one failure among thousands is a failure
        QCOMPARE(Words::interval(Interval{std::nullopt, 3.0, 0.95}), QStringLiteral("[≤ 3.00]"));
    }
};

QTEST_MAIN(RunsModelTest)
#include "tst_runs_model.moc"
