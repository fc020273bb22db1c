// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/comparable.h"

#include <algorithm>
#include <cmath>
#include <map>

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

struct Sum
{
    double tokens = 0;
    int requests = 0;
    double mean() const { return tokens / requests; }
};

std::map<int, Sum> tokensByPrompt(const std::vector<const Record *> &records)
{
    std::map<int, Sum> sums;
    for (const Record *record : records) {
        if (record->outcome != Outcome::Succeeded || !record->promptTokens)
            continue;
        Sum &sum = sums[record->prompt];
        sum.tokens += static_cast<double>(*record->promptTokens);
        ++sum.requests;
    }
    return sums;
}

} // namespace

std::optional<PromptTokens> sharedPromptTokens(const std::vector<const Record *> &a, const std::vector<const Record *> &b)
{
    const std::map<int, Sum> sumsA = tokensByPrompt(a), sumsB = tokensByPrompt(b);
    PromptTokens total;
    int shared = 0;
    for (const auto &[prompt, sum] : sumsA) {
        const auto other = sumsB.find(prompt);
        if (other == sumsB.end())
            continue;
        total.a += sum.mean();
        total.b += other->second.mean();
        ++shared;
    }
    if (shared == 0)
        return std::nullopt;
    return PromptTokens{total.a / shared, total.b / shared};
}

QString notComparable(const VerdictMetric &metric, const LaneFigures &a, const QString &nameA, const LaneFigures &b, const QString &nameB,
                      const std::optional<PromptTokens> &prompts)
{
    using What = VerdictMetric::What;
    if (a.due == 0 || b.due == 0)
        return QStringLiteral("%1 was not measured").arg(a.due == 0 ? nameA : nameB);
    const bool none = a.succeeded == 0, noneB = b.succeeded == 0;
    if (none && noneB)
        return QStringLiteral("neither %1 nor %2 had a success").arg(nameA, nameB);
    if (none || noneB)
        return QStringLiteral("%1 had no success").arg(none ? nameA : nameB);
    if (std::abs(a.successRate.value_or(0) - b.successRate.value_or(0)) > ApartBy + 1e-9) {
        return QStringLiteral("success rates are apart: %1 % and %2 %")
            .arg(number(100 * a.successRate.value_or(0)), number(100 * b.successRate.value_or(0)));
    }
    if (prompts && apart(prompts->a, prompts->b) && std::abs(prompts->a - prompts->b) > PromptTokensApart) {
        return QStringLiteral("the same prompts are not equally long: %1 tokens on average for %2, %3 for %4")
            .arg(number(prompts->a), nameA, number(prompts->b), nameB);
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
