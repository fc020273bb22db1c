// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace derby::ui {

/// Answers every request alike: a web page, a 404, a refusal. On a port of its own.
class PlainServer
{
public:
    PlainServer(const QByteArray &status, const QByteArray &contentType, const QByteArray &body)
    {
        const QByteArray answer = "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, answer] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, answer] {
                    m_heard += socket->readAll();
                    if (!m_heard.endsWith("\r\n\r\n"))
                        return;
                    ++m_requests;
                    m_last = m_heard;
                    m_heard.clear();
                    socket->write(answer);
                });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }
    int requests() const { return m_requests; }
    QByteArray lastRequest() const { return m_last; }

    /// An address where nobody listens.
    static QUrl nobody()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()));
    }

private:
    QTcpServer m_server;
    QByteArray m_heard, m_last;
    int m_requests = 0;
};

} // namespace derby::ui
