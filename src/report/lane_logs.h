// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_result.h"

#include <QByteArray>

namespace derby {

/// {lane id}/performance_log.csv (docs/formats.md): one request of the lane a row, in the order in which they ended, warm-up included.
QByteArray performanceLog(const RunResult &run, int lane);

/// {lane id}/error_log.txt: each failed request of the lane with its time, kind, message, detail and advice; empty when nothing failed.
/// A failure like an earlier one is one line that names it.
QByteArray errorLog(const RunResult &run, int lane);

} // namespace derby
