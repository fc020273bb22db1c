// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/summary_csv.h"

#include "report/csv.h"

#include <utility>

namespace derby {

QByteArray summaryCsv(const Comparison &comparison)
{
    QByteArray csv = csvRow({QStringLiteral("test"), QStringLiteral("lane"), QStringLiteral("metric"), QStringLiteral("unit"),
                             QStringLiteral("n"), QStringLiteral("mean"), QStringLiteral("p50"), QStringLiteral("p95"),
                             QStringLiteral("p99"), QStringLiteral("ci_low"), QStringLiteral("ci_high")});
    for (const TestComparison &test : comparison.tests) {
        for (const LaneFigures &lane : test.lanes) {
            const std::pair<const char *, const MetricFigures *> latencies[] = {
                {"ttft", &lane.ttftMs},
                {"itl", &lane.itlMs},
                {"tpot", &lane.tpotMs},
                {"e2e", &lane.e2eMs},
                {"ttfa", &lane.ttfaMs},
                {"ttft_from_planned", &lane.ttftFromPlannedMs},
                {"e2e_from_planned", &lane.e2eFromPlannedMs},
            };
            for (const auto &[name, figures] : latencies) {
                const auto known = [figures = figures](double value) {
                    return csvNumber(figures->n > 0 ? std::optional(value) : std::nullopt);
                };
                csv += csvRow({test.name, lane.id, QLatin1String(name), QStringLiteral("ms"), QString::number(figures->n),
                               known(figures->mean), known(figures->median), known(figures->p95), known(figures->p99),
                               csvNumber(figures->medianCi ? figures->medianCi->low : std::nullopt),
                               csvNumber(figures->medianCi ? figures->medianCi->high : std::nullopt)});
            }
            const std::tuple<const char *, const char *, int, std::optional<double>> rates[] = {
                {"output_tokens_per_s", "tokens/s", lane.succeeded, lane.outputTokensPerSecond},
                {"requests_per_s", "requests/s", lane.succeeded, lane.requestsPerSecond},
                {"goodput_per_s", "requests/s", lane.due, lane.goodputPerSecond},
                {"success_rate", "share", lane.due, lane.successRate},
                {"prompt_tokens", "tokens", lane.succeeded, lane.meanPromptTokens},
                {"output_tokens", "tokens", lane.succeeded, lane.meanOutputTokens},
            };
            for (const auto &[name, unit, n, value] : rates)
                csv += csvRow({test.name,
                               lane.id,
                               QLatin1String(name),
                               QLatin1String(unit),
                               QString::number(n),
                               csvNumber(value),
                               {},
                               {},
                               {},
                               {},
                               {}});
        }
    }
    return csv;
}

} // namespace derby
