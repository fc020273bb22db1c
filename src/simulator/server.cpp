// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/server.h"

#include "base/log.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace derby {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr int backlog = 4096; ///< hundreds of clients connect at once
constexpr std::string_view garbageBytes = "\x16\x03\x7f~~ this is not HTTP ~~\r\n\x01\x02\x03\r\n\r\n";

} // namespace

EngineServer::EngineServer(asio::io_context &io, Setup setup)
    : m_io(io)
    , m_setup(std::move(setup))
    , m_model(m_setup.profile.model, m_setup.seed)
    , m_acceptor(io)
    , m_timer(io)
    , m_later(io)
{
    m_model.observeSteps([this](const BatchModel::Step &step) { onStep(step); });
}

EngineServer::~EngineServer() = default;

Result<> EngineServer::listen(const QString &address, int port)
{
    boost::system::error_code error;
    const tcp::endpoint wanted(asio::ip::make_address(address.toStdString()), static_cast<std::uint16_t>(port));
    m_acceptor.open(wanted.protocol(), error);
    if (!error)
        m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(wanted, error);
    if (error)
        return fail(makeError(ErrorKind::Io,
                              u"The simulated " % engineName(m_setup.engine) % u" can't listen at port " % QString::number(port) % u".",
                              QString::fromStdString(error.message()),
                              {QStringLiteral("Choose another --port-base, or leave it out: then free ports are taken")}));
    m_address = m_acceptor.local_endpoint();
    if (m_setup.faults.refuse)
        return {}; // bound, so that nobody else gets the port, but not listening
    if (m_setup.faults.loadingSeconds && m_setup.engine != Engine::Ollama) {
        // Both bind their port before they have loaded the model, but listen only afterwards.
        m_later.expires_after(
            std::chrono::duration_cast<asio::steady_timer::duration>(std::chrono::duration<double>(*m_setup.faults.loadingSeconds)));
        m_later.async_wait([this](const boost::system::error_code &cancelled) {
            if (!cancelled)
                startAccepting();
        });
        return {};
    }
    startAccepting();
    return {};
}

void EngineServer::startAccepting()
{
    boost::system::error_code error;
    m_acceptor.listen(backlog, error);
    if (!error)
        asio::co_spawn(m_io, accept(), asio::detached);
}

asio::awaitable<void> EngineServer::accept()
{
    while (!m_stopped) {
        auto [error, socket] = co_await m_acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (m_stopped || error == asio::error::operation_aborted)
            co_return;
        if (error) { // out of descriptors, mostly
            qCWarning(logSimulator).noquote() << "accept:" << QString::fromStdString(error.message());
            asio::steady_timer pause(m_io, std::chrono::milliseconds(20));
            co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
            continue;
        }
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        ConnectionOptions options;
        options.idleSeconds =
            m_setup.faults.idleCloseMs ? std::max(1, *m_setup.faults.idleCloseMs) / 1000.0 : m_setup.profile.keepAliveSeconds;
        options.dripMs = m_setup.faults.dripMs;
        options.tls = m_setup.tls;
        auto connection = std::make_shared<Connection>(std::move(socket), *this, options);
        m_connections.emplace(connection.get(), connection);
        asio::co_spawn(m_io, connection->serve(),
                       [this, connection](const std::exception_ptr &) { m_connections.erase(connection.get()); });
    }
}

void EngineServer::stop()
{
    m_stopped = true;
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    m_timer.cancel();
    m_later.cancel();
    onStop();
    for (const auto &[raw, weak] : m_connections)
        if (const auto connection = weak.lock())
            connection->shut();
    m_active.clear();
    m_byConnection.clear();
}

Endpoint EngineServer::endpoint() const
{
    Endpoint endpoint;
    endpoint.name = engineName(m_setup.engine);
    endpoint.engine = m_setup.engine;
    endpoint.protocol = defaultProtocol(m_setup.engine);
    endpoint.url.setScheme(m_setup.tls ? QStringLiteral("https") : QStringLiteral("http"));
    endpoint.url.setHost(QString::fromStdString(m_address.address().to_string()));
    endpoint.url.setPort(m_address.port());
    endpoint.model = QString::fromStdString(m_setup.profile.name);
    endpoint.apiKey = QByteArray::fromStdString(m_setup.profile.apiKey);
    endpoint.simulated = true;
    return endpoint;
}

SimulatorCounts EngineServer::counts() const
{
    SimulatorCounts counts;
    counts.requests = m_requests.load();
    counts.finished = m_finished.load();
    counts.aborted = m_aborted.load();
    counts.refused = m_refused.load();
    counts.tokens = m_tokens.load();
    counts.concurrent = m_concurrent.load();
    counts.maxConcurrent = m_maxConcurrent.load();
    return counts;
}

std::uint64_t EngineServer::random(std::uint64_t counter) const
{
    return drawSeed(m_setup.seed ^ (static_cast<std::uint64_t>(m_setup.engine) << 56), counter);
}

void EngineServer::onRequest(const std::shared_ptr<Connection> &connection, IncomingRequest request)
{
    if (m_stopped)
        return connection->endResponse(true);
    if (m_setup.faults.garbage) {
        connection->send(garbageBytes);
        return connection->endResponse(true);
    }
    route(connection, request);
}

bool EngineServer::answeredByFault(const std::shared_ptr<Connection> &connection, const IncomingRequest &request)
{
    if (!m_setup.faults.status)
        return false;
    countRefused();
    answerStatus(*connection, request.path, *m_setup.faults.status);
    return true;
}

std::string EngineServer::nextSerial(const IncomingRequest &request)
{
    ++m_serial;
    const std::string_view given = request.header("X-Request-Id");
    return given.empty() ? std::to_string(m_serial) : std::string(given);
}

void EngineServer::sendAnswer(Connection &connection, std::string_view bytes)
{
    connection.send(bytes);
    connection.endResponse(!connection.keepAlive());
}

} // namespace derby
