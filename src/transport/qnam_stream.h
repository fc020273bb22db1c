// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/qnam_lane.h"

#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>

namespace derby {

/// How to verify the servers of a route.
QSslConfiguration sslConfiguration(const Route &route);

/// One request and its answer through QNetworkAccessManager. Everything in its lane's thread. The times are those at which Qt's signals
/// arrive there: Qt's own HTTP thread has written or read a little before (about 0.1 ms when nothing else runs).
class QnamStream final : public std::enable_shared_from_this<QnamStream>
{
public:
    QnamStream(StreamId id, QnamLane &lane, StreamRequest request, std::shared_ptr<StreamObserver> observer);
    ~QnamStream();
    void start(QNetworkAccessManager &shared);
    void tick(MonoTime now);
    void abort(ErrorKind kind);

private:
    ReceiveTimes now() const;
    void sent();
    bool tellHead(); ///< false: the stream has ended
    void readBody();
    void finished();
    std::optional<Error> verdict() const;
    void end(std::optional<Error> error);

    const StreamId m_id;
    QnamLane &m_lane;
    const StreamRequest m_request;
    std::shared_ptr<StreamObserver> m_observer;
    std::unique_ptr<QNetworkAccessManager> m_ownManager; ///< of a cold connection
    QNetworkReply *m_reply = nullptr;
    QList<QSslError> m_sslErrors;
    StreamState m_state = StreamState::WaitingForToken;
    ResponseHead m_head;
    std::optional<MonoTime> m_connectingAt, m_encryptedAt;
    MonoTime m_startedAt{};
    MonoTime m_sentAt{};
    MonoTime m_lastActivity{};
    MonoTime m_completeSince{};
    qint64 m_bodyBytes = 0;
    int m_timesSent = 0;
    int m_staleRetries = 0;
    bool m_reused = false;
    bool m_headTold = false;
    bool m_ended = false;
};

} // namespace derby
