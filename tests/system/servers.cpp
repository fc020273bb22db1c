// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servers.h"

#include <algorithm>

namespace derby::test {

std::unique_ptr<SimulatorFarm> simulators(const QStringList &faults, const QString &certificate, const QString &privateKey)
{
    SimulatorOptions options;
    options.profile = QStringLiteral("demo");
    options.faults = faults;
    options.certificate = certificate;
    options.privateKey = privateKey;
    auto farm = SimulatorFarm::start(options);
    if (!farm)
        qFatal("the simulators do not start: %s", qPrintable(farm.error().message));
    return std::move(*farm);
}

QStringList endpointOptions(const SimulatorFarm &farm, const QList<Engine> &engines)
{
    QStringList options;
    for (const Endpoint &endpoint : farm.endpoints()) {
        if (engines.isEmpty() || engines.contains(endpoint.engine))
            options << QStringLiteral("--endpoint") << QString(engineId(endpoint.engine) + u'=' + endpoint.url.toString());
    }
    return options;
}

QString urlOf(const SimulatorFarm &farm, Engine engine)
{
    const QList<Endpoint> endpoints = farm.endpoints();
    const auto it =
        std::find_if(endpoints.begin(), endpoints.end(), [engine](const Endpoint &endpoint) { return endpoint.engine == engine; });
    return it == endpoints.end() ? QString() : it->url.toString();
}

std::unique_ptr<ScriptedServer> pathServer(const QHash<QByteArray, PathAnswer> &answers)
{
    return std::make_unique<ScriptedServer>([answers](Peer &peer) {
        while (peer.readRequest()) {
            const QList<QByteArray> words = QByteArray::fromStdString(peer.request().line()).split(' ');
            const QByteArray path = words.value(1);
            const PathAnswer answer = answers.value(path, {404, "text/plain", "404 page not found"});
            const QByteArray head =
                "Content-Type: " + answer.type + "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
            if (!peer.sendHead(head.toStdString(), answer.status) || !peer.send(answer.body.toStdString()))
                return;
        }
    });
}

} // namespace derby::test
