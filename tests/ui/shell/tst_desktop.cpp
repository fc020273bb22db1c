// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop as it is put together: real pages, a settings folder and a results folder of the test's own.
#include "ui/app/desktop.h"
#include "ui/app/toasts.h"
#include "ui/widgets/widgets.h"

#include <QApplication>
#include <QFile>
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

    void everyControlHasAName()
    {
        Running running({}, true);
        for (const QString &page : {u"engines"_s, u"benchmark"_s, u"results"_s, u"settings"_s}) {
            running.window().showPage(page);
            for (QWidget *widget : running.window().findChildren<QWidget *>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                    continue;
                const auto *button = qobject_cast<QAbstractButton *>(widget);
                const QString name = widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
                QVERIFY2(!name.isEmpty(),
                         qPrintable(page + u": "_s + QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
            }
        }
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
