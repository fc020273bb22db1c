// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/verdict_metrics.h"
#include "analyse/wording.h"

namespace derby {

/// What sentences about a test need.
Wording wordingOf(const TestData &test, const TestComparison &comparison);

/// One sentence about a metric over all pairs of lanes that had a success: a winner over each other one, too close among all, or, of a
/// single pair, its verdict's. Empty where only the pairs' own sentences say it.
QString metricSentence(const TestData &test, const TestComparison &comparison, const VerdictMetric &metric);

} // namespace derby
