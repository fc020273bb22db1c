// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop as it is put together: real pages, a settings folder and a results folder of the test's own.
#include "ui/app/desktop.h"

#include "store/run_folder.h"
#include "ui/app/toasts.h"
#include "ui/pages/benchmark_page.h"
#include "ui/widgets/widgets.h"

#include <QApplication>
#include <QButtonGroup>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

struct Running
{
    QTemporaryDir folder;
    std::unique_ptr<Desktop> desktop;

    explicit Running(const QString &open = {}, bool simulate = false)
    {
        Arguments arguments;
        arguments.settingsFile = folder.filePath(u"settings.ini"_s);
        arguments.resultsFolder = folder.filePath(u"results"_s);
        QDir().mkpath(arguments.resultsFolder);
        arguments.open = open;
        arguments.simulate = simulate;
        desktop = std::make_unique<Desktop>(arguments);
        desktop->window().show();
        QVERIFY(QTest::qWaitForWindowActive(&desktop->window()));
    }
    MainWindow &window() { return desktop->window(); }
};

/// What a person works with: all that takes the focus, and every button.
QList<const QWidget *> controls(const QWidget &window)
{
    QList<const QWidget *> found;
    for (const QWidget *widget : window.findChildren<const QWidget *>()) {
        const bool control = widget->focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton *>(widget);
        // What a compound control is made of inside belongs to it; a text that can be marked to be copied is no control.
        if (control && !qobject_cast<const QLabel *>(widget) && widget->isVisible() && widget->isEnabled() && !widget->focusProxy()
            && !widget->objectName().startsWith(u"qt_"_s))
            found << widget;
    }
    return found;
}

/// What a screen reader says.
QString nameOf(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
}

QString describe(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName() + u" \""_s + nameOf(widget) + u'"';
}

template <class T>
T *named(const QWidget &window, const QString &begin, bool visible)
{
    for (T *widget : window.findChildren<T *>()) {
        if (nameOf(widget).startsWith(begin) && widget->isVisible() == visible)
            return widget;
    }
    return nullptr;
}

