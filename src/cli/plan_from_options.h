// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cli/command.h"
#include "plan/diagnostic.h"
#include "plan/plan.h"

#include <QList>
#include <QStringList>

namespace derby::cli {

/// What the command line asks for, the file's and the default values merged in.
struct PlanRequest
{
    Plan plan; ///< lane ids, models and keys filled in; its endpoints are empty when `simulate` is set
    bool simulate = false; ///< start a SimulatorFarm with `simulatedEngines` and take its endpoints
    QList<Engine> simulatedEngines;
    QStringList notes; ///< what the user should know before the start (say() them)
};

/// What the plan is for: a benchmark needs tests, a probe (test, inspect) only endpoints.
enum class PlanUse { Benchmark, Probe };

/// The options that make benchmark's plan beside planOptions(): --quick, --users, --duration, --rounds, --ttft-only, --output, --namespace.
QList<QCommandLineOption> benchmarkPlanOptions();

/// Builds the plan from --config, --endpoint, --model, --services, --simulate, --seed and benchmarkPlanOptions(), as far as the command has
/// them. Command line over file over defaults. An error is of kind Usage and names every mistake at once; without any endpoint it names the
/// three ways out.
Result<PlanRequest> planFromOptions(const Context &context, PlanUse use);

/// The mistakes of a file or command line as one error: the first in the sentence, all of them in the detail.
Error diagnosticsError(const QString &what, const QList<Diagnostic> &diagnostics, const QStringList &actions);

} // namespace derby::cli
