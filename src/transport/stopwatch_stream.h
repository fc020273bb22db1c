// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/measuring_loop.h"
#include "transport/response_parser.h"

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <optional>

namespace derby {

/// One request and its answer on a measuring loop: a coroutine that connects, sends and then reads until the end.
class StopwatchStream final : public LoopTask, public std::enable_shared_from_this<StopwatchStream>
{
public:
    /// `bytes`: the request as it goes out.
    StopwatchStream(StreamId id, MeasuringLoop &loop, std::shared_ptr<const Route> route, StreamRequest request, std::string bytes,
                    std::shared_ptr<StreamObserver> observer);
    /// `idle`: a connection to try first, or null.
    void start(std::unique_ptr<ClientConnection> idle);

    void tick(MonoTime now) override;
    void abort(ErrorKind kind) override;

private:
    enum class Phase { Connecting, Running, Ended };
    enum class Step { More, Ended, Stale };

    static boost::asio::awaitable<void> run(std::shared_ptr<StopwatchStream> self);
    boost::asio::awaitable<Step> attempt();
    boost::asio::awaitable<bool> connect();
    boost::asio::awaitable<void> send();
    MonoTime connectDeadline() const;
    Step onReadable();
    Step take(char *data, std::size_t size, const ReceiveTimes &when);
    Step takeHttp(char *data, std::size_t size, const ReceiveTimes &when);
    bool closedWhileIdle() const;
    Step lost(int systemError, MonoTime at);
    Step end(std::optional<Error> error, MonoTime at);
    void finish();

    const StreamId m_id;
    MeasuringLoop &m_loop;
    const std::shared_ptr<const Route> m_route;
    const StreamRequest m_request;
    const std::string m_bytes;
    std::shared_ptr<StreamObserver> m_observer;

    std::unique_ptr<ClientConnection> m_connection;
    std::optional<ResponseParser> m_parser;
    Phase m_phase = Phase::Connecting;
    StreamState m_state = StreamState::WaitingForToken;
    bool m_reused = false;
    bool m_headTold = false;
    bool m_headBegan = false;
    bool m_sentAll = false;
    bool m_patienceOver = false; ///< the answer was complete, its end did not come
    int m_staleRetries = 0;
    ReceiveTimes m_headTimes;
    MonoTime m_connectBy{};
    MonoTime m_sentAt{};
    MonoTime m_lastActivity{};
    MonoTime m_completeSince{};
    std::optional<ErrorKind> m_abort;
    Closed m_closed;
};

} // namespace derby
