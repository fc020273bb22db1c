// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines_fixture.h"
#include "plain_server.h"
#include "simulator/simulator.h"
#include "ui/pages/engines/edit_panel.h"

#include <QComboBox>
#include <QPlainTextEdit>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

class TestEnginesEdit : public QObject
{
    Q_OBJECT

    std::unique_ptr<SimulatorFarm> m_farm;

    Endpoint real(Engine engine) const
    {
        for (Endpoint endpoint : m_farm->endpoints()) {
            if (endpoint.engine != engine)
                continue;
            endpoint.simulated = false;
            endpoint.model.clear();
            endpoint.name.clear();
            return endpoint;
        }
        return {};
    }

    static EditPanel *open(EnginesFixture &f, int index)
    {
        QTest::mouseClick(f.shown<QPushButton>(u"Edit "_s + f.card(index)->accessibleName().section(u" at "_s, 0, 0)), Qt::LeftButton);
        auto *panel = f.page->findChild<EditPanel *>();
        return panel && panel->isVisibleTo(f.page.get()) ? panel : nullptr;
    }

    static QLineEdit *in(EditPanel *panel, const QString &name)
    {
        for (QLineEdit *edit : panel->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == name)
                return edit;
        }
        return nullptr;
    }

    static QComboBox *choice(EditPanel *panel, const QString &name)
    {
        for (QComboBox *box : panel->findChildren<QComboBox *>()) {
            if (box->accessibleName() == name)
                return box;
        }
        return nullptr;
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

    void savesEverything()
    {
        EnginesFixture f;
        QVERIFY(!f.book.add(real(Engine::Vllm), u"typed"_s));
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(0), u"Ready"_s), 20000);
        EditPanel *panel = open(f, 0);
        QVERIFY(panel);
        QVERIFY(in(panel, u"Name"_s)->hasFocus());
        f.shot(u"edit"_s);
        EnginesFixture::type(in(panel, u"Name"_s), u"Mine"_s);
        EnginesFixture::type(in(panel, u"Model"_s), u"some/other"_s);
        choice(panel, u"Protocol"_s)->setCurrentIndex(1);
        choice(panel, u"Where the key is"_s)->setCurrentIndex(1);
        EnginesFixture::type(in(panel, u"Environment variable"_s), u"MY_KEY"_s);
        panel->findChild<QPlainTextEdit *>()->setPlainText(u"X-Team: bench"_s);
        QTest::keyClick(in(panel, u"Name"_s), Qt::Key_Return);
        QVERIFY(!panel->isVisibleTo(f.page.get()));
        const Endpoint saved = f.book.entries().first().endpoint;
        QCOMPARE(saved.name, u"Mine"_s);
        QCOMPARE(saved.model, u"some/other"_s);
        QCOMPARE(saved.protocol, Protocol::OpenAiCompletions);
        QCOMPARE(saved.apiKeyEnv, u"MY_KEY"_s);
        QCOMPARE(saved.headers, HeaderList({{"X-Team", "bench"}}));
        QTRY_VERIFY(f.card(0)->hasFocus());
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(0), u"Does not list the model"_s), 20000);
        QTest::mouseClick(f.button(u"Choose a model"_s), Qt::LeftButton);
        QVERIFY(in(panel, u"Model"_s)->hasFocus());
        QTest::keyClick(in(panel, u"Model"_s), Qt::Key_Escape);
        QVERIFY(!panel->isVisibleTo(f.page.get()));
    }

    void everyFieldSaysWhatIsWrong()
    {
        EnginesFixture f;
        QVERIFY(!f.book.add(real(Engine::Vllm), u"typed"_s));
        QVERIFY(!f.book.add(real(Engine::Tgi), u"typed"_s));
        EditPanel *panel = open(f, 0);
        QVERIFY(panel);
        const QString good = in(panel, u"Address"_s)->text();
        const auto refuses = [&](QLineEdit *edit, const QString &bad, const QString &words, const QString &back) {
            EnginesFixture::type(edit, bad);
            QTest::keyClick(edit, Qt::Key_Return);
            const bool said = EnginesFixture::says(panel, words);
            const bool open = panel->isVisibleTo(f.page.get());
            EnginesFixture::type(edit, back);
            return said && open && edit->hasFocus();
        };
        QVERIFY(refuses(in(panel, u"Name"_s), QString(80, u'x'), u"too long"_s, {}));
        QVERIFY(refuses(in(panel, u"Address"_s), {}, u"Type the server's address"_s, good));
        QVERIFY(refuses(in(panel, u"Address"_s), u"http://host:123456"_s, u"65535"_s, good));
        QVERIFY(refuses(in(panel, u"Address"_s), u"http://host/v1/chat/completions"_s, u"server's own address"_s, good));
        QVERIFY(refuses(in(panel, u"Model"_s), u"two words"_s, u"no spaces"_s, {}));
        choice(panel, u"Where the key is"_s)->setCurrentIndex(1);
        QVERIFY(refuses(in(panel, u"Environment variable"_s), u"sk-key"_s, u"no variable's name"_s, u"KEY"_s));
        QVERIFY(refuses(in(panel, u"Environment variable"_s), {}, u"Name the environment variable"_s, u"KEY"_s));
        choice(panel, u"Where the key is"_s)->setCurrentIndex(2);
        QVERIFY(refuses(in(panel, u"Key"_s), {}, u"Type the key"_s, {}));
        QVERIFY(refuses(in(panel, u"Key"_s), u"two words"_s, u"one word"_s, {}));
        choice(panel, u"Where the key is"_s)->setCurrentIndex(0);
        auto *headers = panel->findChild<QPlainTextEdit *>();
        headers->setPlainText(u"Authorization: Bearer abc"_s);
        QTest::keyClick(in(panel, u"Name"_s), Qt::Key_Return);
        QVERIFY(EnginesFixture::says(panel, u"would be kept in a file"_s));
        headers->clear();
        EnginesFixture::type(in(panel, u"Address"_s), u"https://host"_s);
        QVERIFY(refuses(in(panel, u"CA file"_s), u"/no/such.pem"_s, u"There is no file"_s, {}));
        // Verification off is shouted.
        auto *verify = panel->findChild<QCheckBox *>();
        QTest::keyClick(verify, Qt::Key_Space);
        QVERIFY(EnginesFixture::says(panel, u"NOT VERIFIED"_s));
        f.shot(u"edit-shouted"_s);
        // The same address and engine twice.
        choice(panel, u"Engine"_s)->setCurrentIndex(1);
        QVERIFY(refuses(in(panel, u"Address"_s), f.book.entries()[1].endpoint.url.toString(), u"is there already"_s, good));
        QCOMPARE(f.book.entries()[0].endpoint.url.toString(), good);
    }

    void keepsTheKeyInTheKeychain()
    {
        EnginesFixture f;
        const PlainServer closed("401 Unauthorized", "application/json", "{}");
        Endpoint endpoint;
        endpoint.engine = Engine::Vllm;
        endpoint.url = closed.url();
        QVERIFY(!f.book.add(endpoint, u"typed"_s));
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(0), u"Wants a key"_s), 20000);
        QTest::mouseClick(f.button(u"Give the key"_s), Qt::LeftButton);
        auto *panel = f.page->findChild<EditPanel *>();
        choice(panel, u"Where the key is"_s)->setCurrentIndex(2);
        QCOMPARE(in(panel, u"Key"_s)->echoMode(), QLineEdit::Password);
        EnginesFixture::type(in(panel, u"Key"_s), u"sk-test-1234"_s);

        f.keys->broken = true;
        QTest::keyClick(in(panel, u"Key"_s), Qt::Key_Return);
        QTRY_VERIFY(EnginesFixture::says(panel, u"No keychain service runs"_s));
        QVERIFY(EnginesFixture::says(panel, u"environment variable"_s));
        f.keys->broken = false;
        QTest::keyClick(in(panel, u"Key"_s), Qt::Key_Return);
        QTRY_VERIFY(!panel->isVisibleTo(f.page.get()));
        QCOMPARE(f.keys->keys.size(), 1);
        QCOMPARE(f.keys->keys.begin().value(), QByteArray("sk-test-1234"));
        QTRY_VERIFY_WITH_TIMEOUT(closed.lastRequest().contains("Bearer sk-test-1234"), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(0), u"Key refused"_s), 20000);

        QFile file(f.folder.filePath(u"endpoints.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.contains("keychain_key"));
        QVERIFY(!written.contains("sk-test-1234"));

        // An empty field leaves the key where it is; no key takes it away.
        panel = open(f, 0);
        QVERIFY(panel);
        EnginesFixture::type(in(panel, u"Name"_s), u"Closed"_s);
        QTest::keyClick(in(panel, u"Name"_s), Qt::Key_Return);
        QCOMPARE(f.book.endpoints().first().apiKey, QByteArray("sk-test-1234"));
        panel = open(f, 0);
        QVERIFY(panel);
        choice(panel, u"Where the key is"_s)->setCurrentIndex(0);
        QTest::keyClick(in(panel, u"Name"_s), Qt::Key_Return);
        QTRY_VERIFY(f.keys->keys.isEmpty());
        QVERIFY(f.book.endpoints().first().apiKey.isEmpty());
    }

    void addsWithAKey()
    {
        EnginesFixture f;
        QLineEdit *address = f.field(u"Address"_s);
        EnginesFixture::type(address, real(Engine::Vllm).url.toString());
        QTest::mouseClick(f.button(u"Header or key"_s), Qt::LeftButton);
        auto *where = f.shown<QComboBox>(u"Where the key is"_s);
        QVERIFY(where && where->hasFocus());
        where->setCurrentIndex(2);
        EnginesFixture::type(f.field(u"Key"_s), u"sk-typed"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.says(u"This is vLLM"_s), 20000);
        QTest::mouseClick(f.button(u"Add"_s), Qt::LeftButton);
        QTRY_COMPARE(f.book.entries().size(), 1);
        QCOMPARE(f.book.endpoints().first().apiKey, QByteArray("sk-typed"));
        QCOMPARE(f.keys->keys.size(), 1);
    }

    void mendsTheEngine()
    {
        EnginesFixture f;
        Endpoint wrong = real(Engine::Tgi);
        wrong.engine = Engine::Vllm;
        wrong.protocol = Protocol::OpenAiChat;
        QVERIFY(!f.book.add(wrong, u"typed"_s));
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(0), u"Is TGI"_s), 20000);
        f.shot(u"wrong-engine"_s);
        QTest::mouseClick(f.button(u"Make it TGI"_s), Qt::LeftButton);
        QCOMPARE(f.book.entries().first().endpoint.engine, Engine::Tgi);
        QTRY_VERIFY_WITH_TIMEOUT(EnginesFixture::hasChip(f.card(0), u"Ready"_s), 20000);
    }
};

QTEST_MAIN(TestEnginesEdit)
#include "tst_engines_edit.moc"
