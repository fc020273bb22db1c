// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"

#include <QJsonObject>

namespace derby {

/// comparison.json (docs/formats.md, "comparison.json"): also what `benchmark --json` and `results show --json` print, with "run_folder"
/// put in. Numbers that nobody knows, NaN and infinities are null.
QJsonObject comparisonToJson(const Comparison &comparison);

} // namespace derby
