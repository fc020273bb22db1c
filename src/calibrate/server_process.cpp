// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calibrate/server_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace derby {

namespace {

constexpr int startMs = 10000;

} // namespace

Result<std::unique_ptr<ServerProcess>> ServerProcess::start(const QString &program, const QString &profile, const QString &sendLog)
{
    auto server = std::make_unique<ServerProcess>();
    QProcess &process = server->m_process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program,
                  {QStringLiteral("--quiet"), QStringLiteral("simulator"), QStringLiteral("--profile"), profile, QStringLiteral("--engine"),
                   QStringLiteral("vllm"), QStringLiteral("--send-log"), sendLog});
    while (process.waitForReadyRead(startMs)) {
        if (process.canReadLine())
            break;
    }
    const QJsonObject hello = QJsonDocument::fromJson(process.readLine()).object();
    const QJsonArray endpoints = hello.value(QLatin1String("endpoints")).toArray();
    if (endpoints.isEmpty())
        return fail(makeError(ErrorKind::Io, QStringLiteral("The simulator did not start."), program + u": " + process.errorString(),
                              {QStringLiteral("Start one by hand: tokenderby-cli simulator --profile open")}));
    const QJsonObject first = endpoints.first().toObject();
    server->m_endpoint.name = QStringLiteral("calibration");
    server->m_endpoint.id = server->m_endpoint.name;
    server->m_endpoint.engine = Engine::Vllm;
    server->m_endpoint.protocol = Protocol::OpenAiChat;
    server->m_endpoint.url = QUrl(first.value(QLatin1String("url")).toString());
    server->m_endpoint.model = first.value(QLatin1String("model")).toString();
    server->m_endpoint.simulated = true;
    return server;
}

void ServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(startMs)) {
        m_process.kill();
        m_process.waitForFinished(startMs);
    }
}

} // namespace derby
