// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shell with pages of the test's own: navigation, palette, messages, theme, keys, what is kept.
#include "ui/app/command_palette.h"
#include "ui/app/fuzzy.h"
#include "ui/app/keys_panel.h"
#include "ui/app/main_window.h"
#include "ui/app/page_fade.h"
#include "ui/app/settings_page.h"
#include "ui/app/toast.h"
#include "ui/app/toasts.h"
#include "ui/widgets/widgets.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

/// A page that says what it was asked.
class FakePage : public Page
{
public:
    FakePage(const Appearance &appearance, const QString &title)
        : Page(appearance)
        , button(new Button(appearance, Button::Kind::Plain, title))
        , command(new QAction(u"Start the "_s + title, this))
    {
        setTitle(title, u"a page"_s);
        body()->addWidget(button);
        body()->addStretch();
        command->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    }

    QList<QAction *> commands() const override { return {command}; }
    bool exportCurrent() override { return canExport; }
    bool escape() override
    {
        ++escapes;
        return wantsEscape;
    }
    QStringList keys() const override { return {u"Ctrl+Enter: starts"_s}; }
    bool busy() const override { return isBusy; }
    bool simulated() const override { return isSimulated; }

    Button *button;
    QAction *command;
    bool isBusy = false, isSimulated = false, canExport = false, wantsEscape = false;
    int escapes = 0;
};

struct Shell
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(u"settings.ini"_s)};
    Appearance appearance;
    Stopwatch stopwatch{folder.path(), folder.filePath(u"no-such-program"_s)};
    std::unique_ptr<MainWindow> window;
    FakePage *engines = nullptr, *benchmark = nullptr, *results = nullptr;

    Shell()
    {
        appearance.setMode(Appearance::Mode::Light);
        window = std::make_unique<MainWindow>(appearance, stopwatch, settings);
        engines = new FakePage(appearance, u"Engines"_s);
        benchmark = new FakePage(appearance, u"Benchmark"_s);
        results = new FakePage(appearance, u"Results"_s);
        window->addPage(u"engines"_s, engines, u"Engines"_s, u"engines"_s, SidebarGroup::Measure, 1);
        window->addPage(u"benchmark"_s, benchmark, u"Benchmark"_s, u"benchmark"_s, SidebarGroup::Measure, 2);
        window->addPage(u"results"_s, results, u"Results"_s, u"results"_s, SidebarGroup::Measure, 3);
        window->addPage(u"settings"_s, new SettingsPage(appearance, settings), u"Settings"_s, u"settings"_s, SidebarGroup::Measure, 0);
        window->restoreState(u"engines"_s);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    CommandPalette *palette() const { return window->findChild<CommandPalette *>(); }
    QStringList toastTexts() const
    {
        QStringList texts;
        for (const Toast *toast : window->findChildren<Toast *>()) {
            if (toast->isVisible())
                texts << toast->accessibleName();
        }
        return texts;
    }
};

