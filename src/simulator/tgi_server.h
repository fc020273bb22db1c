// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/server.h"
#include "simulator/text_http.h"
#include "simulator/tgi_metrics.h"

#include <boost/asio/steady_timer.hpp>

namespace derby {

/// Header lines of every answer, and of those that were generated.
inline constexpr std::string_view tgiCrossOrigin =
    "vary: origin, access-control-request-method, access-control-request-headers\r\naccess-control-allow-origin: *\r\n";
inline constexpr std::string_view tgiComputeType = "x-compute-type: gpu+optimized\r\n";

/// The router of TGI 3.3, byte for byte as recorded in tests/data/transcripts/real/tgi-3.3.x-*.
class TgiServer final : public EngineServer
{
public:
    TgiServer(boost::asio::io_context &io, Setup setup)
        : EngineServer(io, std::move(setup))
        , m_silence(io)
        , m_metrics(profile().contextTokens)
        , m_fingerprint(profile().version + "-native")
    {
    }

    void onGarbage(Connection &connection) override
    {
        connection.send("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\ndate: " + std::string(httpDate())
                        + "\r\n\r\n");
    }

protected:
    void route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request) override;
    void answerStatus(Connection &connection, std::string_view path, int status) override;
    void sendStreamHead(Generation &generation) override
    {
        generation.connection->send(streamHead(generation));
        if (!m_watchingSilence)
            watchSilence();
    }
    void onStop() override { m_silence.cancel(); }
    void sendToken(Generation &generation, const TokenText &token) override;
    void finishStream(Generation &generation) override;
    void answerPlain(Generation &generation) override;
    void sendStreamError(Generation &generation) override;
    void onToken(const Generation &generation, MonoTime) override
    {
        if (generation.made == 1)
            m_metrics.scheduled(generation);
    }
    void onFinished(const Generation &generation) override { m_metrics.finished(generation); }
    void onAborted(const Generation &) override { m_metrics.failed("dropped"); }
    void onStep(const BatchModel::Step &step) override { m_metrics.step(step); }

private:
    enum Dialect { Native, Compat, Chat, Completion };
    void reply(Connection &connection, int status, std::string_view body, std::string_view type = "application/json",
               std::string_view allow = {});
    void fail(Connection &connection, int status, const std::string &message, std::string_view type);
    std::string streamHead(const Generation &generation) const;
    std::string errorEvent(const Generation &generation, const std::string &message, std::string_view type) const;
    std::optional<QJsonObject> parseBody(Connection &connection, const IncomingRequest &request);
    bool checkWhole(Connection &connection, const IncomingRequest &request, const QJsonObject &object, const char *name,
                    const std::string &path);
    bool checkStops(Connection &connection, const IncomingRequest &request, const QJsonObject &object, const std::string &path);
    void generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect, bool stream);
    std::string info() const;
    std::string tokens(const std::string &text) const;
    std::string chatEvent(const Generation &generation, std::string_view choices, std::string_view usage) const;
    std::string usage(const Generation &generation) const;
    std::string tokenObject(const Piece *piece) const;
    void addEvent(const Generation &generation, std::string_view json);

    void watchSilence();

    boost::asio::steady_timer m_silence;
    bool m_watchingSilence = false;
    TgiMetrics m_metrics;
    std::string m_fingerprint;
    bool m_isHead = false; ///< of the request that is being routed
    std::string m_event, m_chunks; ///< scratch; the last token's chunk waits in it for what ends the stream
};

} // namespace derby
