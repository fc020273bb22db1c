// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_result.h"

namespace derby {

/// A run of so many equal lanes without a test yet, with a calibrated stopwatch that makes no error.
RunResult draftRun(int lanes, std::uint64_t seed);

/// A request that succeeded, without its events.
Record draftRecord(int lane, const QString &test, MonoTime sent, int tokens);

/// Fills in the times that follow from the record's events.
void finishRecord(Record &record);

} // namespace derby