void typeInto(QWidget *widget, const QString &text)
{
    QTest::keyClicks(widget, text);
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digitsGoToPages()
    {
        Shell shell;
        QCOMPARE(shell.window->currentPage(), u"engines"_s);
        QTest::keyClick(shell.window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(shell.window->currentPage(), u"results"_s);
        QTest::keyClick(shell.window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(shell.window->currentPage(), u"benchmark"_s);
        QTest::keyClick(shell.window.get(), Qt::Key_8, Qt::ControlModifier); // not built
        QCOMPARE(shell.window->currentPage(), u"benchmark"_s);
    }

    void tabReachesEverything()
    {
        Shell shell;
        QSet<QString> reached;
        for (int i = 0; i < 30; ++i) {
            QWidget *focus = QApplication::focusWidget();
            if (focus) {
                const auto *button = qobject_cast<QAbstractButton *>(focus);
                QString name = focus->accessibleName();
                if (name.isEmpty() && button)
                    name = button->text();
                QVERIFY2(!name.isEmpty(), focus->metaObject()->className());
                reached << name;
            }
            QTest::keyClick(focus ? focus : shell.window.get(), Qt::Key_Tab);
        }
        // Of the three pages, the checked one stands for the group: arrows go on from there.
        for (const QString &wanted : {u"Engines"_s, u"Settings"_s, u"Light or dark"_s, u"Commands"_s})
            QVERIFY2(reached.contains(wanted), qPrintable(wanted));
        QVERIFY(reached.contains(u"Calibrate the stopwatch, about 20 s"_s));
        QVERIFY2(std::any_of(reached.begin(), reached.end(), [](const QString &name) { return name.startsWith(u"Stopwatch"); }),
                 "stopwatch");
    }

    void paletteFindsAndRuns()
    {
        Shell shell;
        QSignalSpy started(shell.benchmark->command, &QAction::triggered);
        QTest::keyClick(shell.window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(shell.palette()->isVisible());
        auto *search = shell.palette()->findChild<QLineEdit *>();
        QVERIFY(search->hasFocus());
        typeInto(search, u"sta ben"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(started.count(), 1);
        QCOMPARE(shell.window->currentPage(), u"benchmark"_s);
        QVERIFY(!shell.palette()->isVisible());
    }

    void paletteByArrowsAndEscape()
    {
        Shell shell;
        shell.engines->button->setFocus();
        shell.window->openPalette();
        auto *search = shell.palette()->findChild<QLineEdit *>();
        auto *list = shell.palette()->findChild<QListView *>();
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(search, Qt::Key_Up); // round the corner
        QCOMPARE(list->currentIndex().row(), list->model()->rowCount() - 1);
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 0);
        typeInto(search, u"zzzz"_s);
        QCOMPARE(list->model()->rowCount(), 1); // says that there is nothing
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(shell.palette()->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!shell.palette()->isVisible());
        QVERIFY(shell.engines->button->hasFocus());
    }

    void disabledCommandsAreNotOffered()
    {
        Shell shell;
        shell.engines->command->setEnabled(false);
        shell.window->openPalette();
        auto *list = shell.palette()->findChild<QListView *>();
        for (int row = 0; row < list->model()->rowCount(); ++row)
            QVERIFY(list->model()->index(row, 0).data().toString() != u"Start the Engines");
    }

    void fuzzy_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("beginning") << u"exp"_s << u"Export the chart"_s << u"Next page"_s;
        QTest::newRow("words' beginnings") << u"nb"_s << u"New benchmark"_s << u"Unbind"_s;
        QTest::newRow("neighbours") << u"race"_s << u"Start the race"_s << u"Repair latency cells"_s;
        QTest::newRow("case") << u"CSV"_s << u"Export as csv"_s << u"Close several"_s;
    }
    void fuzzy()
    {
        QFETCH(QString, query);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const auto good = fuzzyScore(query, better);
        QVERIFY(good.has_value());
        QVERIFY(*good > fuzzyScore(query, worse).value_or(-1));
        QVERIFY(!fuzzyScore(u"xyz", better).has_value());
        QVERIFY(!fuzzyScore(query, u"").has_value());
        QCOMPARE(fuzzyScore(u"", better), std::optional<int>(0));
    }

    void noticesCanBeUndone()
    {
        Shell shell;
        int undone = 0;
        Q_EMIT shell.results->notice({u"Run moved to the bin"_s, u"glyph/trash"_s, u"Undo"_s, [&undone] { ++undone; }});
        Q_EMIT shell.results->notice({u"Saved"_s, {}, {}, {}});
        QCOMPARE(shell.window->toasts().count(), 2);
        QTest::keyClick(shell.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
        QCOMPARE(shell.toastTexts(), QStringList{u"Saved"_s});
        QTest::keyClick(shell.window.get(), Qt::Key_Escape);
        QCOMPARE(shell.window->toasts().count(), 0);
        QTest::keyClick(shell.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
        QCOMPARE(shell.toastTexts(), QStringList{u"There is nothing to undo."_s});
    }

    void noticesGoButNotWhileOneLooks()
    {
        QTemporaryDir folder;
        Appearance appearance;
        QWidget window;
        window.resize(800, 600);
        Button other(appearance, Button::Kind::Plain, u"elsewhere"_s, {}, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Toasts toasts(appearance, &window, 30);
        toasts.show({u"goes"_s, {}, {}, {}});
        toasts.show({u"stays while it has the focus"_s, {}, u"Undo"_s, [] {}});
        auto *button = window.findChildren<Toast *>().last()->findChild<Button *>();
        button->setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(toasts.count(), 1);
        QTest::qWait(120); // four times as long as the other one stayed
        QCOMPARE(toasts.count(), 1);
        other.setFocus();
        QTRY_COMPARE(toasts.count(), 0);
        toasts.show({u"a question"_s, {}, u"Yes"_s, [] {}}, true);
        QTest::qWait(120);
        QCOMPARE(toasts.count(), 1);
    }

    void toastsStayInTheWindow()
    {
        Shell shell;
        shell.window->resize(800, 560);
        const QString text = u"Die Messung wurde angehalten, und alles, was bis dahin gemessen wurde, liegt im Ergebnisordner."_s;
        for (int i = 0; i < 5; ++i)
            shell.window->toasts().show({text, u"glyph/stop"_s, u"Rückgängig machen"_s, [] {}});
        QCOMPARE(shell.window->toasts().count(), 3);
        for (Toast *toast : shell.window->findChildren<Toast *>()) {
            if (!toast->isVisible())
                continue;
            const QRect frame = toast->geometry().adjusted(Floating::reach, Floating::reach, -Floating::reach, -Floating::reach);
            QVERIFY(shell.window->rect().contains(frame));
            auto *label = toast->findChild<Text *>();
            QVERIFY(label->height() >= label->heightForWidth(label->width()));
        }
    }

    void themeSwitchIsKept()
    {
        Shell shell;
        QVERIFY(!shell.appearance.theme().isDark());
        shell.window->toggleTheme();
        QVERIFY(shell.appearance.theme().isDark());
        const Settings again(shell.folder.filePath(u"settings.ini"_s));
        QCOMPARE(again.get(settings::appearance), int(Appearance::Mode::Dark));
    }

    void pageAndSizeAreKept()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        {
            Settings settings(file);
            Appearance appearance;
            Stopwatch stopwatch(folder.path());
            MainWindow window(appearance, stopwatch, settings);
            window.addPage(u"a"_s, new FakePage(appearance, u"A"_s), u"A"_s, u"engines"_s, SidebarGroup::Measure, 1);
            window.addPage(u"b"_s, new FakePage(appearance, u"B"_s), u"B"_s, u"results"_s, SidebarGroup::Measure, 2);
            window.restoreState(u"a"_s);
            window.resize(900, 640);
            window.show();
            window.showPage(u"b"_s);
            QVERIFY(window.close());
        }
        QVERIFY(QFile::exists(file));
        Settings settings(file);
        Appearance appearance;
        Stopwatch stopwatch(folder.path());
        MainWindow window(appearance, stopwatch, settings);
        window.addPage(u"a"_s, new FakePage(appearance, u"A"_s), u"A"_s, u"engines"_s, SidebarGroup::Measure, 1);
        window.addPage(u"b"_s, new FakePage(appearance, u"B"_s), u"B"_s, u"results"_s, SidebarGroup::Measure, 2);
        window.restoreState(u"a"_s);
        QCOMPARE(window.currentPage(), u"b"_s);
        QCOMPARE(window.size(), QSize(900, 640));
    }

    void narrowWindowHasANarrowSidebar()
    {
        Shell shell;
        auto *sidebar = shell.window->findChild<Sidebar *>();
        shell.window->resize(1440, 900);
        QTRY_COMPARE(sidebar->width(), int(Theme::sidebar));
        shell.window->resize(1024, 640);
        QTRY_COMPARE(sidebar->width(), int(Theme::sidebarNarrow));
        QCOMPARE(shell.window->size(), QSize(1024, 640));
        for (const QAbstractButton *row : sidebar->findChildren<QAbstractButton *>()) {
            if (row->objectName() == u"benchmark")
                QCOMPARE(row->toolTip(), u"Benchmark"_s);
        }
    }

    void simulatedPageHasTheStripe()
    {
        Shell shell;
        auto *strip = shell.window->findChild<HatchStrip *>();
        QVERIFY(!strip->isVisible());
        shell.engines->isSimulated = true;
        Q_EMIT shell.engines->simulatedChanged();
        QVERIFY(strip->isVisible());
        bool badge = false;
        for (const Chip *chip : shell.engines->findChildren<Chip *>())
            badge = badge || (chip->isVisible() && chip->accessibleName() == u"SIMULATED");
        QVERIFY(badge);
        shell.window->showPage(u"results"_s);
        QVERIFY(!strip->isVisible());
    }

    void closingAsksWhileMeasuring()
    {
        Shell shell;
        shell.benchmark->isBusy = true;
        Q_EMIT shell.benchmark->busyChanged();
        QVERIFY(!shell.window->close());
        QVERIFY(shell.window->isVisible());
        QCOMPARE(shell.window->toasts().count(), 1);
        QVERIFY(!shell.window->close()); // asked again, still one question
        QVERIFY(shell.window->toasts().undoLast()); // "Stop and close"
        QVERIFY(!shell.window->isVisible());
    }

    void ctrlQCloses()
    {
        Shell shell;
        shell.benchmark->isBusy = true;
        QTest::keyClick(shell.window.get(), Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(shell.window->isVisible()); // asks
        QCOMPARE(shell.window->toasts().count(), 1);
        shell.benchmark->isBusy = false;
        QTest::keyClick(shell.window.get(), Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!shell.window->isVisible());
    }

    void endAsksNothing()
    {
        Shell shell;
        shell.benchmark->isBusy = true;
        shell.window->end();
        QVERIFY(!shell.window->isVisible());
        QCOMPARE(shell.window->toasts().count(), 0);
    }

    void pagesFadeIn()
    {
        Shell shell;
        auto *fade = shell.window->findChild<PageFade *>();
        shell.appearance.setReducedMotion(false);
        if (shell.appearance.reducedMotion())
            QVERIFY2(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0, "only the desktop may ask for it");
        shell.window->showPage(u"results"_s);
        QCOMPARE(fade->isVisible(), !shell.appearance.reducedMotion());
        QCOMPARE(fade->geometry().size(), fade->isVisible() ? shell.results->size() : fade->geometry().size());
        // The page itself is there at once and takes the keys.
        QTest::keyClick(shell.window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(shell.window->currentPage(), u"engines"_s);
        QTRY_VERIFY(!fade->isVisible());
        shell.window->showPage(u"engines"_s); // no change, nothing to show
        QVERIFY(!fade->isVisible());
        shell.appearance.setReducedMotion(true);
        shell.window->showPage(u"results"_s);
        QVERIFY(!fade->isVisible());
    }

    void escapeGoesToThePage()
    {
        Shell shell;
        shell.window->showPage(u"benchmark"_s);
        shell.benchmark->wantsEscape = true;
        QTest::keyClick(shell.window.get(), Qt::Key_Escape);
        QCOMPARE(shell.benchmark->escapes, 1);
        QTest::keyClick(shell.window.get(), Qt::Key_F1);
        auto *keys = shell.window->findChild<KeysPanel *>();
        QVERIFY(keys->isVisible());
        QStringList texts;
        for (const Text *text : keys->findChildren<Text *>())
            texts << text->text();
        QVERIFY(texts.contains(u"starts"_s));
        QTest::keyClick(shell.window.get(), Qt::Key_Escape); // closes the panel, not the page's work
        QVERIFY(!keys->isVisible());
        QCOMPARE(shell.benchmark->escapes, 1);
    }

    void settingsAndBack()
    {
        Shell shell;
        shell.window->showPage(u"results"_s);
        QTest::keyClick(shell.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(shell.window->currentPage(), u"settings"_s);
        QTest::keyClick(shell.window.get(), Qt::Key_Escape);
        QCOMPARE(shell.window->currentPage(), u"results"_s);
        // The next start shows a page, not the settings.
        QCOMPARE(shell.settings.get(settings::page), u"results"_s);
    }

    void resultsFolderIsChecked()
    {
        Shell shell;
        shell.window->showPage(u"settings"_s);
        auto *page = shell.window->findChild<SettingsPage *>();
        QSignalSpy moved(page, &SettingsPage::resultsFolderChanged);
        auto *field = page->findChild<Field *>();
        const auto enter = [field](const QString &text) {
            field->edit()->setFocus();
            field->edit()->selectAll();
            QTest::keyClicks(field->edit(), text);
            QTest::keyClick(field->edit(), Qt::Key_Return);
        };
        enter(u"not/absolute"_s);
        QVERIFY(field->hasError());
        enter(u"/proc/no-such-folder"_s);
        QVERIFY(field->hasError());
        QCOMPARE(moved.count(), 0);
        const QString folder = shell.folder.filePath(u"new results"_s);
        enter(folder);
        QVERIFY(!field->hasError());
        QCOMPARE(moved.count(), 1);
        QVERIFY(QFileInfo(folder).isDir());
        QCOMPARE(Settings(shell.folder.filePath(u"settings.ini"_s)).resultsFolder(), folder);
    }

    void exportWithoutAnythingSaysSo()
    {
        Shell shell;
        QTest::keyClick(shell.window.get(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(shell.window->toasts().count(), 1);
        shell.engines->canExport = true;
        QTest::keyClick(shell.window.get(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(shell.window->toasts().count(), 1);
    }

    void drops_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("taken");
        QTest::newRow("configuration") << u"bench.yaml"_s << true;
        QTest::newRow("JSON") << u"bench.JSON"_s << true;
        QTest::newRow("picture") << u"chart.png"_s << false;
        QTest::newRow("folder") << u"."_s << true;
    }
    void drops()
    {
        QFETCH(QString, name);
        QFETCH(bool, taken);
        Shell shell;
        QSignalSpy opened(shell.window.get(), &MainWindow::opened);
        const QString path = shell.folder.filePath(name);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(shell.window.get(), &enter);
        QCOMPARE(enter.isAccepted(), taken);
        QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(shell.window.get(), &drop);
        QCOMPARE(opened.count(), taken ? 1 : 0);
        if (taken)
            QCOMPARE(QFileInfo(opened.first().first().toString()), QFileInfo(path));
    }

    void calibratingNeedsItsProgram()
    {
        Shell shell;
        QSignalSpy failed(&shell.stopwatch, &Stopwatch::failed);
        shell.stopwatch.start();
        QCOMPARE(failed.count(), 1);
        QVERIFY(!shell.stopwatch.running());
        QVERIFY(!shell.stopwatch.known().has_value());
    }

    void calibratingWaitsForTheBenchmark()
    {
        QTemporaryDir folder;
        Stopwatch stopwatch(folder.path(), QCoreApplication::applicationFilePath());
        QSignalSpy failed(&stopwatch, &Stopwatch::failed);
        stopwatch.setBlocked(true);
        stopwatch.start();
        QCOMPARE(failed.count(), 1);
        QVERIFY(!stopwatch.running());
    }

    void calibrationIsShown()
    {
        QTemporaryDir folder;
        Calibration calibration;
        calibration.kernel = thisKernel();
        calibration.version = thisVersion();
        calibration.machine = thisMachine();
        calibration.made = u"2026-11-24T10:00:00Z"_s;
        calibration.rows.push_back({50, u"stopwatch"_s, {0.01, 0.041, 0.1}, {0.01, 0.05, 0.2}, 0.001, 20});
        QVERIFY(saveCalibration(calibration, folder.path()));
        const Stopwatch stopwatch(folder.path());
        QVERIFY(stopwatch.known().has_value());
        QCOMPARE(stopwatch.known()->p99Ms, 0.041);
        QCOMPARE(stopwatch.known()->streams, 50);
        QCOMPARE(stopwatch.known()->grade, u"A"_s);
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
