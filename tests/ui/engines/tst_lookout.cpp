// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../support/test_certificates.h"
#include "plain_server.h"
#include "simulator/simulator.h"
#include "ui/models/endpoint_status.h"
#include "ui/models/endpoint_tester.h"
#include "ui/models/endpoint_watch.h"
#include "ui/models/localhost_look.h"
#include "ui/models/lookout.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<derby::Engine>)

/// What stands at an address, asked over sockets.
class TestLookout : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::unique_ptr<SimulatorFarm> farm(const QStringList &faults = {}, bool tls = false)
    {
        SimulatorOptions options;
        options.profile = u"demo"_s;
        options.faults = faults;
        if (tls) {
            options.certificate = m_folder.filePath(u"server.pem"_s);
            options.privateKey = m_folder.filePath(u"key.pem"_s);
        }
        auto farm = SimulatorFarm::start(options);
        return farm ? std::move(*farm) : nullptr;
    }

    static Endpoint of(const SimulatorFarm &farm, Engine engine)
    {
        for (const Endpoint &endpoint : farm.endpoints()) {
            if (endpoint.engine == engine)
                return endpoint;
        }
        return {};
    }

    /// Looks without saying what is expected there.
    static std::optional<ServerLook> look(Lookout &lookout, Endpoint endpoint, int *reports = nullptr)
    {
        endpoint.engine = Engine::OpenAi;
        std::optional<ServerLook> taken;
        const Lookout::HandlePtr handle = lookout.look(
            endpoint, Lookout::shortDeadlines(),
            [reports](const ProbeReport &) {
                if (reports)
                    ++*reports;
            },
            [&taken](const ServerLook &look) { taken = look; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(taken, 20000); }();
        return taken;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const test::CertificateAuthority authority;
        const test::Certificate issued = authority.issue({{"localhost"}, {"127.0.0.1"}});
        const auto write = [this](const QString &name, const std::string &pem) {
            QFile file(m_folder.filePath(name));
            file.open(QIODevice::WriteOnly);
            file.write(pem.data(), qint64(pem.size()));
        };
        write(u"server.pem"_s, issued.certificatePem);
        write(u"key.pem"_s, issued.keyPem);
        write(u"ca.pem"_s, authority.pem());
    }

    void recognises_data()
    {
        QTest::addColumn<Engine>("engine");
        for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
            QTest::newRow(qPrintable(engineId(engine))) << engine;
    }
    void recognises()
    {
        QFETCH(Engine, engine);
        const auto servers = farm();
        Lookout lookout;
        int reports = 0;
        const Endpoint endpoint = of(*servers, engine);
        const auto found = look(lookout, endpoint, &reports);
        QVERIFY(found);
        QCOMPARE(found->engine(), std::optional(engine));
        QVERIFY(found->identity.certain);
        QVERIFY(!found->identity.version.isEmpty());
        QCOMPARE(found->offer.names, QStringList{endpoint.model});
        QCOMPARE(reports, int(found->probes.size()));
        for (const ProbeReport &report : found->probes) {
            QVERIFY(report.answer.head.status > 0);
            QVERIFY2(report.roundTrip && *report.roundTrip > Nanos(0), report.target.constData());
        }
        QVERIFY(EndpointJudge::sentence(*found).contains(engineName(engine)));
        const auto added = LocalhostLook::endpointOf(endpoint.url, *found);
        QVERIFY(added && added->engine == engine && added->protocol == defaultProtocol(engine));
    }

    void saysWhatElseIsThere_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("web page") << QByteArray("200 OK") << QByteArray("text/html; charset=utf-8") << QByteArray("<html>hello</html>")
                                  << u"web page"_s;
        QTest::newRow("404") << QByteArray("404 Not Found") << QByteArray("text/plain") << QByteArray("no") << u"not as an inference"_s;
        QTest::newRow("wants a key") << QByteArray("401 Unauthorized") << QByteArray("application/json") << QByteArray("{}")
                                     << u"wants a key"_s;
        QTest::newRow("loading") << QByteArray("503 Service Unavailable") << QByteArray("application/json")
                                 << QByteArray(R"({"error":{"message":"Loading model"}})") << u"loading"_s;
    }
    void saysWhatElseIsThere()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        const PlainServer server(status, type, body);
        Lookout lookout;
        Endpoint endpoint;
        endpoint.url = server.url();
        const auto found = look(lookout, endpoint);
        QVERIFY(found && found->answered && !found->engine());
        QVERIFY2(EndpointJudge::sentence(*found).contains(words), qPrintable(EndpointJudge::sentence(*found)));
        for (const ProbeReport &report : found->probes)
            QVERIFY(!EndpointJudge::probeNote(report).contains(u"version "_s));
        endpoint.engine = Engine::Vllm;
        const EndpointStatus judged = EndpointJudge::fromLook(endpoint, *found);
        QVERIFY(judged.state == EndpointStatus::State::Degraded || judged.state == EndpointStatus::State::Ready);
    }

    void nobodyListens()
    {
        Lookout lookout;
        Endpoint endpoint;
        endpoint.url = PlainServer::nobody();
        const auto found = look(lookout, endpoint);
        QVERIFY(found && !found->answered && found->error && found->error->kind == ErrorKind::Refused);
        QCOMPARE(found->probes.size(), size_t(1));
        const EndpointStatus status = EndpointJudge::fromLook(endpoint, *found);
        QCOMPARE(status.state, EndpointStatus::State::Gone);
        QCOMPARE(status.note, u"Nothing listens"_s);
        QVERIFY(!status.error->actions.isEmpty());
    }

    void certificates()
    {
        const auto servers = farm({}, true);
        QVERIFY(servers);
        Lookout lookout;
        Endpoint endpoint = of(*servers, Engine::Vllm);
        QCOMPARE(endpoint.url.scheme(), u"https"_s);
        endpoint.caFile.clear();
        endpoint.verifyTls = true;
        auto found = look(lookout, endpoint);
        QVERIFY(found && !found->answered && found->error);
        QCOMPARE(found->error->kind, ErrorKind::Tls);
        endpoint.caFile = m_folder.filePath(u"ca.pem"_s);
        found = look(lookout, endpoint);
        QCOMPARE(found->engine(), std::optional(Engine::Vllm));
        endpoint.caFile.clear();
        endpoint.verifyTls = false;
        found = look(lookout, endpoint);
        QCOMPARE(found->engine(), std::optional(Engine::Vllm));
        // http spoken to a port of https
        endpoint.url.setScheme(u"http"_s);
        found = look(lookout, endpoint);
        QVERIFY(!found->engine());
        QVERIFY(found->error);
    }

    void cancels()
    {
        const auto servers = farm();
        Lookout lookout;
        bool called = false;
        Lookout::HandlePtr handle = lookout.look(
            of(*servers, Engine::Ollama), Lookout::shortDeadlines(), [&](const ProbeReport &) { called = true; },
            [&](const ServerLook &) { called = true; });
        handle.reset();
        const auto other = look(lookout, of(*servers, Engine::Vllm)); // asked afterwards, and answered
        QVERIFY(other);
        QVERIFY(!called);
        // The Lookout may go first.
        auto shortLived = std::make_unique<Lookout>();
        handle = shortLived->look(of(*servers, Engine::Vllm), Lookout::shortDeadlines(), {}, [&](const ServerLook &) { called = true; });
        shortLived.reset();
        handle.reset();
        QVERIFY(!called);
    }

    void watchFollows()
    {
        EndpointBook book(m_folder.filePath(u"watch.json"_s));
        Lookout lookout;
        QVERIFY(!book.startSimulators(u"demo"_s));
        EndpointWatch watch(book, lookout, std::chrono::milliseconds(100));
        using State = EndpointStatus::State;
        const auto status = [&book](int index) { return book.entries()[index].status; };
        QTRY_COMPARE_WITH_TIMEOUT(status(0).state, State::Ready, 20000);
        QTRY_COMPARE(status(1).state, State::Ready);
        QTRY_COMPARE(status(2).state, State::Degraded);
        QCOMPARE(status(2).note, u"Model not in memory"_s);
        QCOMPARE(status(2).remedy, EndpointStatus::Remedy::LoadModel);
        QVERIFY(status(0).version.startsWith(u"vLLM "_s));
        QVERIFY(!status(0).model.isEmpty());
        QVERIFY(status(0).contextTokens);
        QTRY_VERIFY(status(0).roundTripsMs.size() >= 2 * EndpointWatch::pulses);
        QVERIFY(status(0).roundTripsMs.size() <= EndpointWatch::roundTripsKept);
        for (const double trip : status(0).roundTripsMs)
            QVERIFY(trip > 0);

        // The one thing that helps, helps.
        std::optional<Error> refused = makeError(ErrorKind::Io);
        const auto load = lookout.load(book.endpoints()[2], Deadlines(), [&](const std::optional<Error> &error) { refused = error; });
        QTRY_VERIFY_WITH_TIMEOUT(!refused, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(status(2).state, State::Ready, 20000);

        // Paused, nothing is asked.
        QSignalSpy asked(&book, &EndpointBook::statusChanged);
        book.setPaused(true);
        QTest::qWait(0);
        asked.clear();
        book.setPaused(true);
        watch.checkNow(book.entries()[0].serial);
        watch.checkAll();
        QVERIFY(!asked.wait(400));
        book.setPaused(false);
        QTRY_VERIFY(!asked.isEmpty());
    }

    void watchSeesAServerGoAndAWrongEngine()
    {
        EndpointBook book(m_folder.filePath(u"gone.json"_s));
        Lookout lookout;
        auto servers = farm();
        Endpoint wrong = of(*servers, Engine::Tgi);
        wrong.simulated = false;
        wrong.engine = Engine::Vllm;
        wrong.protocol = Protocol::OpenAiChat;
        QVERIFY(!book.add(wrong, u"typed"_s));
        Endpoint right = of(*servers, Engine::Vllm);
        right.simulated = false;
        right.model = u"no/such-model"_s;
        QVERIFY(!book.add(right, u"typed"_s));
        EndpointWatch watch(book, lookout, std::chrono::milliseconds(100));
        using Remedy = EndpointStatus::Remedy;
        QTRY_COMPARE_WITH_TIMEOUT(book.entries()[0].status.remedy, Remedy::ChangeEngine, 20000);
        QCOMPARE(book.entries()[0].status.found, std::optional(Engine::Tgi));
        QVERIFY(book.entries()[0].status.error->message.contains(u"not vLLM"_s));
        QTRY_COMPARE(book.entries()[1].status.remedy, Remedy::EditModel);
        right.model.clear();
        QVERIFY(!book.replace(1, right));
        QTRY_COMPARE(book.entries()[1].status.state, EndpointStatus::State::Ready);
        const QString version = book.entries()[1].status.version;
        servers.reset();
        QTRY_COMPARE_WITH_TIMEOUT(book.entries()[1].status.state, EndpointStatus::State::Gone, 20000);
        QCOMPARE(book.entries()[1].status.version, version); // still worth reading
        QVERIFY(book.entries()[1].status.roundTripsMs.last() < 0);
    }

    void tests()
    {
        EndpointBook book(m_folder.filePath(u"tests.json"_s));
        QVERIFY(!book.startSimulators(u"demo"_s));
        EndpointTester tester(book);
        for (const BookEntry &entry : book.entries())
            tester.start(entry.serial);
        for (const BookEntry &entry : book.entries()) {
            QTRY_VERIFY_WITH_TIMEOUT(tester.result(entry.serial), 20000);
            const Trace &trace = *tester.result(entry.serial);
            QVERIFY2(!trace.error, trace.error ? qPrintable(trace.error->message) : "");
            QVERIFY(trace.firstToken && trace.sent && *trace.firstToken > *trace.sent);
            QVERIFY(!trace.reading.text.empty());
        }
        const quint64 serial = book.entries()[0].serial;
        tester.start(serial);
        QVERIFY(tester.running(serial));
        tester.cancel(serial);
        QVERIFY(!tester.running(serial) && !tester.result(serial));
        tester.start(serial);
        book.setPaused(true); // a measurement begins
        QVERIFY(!tester.anyRunning());
        tester.start(serial);
        QVERIFY(!tester.anyRunning());
    }

    void localhost()
    {
        const auto servers = farm();
        const PlainServer page("200 OK", "text/html", "<p>");
        const Endpoint vllm = of(*servers, Engine::Vllm);
        Lookout lookout;
        LocalhostLook look(lookout, {vllm.url.port(), page.url().port(), PlainServer::nobody().port()});
        QSignalSpy finished(&look, &LocalhostLook::finished);
        look.start();
        QVERIFY(look.running());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QCOMPARE(look.found().size(), 1);
        QCOMPARE(look.found().first().engine, Engine::Vllm);
        QVERIFY(look.places()[1].look->webPage);
        QVERIFY(look.places()[2].look->error);
        look.start();
        look.cancel();
        QVERIFY(!look.running());
        QCOMPARE(LocalhostLook::usualPorts(), QList<int>({8000, 8080, 3000, 80, 11434, 30000}));
    }
};

QTEST_GUILESS_MAIN(TestLookout)
#include "tst_lookout.moc"
