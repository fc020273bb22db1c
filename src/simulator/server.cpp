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

void EngineServer::plan(Generation &generation, std::string_view prompt, std::string_view topic, std::optional<int> maxTokens,
                        int minTokens, bool ignoreEos)
{
    generation.received = now();
    generation.answer = m_setup.corpus->answer(m_setup.engine, topic, random(++m_ordinal));
    if (m_setup.profile.prefixCache)
        generation.cachedTokens = std::min(m_prefixes.lookUp(prompt), std::max(0, generation.promptTokens - 1));
    const int room = std::max(1, m_setup.profile.contextTokens - generation.promptTokens);
    generation.maxTokens = std::clamp(maxTokens.value_or(room), 1, room);
    const int natural = std::max(generation.answer.naturalTokens() + 1, minTokens);
    const bool ends = !ignoreEos && natural <= generation.maxTokens;
    generation.tokens = ends ? natural : generation.maxTokens;
    generation.finish = ends ? FinishReason::Eos : FinishReason::Length;
    if (m_setup.faults.empty) {
        generation.tokens = 1;
        generation.finish = FinishReason::Eos;
        return;
    }
    if (generation.stops.empty())
        return;
    Answer ahead = generation.answer;
    std::string text;
    std::vector<std::size_t> starts;
    const int visible = generation.tokens - (ends ? 1 : 0);
    for (int i = 0; i < visible; ++i) {
        starts.push_back(text.size());
        text += ahead.next().text;
        for (const std::string &stop : generation.stops) {
            const std::size_t from = text.size() > 512 + stop.size() ? text.size() - 512 - stop.size() : 0;
            const std::size_t at = stop.empty() ? std::string::npos : text.find(stop, from);
            if (at == std::string::npos)
                continue;
            const auto piece = std::upper_bound(starts.begin(), starts.end(), at) - starts.begin() - 1;
            generation.stopPiece = static_cast<int>(piece);
            generation.stopKeep = at - starts[static_cast<std::size_t>(piece)];
            generation.stopFound = stop;
            generation.tokens = i + 1;
            generation.finish = FinishReason::StopString;
            return;
        }
    }
}

void EngineServer::begin(Generation &generation)
{
    m_requests.fetch_add(1, std::memory_order_relaxed);
    const int concurrent = m_concurrent.fetch_add(1, std::memory_order_relaxed) + 1;
    if (concurrent > m_maxConcurrent.load(std::memory_order_relaxed))
        m_maxConcurrent.store(concurrent, std::memory_order_relaxed);
    if (generation.created == 0)
        generation.created = static_cast<std::int64_t>(std::time(nullptr));
}

void EngineServer::abandon(Generation &generation)
{
    onAborted(generation);
    m_aborted.fetch_add(1, std::memory_order_relaxed);
    m_concurrent.fetch_sub(1, std::memory_order_relaxed);
}

void EngineServer::start(std::unique_ptr<Generation> generation)
{
    begin(*generation);
    if (generation->stream)
        sendStreamHead(*generation);
    enter(std::move(generation));
}

void EngineServer::enter(std::unique_ptr<Generation> generation)
{
    const MonoTime at = now();
    m_model.advance(at, [this](const ModelToken &token) { handle(token); });
    const SequenceId id = m_model.submit(at, generation->promptTokens, generation->tokens, generation->cachedTokens);
    generation->sequence = id;
    m_byConnection[generation->connection.get()] = id;
    m_active.emplace(id, std::move(generation));
    arm();
}

void EngineServer::forEachActive(const std::function<void(Generation &)> &visit)
{
    for (const auto &[id, generation] : m_active)
        visit(*generation);
}

void EngineServer::arm()
{
    const auto next = m_model.nextEventTime();
    if (next == m_armed)
        return;
    m_armed = next;
    if (!next) {
        m_timer.cancel();
        if (m_setup.log)
            m_setup.log->flush(); // idle: whoever waits for the log finds it complete
        return;
    }
    m_timer.expires_at(asio::steady_timer::time_point(std::chrono::duration_cast<asio::steady_timer::duration>(next->time_since_epoch())));
    m_timer.async_wait([this](const boost::system::error_code &error) {
        if (!error && !m_stopped)
            pump();
    });
}

void EngineServer::pump()
{
    m_armed.reset();
    m_model.advance(now(), [this](const ModelToken &token) { handle(token); });
    arm();
}

