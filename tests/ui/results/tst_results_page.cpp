// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_fixture.h"

#include "report/run_notes.h"
#include "ui/pages/results/charts_card.h"
#include "ui/pages/results/export_panel.h"
#include "ui/pages/results/list_dock.h"
#include "ui/pages/results/notes_panel.h"
#include "ui/pages/results/pair_card.h"
#include "ui/pages/results/search_field.h"

#include <QClipboard>
#include <QHeaderView>
#include <QImageReader>
#include <QMenu>
#include <QMimeData>

using namespace derby;
using namespace derby::ui;
using fixture::Made;
using fixture::Shown;
using fixture::Tiny;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QDateTime day(int number)
{
    return QDateTime(QDate(2026, 11, 1), QTime(12, 0)).addSecs(3600LL * number);
}

/// Ten runs of all kinds, as a list has them.
void tenRuns(const QString &results)
{
    const QStringList names{QStringLiteral("Production readiness"),
                            QStringLiteral("Chunked prefill on"),
                            QStringLiteral("Demo"),
                            QStringLiteral("Stress 800"),
                            QStringLiteral("Night soak"),
                            QStringLiteral("Stopped"),
                            QStringLiteral("Poisson"),
                            QStringLiteral("Cold start"),
                            QStringLiteral("Smoke test"),
                            QStringLiteral("A run with a name that is far too long for any column of any list and needs an end")};
    const QStringList verdicts{QStringLiteral("faster"), QStringLiteral("too_close"), QStringLiteral("not_enough_data"),
                               QStringLiteral("client_limited"), QStringLiteral("not_comparable")};
    for (int i = 0; i < names.size(); ++i) {
        Tiny run;
        run.name = names[i];
        run.started = day(i);
        run.simulated = i == 2 || i == 8;
        run.partial = i == 5;
        run.verdict = verdicts[i % verdicts.size()];
        run.grade = QString(QChar(u'A' + i % 4));
        run.p95 = 40.0 * (i + 1);
        fixture::tinyRun(results, run);
    }
}

} // namespace

class ResultsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingMeasuredYet()
    {
        Shown shown;
        shown.show();
        QVERIFY(shown.says(QStringLiteral("Nothing measured yet")));
        shown.grab(QStringLiteral("empty"));
        QSignalSpy wanted(shown.page.get(), &ResultsPage::benchmarkRequested);
        shown.click(QStringLiteral("New benchmark"));
        QCOMPARE(wanted.size(), 1);
        // A run that appears is shown without being asked for.
        fixture::tinyRun(shown.results, {QStringLiteral("first"), day(0)});
        QTRY_COMPARE(shown.model().rowCount(), 1);
        QVERIFY(shown.view()->isVisible());
    }

    void searchedByKeys()
    {
        Shown shown;
        tenRuns(shown.results);
        shown.show();
        QCOMPARE(shown.model().rowCount(), 10);
        QVERIFY(shown.says(QStringLiteral("10 runs in")));
        QVERIFY(shown.view()->hasFocus());
        QTest::keyClicks(shown.view(), QStringLiteral("/"));
        auto *search = shown.page->findChild<SearchField *>();
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("night"));
        QCOMPARE(shown.model().rowCount(), 1);
        QVERIFY(shown.says(QStringLiteral("1 of 10 runs")));
        QTest::keyClicks(search, QStringLiteral("x"));
        QVERIFY(shown.says(QStringLiteral("No run fits")));
        shown.click(QStringLiteral("Show all runs"));
        QCOMPARE(shown.model().rowCount(), 10);
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(shown.view()->hasFocus());
    }

    void kindsAndSorting()
    {
        Shown shown;
        tenRuns(shown.results);
        shown.show();
        auto *list = shown.page->findChild<ListPanel *>();
        const auto all = list->findChildren<Segments *>();
        QCOMPARE(all.size(), 1);
        const auto buttons = all.first()->findChildren<QAbstractButton *>();
        QCOMPARE(buttons.size(), 4);
        const int expected[] = {10, 8, 2, 1};
        for (int i = 3; i >= 0; --i) {
            QTest::mouseClick(buttons[i], Qt::LeftButton);
            QCOMPARE(shown.model().rowCount(), expected[i]);
        }
        QHeaderView *header = shown.view()->horizontalHeader();
        const auto clickHeader = [&](int column) {
            const int x = header->sectionViewportPosition(column) + 30;
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
        };
        clickHeader(RunsModel::Ttft);
        clickHeader(RunsModel::Ttft);
        const bool ascending = header->sortIndicatorOrder() == Qt::AscendingOrder;
        QCOMPARE(shown.model().at(ascending ? 0 : 9).name, QStringLiteral("Production readiness"));
    }

    void chosenRunsRaiseTheDock()
    {
        Shown shown;
        tenRuns(shown.results);
        shown.show();
        auto *dock = shown.page->findChild<ListDock *>();
        QVERIFY(!dock->isVisible());
        QTest::keyClick(shown.view(), Qt::Key_Home);
        QTest::keyClick(shown.view(), Qt::Key_Space);
        QTest::keyClick(shown.view(), Qt::Key_Down);
        QTest::keyClick(shown.view(), Qt::Key_Space);
        QVERIFY(dock->isVisible());
        QVERIFY(shown.says(QStringLiteral("2 runs chosen")) || shown.says(QStringLiteral("2 run(s) chosen")));
        // The box of the third row, by mouse.
        const QRect cell = shown.view()->visualRect(shown.model().index(2, 0));
        QTest::mouseClick(shown.view()->viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(27, cell.height() / 2));
        QCOMPARE(shown.model().chosen().size(), 3);
        shown.grab(QStringLiteral("list-light"));
        for (int row = 3; row < 8; ++row)
            QTest::mouseClick(shown.view()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                              shown.view()->visualRect(shown.model().index(row, 0)).center());
        QCOMPARE(shown.model().chosen().size(), 8);
        QVERIFY(!shown.button(QStringLiteral("Compare"))->isEnabled()); // six at most
        QVERIFY(shown.page->escape());
        QVERIFY(!dock->isVisible());
    }

    void deletedAndBack()
    {
        Shown shown;
        tenRuns(shown.results);
        shown.show();
        QTest::keyClick(shown.view(), Qt::Key_Home);
        const QString folder = shown.view()->currentFolder();
        QTest::keyClick(shown.view(), Qt::Key_Delete);
        QTRY_COMPARE(shown.model().rowCount(), 9);
        QVERIFY(!QFile::exists(folder));
        QCOMPARE(shown.notices.size(), 1);
        QCOMPARE(shown.notices[0].actionText, QStringLiteral("Undo"));
        shown.notices[0].action();
        QTRY_COMPARE(shown.model().rowCount(), 10);
        QVERIFY(QFile::exists(folder + QStringLiteral("/test_manifest.json")));
    }

    void renamedInPlace()
    {
        Shown shown;
        tenRuns(shown.results);
        shown.show();
        QTest::keyClick(shown.view(), Qt::Key_Home);
        const QString folder = shown.view()->currentFolder();
        QTest::keyClick(shown.view(), Qt::Key_F2);
        auto *edit = shown.view()->findChild<QLineEdit *>();
        QVERIFY(edit && edit->hasFocus());
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("Booth laptop"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(shown.model().at(0).title(), QStringLiteral("Booth laptop"));
        QCOMPARE(readNotes(QDir(folder)).name, QStringLiteral("Booth laptop"));
    }

    void taggedAndFiltered()
    {
        Shown shown;
        tenRuns(shown.results);
        shown.show();
        QTest::keyClick(shown.view(), Qt::Key_Home);
        const QString folder = shown.view()->currentFolder();
        QTest::keyClick(shown.view(), Qt::Key_T);
        auto *panel = shown.page->findChild<NotesPanel *>();
        QVERIFY(panel->isVisible());
        const auto edits = panel->findChildren<QLineEdit *>();
        QVERIFY(edits[0]->hasFocus());
        QTest::keyClicks(edits[0], QStringLiteral("baseline, keynote"));
        QTest::keyClicks(edits[1], QStringLiteral("with the new driver"));
        QTest::keyClick(edits[1], Qt::Key_Return);
        QVERIFY(!panel->isVisible());
        QTRY_COMPARE(shown.model().tags(), QStringList({QStringLiteral("baseline"), QStringLiteral("keynote")}));
        QCOMPARE(readNotes(QDir(folder)).note, QStringLiteral("with the new driver"));
        shown.click(QStringLiteral("Tag"));
        auto *menu = shown.page->findChild<QMenu *>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().at(2)->trigger();
        QCOMPARE(shown.model().rowCount(), 1);
        menu->close();
        // Esc leaves everything as it was.
        QTest::keyClick(shown.view(), Qt::Key_Home);
        QTest::keyClick(shown.view(), Qt::Key_T);
        QTest::keyClicks(edits[0], QStringLiteral("lost"));
        QTest::keyClick(edits[0], Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
        QCOMPARE(readNotes(QDir(folder)).tags.size(), 2);
    }

    void brokenRunsCanBeRecovered()
    {
        Shown shown;
        const QString folder = fixture::wholeRun(shown.results, {});
        QVERIFY(QFile::remove(folder + QStringLiteral("/comparison.json")));
        shown.show();
        QCOMPARE(shown.model().rowCount(), 1);
        QVERIFY(shown.model().at(0).recoverable);
        shown.grab(QStringLiteral("broken"));
        const QRect cell = shown.view()->visualRect(shown.model().index(0, RunsModel::Finding));
        QTest::mouseClick(shown.view()->viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(40, cell.height() / 2));
        QTRY_VERIFY(!shown.model().at(0).grade.isEmpty());
        QVERIFY(QFile::exists(folder + QStringLiteral("/comparison.json")));
        QTRY_VERIFY(!shown.notices.isEmpty()); // the list may have seen the recovered run before the page was told
        QCOMPARE(shown.notices.last().icon, QStringLiteral("glyph/check"));
    }

    void aRunThatCannotBeReadIsAnErrorCard()
    {
        Shown shown;
        tenRuns(shown.results); // they have no journal
        shown.show();
        shown.page->openRun(shown.model().at(0).folder);
        auto *card = shown.page->findChild<ErrorCard *>();
        QTRY_VERIFY(card->isVisible());
        shown.grab(QStringLiteral("unreadable"));
        shown.click(QStringLiteral("Back to all runs"));
        QVERIFY(shown.view()->isVisible());
    }

    void theVerdictComesFirst()
    {
        Shown shown;
        fixture::wholeRun(shown.results, {});
        shown.show();
        QVERIFY(shown.openFirst());
        const OpenRunPtr run = shown.run()->runs().front();
        const QString sentence = run->comparison->primaryTest()->sentence;
        QCOMPARE(shown.verdict()->sentence(), sentence);
        QVERIFY(shown.page->title().contains(QStringLiteral("Production readiness")));
        auto *charts = shown.page->findChild<ChartsCard *>();
        QTRY_VERIFY(charts->plot());
        shown.grab(QStringLiteral("run-light"));

        auto *pairs = shown.page->findChild<PairCard *>();
        QCOMPARE(pairs->pairs(), 3);
        const int first = pairs->pair();
        QTest::keyClick(shown.run(), Qt::Key_Right);
        QCOMPARE(pairs->pair(), (first + 1) % 3);
        QVERIFY(shown.verdict()->sentence() != sentence); // the pair's
        shown.click(QStringLiteral("All engines"));
        QCOMPARE(shown.verdict()->sentence(), sentence);
        QTest::keyClick(shown.run(), Qt::Key_Left);
        QCOMPARE(pairs->pair(), first);

        // Every chart can be shown, and the table behind each.
        QSet<int> seen;
        for (int i = 0; i < allCharts().size(); ++i) {
            seen.insert(static_cast<int>(charts->chart()));
            QTRY_VERIFY(charts->plot());
            QCOMPARE(charts->plot()->id, charts->chart());
            QTest::keyClick(shown.run(), Qt::Key_C);
        }
        QCOMPARE(seen.size(), allCharts().size());
        QTRY_VERIFY(charts->plot());
        QVERIFY(shown.page->showTable());
        auto *table = charts->findChild<CellTable *>();
        QVERIFY(table->isVisible() && table->model()->rowCount() > 0);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied.split(u'\n').first(), charts->plot()->table.headers.join(u'\t'));
        QCOMPARE(copied.count(u'\n'), static_cast<int>(charts->plot()->table.rows.size()) + 1);
        shown.grab(QStringLiteral("run-table"));
        QVERIFY(shown.page->showTable());
        QVERIFY(shown.page->escape());
        QVERIFY(shown.view()->isVisible());
    }

    void everyStateHasItsWord_data()
    {
        QTest::addColumn<Made>("made");
        QTest::addColumn<QString>("word");
        Made few;
        few.iterations = 1;
        few.spread = 1;
        QTest::newRow("few") << few << QStringLiteral("Not enough data");
        Made close;
        close.lanes = {{Engine::Vllm, 50}, {Engine::Tgi, 50}};
        close.spread = 0.02;
        QTest::newRow("close") << close << QStringLiteral("Too close to call");
        Made partial;
        partial.partial = true;
        partial.simulated = true;
        QTest::newRow("partial") << partial << QString();
    }

    void everyStateHasItsWord()
    {
        QFETCH(Made, made);
        QFETCH(QString, word);
        Shown shown;
        fixture::wholeRun(shown.results, made);
        shown.show();
        QVERIFY(shown.openFirst());
        if (!word.isEmpty())
            QVERIFY(shown.says(word));
        QCOMPARE(shown.page->simulated(), made.simulated);
        shown.grab(QStringLiteral("run-") + QString::fromLatin1(QTest::currentDataTag()));
    }

    void whatFailedIsSaid()
    {
        Shown shown;
        Made made;
        made.failures = 30;
        fixture::wholeRun(shown.results, made);
        shown.show();
        QVERIFY(shown.openFirst());
        QVERIFY(shown.says(QStringLiteral("What failed")));
        QVERIFY(shown.says(QStringLiteral("30 x overloaded")));
        shown.page->resize(1024, 640);
        shown.grab(QStringLiteral("run-narrow"));
    }

    void oneEngineAlone()
    {
        Shown shown;
        Made made;
        made.lanes = {{Engine::Vllm, 50}};
        fixture::wholeRun(shown.results, made);
        shown.show();
        QVERIFY(shown.openFirst());
        QVERIFY(shown.verdict()->sentence().contains(QStringLiteral("nothing to compare")));
        QTest::keyClick(shown.run(), Qt::Key_Right); // there is no pair
        shown.grab(QStringLiteral("run-alone"));
    }

    void exportsEveryFormat_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("png") << int(ExportPanel::Png);
        QTest::newRow("svg") << int(ExportPanel::Svg);
        QTest::newRow("pdf") << int(ExportPanel::Pdf);
        QTest::newRow("csv") << int(ExportPanel::Csv);
        QTest::newRow("json") << int(ExportPanel::Json);
        QTest::newRow("html") << int(ExportPanel::Html);
    }

    void exportsEveryFormat()
    {
        QFETCH(int, format);
        Shown shown;
        const QString folder = fixture::wholeRun(shown.results, {});
        const QString report = folder + QStringLiteral("/executive_report.html");
        if (!QFile::exists(report))
            fixture::write(report, "<!doctype html><title>report</title>");
        shown.show();
        QVERIFY(shown.openFirst());
        auto *charts = shown.page->findChild<ChartsCard *>();
        QTRY_VERIFY(charts->plot());
        QVERIFY(shown.page->exportCurrent());
        auto *panel = shown.page->findChild<ExportPanel *>();
        QVERIFY(panel->isVisible());
        panel->setFormat(static_cast<ExportPanel::Format>(format));
        if (format == ExportPanel::Png)
            shown.grab(QStringLiteral("run-export"));
        shown.click(QStringLiteral("Save as…"));
        const QString file = shown.folder.filePath(QStringLiteral("out.") + panel->suffix());
        shown.choose(file);
        QTRY_VERIFY(QFile::exists(file));
        QTRY_VERIFY(!shown.notices.isEmpty());
        QCOMPARE(shown.notices.last().icon, QStringLiteral("export"));
        const QByteArray bytes = read(file);
        switch (format) {
        case ExportPanel::Png:
            QCOMPARE(QImageReader(file).size(), QSize(3200, 1800)); // twice 1600 x 900
            break;
        case ExportPanel::Svg:
            QVERIFY(bytes.contains("<svg") && bytes.contains("vLLM"));
            break;
        case ExportPanel::Pdf:
            QVERIFY(bytes.startsWith("%PDF-") && bytes.contains("/Page"));
            break;
        case ExportPanel::Csv:
            QCOMPARE(bytes, read(folder + QStringLiteral("/summary.csv")));
            break;
        case ExportPanel::Json: {
            const QJsonObject json = QJsonDocument::fromJson(bytes).object();
            QCOMPARE(json[QStringLiteral("run_folder")].toString(), folder);
            QCOMPARE(json[QStringLiteral("tests")].toArray().size(), 1);
            break;
        }
        case ExportPanel::Html:
            QCOMPARE(bytes, read(report));
            break;
        default:
            QFAIL("no such format");
        }
        QVERIFY(shown.page->escape());
        QVERIFY(!panel->isVisible());
    }

    void aFileThatCannotBeWrittenIsTold()
    {
        Shown shown;
        fixture::wholeRun(shown.results, {});
        shown.show();
        QVERIFY(shown.openFirst());
        QVERIFY(shown.page->exportCurrent());
        shown.page->findChild<ExportPanel *>()->setFormat(ExportPanel::Html);
        QFile::remove(shown.run()->runs().front()->folder + QStringLiteral("/executive_report.html"));
        shown.click(QStringLiteral("Save as…"));
        shown.choose(shown.folder.filePath(QStringLiteral("out.html")));
        QTRY_VERIFY(!shown.notices.isEmpty());
        QCOMPARE(shown.notices.last().icon, QStringLiteral("glyph/error"));
    }

    void thePictureIsCopied()
    {
        Shown shown;
        fixture::wholeRun(shown.results, {});
        shown.show();
        QVERIFY(shown.openFirst());
        QTRY_VERIFY(shown.page->findChild<ChartsCard *>()->plot());
        QVERIFY(shown.page->exportCurrent());
        shown.click(QStringLiteral("Copy picture"));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    }

    void sideBySide()
    {
        Shown shown;
        fixture::wholeRun(shown.results, {}, day(0));
        Made other;
        other.name = QStringLiteral("Chunked prefill off");
        other.lanes = {{Engine::Vllm, 70}, {Engine::Tgi, 65}};
        other.seed = 2;
        fixture::wholeRun(shown.results, other, day(1));
        shown.show();
        QTest::keyClick(shown.view(), Qt::Key_Home);
        QTest::keyClick(shown.view(), Qt::Key_Space);
        QTest::keyClick(shown.view(), Qt::Key_Down);
        QTest::keyClick(shown.view(), Qt::Key_Space);
        QTest::keyClick(shown.view(), Qt::Key_Return);
        QTRY_VERIFY(shown.run()->isVisible());
        QCOMPARE(shown.run()->runs().size(), 2u);
        QVERIFY(shown.says(QStringLiteral("Not comparable")));
        auto *charts = shown.page->findChild<ChartsCard *>();
        QTRY_VERIFY(charts->plot());
        shown.grab(QStringLiteral("compare-light"));
        QVERIFY(shown.page->exportCurrent());
        shown.page->findChild<ExportPanel *>()->setFormat(ExportPanel::Json);
        shown.click(QStringLiteral("Save as…"));
        const QString file = shown.folder.filePath(QStringLiteral("both.json"));
        shown.choose(file);
        QTRY_VERIFY(QFile::exists(file));
        QCOMPARE(QJsonDocument::fromJson(read(file)).object()[QStringLiteral("runs")].toArray().size(), 2);
    }

    void tallPicture()
    {
        if (qEnvironmentVariable("TOKENDERBY_SHOTS").isEmpty())
            QSKIP("a picture only");
        Shown shown;
        Made made;
        made.failures = 3;
        fixture::wholeRun(shown.results, made);
        shown.show({1232, 1700});
        QVERIFY(shown.openFirst());
        QTRY_VERIFY(shown.page->findChild<ChartsCard *>()->plot());
        shown.grab(QStringLiteral("run-tall"));
    }

    void theQualityIsFound()
    {
        Shown shown;
        fixture::wholeRun(shown.results, {});
        shown.show();
        shown.page->showQuality();
        QTRY_VERIFY(shown.run()->isVisible());
        auto *quality = shown.page->findChild<QualityCard *>();
        QTRY_VERIFY(!quality->visibleRegion().isEmpty());
    }

    void inTheDark()
    {
        if (qEnvironmentVariable("TOKENDERBY_SHOTS").isEmpty())
            QSKIP("pictures only");
        for (const auto &[name, size] :
             {std::pair("dark", QSize(1232, 900)), std::pair("dark-narrow", QSize(968, 640)), std::pair("dark-wide", QSize(1712, 1080))}) {
            Shown shown;
            tenRuns(shown.results);
            fixture::wholeRun(shown.results, {}, day(20));
            shown.show(size, Appearance::Mode::Dark);
            shown.grab(QStringLiteral("list-") + QLatin1String(name));
            QVERIFY(shown.openFirst());
            QTRY_VERIFY(shown.page->findChild<ChartsCard *>()->plot());
            shown.grab(QStringLiteral("run-") + QLatin1String(name));
        }
    }
};

QTEST_MAIN(ResultsPageTest)
#include "tst_results_page.moc"