/// A server that nobody started.
Endpoint nobody()
{
    Endpoint endpoint;
    endpoint.engine = Engine::Vllm;
    endpoint.protocol = defaultProtocol(Engine::Vllm);
    endpoint.url = QUrl(u"http://127.0.0.1:9"_s);
    return endpoint;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstStartAsksNothing()
    {
        Running running;
        QCOMPARE(running.window().currentPage(), u"engines"_s);
        QCOMPARE(running.window().toasts().count(), 0);
        QVERIFY(!QApplication::activeModalWidget());
    }

    void everyPageByKeyboard()
    {
        Running running;
        for (const auto &[key, page] :
             {std::pair(Qt::Key_2, u"benchmark"_s), std::pair(Qt::Key_3, u"results"_s), std::pair(Qt::Key_1, u"engines"_s)}) {
            QTest::keyClick(&running.window(), key, Qt::ControlModifier);
            QCOMPARE(running.window().currentPage(), page);
        }
    }

    void thePagesKeysNeedNoClick()
    {
        Running running({}, true);
        auto *row = named<QAbstractButton>(running.window(), u"Engines"_s, true);
        row->setFocus(); // where somebody is who chose the page in the sidebar
        QTest::keyClick(row, Qt::Key_L, Qt::ControlModifier);
        const auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QCOMPARE(field->accessibleName(), u"Address"_s);
        auto *page = running.window().findChild<BenchmarkPage *>();
        QTest::keyClick(row, Qt::Key_Return, Qt::ControlModifier); // the hidden page's key
        QVERIFY(!page->busy());
        QTest::keyClick(row, Qt::Key_2, Qt::ControlModifier);
        row->setFocus();
        QTest::keyClick(row, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(page->busy());
        QTest::keyClick(row, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!page->busy(), 60'000);
    }

    void theKeyboardReachesEveryControl_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("simulate");
        QTest::addColumn<bool>("edit");
        QTest::newRow("first start") << u"engines"_s << false << false;
        QTest::newRow("engines") << u"engines"_s << true << false;
        QTest::newRow("an engine is edited") << u"engines"_s << true << true;
        QTest::newRow("settings") << u"settings"_s << true << false;
    }

    void theKeyboardReachesEveryControl()
    {
        QFETCH(QString, page);
        QFETCH(bool, simulate);
        QFETCH(bool, edit);
        Running running({}, simulate);
        if (simulate)
            QVERIFY(!running.desktop->book().add(nobody(), u"typed"_s));
        running.window().showPage(page);
        if (edit) {
            QPushButton *button = named<QPushButton>(running.window(), u"Edit "_s, true);
            QVERIFY(button);
            button->click();
        }
        QTest::qWait(50); // the tab order is made anew once a change is over
        QSet<const QWidget *> reached;
        running.window().setFocus();
        for (int i = 0; i < 400; ++i) { // more than there are controls
            QWidget *now = QApplication::focusWidget();
            reached << now;
            QTest::keyClick(now ? now : &running.window(), Qt::Key_Tab);
        }
        for (const QWidget *widget : controls(running.window())) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            // One of a group: Tab reaches the chosen one, the arrows the others.
            const QList<QAbstractButton *> group = button && button->group() ? button->group()->buttons() : QList<QAbstractButton *>();
            const bool byArrow =
                std::any_of(group.begin(), group.end(), [&reached](const QAbstractButton *one) { return reached.contains(one); });
            QVERIFY2(reached.contains(widget) || byArrow, qPrintable(describe(widget)));
        }
    }

    void everyControlHasAName()
    {
        Running running({}, true);
        QVERIFY(!running.desktop->book().add(nobody(), u"typed"_s));
        for (const QString &page : {u"engines"_s, u"benchmark"_s, u"results"_s, u"settings"_s}) {
            running.window().showPage(page);
            for (const QWidget *widget : controls(running.window()))
                QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(page + u": "_s + describe(widget)));
        }
        running.window().showPage(u"engines"_s);
        named<QPushButton>(running.window(), u"Edit "_s, true)->click();
        for (const QWidget *widget : controls(running.window()))
            QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(u"edit: "_s + describe(widget)));
        running.window().openPalette();
        for (const QWidget *widget : controls(running.window()))
            QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(u"palette: "_s + describe(widget)));
    }

    void opensAConfiguration()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"bench.yaml"_s);
        write(file, "benchmark:\n  name: \"Dropped on the window\"\nservices:\n  manual_urls:\n    vllm: \"http://127.0.0.1:9\"\n");
        Running running(file);
        QCOMPARE(running.window().currentPage(), u"benchmark"_s);
        QVERIFY(!running.window().findChild<ErrorCard *>()->isVisible());
    }

    void opensWhatIsNoRun()
    {
        QTemporaryDir folder;
        Running running(folder.path());
        QCOMPARE(running.window().currentPage(), u"results"_s);
        const auto said = [&running] {
            if (running.window().toasts().count() > 0)
                return true;
            const auto cards = running.window().findChildren<ErrorCard *>();
            return std::any_of(cards.begin(), cards.end(), [](const ErrorCard *card) { return card->isVisible(); });
        };
        QTRY_VERIFY(said()); // a message or an error card, never silence
    }

    void simulatorsAreReady()
    {
        Running running({}, true);
        QTRY_VERIFY(running.desktop->book().simulating());
        QCOMPARE(running.desktop->book().endpoints().size(), 3);
        running.window().showPage(u"engines"_s);
        QTRY_VERIFY(running.window().findChild<HatchStrip *>()->isVisible());
    }

    void endingKeepsWhatWasMeasured()
    {
        Running running({}, true);
        running.window().showPage(u"benchmark"_s);
        auto *page = running.window().findChild<BenchmarkPage *>();
        page->start();
        QTRY_VERIFY(page->busy());
        const QDir results(running.folder.filePath(u"results"_s));
        const auto journal = [&results] {
            const QStringList runs = results.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
            QFile file(runs.isEmpty() ? QString() : results.filePath(runs.first() + u"/journal.jsonl"_s));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QTRY_VERIFY_WITH_TIMEOUT(journal().contains("\"phase\":\"measured\""), 60'000);
        running.window().end();
        QVERIFY(!running.window().isVisible());
        running.desktop.reset();
        const QDir run(results.filePath(results.entryList(QDir::Dirs | QDir::NoDotAndDotDot).first()));
        QVERIFY(run.exists(u"comparison.json"_s)); // judged and written, not only recoverable
        const Result<RunResult> kept = loadRun(run);
        QVERIFY(kept && !kept->records.empty());
        QVERIFY(kept->partial);
    }

    void narrowAndWideWindowsFit()
    {
        Running running({}, true);
        for (const QSize size : {QSize(1024, 640), QSize(1920, 1080)}) {
            running.window().resize(size);
            for (const QString &page : {u"engines"_s, u"benchmark"_s, u"results"_s, u"settings"_s}) {
                running.window().showPage(page);
                QCoreApplication::sendPostedEvents();
                QVERIFY2(running.window().size() == size, qPrintable(page + u" makes the window larger"_s));
            }
        }
    }
};

QTEST_MAIN(DesktopTest)
#include "tst_desktop.moc"
