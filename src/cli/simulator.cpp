// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulator.h"
#include "base/text.h"
#include "cli/command.h"
#include "simulator/faults.h"
#include "simulator/profile.h"
#include "transport/stopwatch_transport.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <thread>

namespace derby::cli {
namespace {

Result<SimulatorOptions> readOptions(const QCommandLineParser &parser)
{
    const auto wrong = [](const QString &option, const QString &value, const QString &advice) {
        return fail(makeError(ErrorKind::Usage, u"--" % option % u" can't be \"" % value % u"\".", {}, {advice}));
    };
    SimulatorOptions options;
    options.profile = parser.isSet(QStringLiteral("profile")) ? parser.value(QStringLiteral("profile")) : QStringLiteral("default");
    options.faults = parser.values(QStringLiteral("fault"));
    options.sendLog = parser.value(QStringLiteral("send-log"));
    options.certificate = parser.value(QStringLiteral("certificate"));
    options.privateKey = parser.value(QStringLiteral("private-key"));
    options.ipv6 = parser.isSet(QStringLiteral("ipv6"));
    bool good = true;
    if (const QString value = parser.value(QStringLiteral("port-base")); !value.isEmpty()) {
        options.portBase = value.toInt(&good);
        if (!good || options.portBase < 1 || options.portBase > 65533)
            return wrong(QStringLiteral("port-base"), value, QStringLiteral("Use a number from 1 to 65533"));
    }
    if (const QString value = parser.value(QStringLiteral("seed")); !value.isEmpty()) {
        options.seed = value.toULongLong(&good);
        if (!good)
            return wrong(QStringLiteral("seed"), value, QStringLiteral("Use a whole number that is not negative"));
    }
    if (const QString value = parser.value(QStringLiteral("engine")); !value.isEmpty()) {
        options.engines.clear();
        for (const QString &id : value.split(u',', Qt::SkipEmptyParts)) {
            const auto engine = engineFromId(id.trimmed());
            if (!engine || (*engine != Engine::Vllm && *engine != Engine::Tgi && *engine != Engine::Ollama)) {
                const QString near = nearest(id, {QStringLiteral("vllm"), QStringLiteral("tgi"), QStringLiteral("ollama")});
                return wrong(QStringLiteral("engine"), id,
                             near.isEmpty() ? QStringLiteral("Use vllm, tgi or ollama") : QString(u"Did you mean " % near % u"?"));
            }
            options.engines.append(*engine);
        }
    }
    return options;
}

int run(const Context &context)
{
    const auto options = readOptions(context.options);
    if (!options)
        return failed(context, options.error());
    // Each stream holds one descriptor here; 4,096 connections may wait to be accepted.
    if (const OpenFileLimit limit = raiseOpenFileLimit(4096); !limit.enough && !context.quiet)
        say(u"Only " % QString::number(limit.soft)
            % u" files may be open: at most about as many clients can be served. Raise it with ulimit -n.");
    watchInterrupt();
    const auto farm = SimulatorFarm::start(*options);
    if (!farm)
        return failed(context, farm.error());
    QJsonArray endpoints;
    for (const Endpoint &endpoint : (*farm)->endpoints())
        endpoints.append(QJsonObject{{QStringLiteral("engine"), engineId(endpoint.engine)},
                                     {QStringLiteral("url"), endpoint.url.toString()},
                                     {QStringLiteral("model"), endpoint.model}});
    // Scripts read this line; whatever else there is to say goes to stderr.
    const QByteArray line = QJsonDocument(QJsonObject{{QStringLiteral("endpoints"), endpoints}}).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
    if (!context.quiet)
        say(u"SIMULATED servers, profile " % (*farm)->profileName() % u"; Ctrl-C ends them.");
    while (!interrupted())
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    return Good;
}

} // namespace

Command simulatorCommand()
{
    Command command;
    command.name = QStringLiteral("simulator");
    command.summary = QStringLiteral("serves simulated vLLM, TGI and Ollama on loopback until interrupted");
    command.example = QStringLiteral("tokenderby-cli simulator --profile demo --port-base 18000 --fault tgi:reset=20");
    command.options = {
        {QStringLiteral("profile"),
         u"What the servers are like: " % builtInProfiles().join(u", ") % u", or a YAML file (default: default).",
         QStringLiteral("NAME|FILE")},
        {QStringLiteral("port-base"), QStringLiteral("vLLM listens at N, TGI at N+1, Ollama at N+2 (default: free ports)."),
         QStringLiteral("N")},
        {QStringLiteral("engine"), QStringLiteral("Serve only these, separated by commas: vllm, tgi, ollama."), QStringLiteral("LIST")},
        {QStringLiteral("fault"), u"Make servers fail, can be given again: [ENGINE:]KIND[=VALUE], KIND one of\n" % faultKinds().join(u'\n'),
         QStringLiteral("FAULT")},
        {QStringLiteral("send-log"), QStringLiteral("Write the time at which each token was handed to the kernel."),
         QStringLiteral("FILE")},
        {QStringLiteral("seed"), QStringLiteral("Seed of texts, lengths and jitter (default: 1)."), QStringLiteral("N")},
        {QStringLiteral("certificate"), QStringLiteral("PEM file: serve https with it."), QStringLiteral("FILE")},
        {QStringLiteral("private-key"), QStringLiteral("PEM file of the certificate's key."), QStringLiteral("FILE")},
        {QStringLiteral("ipv6"), QStringLiteral("Listen on ::1 instead of 127.0.0.1.")},
    };
    command.run = run;
    return command;
}

} // namespace derby::cli
