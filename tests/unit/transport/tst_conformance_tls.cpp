// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: Qt 6.4's moc stumbles over <compare> when it meets it before Qt

#include "scripted_server.h"
#include "stream_probe.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace derby;
using namespace derby::test;
using namespace std::chrono_literals;

namespace {

struct Case
{
    const char *name;
    CertificateNames names;
    const char *host = "localhost"; ///< in the URL
    bool giveCa = true;
    bool verify = true;
    const char *says = nullptr; ///< part of the error's message; nothing: it works
    const char *advice = nullptr; ///< part of one of its actions
};

const std::vector<Case> cases{
    {"own authority", {{"localhost"}, {}}},
    {"address", {{}, {"127.0.0.1"}}, "127.0.0.1"},
    {"wildcard does not cover another domain", {{"*.example.com"}, {}}, "localhost", true, true, "another host", "host name"},
    {"expired", {{"localhost"}, {}, -7200, -3600}, "localhost", true, true, "has expired", "Renew"},
    {"not yet valid", {{"localhost"}, {}, 3600, 7200}, "localhost", true, true, "not valid yet", "date"},
    {"wrong host", {{"example.com"}, {}}, "localhost", true, true, "another host", "host name"},
    {"wrong address", {{"localhost"}, {"127.0.0.2"}}, "127.0.0.1", true, true, "another host", "host name"},
    {"unknown authority", {{"localhost"}, {}}, "localhost", false, true, "authority", "ca_file"},
    {"not verified", {{"example.com"}, {}, -7200, -3600}, "localhost", false, false},
};

} // namespace

class TestConformanceTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_caFile = m_folder.filePath(QStringLiteral("authority.pem"));
        QFile file(m_caFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_authority.pem().c_str());
    }

    void certificate_data()
    {
        QStringList names;
        for (const Case &each : cases)
            names << QString::fromLatin1(each.name);
        addTransportRows(names);
    }

    void certificate()
    {
        QFETCH(int, kind);
        const QString tag = tagPart();
        const Case &the = *std::find_if(cases.begin(), cases.end(), [&](const Case &each) { return tag == QLatin1String(each.name); });
        ScriptedServer server(
            [](Peer &peer) {
                while (peer.readRequest()) {
                    peer.sendHead("Transfer-Encoding: chunked\r\n");
                    peer.sendChunk("data: a\n\n");
                    peer.sendChunk(std::string(100000, 'x'));
                    peer.sendChunk("data: [DONE]\n\n");
                    peer.send("0\r\n\r\n");
                }
            },
            {false, m_authority.issue(the.names)});
        if (!the.verify)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("NOT VERIFIED")));
        const auto transport = makeTransport(static_cast<TransportKind>(kind), m_clock);
        for (int i = 0; i < 2; ++i) {
            const auto probe = start(*transport, server.port(), the);
            QVERIFY(probe->wait());
            if (the.says) {
                QCOMPARE(probe->errorId(), QStringLiteral("tls"));
                const Error &error = *probe->closed.error;
                QVERIFY2(error.message.contains(QLatin1String(the.says)), qPrintable(error.message));
                QVERIFY2(error.actions.join(u'\n').contains(QLatin1String(the.advice)), qPrintable(error.actions.join(u'\n')));
                QVERIFY(probe->sents.empty());
            } else {
                QVERIFY2(!probe->closed.error,
                         qPrintable(probe->closed.error ? probe->closed.error->message + probe->closed.error->detail : QString()));
                QCOMPARE(probe->body.size(), size_t(100000 + 9 + 14));
                QCOMPARE(probe->sents.back().reused, i > 0);
                if (i == 0)
                    QVERIFY(probe->sents[0].connect.tls && *probe->sents[0].connect.tls > 0ns);
            }
        }
        if (!the.says)
            QCOMPARE(server.connections(), 1);
        else
            QCOMPARE(server.requests(), 0); // no request, and no credentials, to a server that can't be trusted
    }

    void noTls_data() { addTransportRows({QStringLiteral("plain answer"), QStringLiteral("closes"), QStringLiteral("silent")}); }
    void noTls()
    {
        QFETCH(int, kind);
        const QString how = tagPart();
        ScriptedServer server([&how](Peer &peer) {
            if (how == QLatin1String("plain answer"))
                peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            if (how == QLatin1String("silent"))
                peer.waitForClose();
        });
        const auto transport = makeTransport(static_cast<TransportKind>(kind), m_clock);
        StreamRequest request = requestTo(QStringLiteral("https://127.0.0.1:%1").arg(server.port()));
        request.deadlines.connect = how == QLatin1String("silent") ? 300ms : 15s;
        const auto probe = std::make_shared<StreamProbe>();
        transport->start(request, probe);
        QVERIFY(probe->wait());
        if (how == QLatin1String("silent")) {
            QCOMPARE(probe->errorId(), QStringLiteral("connect_timeout"));
        } else if (static_cast<TransportKind>(kind) == TransportKind::Stopwatch || how == QLatin1String("plain answer")) {
            QCOMPARE(probe->errorId(), QStringLiteral("tls"));
            QVERIFY2(probe->closed.error->actions.join(u'\n').contains(QLatin1String("http://")),
                     qPrintable(probe->closed.error->actions.join(u'\n')));
        } else {
            QVERIFY(probe->closed.error); // Qt says no more than that it was closed
        }
    }

    void httpToTlsPort_data() { addTransportRows(); }
    void httpToTlsPort()
    {
        QFETCH(int, kind);
        ScriptedServer server([](Peer &) {}, {false, m_authority.issue({{"localhost"}, {}})});
        const auto transport = makeTransport(static_cast<TransportKind>(kind), m_clock);
        const auto probe = std::make_shared<StreamProbe>();
        transport->start(requestTo(urlOf(server.port())), probe);
        QVERIFY(probe->wait());
        QVERIFY(probe->closed.error);
        QVERIFY2(probe->closed.error->actions.join(u'\n').contains(QLatin1String("https://")), qPrintable(probe->closed.error->message));
    }

    void badCaFile_data() { addTransportRows({QStringLiteral("missing"), QStringLiteral("no certificate")}); }
    void badCaFile()
    {
        QFETCH(int, kind);
        ScriptedServer server([](Peer &) {}, {false, m_authority.issue({{"localhost"}, {}})});
        const QString path = m_folder.filePath(QStringLiteral("bad.pem"));
        QFile::remove(path);
        if (tagPart() == QLatin1String("no certificate")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("nothing here\n");
        }
        const auto transport = makeTransport(static_cast<TransportKind>(kind), m_clock);
        StreamRequest request = requestTo(QStringLiteral("https://localhost:%1").arg(server.port()));
        request.endpoint.caFile = path;
        const auto probe = std::make_shared<StreamProbe>();
        transport->start(request, probe);
        QVERIFY(probe->wait());
        QCOMPARE(probe->errorId(), QStringLiteral("tls"));
        QVERIFY(probe->closed.error->message.contains(path));
    }

    void cutOff_data() { addTransportRows({QStringLiteral("goodbye"), QStringLiteral("reset")}); }
    void cutOff()
    {
        QFETCH(int, kind);
        const bool goodbye = tagPart() == QLatin1String("goodbye");
        Gate seen;
        ScriptedServer server(
            [&](Peer &peer) {
                peer.readRequest();
                peer.sendHead("Transfer-Encoding: chunked\r\n");
                peer.sendChunk("token");
                seen.wait();
                goodbye ? peer.close() : peer.reset();
            },
            {false, m_authority.issue({{"localhost"}, {}})});
        const auto transport = makeTransport(static_cast<TransportKind>(kind), m_clock);
        const auto probe = std::make_shared<StreamProbe>();
        probe->judge = [&seen](std::string_view) {
            seen.open();
            return StreamState::Streaming;
        };
        StreamRequest request = requestTo(QStringLiteral("https://localhost:%1").arg(server.port()));
        request.endpoint.caFile = m_caFile;
        transport->start(request, probe);
        QVERIFY(probe->wait());
        QCOMPARE(probe->body, std::string("token"));
        if (static_cast<TransportKind>(kind) == TransportKind::Stopwatch)
            QCOMPARE(probe->errorId(), goodbye ? QStringLiteral("truncated") : QStringLiteral("reset"));
        else
            QVERIFY(probe->closed.error);
    }

    void stale_data() { addTransportRows(); }
    void stale()
    {
        QFETCH(int, kind);
        ScriptedServer server(
            [](Peer &peer) {
                if (!peer.readRequest())
                    return;
                peer.sendSized("ok");
                if (peer.number == 1) {
                    peer.readRequest();
                    return peer.close();
                }
                peer.waitForClose();
            },
            {false, m_authority.issue({{"localhost"}, {}})});
        const auto transport = makeTransport(static_cast<TransportKind>(kind), m_clock);
        for (int i = 0; i < 2; ++i) {
            StreamRequest request = requestTo(QStringLiteral("https://localhost:%1").arg(server.port()));
            request.endpoint.caFile = m_caFile;
            const auto probe = std::make_shared<StreamProbe>();
            transport->start(request, probe);
            QVERIFY(probe->wait());
            QCOMPARE(probe->errorId(), QStringLiteral("none"));
            QCOMPARE(probe->sents.back().staleRetries, i);
        }
        QCOMPARE(server.connections(), 2);
    }

    void preconnected()
    {
        ScriptedServer server(
            [](Peer &peer) {
                while (peer.readRequest())
                    peer.sendSized("ok");
            },
            {false, m_authority.issue({{"localhost"}, {}})});
        const auto transport = makeTransport(TransportKind::Stopwatch, m_clock);
        StreamRequest request = requestTo(QStringLiteral("https://localhost:%1").arg(server.port()));
        request.endpoint.caFile = m_caFile;
        Gate done;
        transport->preconnect(request.endpoint, 4, {}, [&] { done.open(); });
        QVERIFY(done.wait());
        for (int i = 0; i < 4; ++i) { // with TLS 1.3's session tickets still unread on each
            const auto probe = std::make_shared<StreamProbe>();
            request.coldConnection = false;
            transport->start(request, probe);
            QVERIFY(probe->wait());
            QCOMPARE(probe->errorId(), QStringLiteral("none"));
            QVERIFY(probe->sents.back().reused);
            QCOMPARE(probe->sents.size(), size_t(1));
        }
        QCOMPARE(server.connections(), 4);
    }

    void throughProxy_data() { addTransportRows({QStringLiteral("tunnel"), QStringLiteral("forbidden")}); }
    void throughProxy()
    {
        QFETCH(int, kind);
        const bool tunnel = tagPart() == QLatin1String("tunnel");
        const Certificate certificate = m_authority.issue({{"model.example.com"}, {}});
        ScriptedServer proxy([&](Peer &peer) {
            if (!peer.readRequest())
                return;
            if (!tunnel) {
                peer.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
                return;
            }
            peer.pause(50);
            peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
            if (peer.startTls(certificate) && peer.readRequest()) // proxy and server in one
                peer.sendSized("ok");
            peer.waitForClose();
        });
        const auto transport = makeTransport(static_cast<TransportKind>(kind), m_clock);
        StreamRequest request = requestTo(QStringLiteral("https://model.example.com")); // which only the proxy can resolve
        request.endpoint.caFile = m_caFile;
        request.endpoint.proxy = QStringLiteral("http://user:secret@127.0.0.1:%1").arg(proxy.port());
        const auto probe = std::make_shared<StreamProbe>();
        transport->start(request, probe);
        QVERIFY(probe->wait());
        QCOMPARE(proxy.log().at(0).line(), std::string("CONNECT model.example.com:443 HTTP/1.1"));
        if (static_cast<TransportKind>(kind) == TransportKind::Stopwatch)
            QCOMPARE(proxy.log().at(0).header("Proxy-Authorization"), std::string("Basic dXNlcjpzZWNyZXQ="));
        if (tunnel) {
            QCOMPARE(probe->errorId(), QStringLiteral("none"));
            QCOMPARE(probe->body, std::string("ok"));
            QCOMPARE(proxy.log().at(1).header("Host"), std::string("model.example.com"));
            QCOMPARE(proxy.log().at(1).header("Proxy-Authorization"), std::string());
            if (static_cast<TransportKind>(kind) == TransportKind::Stopwatch)
                QVERIFY(*probe->sents.back().connect.connect >= 50ms); // the proxy's time is connecting, no lateness
        } else {
            QVERIFY(probe->closed.error);
            QVERIFY2(!probe->closed.error->message.contains(QLatin1String("secret")), "credentials stay out of messages");
            if (static_cast<TransportKind>(kind) == TransportKind::Stopwatch)
                QCOMPARE(probe->errorId(), QStringLiteral("refused"));
        }
    }

    void cancelInHandshake_data() { addTransportRows(); }
    void cancelInHandshake()
    {
        QFETCH(int, kind);
        Gate accepted;
        ScriptedServer server([&accepted](Peer &peer) {
            accepted.open();
            peer.waitForClose();
        });
        const auto transport = makeTransport(static_cast<TransportKind>(kind), m_clock);
        const auto probe = std::make_shared<StreamProbe>();
        const StreamId id = transport->start(requestTo(QStringLiteral("https://127.0.0.1:%1").arg(server.port())), probe);
        QVERIFY(accepted.wait());
        transport->cancel(id);
        QVERIFY(probe->wait());
        QCOMPARE(probe->errorId(), QStringLiteral("cancelled"));
    }

private:
    static QString tagPart() { return QString::fromLatin1(QTest::currentDataTag()).section(QStringLiteral(", "), 1); }

    std::shared_ptr<StreamProbe> start(Transport &transport, std::uint16_t port, const Case &the)
    {
        StreamRequest request = requestTo(QStringLiteral("https://%1:%2").arg(QString::fromLatin1(the.host)).arg(port));
        if (the.giveCa)
            request.endpoint.caFile = m_caFile;
        request.endpoint.verifyTls = the.verify;
        auto probe = std::make_shared<StreamProbe>();
        transport.start(request, probe);
        return probe;
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    const CertificateAuthority m_authority;
    QString m_caFile;
};

QTEST_GUILESS_MAIN(TestConformanceTls)
#include "tst_conformance_tls.moc"
