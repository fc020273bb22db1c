// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ollama: the model is loaded when somebody asks for it, and unloaded when nobody does.
#include "simulator/ollama_server.h"

#include "simulator/tokens.h"

#include <utility>

namespace derby {

void OllamaServer::whenLoaded(std::unique_ptr<Generation> generation)
{
    if (m_loaded) {
        generation->loadSeconds = toSeconds(now() - generation->received);
        return start(std::move(generation));
    }
    if (profile().maxQueue > 0 && static_cast<int>(m_pending.size()) >= profile().maxQueue) {
        countRefused();
        return answerStatus(*generation->connection, generation->path, 503);
    }
    begin(*generation);
    m_pending.push_back(std::move(generation));
    load();
}

void OllamaServer::load()
{
    if (m_loading)
        return;
    m_loading = true;
    const double seconds = faults().loadingSeconds && !m_loadedBefore ? *faults().loadingSeconds : profile().loadSeconds;
    if (seconds <= 0)
        return loaded();
    m_loadTimer.expires_after(std::chrono::duration_cast<boost::asio::steady_timer::duration>(std::chrono::duration<double>(seconds)));
    m_loadTimer.async_wait([this](const boost::system::error_code &cancelled) {
        if (!cancelled)
            loaded();
    });
}

void OllamaServer::loaded()
{
    m_loading = false;
    m_loaded = m_loadedBefore = true;
    for (const LoadOnly &one : std::exchange(m_pendingLoads, {}))
        answerLoadOnly(*one.connection, one.dialect, "load");
    for (auto &generation : std::exchange(m_pending, {})) {
        generation->loadSeconds = toSeconds(now() - generation->received);
        enter(std::move(generation));
    }
    rest();
}

/// The clock of unloading starts anew whenever something ends.
void OllamaServer::rest()
{
    m_unloadTimer.cancel();
    if (m_keepAlive < 0)
        return;
    m_expires = now() + fromSeconds(m_keepAlive);
    m_unloadTimer.expires_after(
        std::chrono::duration_cast<boost::asio::steady_timer::duration>(std::chrono::duration<double>(m_keepAlive)));
    m_unloadTimer.async_wait([this](const boost::system::error_code &cancelled) {
        if (cancelled)
            return;
        if (active() == 0)
            m_loaded = false;
        else
            rest();
    });
}

void OllamaServer::answerLoadOnly(Connection &connection, int dialect, std::string_view reason)
{
    reply(connection, 200,
          "{\"model\":" + goQuoted(profile().name) + ",\"created_at\":\"" + goTime() + "\","
              + (dialect == NativeChat ? R"("message":{"role":"assistant","content":""})" : R"("response":"")")
              + ",\"done\":true,\"done_reason\":\"" + std::string(reason) + "\"}");
}

void OllamaServer::onGone(Connection &connection)
{
    for (auto waiting = m_pending.begin(); waiting != m_pending.end(); ++waiting) {
        if ((*waiting)->connection.get() != &connection)
            continue;
        const std::unique_ptr<Generation> generation = std::move(*waiting);
        m_pending.erase(waiting);
        return abandon(*generation);
    }
    EngineServer::onGone(connection);
}

} // namespace derby
