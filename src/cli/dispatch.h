// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace derby::cli {

/// Finds the command among `arguments` (the program's name first), parses its options, which may stand before or after it, and runs it.
/// --help and --version are answered here; a wrong command or option gets the nearest right one and WrongUsage.
int dispatch(const QList<Command> &commands, const QStringList &arguments);

/// Whether something meant for stdout could not be written (a full disk, a closed pipe): a script must not take silence for success.
bool outputLost();

} // namespace derby::cli
