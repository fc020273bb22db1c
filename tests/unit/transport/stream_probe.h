// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "transport/transport.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace derby::test {

/// An observer that keeps everything it is told, and waits for the end.
class StreamProbe final : public StreamObserver
{
public:
    struct Piece
    {
        std::string bytes;
        ReceiveTimes when;
    };
    /// What the protocol would say after each read; without one: Complete once the body holds "[DONE]", else Streaming.
    std::function<StreamState(std::string_view bytes)> judge;
    std::function<void()> onSentHook, onHeadHook, onClosedHook;

    void onSent(const Sent &sent) override;
    void onHead(const ResponseHead &head, const ReceiveTimes &when) override;
    StreamState onBody(std::string_view bytes, const ReceiveTimes &when) override;
    void onClosed(const Closed &closed) override;

    /// Waits for onClosed; false after 20 s.
    bool wait();
    /// Waits until that many body pieces have come.
    bool waitForPieces(size_t count);

    // Only after wait()
    std::vector<Sent> sents;
    std::vector<ResponseHead> heads;
    std::vector<ReceiveTimes> headTimes;
    std::vector<Piece> pieces;
    std::string body;
    Closed closed;
    int closedCalls = 0;

    /// The kind of the error as its id; "none" without one.
    QString errorId() const;

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_inCall = false; ///< the transport promises never to call concurrently

    class Call;
};

/// Both transports, in the order of TransportKind, for data rows.
std::unique_ptr<Transport> makeTransport(TransportKind kind, const Clock &clock);

/// Adds a column "kind" and one row a transport, or with `names` a row a transport and name.
void addTransportRows(const QStringList &names = {});

Endpoint endpointAt(const QString &url);
StreamRequest requestTo(const QString &url, const QByteArray &method = "POST", const QByteArray &target = "/v1/chat",
                        const QByteArray &body = "{}");
QString urlOf(std::uint16_t port, const QString &path = {});

} // namespace derby::test
