// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_fixture.h"

#include "plan/presets.h"
#include "ui/widgets/fold.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QSignalSpy>
#include <QTextBlock>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

Endpoint endpointAt(const QString &url, Engine engine = Engine::Vllm)
{
    Endpoint endpoint;
    endpoint.engine = engine;
    endpoint.protocol = defaultProtocol(engine);
    endpoint.url = QUrl(url);
    endpoint.model = u"some/model"_s;
    return endpoint;
}

} // namespace

class TestBenchmarkSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noEndpointSaysWhatToDo()
    {
        PageFixture fixture;
        QVERIFY(fixture.button(u"Use the simulators"_s));
        QVERIFY(!fixture.button(u"Start"_s)->isEnabled());
        QVERIFY(fixture.says(u"Engines page"_s));
        fixture.page->start(); // by the shortcut: an error in place, nothing else
        QVERIFY(fixture.says(u"There is no server yet"_s));
        QVERIFY(!fixture.page->busy());
        fixture.shot(u"setup-empty"_s);
        QSignalSpy wanted(fixture.page.get(), &BenchmarkPage::addEndpointRequested);
        QTest::mouseClick(fixture.button(u"Add a server"_s), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QSignalSpy simulated(fixture.page.get(), &Page::simulatedChanged);
        QTest::mouseClick(fixture.button(u"Use the simulators"_s), Qt::LeftButton);
        QTRY_VERIFY(fixture.button(u"Start, "_s));
        QVERIFY(fixture.page->simulated());
        QVERIFY(!simulated.isEmpty());
        QVERIFY(fixture.editor().toPlainText().contains(u"name: \"Demo\"")); // what simulators show best
        QTRY_VERIFY(fixture.says(u"SIMULATED"_s));
    }

    void theFormChangesItsLineAndTheFileTheForm()
    {
        PageFixture fixture(true);
        const QString before = fixture.editor().toPlainText();
        QLineEdit *users = fixture.field(u"Users, a lane"_s);
        QVERIFY(users);
        QCOMPARE(users->text(), u"8"_s);
        PageFixture::type(users, u"24"_s);
        QCOMPARE(users->text(), u"24"_s);
        QString expected = before;
        expected.replace(u"concurrent_users: 8"_s, u"concurrent_users: 24"_s);
        QCOMPARE(fixture.editor().toPlainText(), expected); // every other byte as it was
        // A default is pale until it is written; an emptied field is the default again.
        QLineEdit *think = fixture.field(u"Think time, seconds, s think time"_s);
        QVERIFY(think);
        QVERIFY(think->text().isEmpty());
        QCOMPARE(think->placeholderText(), u"0"_s);
        PageFixture::type(think, u"1.5"_s);
        QVERIFY(fixture.editor().toPlainText().contains(u"think_time: 1.5"));
        PageFixture::type(think, {});
        QCOMPARE(fixture.editor().toPlainText(), expected);

        // The other way, as one types.
        fixture.editor().setFocus();
        QTextCursor cursor = fixture.editor().document()->find(u"concurrent_users: 24"_s);
        cursor.setPosition(cursor.selectionEnd());
        fixture.editor().setTextCursor(cursor);
        QTest::keyClicks(&fixture.editor(), u"0"_s);
        QTRY_COMPARE(users->text(), u"240"_s);
        QTest::keyClick(&fixture.editor(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(users->text(), u"24"_s);
    }

    void aMistakeIsMarkedOnBothSides_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("bad");
        QTest::addRow("users") << u"Users, a lane"_s << u"-4"_s;
        QTest::addRow("users, words") << u"Users, a lane"_s << u"many"_s;
        QTest::addRow("users, fraction") << u"Users, a lane"_s << u"2.5"_s;
        QTest::addRow("think time") << u"Think time, seconds, s think time"_s << u"-1"_s;
        QTest::addRow("warm-up") << u"Warm-up, requests"_s << u"-2"_s;
        QTest::addRow("duration") << u"Duration, s a lane"_s << u"0"_s;
        QTest::addRow("rounds") << u"Rounds, rounds"_s << u"0"_s;
        QTest::addRow("output") << u"Output length, tokens"_s << u"0"_s;
        QTest::addRow("prompts") << u"How many prompts, prompts"_s << u"x"_s;
        QTest::addRow("ttft") << u"TTFT, ms, typical"_s << u"-1"_s;
        QTest::addRow("ttft p95") << u"TTFT, p95, ms, p95"_s << u"fast"_s;
        QTest::addRow("end to end") << u"End to end, ms, p95"_s << u"0"_s;
        QTest::addRow("tpot") << u"Time a token, ms, typical"_s << u"-3"_s;
        QTest::addRow("success") << u"Success, %"_s << u"120"_s;
        QTest::addRow("throughput") << u"Throughput, tokens/s"_s << u"-5"_s;
        QTest::addRow("seed") << u"Seed, seed"_s << u"-1"_s;
        QTest::addRow("temperature") << u"Temperature, temperature"_s << u"9"_s;
        QTest::addRow("grace") << u"Grace, s"_s << u"-1"_s;
    }
    void aMistakeIsMarkedOnBothSides()
    {
        QFETCH(QString, name);
        QFETCH(QString, bad);
        PageFixture fixture(true);
        QTRY_VERIFY(fixture.button(u"Start, "_s));
        QLineEdit *edit = fixture.field(name);
        QVERIFY(edit);
        PageFixture::type(edit, bad);
        auto *field = qobject_cast<Field *>(edit->parentWidget()->parentWidget());
        QVERIFY(field);
        QVERIFY(field->hasError());
        QVERIFY(!edit->accessibleDescription().isEmpty()); // the words too
        bool underlined = false;
        for (const QTextEdit::ExtraSelection &mark : fixture.editor().extraSelections())
            underlined = underlined || mark.format.underlineStyle() == QTextCharFormat::WaveUnderline;
        QVERIFY(underlined);
        QVERIFY(!fixture.button(u"Start"_s)->isEnabled());
        fixture.page->start();
        QVERIFY(!fixture.page->busy());
        PageFixture::type(edit, {}); // the default again
        QVERIFY(!field->hasError());
        QTRY_VERIFY(fixture.button(u"Start"_s)->isEnabled());
    }

    void aSyntaxErrorStopsTheFormAndNamesItsPlace()
    {
        PageFixture fixture(true);
        fixture.editor().setFocus();
        fixture.editor().moveCursor(QTextCursor::End);
        QTest::keyClicks(&fixture.editor(), u"oops: [1"_s);
        QTRY_VERIFY(fixture.says(u"Line "_s));
        QVERIFY(!fixture.field(u"Users, a lane"_s)->isEnabled());
        QVERIFY(!fixture.button(u"Start"_s)->isEnabled());
        fixture.shot(u"setup-syntax-error"_s);
        for (int i = 0; i < 8; ++i)
            QTest::keyClick(&fixture.editor(), Qt::Key_Backspace);
        QTRY_VERIFY(fixture.field(u"Users, a lane"_s)->isEnabled());
        QCOMPARE(fixture.field(u"Users, a lane"_s)->text(), u"8"_s);
    }

    void theFocusedFieldsLineIsMarked()
    {
        PageFixture fixture(true);
        fixture.field(u"Output length, tokens"_s)->setFocus();
        const auto marked = [&fixture] {
            for (const QTextEdit::ExtraSelection &mark : fixture.editor().extraSelections()) {
                if (mark.format.background().color() == fixture.appearance.theme().color(Token::Selected))
                    return mark.cursor.block().text();
            }
            return QString();
        };
        QTRY_VERIFY(marked().contains(u"output_tokens: 12"));
    }

    void promptsComeFromOnePlace()
    {
        PageFixture fixture(true);
        QComboBox *source = nullptr;
        for (QComboBox *box : fixture.page->findChildren<QComboBox *>()) {
            if (box->accessibleName() == u"Prompts")
                source = box;
        }
        QVERIFY(source);
        const QString before = fixture.editor().toPlainText();
        QVERIFY(!fixture.field(u"Prompt length, words"_s));
        source->setFocus();
        QTest::keyClick(source, Qt::Key_End);
        QTest::keyClick(source, Qt::Key_Up); // synthetic
        QTRY_VERIFY(fixture.field(u"Prompt length, words"_s));
        QVERIFY(fixture.editor().toPlainText().contains(u"synthetic: {words_mean: 120}"));
        PageFixture::type(fixture.field(u"Prompt length, words"_s), u"300"_s);
        QVERIFY(fixture.editor().toPlainText().contains(u"synthetic: {words_mean: 300}"));
        source->setFocus();
        QTest::keyClick(source, Qt::Key_Home); // mixed
        QVERIFY(fixture.editor().toPlainText().contains(u"prompts: {set: mixed}"));
        QCOMPARE(fixture.editor().toPlainText().count(u'\n'), before.count(u'\n'));
    }

    void endpointsOfTheFileAndOfThePage()
    {
        PageFixture fixture;
        QVERIFY(!fixture.book.add(endpointAt(u"http://127.0.0.1:8001"_s, Engine::Tgi), u"typed"_s));
        fixture.page->openConfig(fixture.folder.filePath(u"none.yaml"_s));
        QVERIFY(fixture.says(u"cannot be opened"_s));
        const QString path = fixture.folder.filePath(u"own.yaml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# mine\nservices:\n  manual_urls: {vllm: \"http://127.0.0.1:8000\", tgi: \"http://127.0.0.1:8001\"}\n"
                   "load_tests:\n  - {name: a, concurrent_users: 2, duration_seconds: 60}\n");
        file.close();
        fixture.page->openConfig(path);
        QVERIFY(!fixture.says(u"cannot be opened"_s));
        const QList<EndpointChip *> chips = fixture.page->findChildren<EndpointChip *>();
        QStringList names;
        for (EndpointChip *chip : chips) {
            if (chip->isVisibleTo(fixture.page.get())) {
                names << chip->text();
                QVERIFY(chip->toolTip().contains(u"From the file"));
            }
        }
        QCOMPARE(names, (QStringList{u"vLLM"_s, u"TGI"_s})); // the TGI of both is one
        QTRY_VERIFY(fixture.button(u"Start, "_s));
        for (EndpointChip *chip : fixture.page->findChildren<EndpointChip *>()) {
            if (chip->isVisibleTo(fixture.page.get()) && chip->isChecked())
                QTest::mouseClick(chip, Qt::LeftButton);
        }
        QTRY_VERIFY(!fixture.button(u"Start"_s)->isEnabled());
        QVERIFY(fixture.says(u"No server is chosen"_s));
        QVERIFY(fixture.editor().toPlainText().startsWith(u"# mine\nservices:\n  manual_urls: {vllm")); // not out of the file
        fixture.shot(u"setup-none-chosen"_s);
    }

    void presetsSaveAndUndo()
    {
        PageFixture fixture(true);
        QSignalSpy notices(fixture.page.get(), &Page::notice);
        PageFixture::type(fixture.field(u"Users, a lane"_s), u"3"_s);
        const QString mine = fixture.editor().toPlainText();
        QTest::mouseClick(fixture.button(u"Presets"_s), Qt::LeftButton);
        auto *menu = fixture.page->findChild<QMenu *>();
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        menu->actions().at(2)->trigger();
        menu->close();
        QVERIFY(fixture.editor().toPlainText().contains(u"Stress test"));
        QCOMPARE(notices.size(), 1);
        notices.at(0).at(0).value<Notice>().action();
        QCOMPARE(fixture.editor().toPlainText(), mine);

        QTest::mouseClick(fixture.button(u"Save"_s), Qt::LeftButton);
        auto *dialog = fixture.page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        const QString path = fixture.folder.filePath(u"saved.yaml"_s);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(saved.readAll()), mine);
        QVERIFY(fixture.says(u"saved.yaml"_s));
        QVERIFY(!fixture.button(u"Save"_s)->isEnabled());
    }

    void everyControlIsReachedByTabAndHasAName()
    {
        PageFixture fixture(true);
        QTRY_VERIFY(fixture.button(u"Start, "_s));
        QCOMPARE(fixture.missedByKeyboard(), QStringList());
        for (Fold *fold : fixture.page->findChildren<Fold *>()) {
            auto *open = fold->findChild<QAbstractButton *>(); // by the keyboard too
            open->setFocus();
            QTest::keyClick(open, Qt::Key_Space);
            QVERIFY(fold->isOpen());
        }
        for (QAbstractButton *button : fixture.page->findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == u"Add a server to the file")
                QTest::keyClick(button, Qt::Key_Space);
        }
        QVERIFY(fixture.field(u"API key"_s));
        QCOMPARE(fixture.missedByKeyboard(), QStringList());
        QTest::keyClick(fixture.page->window(), Qt::Key_F6);
        QTRY_VERIFY(fixture.editor().hasFocus());
        QTest::keyClick(fixture.page->window(), Qt::Key_F6);
        QTRY_VERIFY(!fixture.editor().hasFocus());
    }

    void nothingStartsWhileTheStopwatchIsCalibrated()
    {
        PageFixture fixture(true);
        QTRY_VERIFY(fixture.button(u"Start, "_s) && fixture.button(u"Start, "_s)->isEnabled());
        fixture.page->setCalibrating(true);
        QVERIFY(!fixture.button(u"Start"_s)->isEnabled());
        fixture.page->start(); // by the shortcut
        QVERIFY(!fixture.page->busy());
        QVERIFY(fixture.says(u"The stopwatch is being calibrated"_s));
        QVERIFY(fixture.says(u"Start when it is over"_s));
        fixture.page->setCalibrating(false);
        QVERIFY(fixture.button(u"Start"_s)->isEnabled());
    }

    void aRemovedTestComesBackByUndo()
    {
        PageFixture fixture(true);
        QSignalSpy notices(fixture.page.get(), &Page::notice);
        const QString before = fixture.editor().toPlainText();
        for (QAbstractButton *button : fixture.page->findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == u"Remove this load test from the file")
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(!fixture.editor().toPlainText().contains(u"- name: load"));
        QCOMPARE(notices.size(), 1);
        notices.at(0).at(0).value<Notice>().action();
        QCOMPARE(fixture.editor().toPlainText(), before);
    }

    void anEmptyFileSaysHowToBegin()
    {
        PageFixture fixture(true);
        const QString path = fixture.folder.filePath(u"empty.yaml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        fixture.page->openConfig(path);
        QTRY_VERIFY(fixture.says(u"The file is empty"_s));
        QVERIFY(!fixture.button(u"Start"_s)->isEnabled());
        for (QAbstractButton *button : fixture.page->findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == u"Add a load test") // the form alone makes a plan of it
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY2(fixture.button(u"Start"_s)->isEnabled(), qPrintable(fixture.editor().toPlainText()));
        fixture.shot(u"setup-from-empty"_s);
    }

    void sixServersWithLongNamesFit()
    {
        PageFixture fixture(false, {968, 640});
        QString text = u"services:\n  endpoints:\n"_s;
        for (int i = 0; i < 6; ++i)
            text +=
                u"    - {name: \"a server in the second rack of the north hall, slot number %1\", engine: vllm, url: \"http://h:%2\"}\n"_s
                    .arg(i)
                    .arg(8000 + i);
        text += u"load_tests:\n  - {name: \"a load test with a name that goes on and on until nobody reads it any more\", rounds: 6}\n"_s;
        const QString path = fixture.folder.filePath(u"long.yaml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        file.close();
        fixture.page->openConfig(path);
        QTRY_VERIFY(fixture.button(u"Start, "_s));
        QVERIFY2(fixture.page->minimumSizeHint().width() <= 968, qPrintable(QString::number(fixture.page->minimumSizeHint().width())));
        for (const EndpointChip *chip : fixture.page->findChildren<EndpointChip *>())
            QVERIFY(!chip->isVisibleTo(fixture.page.get()) || chip->width() <= 260);
        fixture.shot(u"setup-long-names"_s);
    }

    void looks_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addRow("light") << QSize(1232, 900) << false;
        QTest::addRow("dark") << QSize(1232, 900) << true;
        QTest::addRow("narrow") << QSize(968, 640) << false;
        QTest::addRow("wide") << QSize(1712, 1080) << true;
    }
    /// Nothing wants more room than the page has.
    void looks()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        PageFixture fixture(true, size, dark ? Appearance::Mode::Dark : Appearance::Mode::Light);
        QTRY_VERIFY(fixture.button(u"Start, "_s));
        PageFixture::type(fixture.field(u"Users, a lane"_s), u"24"_s);
        QTRY_VERIFY(fixture.button(u"Start, "_s));
        QVERIFY2(fixture.page->minimumSizeHint().width() <= size.width(),
                 qPrintable(QString::number(fixture.page->minimumSizeHint().width())));
        fixture.shot(u"setup-"_s + QString::fromLatin1(QTest::currentDataTag()));
    }
};

QTEST_MAIN(TestBenchmarkSetup)
#include "tst_benchmark_setup.moc"
