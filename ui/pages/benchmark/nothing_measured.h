// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/benchmark_run.h"

namespace derby::ui {

/// The error of a run of which nothing was measured; absent: something was.
std::optional<Error> nothingMeasured(const RunOutcome &outcome);

} // namespace derby::ui
