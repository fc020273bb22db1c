// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cli/plan_from_options.h"
#include "simulator/simulator.h"

#include <memory>
#include <optional>

namespace derby::cli {

/// --profile: which simulators --simulate starts.
QCommandLineOption profileOption();

/// --profile without --simulate: nothing would follow it.
std::optional<Error> strayProfile(const Context &context);

/// Starts the simulators that the request asks for and makes them its plan's endpoints; nothing when it asks for none. They serve as long
/// as the result lives. Says that everything measured is SIMULATED.
Result<std::unique_ptr<SimulatorFarm>> startSimulators(const Context &context, PlanRequest &request);

} // namespace derby::cli
