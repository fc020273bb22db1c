// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an engine does with the requests that are in work: from entering the model to the last token.
#include "simulator/server.h"

#include <ctime>

namespace derby {

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
    m_timer.expires_at(
        boost::asio::steady_timer::time_point(std::chrono::duration_cast<boost::asio::steady_timer::duration>(next->time_since_epoch())));
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

void EngineServer::emitEvent(Generation &generation, std::string_view bytes)
{
    const MonoTime at = m_clock.now();
    generation.connection->send(bytes);
    m_tokens.fetch_add(1, std::memory_order_relaxed);
    if (m_setup.log)
        m_setup.log->add(generation.logPrefix, generation.made - 1, at);
}

} // namespace derby
