// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/lanes.h"
#include "cli/trace_text.h"

namespace derby::cli {

Command testCommand()
{
    Command command;
    command.name = QStringLiteral("test");
    command.summary = QStringLiteral("Sends one prompt to each endpoint: health, time to first token, answer.");
    command.example = QStringLiteral("tokenderby-cli test --simulate");
    command.options = traceOptions();
    command.run = [](const Context &context) { return traceCommand(context, testText); };
    return command;
}

} // namespace derby::cli
