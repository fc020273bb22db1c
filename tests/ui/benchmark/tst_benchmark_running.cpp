// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_fixture.h"

#include "store/run_folder.h"
#include "ui/charts/chart_view.h"
#include "ui/pages/benchmark/lane_table_model.h"
#include "ui/pages/results/run_panel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray planOf(double seconds, const char *more = "")
{
    return "benchmark: {name: Short}\n# kept\nload_tests:\n  - name: load\n    concurrent_users: 12\n    duration_seconds: "
        + QByteArray::number(seconds)
        + "\n    rounds: 1\n    warmup: 1\n    order: all_at_once\n    output_tokens: 6\n    prompts: {set: short}\n" + more;
}

/// Puts the plan where the user would type it.
void usePlan(const PageFixture &fixture, const QByteArray &plan)
{
    fixture.editor().setFocus();
    fixture.editor().selectAll();
    fixture.editor().insertPlainText(QString::fromUtf8(plan));
    QTRY_VERIFY(fixture.field(u"Duration, s a lane"_s) && fixture.says(u"changed, not saved"_s));
    QTRY_VERIFY(fixture.button(u"Start, "_s) && fixture.button(u"Start, "_s)->isEnabled());
}

int doneOf(const PageFixture &fixture, int row)
{
    const auto *view = fixture.page->findChild<QTableView *>();
    return view->model()->index(row, LaneTableModel::Done).data().toString().remove(u',').toInt();
}

} // namespace

