// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/simulated.h"

namespace derby::cli {

QCommandLineOption profileOption()
{
    return {QStringLiteral("profile"),
            QStringLiteral("With --simulate: a profile's YAML file, or \"default\", \"demo\" (fast) or \"open\" (no seat limits)."),
            QStringLiteral("F"), QStringLiteral("default")};
}

std::optional<Error> strayProfile(const Context &context)
{
    if (!context.options.isSet(QStringLiteral("profile")) || context.options.isSet(QStringLiteral("simulate")))
        return std::nullopt;
    return makeError(ErrorKind::Usage, QStringLiteral("--profile says how the simulators behave, and none is asked for."), {},
                     {QStringLiteral("Add --simulate"), QStringLiteral("Leave --profile out")});
}

Result<std::unique_ptr<SimulatorFarm>> startSimulators(const Context &context, PlanRequest &request)
{
    if (std::optional<Error> error = strayProfile(context))
        return fail(std::move(*error));
    if (!request.simulate)
        return nullptr;
    const QString profile = context.options.value(QStringLiteral("profile"));
    SimulatorOptions options;
    options.profile = profile;
    options.seed = request.plan.seed;
    if (!request.simulatedEngines.isEmpty())
        options.engines = request.simulatedEngines;
    Result<std::unique_ptr<SimulatorFarm>> farm = SimulatorFarm::start(options);
    if (!farm)
        return farm;
    request.plan.endpoints = (*farm)->endpoints();
    for (Endpoint &endpoint : request.plan.endpoints) {
        endpoint.name.clear(); // nobody named them: a lane is called by its engine
        if (!request.plan.model.isEmpty())
            endpoint.model = request.plan.model;
    }
    assignLaneIds(request.plan.endpoints);
    if (!context.quiet)
        say(QStringLiteral("SIMULATED: the servers are the built-in ones, profile \"%1\".").arg((*farm)->profileName()));
    return farm;
}

} // namespace derby::cli
