// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/server.h"
#include "simulator/text_http.h"
#include "simulator/vllm_metrics.h"

namespace derby {

/// vLLM 0.32's OpenAI server, byte for byte as recorded in tests/data/transcripts/real/vllm-0.32-*.
class VllmServer final : public EngineServer
{
public:
    VllmServer(boost::asio::io_context &io, Setup setup)
        : EngineServer(io, std::move(setup))
        , m_metrics(profile().name, profile().contextTokens)
        , m_fingerprint("vllm-" + profile().version + "-" + hex(random(0), 8))
    {
    }

    void onGarbage(Connection &connection) override
    {
        connection.send("HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n\r\nInvalid HTTP "
                        "request received.");
    }

protected:
    void route(const std::shared_ptr<Connection> &connection, const IncomingRequest &request) override;
    void answerStatus(Connection &connection, std::string_view path, int status) override;
    void sendStreamHead(Generation &generation) override;
    void sendToken(Generation &generation, const TokenText &token) override;
    void finishStream(Generation &generation) override;
    void answerPlain(Generation &generation) override;
    void sendStreamError(Generation &generation) override;
    void onToken(const Generation &generation, MonoTime at) override { m_metrics.token(generation, at); }
    void onFinished(const Generation &generation) override { m_metrics.finished(generation); }
    void onStep(const BatchModel::Step &step) override { m_metrics.step(step); }

private:
    enum Dialect { Chat, Completion };
    void reply(Connection &connection, int status, std::string_view body, std::string_view type = "application/json",
               std::string_view allow = {});
    void fail(Connection &connection, int status, const std::string &message, std::string_view type, const std::string &param);
    void generate(const std::shared_ptr<Connection> &connection, const IncomingRequest &request, Dialect dialect);
    void tokenize(Connection &connection, const IncomingRequest &request);
    std::optional<QJsonObject> parseBody(Connection &connection, const IncomingRequest &request);
    bool checkSampling(Connection &connection, const QJsonObject &body);
    std::string models() const;
    std::string usage(const Generation &generation, int completion) const;
    void sendEvent(Generation &generation, std::string_view json, bool token);

    VllmMetrics m_metrics;
    std::string m_fingerprint;
    std::string m_event, m_chunk; ///< scratch
};

} // namespace derby
