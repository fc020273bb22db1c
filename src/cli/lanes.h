// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "plan/plan.h"
#include "run/trace.h"

#include <QString>

#include <functional>
#include <vector>

namespace derby::cli {

/// Sends `prompt` to every endpoint of the plan at once, each prepared first (engine, model, Ollama's load), and waits for all of them on
/// the main thread, where it says on stderr what is waited for, unless `quiet`. Nothing is ever tried again. Ctrl-C cancels what is under
/// way: those lanes carry `cancelled`. Errors advise what fits one request.
std::vector<Trace> traceLanes(const Plan &plan, const QString &prompt, bool quiet);

/// --prompt and what else `test` and `inspect` share.
QList<QCommandLineOption> traceOptions();

/// The common course of `test` and `inspect`: endpoints from the options, one prompt to each, JSON or `text` of each lane on stdout.
/// RunFailed when any lane failed.
int traceCommand(const Context &context, const std::function<QString(const Trace &)> &text);

} // namespace derby::cli
