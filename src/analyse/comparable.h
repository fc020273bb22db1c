// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "analyse/verdict_metrics.h"

#include <QString>

#include <optional>
#include <vector>

namespace derby {

/// Mean prompt tokens of two lanes over the prompts that both answered, each prompt once: under a closed loop the faster lane gets further
/// through the list, and that is no difference of the prompts.
struct PromptTokens
{
    double a = 0, b = 0;
};
/// Absent where either lane does not say, or they share no prompt.
std::optional<PromptTokens> sharedPromptTokens(const std::vector<const Record *> &a, const std::vector<const Record *> &b);

/// Why two lanes cannot be compared in a metric, naming the figures (docs/method.md 4.5); empty: they can.
QString notComparable(const VerdictMetric &metric, const LaneFigures &a, const QString &nameA, const LaneFigures &b, const QString &nameB,
                      const std::optional<PromptTokens> &prompts);

} // namespace derby
