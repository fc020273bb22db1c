// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/server.h"
#include "simulator/text_http.h"
#include "simulator/tokens.h"

#include <QJsonValue>

#include <boost/asio/steady_timer.hpp>

namespace derby {

/// Of the native protocol's answers; those of the OpenAI translation lack the character set.
inline constexpr std::string_view ollamaJson = "application/json; charset=utf-8";
/// The error when the process that runs the model is gone.
inline constexpr std::string_view ollamaRunnerDied = "an error was encountered while running the model: unexpected EOF";
/// A JSON string as Go writes it.
inline std::string goQuoted(std::string_view text)
{
    return quoted(text, true);
}

/// Ollama 0.33, byte for byte as recorded in tests/data/transcripts/real/ollama-0.33-*.
class OllamaServer final : public EngineServer
{
public:
    OllamaServer(boost::asio::io_context &io, Setup setup)
        : EngineServer(io, std::move(setup))
        , m_loadTimer(io)
        , m_unloadTimer(io)
        , m_digest(hex(random(1), 16) + hex(random(2), 16) + hex(random(3), 16) + hex(random(4), 16))
        , m_modified(goTime())
    {
    }

    void onGarbage(Connection &connection) override
    {
        connection.send("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request");
    }
    void onGone(Connection &connection) override;

protected:
    void route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request) override;
    void answerStatus(Connection &connection, std::string_view path, int status) override;
    void sendStreamHead(Generation &) override { } // leaves with the first line
    void sendToken(Generation &generation, const TokenText &token) override;
    void finishStream(Generation &generation) override;
    void answerPlain(Generation &generation) override;
    void sendStreamError(Generation &generation) override;
    void onFinished(const Generation &) override { rest(); }
    void onAborted(const Generation &) override { rest(); }
    void onStop() override
    {
        m_loadTimer.cancel();
        m_unloadTimer.cancel();
        m_pending.clear();
        m_pendingLoads.clear();
    }

private:
    enum Dialect { NativeChat, NativeGenerate, OpenAiChat, OpenAiCompletion };
    static bool isOpenAi(int dialect) { return dialect == OpenAiChat || dialect == OpenAiCompletion; }
    struct LoadOnly
    {
        std::shared_ptr<Connection> connection;
        int dialect;
    };
    void reply(Connection &connection, int status, std::string_view body, std::string_view type = ollamaJson, std::string_view extra = {});
    void fail(Connection &connection, std::string_view path, int status, const std::string &message);
    void replyChunked(Connection &connection, int status, std::string_view body);
    void preflight(Connection &connection, std::string_view origin, std::string_view methods);
    bool knows(const std::string &model) const;
    void generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect);
    void whenLoaded(std::unique_ptr<Generation> generation);
    void load();
    void loaded();
    void rest();
    void answerLoadOnly(Connection &connection, int dialect, std::string_view reason);
    std::string details(bool full) const;
    std::string show() const;
    std::string streamHead(const Generation &generation) const;
    std::string lineBegin(const Generation &generation) const;
    std::string lineEnd(const Generation &generation) const;
    std::string context(const Generation &generation) const;
    std::string chatChunk(const Generation &generation, std::string_view rest) const;
    std::string completionChunk(const Generation &generation, std::string_view text, std::string_view finish) const;
    std::string usage(const Generation &generation) const;

    boost::asio::steady_timer m_loadTimer, m_unloadTimer;
    bool m_loaded = false, m_loading = false, m_loadedBefore = false;
    MonoTime m_expires{};
    double m_keepAlive = -1; ///< seconds, as last asked for
    std::vector<std::unique_ptr<Generation>> m_pending;
    std::vector<LoadOnly> m_pendingLoads;
    std::string m_digest, m_modified;
    std::string m_line, m_chunk; ///< scratch
};

} // namespace derby
