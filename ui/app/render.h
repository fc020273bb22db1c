// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ui/app/arguments.h"

namespace derby::ui {

/// Draws the chart that `arguments` ask for; `resultsFolder` is where run names are looked for. Needs a QApplication.
Result<> renderChart(const Arguments &arguments, const QString &resultsFolder);

} // namespace derby::ui
