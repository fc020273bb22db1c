// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace derby::cli {

/// results compare RUN RUN…: two to six runs side by side.
int compareResults(const Context &context, const QStringList &runs, const QString &results);

} // namespace derby::cli