class TestBenchmarkRunning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromPlanToVerdict()
    {
        PageFixture fixture(true, {1072, 894}); // the page in a window of 1280 x 900, beside the side bar, below the strip
        usePlan(fixture, planOf(3));
        QSignalSpy finished(fixture.page.get(), &BenchmarkPage::runFinished);
        QSignalSpy wanted(fixture.page.get(), &BenchmarkPage::showRun);
        QTest::keyClick(fixture.page.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(fixture.page->busy());
        QVERIFY(fixture.page->simulated());
        const auto *view = fixture.page->findChild<QTableView *>();
        QVERIFY(view);
        const QAbstractItemModelTester strict(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() == 3 && doneOf(fixture, 0) > 10, 20000);
        // Live: figures and intervals, and no verdict word.
        for (const QString &word : {u"faster"_s, u"winner"_s, u"too close"_s, u"verdict"_s})
            QVERIFY2(!fixture.says(word), qPrintable(word));
        QVERIFY(fixture.says(u"Round 1 of 1"_s));
        QTRY_VERIFY(!fixture.page->findChildren<ChartView *>().first()->plot().rows.empty());
        const Plot plot = fixture.page->findChildren<ChartView *>().first()->plot();
        QVERIFY(plot.simulated);
        QCOMPARE(plot.rows.size(), std::size_t(3));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.says(u"Why the grade is"_s), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(doneOf(fixture, 0) > 60 || !finished.isEmpty(), 20000);
        // A window of 1280 x 900 shows it whole.
        for (const QScrollArea *area : fixture.page->findChildren<QScrollArea *>())
            QVERIFY2(!area->isVisibleTo(fixture.page.get()) || area->verticalScrollBar()->maximum() == 0,
                     qPrintable(QString::number(area->verticalScrollBar()->maximum())));
        QCOMPARE(view->horizontalScrollBar()->maximum(), 0);
        fixture.shot(u"running"_s);
        QCOMPARE(fixture.missedByKeyboard(), QStringList());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QVERIFY(!fixture.page->busy());
        QVERIFY(fixture.says(u"SIMULATED"_s));
        QVERIFY(fixture.button(u"Open in Results"_s));
        QVERIFY(!fixture.says(u"partial"_s));
        fixture.shot(u"done"_s);
        QCOMPARE(fixture.missedByKeyboard(), QStringList());
        // What the Results page shows of this run, by the same panel.
        const auto *panel = fixture.page->findChild<RunPanel *>();
        QVERIFY(panel && panel->isVisibleTo(fixture.page.get()));
        QCOMPARE(panel->runs().size(), std::size_t(1));
        QCOMPARE(panel->runs().front()->folder, finished.at(0).at(0).toString());
        // The folder is whole.
        const QDir folder(finished.at(0).at(0).toString());
        for (const QString &file : {u"journal.jsonl"_s, u"test_manifest.json"_s, u"comparison.json"_s, u"summary.csv"_s})
            QVERIFY2(folder.exists(file), qPrintable(file));
        const Result<RunResult> run = loadRun(folder);
        QVERIFY(run);
        QVERIFY(!run->partial);
        QTest::mouseClick(fixture.button(u"Open in Results"_s), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QTest::mouseClick(fixture.button(u"Back to the plan"_s), Qt::LeftButton);
        QVERIFY(fixture.button(u"Start, "_s));
        QVERIFY(fixture.editor().toPlainText().contains(u"# kept"));
    }

    void stoppedMidwayKeepsWhatWasMeasured()
    {
        PageFixture fixture(true, {1232, 900}, Appearance::Mode::Dark);
        usePlan(fixture, planOf(30));
        QSignalSpy finished(fixture.page.get(), &BenchmarkPage::runFinished);
        QTest::mouseClick(fixture.button(u"Start, "_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.says(u"Round 1 of 1"_s), 20000);
        const auto *view = fixture.page->findChild<QTableView *>();
        QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() == 3 && doneOf(fixture, 0) > 5, 20000);
        fixture.shot(u"running-early-dark"_s);
        QVERIFY(fixture.page->escape());
        QVERIFY(!fixture.page->escape()); // once is enough
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        const Result<RunResult> run = loadRun(QDir(finished.at(0).at(0).toString()));
        QVERIFY(run);
        QVERIFY(run->partial);
        QVERIFY(!run->records.empty());
        QVERIFY(fixture.says(u"what was measured until then is kept"_s));
        fixture.shot(u"stopped-dark"_s);
    }

    void closingTheWindowKeepsWhatWasMeasured()
    {
        PageFixture fixture(true);
        usePlan(fixture, planOf(600));
        fixture.page->start();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.says(u"Why the grade is"_s), 20000);
        fixture.page.reset();
        const QStringList runs = QDir(fixture.folder.filePath(u"results"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(runs.size(), 1);
        const QDir folder(fixture.folder.filePath(u"results/"_s + runs.first()));
        QVERIFY(folder.exists(u"comparison.json"_s)); // not only the journal
        const Result<RunResult> run = loadRun(folder);
        QVERIFY(run);
        QVERIFY(run->partial);
        QVERIFY(!run->records.empty());
    }

    void aDeadEndpointIsAnErrorCard()
    {
        PageFixture fixture;
        QTcpServer taken; // a port at which nobody answers
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const quint16 port = taken.serverPort();
        taken.close();
        Endpoint endpoint;
        endpoint.engine = Engine::Vllm;
        endpoint.url = QUrl(u"http://127.0.0.1:%1"_s.arg(port));
        endpoint.model = u"some/model"_s;
        QVERIFY(!fixture.book.add(endpoint, u"typed"_s));
        usePlan(fixture, planOf(60, "breaker: {failures_in_a_row: 1, probe_after_seconds: 0.2}\n"));
        QSignalSpy finished(fixture.page.get(), &BenchmarkPage::runFinished);
        fixture.page->start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QVERIFY(fixture.says(u"Nothing was measured"_s));
        QVERIFY(!fixture.says(u"faster"_s));
        fixture.shot(u"failed"_s);
        auto *back = fixture.button(u"Back to the plan"_s);
        QVERIFY(back);
        QTest::mouseClick(back, Qt::LeftButton);
        QVERIFY(fixture.field(u"Duration, s a lane"_s));
    }

    void aFolderThatCannotBeMadeIsAnErrorCard()
    {
        PageFixture fixture(true);
        const QString blocked = fixture.folder.filePath(u"file"_s);
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        fixture.runs.setFolder(QString(blocked + u"/results"_s));
        usePlan(fixture, planOf(5));
        fixture.page->start();
        QVERIFY(!fixture.page->busy());
        QVERIFY(fixture.button(u"Back to the plan"_s));
    }

    void narrow()
    {
        PageFixture fixture(true, {968, 640});
        usePlan(fixture, planOf(600));
        fixture.page->start();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.says(u"Why the grade is"_s), 20000);
        QVERIFY2(fixture.page->minimumSizeHint().width() <= 968, qPrintable(QString::number(fixture.page->minimumSizeHint().width())));
        fixture.shot(u"running-narrow"_s);
        fixture.page->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.page->busy(), 30000);
    }
};

QTEST_MAIN(TestBenchmarkRunning)
#include "tst_benchmark_running.moc"
