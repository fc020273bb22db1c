// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace derby::cli {

/// The width of the terminal behind `descriptor` (STDOUT_FILENO, STDERR_FILENO), in columns; `otherwise` where there is none or it is too
/// narrow to say.
int terminalColumns(int descriptor, int otherwise);

} // namespace derby::cli
