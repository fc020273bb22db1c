// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scripted_server.h"
#include "simulator/simulator.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

namespace derby::test {

/// Simulators in the test's process, with the fast profile.
std::unique_ptr<SimulatorFarm> simulators(const QStringList &faults = {}, const QString &certificate = {}, const QString &privateKey = {});

/// "--endpoint ENGINE=URL" for each of the farm's servers, or for `engines` alone.
QStringList endpointOptions(const SimulatorFarm &farm, const QList<Engine> &engines = {});
/// The URL of one server.
QString urlOf(const SimulatorFarm &farm, Engine engine);

/// A server that gives each path its answer ("200 text/plain body"), and 404 to everything else.
struct PathAnswer
{
    int status = 200;
    QByteArray type = "application/json";
    QByteArray body;
};
std::unique_ptr<ScriptedServer> pathServer(const QHash<QByteArray, PathAnswer> &answers);

} // namespace derby::test
