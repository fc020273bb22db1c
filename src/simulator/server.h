// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "plan/endpoint.h"
#include "simulator/connection.h"
#include "simulator/corpus.h"
#include "simulator/faults.h"
#include "simulator/model.h"
#include "simulator/prefix_cache.h"
#include "simulator/profile.h"
#include "simulator/send_log.h"
#include "simulator/simulator.h"

#include <QJsonObject>

#include <boost/asio/io_context.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace derby {

enum class FinishReason { Eos, Length, StopString };

/// One request that is being answered. `dialect` is the engine's own enumeration of its endpoints.
struct Generation
{
    std::shared_ptr<Connection> connection;
    int dialect = 0;
    bool stream = false;
    bool includeUsage = false, continuousUsage = false, details = false;
    int promptTokens = 0, cachedTokens = 0;
    int maxTokens = 0; ///< as asked for, or the rest of the context
    int tokens = 0; ///< that there will be, EOS included
    int made = 0;
    FinishReason finish = FinishReason::Length;
    Answer answer;
    std::vector<std::string> stops;
    std::string stopFound;
    int stopPiece = -1; ///< the piece in which the stop string begins (its text and what follows is held back) …
    std::size_t stopKeep = 0; ///< … but for so many bytes
    std::string model; ///< as the answer names it
    std::string id; ///< of the answer
    std::string path; ///< of the request
    std::string before, after; ///< what stands around the token's text in an event
    std::string text; ///< visible so far
    std::vector<const Piece *> pieces; ///< kept when `keepPieces`
    bool keepPieces = false, keepText = false, headSent = false;
    double loadSeconds = 0; ///< Ollama: waited for the model
    std::string prompt; ///< kept where the answer repeats it
    int promptCharacters = 0;
    std::string logPrefix;
    std::int64_t created = 0; ///< Unix seconds
    MonoTime received, scheduled, firstToken, lastToken, lastComment;
    SequenceId sequence = 0;
};

/// What an engine prints of one token.
struct TokenText
{
    int index = 0;
    const Piece *piece = nullptr; ///< null: EOS
    std::string_view text, json, goJson; ///< visible
    bool last = false;
};

/// The common part of the three engines: listening, the model's clockwork, faults, the send log. All on the io_context's thread, but
/// counts().
class EngineServer : public ConnectionHandler
{
public:
    struct Setup
    {
        Engine engine = Engine::Vllm;
        EngineProfile profile;
        Faults faults;
        std::shared_ptr<const Corpus> corpus;
        SendLog *log = nullptr;
        std::uint64_t seed = 1;
        ssl_ctx_st *tls = nullptr;
    };
    EngineServer(boost::asio::io_context &io, Setup setup);
    ~EngineServer() override;

    Result<> listen(const QString &address, int port);
    void stop();
    Endpoint endpoint() const;
    SimulatorCounts counts() const;

    void onRequest(const std::shared_ptr<Connection> &connection, IncomingRequest request) final;
    void onGone(Connection &connection) override;

protected:
    /// Answers everything; generation requests end in start().
    virtual void route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request) = 0;
    /// The engine's own answer of a fault: 429, 500 or 503.
    virtual void answerStatus(Connection &connection, std::string_view path, int status) = 0;
    virtual void sendStreamHead(Generation &generation) = 0;
    virtual void sendToken(Generation &generation, const TokenText &token) = 0;
    /// After the last token: whatever ends the stream, or the whole plain answer.
    virtual void finishStream(Generation &generation) = 0;
    virtual void answerPlain(Generation &generation) = 0;
    /// The engine's error in the middle of a stream.
    virtual void sendStreamError(Generation &generation) = 0;
    virtual void onToken(const Generation &, MonoTime /*at*/) { }
    virtual void onFinished(const Generation &) { }
    virtual void onAborted(const Generation &) { }
    virtual void onStep(const BatchModel::Step &) { }
    virtual void onStop() { } ///< ends the engine's own timers

    /// True when this is a generation request that a fault has answered already.
    bool answeredByFault(const std::shared_ptr<Connection> &connection, const IncomingRequest &request);
    /// Fixes the answer: its text by what `topic` is about, its length, and what of `prompt` is cached. `maxTokens`: nothing: the rest of
    /// the context.
    void plan(Generation &generation, std::string_view prompt, std::string_view topic, std::optional<int> maxTokens, int minTokens = 0,
              bool ignoreEos = false);
    /// Sends the head where the engine does so at once, and enters the request into the model.
    void start(std::unique_ptr<Generation> generation);
    /// Hands a token's bytes to the kernel, with a line in the send log.
    void emitEvent(Generation &generation, std::string_view bytes);
    /// A payload, cut if the fault says so.
    std::string_view payload(const Generation &generation, std::string_view json) const;
    void sendAnswer(Connection &connection, std::string_view bytes);
    std::string nextSerial(const IncomingRequest &request);
    void countRefused() { m_refused.fetch_add(1, std::memory_order_relaxed); }
    void enter(std::unique_ptr<Generation> generation); ///< into the model
    void begin(Generation &generation); ///< counted
    void abandon(Generation &generation); ///< begun, but never entered
    void forEachActive(const std::function<void(Generation &)> &visit);
    int active() const { return m_concurrent.load(std::memory_order_relaxed); }
    MonoTime now() const { return m_clock.now(); }
    const EngineProfile &profile() const { return m_setup.profile; }
    const Faults &faults() const { return m_setup.faults; }
    BatchModel &model() { return m_model; }
    boost::asio::io_context &io() { return m_io; }
    std::uint64_t random(std::uint64_t counter) const;

private:
    boost::asio::awaitable<void> accept();
    void startAccepting();
    void spell(Generation &generation, TokenText &token);
    bool spoiled(Generation &generation, int index);
    void pump();
    void arm();
    void handle(const ModelToken &token);
    void leave(SequenceId id, bool aborted);

    boost::asio::io_context &m_io;
    Setup m_setup;
    SystemClock m_clock;
    BatchModel m_model;
    PrefixCache m_prefixes;
    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::ip::tcp::endpoint m_address;
    boost::asio::steady_timer m_timer, m_later;
    std::unordered_map<SequenceId, std::unique_ptr<Generation>> m_active;
    std::unordered_map<const Connection *, SequenceId> m_byConnection;
    std::unordered_map<Connection *, std::weak_ptr<Connection>> m_connections;
    std::uint64_t m_serial = 0, m_ordinal = 0;
    std::optional<MonoTime> m_armed; ///< what the timer waits for
    bool m_stopped = false;
    std::string m_text, m_json, m_goJson; ///< scratch for texts that are not the corpus's
    std::atomic<qint64> m_requests{0}, m_finished{0}, m_aborted{0}, m_refused{0}, m_tokens{0};
    std::atomic<int> m_concurrent{0}, m_maxConcurrent{0};
};

std::unique_ptr<EngineServer> makeVllmServer(boost::asio::io_context &io, EngineServer::Setup setup);
std::unique_ptr<EngineServer> makeTgiServer(boost::asio::io_context &io, EngineServer::Setup setup);
std::unique_ptr<EngineServer> makeOllamaServer(boost::asio::io_context &io, EngineServer::Setup setup);

} // namespace derby
