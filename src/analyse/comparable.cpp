// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/comparable.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

constexpr double ApartBy = 0.05; // of the smaller figure; and of success rates
constexpr double PromptTokensApart = 16; // chat templates differ by a dozen tokens: on a short prompt more than 5 %, and harmless

bool apart(double a, double b)
{
    return std::max(a, b) > std::min(a, b) * (1 + ApartBy);
}

QString number(double value)
{
    return QString::number(value, 'f', value < 100 ? 1 : 0);
}

} // namespace

QString notComparable(const VerdictMetric &metric, const LaneFigures &a, const QString &nameA, const LaneFigures &b, const QString &nameB)
{
    using What = VerdictMetric::What;
    const bool none = a.succeeded == 0, noneB = b.succeeded == 0;
    if (none && noneB)
        return QStringLiteral("neither %1 nor %2 had a success").arg(nameA, nameB);
    if (none || noneB)
        return QStringLiteral("%1 had no success").arg(none ? nameA : nameB);
    if (std::abs(a.successRate.value_or(0) - b.successRate.value_or(0)) > ApartBy + 1e-9) {
        return QStringLiteral("success rates are apart: %1 % and %2 %")
            .arg(number(100 * a.successRate.value_or(0)), number(100 * b.successRate.value_or(0)));
    }
    if (a.meanPromptTokens && b.meanPromptTokens && apart(*a.meanPromptTokens, *b.meanPromptTokens)
        && std::abs(*a.meanPromptTokens - *b.meanPromptTokens) > PromptTokensApart) {
        return QStringLiteral("prompts are not equally long: %1 and %2 tokens on average")
            .arg(number(*a.meanPromptTokens), number(*b.meanPromptTokens));
    }
    if (metric.what == What::Ttft)
        return {};
    if (a.outputTokensEstimated || b.outputTokensEstimated) {
        const QString who = a.outputTokensEstimated && b.outputTokensEstimated
            ? QStringLiteral("%1 and %2 do").arg(nameA, nameB)
            : QStringLiteral("%1 does").arg(a.outputTokensEstimated ? nameA : nameB);
        return QStringLiteral("%1 not say how many tokens an answer had").arg(who);
    }
    if (metric.what != What::Tpot && a.meanOutputTokens && b.meanOutputTokens && apart(*a.meanOutputTokens, *b.meanOutputTokens))
        return QStringLiteral("answers are not equally long: %1 and %2 tokens on average")
            .arg(number(*a.meanOutputTokens), number(*b.meanOutputTokens));
    return {};
}

} // namespace derby
