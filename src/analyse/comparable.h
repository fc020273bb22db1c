// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "analyse/verdict_metrics.h"

#include <QString>

namespace derby {

/// Why two lanes cannot be compared in a metric, naming the figures (docs/method.md 4.5); empty: they can.
QString notComparable(const VerdictMetric &metric, const LaneFigures &a, const QString &nameA, const LaneFigures &b, const QString &nameB);

} // namespace derby
