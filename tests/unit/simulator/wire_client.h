// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulator.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QTemporaryDir>

#include <memory>

/// A client without any knowledge of HTTP beyond what a test needs: blocking sockets with a limit of ten seconds.
class WireClient
{
public:
    explicit WireClient(const derby::Endpoint &endpoint);
    ~WireClient();
    WireClient(const WireClient &) = delete;
    WireClient &operator=(const WireClient &) = delete;

    bool connected() const { return m_connected; }
    void send(const QByteArray &bytes);
    QByteArray read(); ///< what one recv() gives; empty at the end
    QByteArray readUntil(const QByteArray &mark); ///< up to and with the mark, or to the end
    QByteArray readAll();
    bool wasReset() const { return m_reset; }
    void close();

    static QByteArray request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                              const QByteArrayList &headers = {}, bool keepAlive = false);

private:
    int m_socket = -1;
    bool m_connected = false, m_reset = false;
    QByteArray m_buffer;
};

/// One request on a connection of its own, and everything that comes back.
QByteArray exchange(const derby::Endpoint &endpoint, const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                    const QByteArrayList &headers = {});
/// The body of a response, chunk framing removed; its chunks.
QByteArrayList chunksOf(const QByteArray &response);
QByteArray bodyOf(const QByteArray &response);
int statusOf(const QByteArray &response);

/// Servers with the names and limits of the recorded ones, and fast.
class Farm
{
public:
    explicit Farm(derby::SimulatorOptions options = {}, const QByteArray &profile = {});
    const derby::Endpoint &at(derby::Engine engine) const;
    derby::SimulatorFarm *operator->() { return m_farm.get(); }
    void stop() { m_farm.reset(); }
    QString error() const { return m_error; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<derby::SimulatorFarm> m_farm;
    QList<derby::Endpoint> m_endpoints;
    QString m_error;
};