void EngineServer::emitEvent(Generation &generation, std::string_view bytes)
{
    const MonoTime at = m_clock.now();
    generation.connection->send(bytes);
    m_tokens.fetch_add(1, std::memory_order_relaxed);
    if (m_setup.log)
        m_setup.log->add(generation.logPrefix, generation.made - 1, at);
}

std::string_view EngineServer::payload(const Generation &generation, std::string_view json) const
{
    return m_setup.faults.wrongJson && generation.made != 1 ? json.substr(0, json.size() / 2) : json;
}

void EngineServer::sendAnswer(Connection &connection, std::string_view bytes)
{
    connection.send(bytes);
    connection.endResponse(!connection.keepAlive());
}

void EngineServer::spell(Generation &generation, TokenText &token)
{
    if (!token.piece)
        return;
    token.text = token.piece->text;
    token.json = token.piece->json;
    token.goJson = token.piece->goJson;
    const bool huge = m_setup.faults.hugeMegabytes && token.index == 1;
    if (!huge && (generation.stopPiece < 0 || token.index < generation.stopPiece))
        return;
    m_text.clear();
    m_json.clear();
    m_goJson.clear();
    if (huge) {
        Answer more = generation.answer;
        const auto size = static_cast<std::size_t>(*m_setup.faults.hugeMegabytes * 1e6);
        while (m_text.size() < size)
            m_text += more.next().text;
    } else if (token.index == generation.stopPiece) {
        m_text = token.piece->text.substr(0, generation.stopKeep);
    }
    appendEscaped(m_json, m_text);
    appendEscaped(m_goJson, m_text, true);
    token.text = m_text;
    token.json = m_json;
    token.goJson = m_goJson;
}

bool EngineServer::spoiled(Generation &generation, int index)
{
    const Faults &faults = m_setup.faults;
    const std::shared_ptr<Connection> connection = generation.connection;
    const bool now = generation.stream || generation.made == generation.tokens; // a plain answer comes at the end
    if (!now)
        return false;
    if (!generation.stream)
        index = generation.made;
    if (faults.stallAfter && index >= *faults.stallAfter)
        return true;
    if (faults.resetAfter && index >= *faults.resetAfter) {
        leave(generation.sequence, true);
        connection->reset();
        return true;
    }
    if (faults.truncateAfter && index >= *faults.truncateAfter) {
        leave(generation.sequence, true);
        connection->endResponse(true);
        return true;
    }
    if (faults.errorAfter && index >= *faults.errorAfter) {
        if (generation.stream) {
            sendStreamError(generation);
            connection->endResponse(!connection->keepAlive());
        } else {
            answerStatus(*connection, generation.path, 500);
        }
        leave(generation.sequence, true);
        return true;
    }
    return false;
}

void EngineServer::handle(const ModelToken &token)
{
    const auto found = m_active.find(token.id);
    if (found == m_active.end())
        return;
    Generation &generation = *found->second;
    if (generation.made == 0) {
        if (const SequenceTimes *times = m_model.times(token.id))
            generation.scheduled = times->scheduled;
        generation.firstToken = token.at;
    }
    TokenText text;
    text.index = generation.made++;
    text.last = token.last;
    if (spoiled(generation, text.index)) {
        if (token.last)
            leave(token.id, true); // stalled: the connection stays
        return;
    }
    onToken(generation, token.at);
    generation.lastToken = token.at;
    if (!token.last || generation.finish != FinishReason::Eos)
        text.piece = &generation.answer.next();
    spell(generation, text);
    if (generation.keepText)
        generation.text += text.text;
    if (generation.keepPieces && text.piece)
        generation.pieces.push_back(text.piece);
    if (generation.stream)
        sendToken(generation, text);
    if (!token.last)
        return;
    if (generation.stream)
        finishStream(generation);
    else
        answerPlain(generation);
    onFinished(generation);
    const std::shared_ptr<Connection> connection = generation.connection;
    leave(token.id, false);
    connection->endResponse(!connection->keepAlive());
}

void EngineServer::leave(SequenceId id, bool aborted)
{
    const auto found = m_active.find(id);
    if (found == m_active.end())
        return;
    if (aborted) {
        onAborted(*found->second);
        m_model.cancel(id);
    }
    (aborted ? m_aborted : m_finished).fetch_add(1, std::memory_order_relaxed);
    m_concurrent.fetch_sub(1, std::memory_order_relaxed);
    m_byConnection.erase(found->second->connection.get());
    m_active.erase(found);
}

void EngineServer::onGone(Connection &connection)
{
    if (const auto found = m_byConnection.find(&connection); found != m_byConnection.end())
        leave(found->second, true);
}

} // namespace derby
