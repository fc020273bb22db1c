// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/pair_estimate.h"
#include "analyse/wording.h"

namespace derby {

/// The clause of a verdict "not enough data": what is missing, and how much more would do (docs/method.md 4.6). Fills in `reason` where the
/// floor was missed, and `moreNeeded` where more of the same helps.
QString notEnoughClause(const TestData &test, const VerdictMetric &metric, const PairEstimate &estimate, int pairs, const Wording &wording,
                        Verdict &verdict);

} // namespace derby
