// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines_fixture.h"
#include "plain_server.h"
#include "simulator/simulator.h"
#include "ui/pages/engines/comparability_bar.h"
#include "ui/pages/engines/first_start.h"

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

class TestEnginesPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<SimulatorFarm> m_farm;

    QUrl url(Engine engine) const
    {
        for (const Endpoint &endpoint : m_farm->endpoints()) {
            if (endpoint.engine == engine)
                return endpoint.url;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        SimulatorOptions options;
        options.profile = u"demo"_s;
        auto farm = SimulatorFarm::start(options);
        QVERIFY(farm);
        m_farm = std::move(*farm);
    }

    void firstStartAsksNothing()
    {
        EnginesFixture f;
        QVERIFY(f.says(u"Three lanes, no runners yet."_s));
        QVERIFY(f.cards().isEmpty());
        QVERIFY(!f.page->simulated());
        f.shot(u"first-start"_s);
        QSignalSpy calibrate(f.page.get(), &EnginesPage::calibrateRequested);
        QTest::mouseClick(f.button(u"Calibrate"_s), Qt::LeftButton);
        QCOMPARE(calibrate.size(), 1);
        QSignalSpy simulated(f.page.get(), &Page::simulatedChanged);
        QTest::mouseClick(f.button(u"Start three"_s), Qt::LeftButton);
        QTRY_COMPARE(f.cards().size(), 3);
        QVERIFY(f.page->simulated());
        QVERIFY(!simulated.isEmpty());
        for (const EngineCard *card : f.cards())
            QVERIFY(EnginesFixture::hasChip(card, u"SIMULATED"_s));
        QSignalSpy benchmark(f.page.get(), &EnginesPage::benchmarkRequested);
        QTest::mouseClick(f.button(u"Benchmark all three"_s), Qt::LeftButton);
        QCOMPARE(benchmark.size(), 1);
    }

    void firstStartShowsWhatAnswers()
    {
        EnginesFixture f; // for the book and the look of things
        Lookout lookout;
        LocalhostLook look(lookout, {url(Engine::Vllm).port(), url(Engine::Ollama).port(), PlainServer::nobody().port()});
        FirstStart first(f.appearance, f.book, lookout, look);
        first.resize(1100, 760);
        first.show();
        QVERIFY(QTest::qWaitForWindowExposed(&first));
        look.start();
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::says(&first, u"vLLM and Ollama answer on this machine."_s), 20000);
        QSignalSpy start(&first, &FirstStart::startRequested);
        if (const QString target = qEnvironmentVariable("TOKENDERBY_SHOTS"); !target.isEmpty()) {
            QTest::qWait(60);
            first.grab().save(target + u"/first-found.png"_s);
        }
        for (QPushButton *button : first.findChildren<QPushButton *>()) {
            if (button->text() == u"Add both and set up a benchmark"_s && button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(start.size(), 1);
        QCOMPARE(start.first().first().value<QList<Endpoint>>().size(), 2);
    }

    void addsWhileTyping_data()
    {
        QTest::addColumn<Engine>("engine");
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
            QTest::newRow(qPrintable(engineId(engine))) << engine;
    }
    void addsWhileTyping()
    {
        QFETCH(Engine, engine);
        EnginesFixture f;
        QTest::keyClick(f.page.get(), Qt::Key_L, Qt::ControlModifier);
        QLineEdit *address = f.field(u"Address"_s);
        QVERIFY(address && address->hasFocus());
        QTest::keyClicks(address, url(engine).toString());
        QTRY_VERIFY_WITH_TIMEOUT(f.says(u"This is %1"_s.arg(engineName(engine))), 20000);
        QTRY_VERIFY(f.says(u"200"_s)); // new rows show a moment later
        QTRY_VERIFY(f.says(u"/info"_s) || engine == Engine::Ollama);
        f.shot(u"typing-"_s + engineId(engine));
        QTest::keyClick(address, Qt::Key_Return);
        QCOMPARE(f.book.entries().size(), 1);
        QCOMPARE(f.book.entries().first().endpoint.engine, engine);
        QCOMPARE(f.book.entries().first().foundBy, u"typed"_s);
        // A simulator that somebody else runs says itself that it is one; it is kept and edited as any server.
        QVERIFY(f.book.endpoints().first().simulated);
        QVERIFY(!f.book.simulating());
        QTRY_COMPARE(f.cards().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(0), engine == Engine::Ollama ? u"Model not in memory"_s : u"Ready"_s),
                                 20000);
        QVERIFY(EnginesFixture::hasChip(f.card(0), u"SIMULATED"_s));
        QVERIFY(f.page->simulated());
        // The same again is refused in a sentence.
        QTest::keyClick(f.page.get(), Qt::Key_L, Qt::ControlModifier);
        address = f.field(u"Address"_s);
        QTest::keyClicks(address, url(engine).toString());
        QTest::keyClick(address, Qt::Key_Return); // before the answer: added once it is known
        QTRY_VERIFY_WITH_TIMEOUT(f.says(u"is there already"_s), 20000);
        QCOMPARE(f.book.entries().size(), 1);
    }

    void saysWhatElseIsThere_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("web page") << 0 << u"A web page answers here"_s;
        QTest::newRow("404") << 1 << u"not as an inference server does"_s;
        QTest::newRow("nobody") << 2 << u"Nothing listens"_s;
    }
    void saysWhatElseIsThere()
    {
        QFETCH(int, kind);
        QFETCH(QString, words);
        const PlainServer page("200 OK", "text/html", "<html>");
        const PlainServer missing("404 Not Found", "text/plain", "no");
        EnginesFixture f;
        QLineEdit *address = f.field(u"Address"_s);
        const QUrl target = kind == 0 ? page.url() : kind == 1 ? missing.url() : PlainServer::nobody();
        EnginesFixture::type(address, target.toString());
        QTRY_VERIFY_WITH_TIMEOUT(f.says(words), 20000);
        QTest::keyClick(address, Qt::Key_Return);
        QVERIFY(f.book.entries().isEmpty()); // Enter adds only what answers as an engine
        QPushButton *anyway = f.button(u"Add anyway"_s);
        QVERIFY(anyway && anyway->isEnabled() && anyway->hasFocus());
        QTest::keyClick(anyway, Qt::Key_Space);
        QCOMPARE(f.book.entries().size(), 1);
        QTRY_COMPARE(f.cards().size(), 1);
        if (kind == 2)
            QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::says(f.card(0), u"Nothing listens"_s), 20000);
        f.shot(u"else-"_s + QString::number(kind));
    }

    void badAddresses()
    {
        EnginesFixture f;
        QLineEdit *address = f.field(u"Address"_s);
        EnginesFixture::type(address, u"ftp://host"_s);
        QTRY_VERIFY(f.says(u"http or https"_s));
        EnginesFixture::type(address, u"http://me:secret@host"_s);
        QTRY_VERIFY(f.says(u"password"_s));
        QVERIFY(f.book.entries().isEmpty());
        // A change drops what is under way, and Esc clears.
        EnginesFixture::type(address, url(Engine::Vllm).toString());
        QTest::keyClicks(address, u"/nowhere"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.says(u"not as an inference"_s), 20000);
        QVERIFY(f.page->escape());
        QVERIFY(address->text().isEmpty());
        QVERIFY(!f.page->escape());
    }

    void testsOnTheCard()
    {
        EnginesFixture f(true);
        EngineCard *card = f.card(0);
        card->setFocus();
        QTest::keyClick(card, Qt::Key_T);
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::says(card, u"Healthy"_s), 20000);
        QVERIFY(EnginesFixture::says(card, u"token"_s));
        f.shot(u"tested"_s);
        QTest::keyClick(card, Qt::Key_Escape);
        QTRY_VERIFY(!EnginesFixture::says(card, u"Healthy"_s));
        // Cancelled, it leaves nothing.
        QPushButton *test = f.shown<QPushButton>(u"Test TGI"_s);
        QVERIFY(test);
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(test->text(), u"Cancel"_s);
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(test->text(), u"Test"_s);
        QVERIFY(!EnginesFixture::says(f.card(1), u"Healthy"_s));
    }

    void loadsTheModel()
    {
        EnginesFixture f(true);
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(2), u"Model not in memory"_s), 20000);
        f.shot(u"three"_s);
        QTest::mouseClick(f.button(u"Load model now"_s), Qt::LeftButton);
        QVERIFY(EnginesFixture::hasChip(f.card(2), u"Loading the model"_s));
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(2), u"Ready"_s), 20000);
    }

    void removesWithUndo()
    {
        EnginesFixture f(true);
        EngineCard *second = f.card(1);
        second->setFocus();
        QTest::keyClick(second, Qt::Key_Delete);
        QTRY_COMPARE(f.cards().size(), 2);
        QCOMPARE(f.notices.size(), 1);
        QVERIFY(f.notices.first().text.contains(u"TGI"_s));
        f.notices.first().action();
        QTRY_COMPARE(f.cards().size(), 3);
        QCOMPARE(f.book.entries()[1].endpoint.engine, Engine::Tgi);
    }

    void pausedWhileMeasuring()
    {
        EnginesFixture f(true);
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(0), u"Ready"_s), 20000);
        f.book.setPaused(true);
        QVERIFY(EnginesFixture::hasChip(f.card(0), u"Not asked now"_s));
        QVERIFY(!f.shown<QPushButton>(u"Test vLLM"_s)->isEnabled());
        QVERIFY(f.says(u"not asked while something is measured"_s));
        QTest::keyClick(f.page.get(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(f.notices.size(), 1);
        f.book.setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(0), u"Ready"_s), 20000);
    }

    void keyboardAlone()
    {
        EnginesFixture f(true);
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(2), u"Model not in memory"_s), 20000);
        f.card(0)->setFocus();
        QTest::keyClick(f.card(0), Qt::Key_Right);
        QVERIFY(f.card(1)->hasFocus());
        QTest::keyClick(f.card(1), Qt::Key_Left);
        QVERIFY(f.card(0)->hasFocus());
        // Tab reaches every control, in the order of reading, and each has a name.
        QStringList seen;
        for (int i = 0; i < 80; ++i) {
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            QString name = focus->accessibleName();
            if (auto *button = qobject_cast<QAbstractButton *>(focus); button && name.isEmpty())
                name = button->text();
            QVERIFY2(!name.isEmpty(), focus->metaObject()->className());
            if (seen.contains(name))
                break;
            seen << name;
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        const auto at = [&seen](const QString &name) { return seen.indexOf(name); };
        for (const QString &name : {u"Test vLLM"_s, u"More about vLLM"_s, u"Test TGI"_s, u"Test Ollama"_s, u"Load model now"_s,
                                    u"More about Ollama"_s, u"Look again"_s, u"Address"_s, u"Discover"_s})
            QVERIFY2(at(name) >= 0, qPrintable(name + u" of "_s + seen.join(u", "_s)));
        QVERIFY(at(u"Test vLLM"_s) < at(u"More about vLLM"_s));
        QVERIFY(at(u"More about vLLM"_s) < at(u"Test TGI"_s));
        QVERIFY(at(u"More about Ollama"_s) < at(u"Look again"_s));
        QVERIFY2(at(u"Look again"_s) < at(u"Address"_s), qPrintable(seen.join(u", "_s)));
    }

    void looks_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << QSize(1232, 900) << false;
        QTest::newRow("dark") << QSize(1232, 900) << true;
        QTest::newRow("narrow") << QSize(968, 640) << false;
        QTest::newRow("wide") << QSize(1712, 1080) << true;
    }
    /// Nothing is cut off and nothing sticks out sideways, with long names too; TOKENDERBY_SHOTS keeps the pictures.
    void looks()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        EnginesFixture f(true, size, dark ? Appearance::Mode::Dark : Appearance::Mode::Light);
        Endpoint lengthy;
        lengthy.engine = Engine::Sglang;
        lengthy.name = u"Versuchsinferenzserver der Abteilung für Sprachmodelle im Rechenzentrum"_s;
        lengthy.url = QUrl(u"https://versuchsinferenzserver.abteilung-sprachmodelle.rechenzentrum.example.invalid:30443/sglang"_s);
        lengthy.verifyTls = false;
        QVERIFY(!f.book.add(lengthy, u"typed"_s));
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(2), u"Model not in memory"_s), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(f.book.entries()[3].status.state == EndpointStatus::State::Gone, 20000);
        QTest::qWait(50);
        for (const EngineCard *card : f.cards()) {
            QVERIFY(card->width() >= 300);
            QVERIFY(card->mapTo(f.page.get(), QPoint(card->width(), 0)).x() <= size.width());
        }
        QVERIFY(f.page->findChild<ComparabilityBar *>()->isVisibleTo(f.page.get()));
        f.shot(u"cards-"_s + QString::fromLatin1(QTest::currentDataTag()));
    }
};

QTEST_MAIN(TestEnginesPage)
#include "tst_engines_page.moc"
