// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace derby::cli {

/// `inspect --file F --engine E [--protocol P]`: decodes a recorded response. Good when it was decoded, even if its content is an error.
int inspectFile(const Context &context);

} // namespace derby::cli
