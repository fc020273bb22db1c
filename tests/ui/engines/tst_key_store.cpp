// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys in the real Secret Service: GNOME Keyring, on a session bus and with a keyring of the test's own. The user's own bus and keyring are
// never touched.
#include "ui/models/endpoint_book.h"
#include "ui/models/key_store.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

/// A session's bus that starts no service of its own accord: when the keyring ends, nobody takes its place.
const char busConfig[] =
    "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"\n"
    " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
    "<busconfig>\n <type>session</type>\n <listen>unix:tmpdir=/tmp</listen>\n <auth>EXTERNAL</auth>\n <policy context=\"default\">\n"
    "  <allow send_destination=\"*\"/>\n  <allow receive_sender=\"*\"/>\n  <allow own=\"*\"/>\n </policy>\n</busconfig>\n";

} // namespace

class TestKeyStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QProcess m_bus, m_keyring;

    std::optional<Result<QByteArray>> read(KeyStore &store, const QString &name)
    {
        std::optional<Result<QByteArray>> answer;
        store.read(name, this, [&answer](const Result<QByteArray> &key) { answer = key; });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMs);
        return answer;
    }

    /// The error, or "" where it was done; nothing where no answer came.
    std::optional<QString> write(KeyStore &store, const QString &name, const QByteArray &key)
    {
        std::optional<QString> said;
        store.write(name, key, this, [&said](const std::optional<Error> &error) { said = error ? error->message : QString(); });
        (void)QTest::qWaitFor([&said] { return said.has_value(); }, patienceMs);
        return said;
    }

    std::optional<QString> remove(KeyStore &store, const QString &name)
    {
        std::optional<QString> said;
        store.remove(name, this, [&said](const std::optional<Error> &error) { said = error ? error->message : QString(); });
        (void)QTest::qWaitFor([&said] { return said.has_value(); }, patienceMs);
        return said;
    }

    /// All that lies on the disk below the test's home.
    QByteArray everythingWritten() const
    {
        QByteArray all;
        const auto collect = [&all](const QDir &folder, const auto &self) -> void {
            for (const QFileInfo &info : folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)) {
                if (info.isDir()) {
                    self(QDir(info.filePath()), self);
                } else if (QFile file(info.filePath()); file.open(QIODevice::ReadOnly)) {
                    all += file.readAll();
                }
            }
        };
        collect(QDir(m_home.path()), collect);
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        for (const char *folder : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
            const QString path = m_home.filePath(QString::fromLatin1(folder).toLower());
            QVERIFY(QDir().mkpath(path));
            QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
            qputenv(folder, path.toLocal8Bit());
        }
        qunsetenv("GNOME_KEYRING_CONTROL");
        qunsetenv("DISPLAY"); // nobody is asked anything
        qunsetenv("WAYLAND_DISPLAY");
        qputenv("XDG_CURRENT_DESKTOP", "GNOME"); // QtKeychain asks KWallet first on its desktop

        QFile config(m_home.filePath(u"bus.conf"_s));
        QVERIFY(config.open(QIODevice::WriteOnly) && config.write(busConfig) > 0);
        config.close();
        m_bus.start(u"dbus-daemon"_s, {u"--config-file"_s, config.fileName(), u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        QVERIFY2(m_bus.waitForStarted(), "dbus-daemon is missing: apt-get install dbus");
        QVERIFY(QTest::qWaitFor([this] { return m_bus.canReadLine(); }, patienceMs));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());

        m_keyring.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--components=secrets"_s, u"--unlock"_s});
        QVERIFY2(m_keyring.waitForStarted(), "gnome-keyring-daemon is missing: apt-get install gnome-keyring");
        m_keyring.write("password of the test's own keyring");
        m_keyring.closeWriteChannel();
        // It is there as soon as a key can be written.
        const auto store = systemKeyStore();
        std::optional<QString> said;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         said = write(*store, u"first"_s, "1");
                         return said && said->isEmpty();
                     },
                     patienceMs),
                 qPrintable(said.value_or(u"no answer (is libsecret-1-0 installed?)"_s)));
    }

    void cleanupTestCase()
    {
        for (QProcess *process : {&m_keyring, &m_bus}) {
            process->terminate();
            if (!process->waitForFinished(patienceMs))
                process->kill();
        }
    }

    void keepsAKey()
    {
        const auto store = systemKeyStore();
        const QByteArray key = "sk-\xc3\xa4 key with spaces, \"quotes\" and = signs";
        QCOMPARE(write(*store, u"vllm http://one:8000"_s, key), u""_s);
        QCOMPARE(write(*store, u"vllm http://two:8000"_s, "another"), u""_s);
        const auto again = systemKeyStore(); // the next start
        const auto read = this->read(*again, u"vllm http://one:8000"_s);
        QVERIFY(read && *read);
        QCOMPARE(**read, key);
        QVERIFY2(!everythingWritten().contains("key with spaces"), "the key lies in plain text on the disk");
    }

    void aKeyIsReplaced()
    {
        const auto store = systemKeyStore();
        QCOMPARE(write(*store, u"replaced"_s, "old"), u""_s);
        QCOMPARE(write(*store, u"replaced"_s, "new"), u""_s);
        const auto read = this->read(*store, u"replaced"_s);
        QVERIFY(read && *read);
        QCOMPARE(**read, QByteArray("new"));
    }

    void aKeyIsTakenOut()
    {
        const auto store = systemKeyStore();
        QCOMPARE(write(*store, u"gone"_s, "secret"), u""_s);
        QCOMPARE(remove(*store, u"gone"_s), u""_s);
        const auto read = this->read(*store, u"gone"_s);
        QVERIFY(read && !*read);
        QCOMPARE(read->error().kind, ErrorKind::NotFound);
        QVERIFY(!read->error().actions.isEmpty());
        QCOMPARE(remove(*store, u"gone"_s), u""_s); // not there is no error
    }

    void theBookFindsItsKeyAgain()
    {
        const QString file = m_home.filePath(u"endpoints.json"_s);
        Endpoint endpoint;
        endpoint.engine = Engine::Vllm;
        endpoint.protocol = defaultProtocol(Engine::Vllm);
        endpoint.url = QUrl(u"http://keyed:8000"_s);
        endpoint.apiKey = "sk-of-the-book";
        {
            EndpointBook book(file);
            QString name;
            book.keepKey(endpoint, endpoint.apiKey, this, [&name](const Result<QString> &kept) { name = kept.value_or(QString()); });
            QTRY_VERIFY_WITH_TIMEOUT(!name.isEmpty(), patienceMs);
            QVERIFY(!book.add(endpoint, u"typed"_s, name));
        }
        EndpointBook book(file);
        QCOMPARE(book.entries().size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(book.endpoints().first().apiKey, QByteArray("sk-of-the-book"), patienceMs);
        QVERIFY(!everythingWritten().contains("sk-of-the-book"));
        QVERIFY(!book.remove(0)); // and its key with it
        const auto store = systemKeyStore();
        QTRY_VERIFY_WITH_TIMEOUT(!*this->read(*store, u"vllm http://keyed:8000"_s), patienceMs);
    }

    void withoutAServiceItSaysWhatToDo()
    {
        // The last one: the service goes away.
        m_keyring.terminate();
        QVERIFY(m_keyring.waitForFinished(patienceMs));
        const auto store = systemKeyStore();
        const auto read = this->read(*store, u"vllm http://one:8000"_s);
        QVERIFY(read && !*read);
        QVERIFY2(!read->error().message.isEmpty() && !read->error().actions.isEmpty(), qPrintable(read->error().detail));
    }
};

QTEST_GUILESS_MAIN(TestKeyStore)
#include "tst_key_store.moc"
