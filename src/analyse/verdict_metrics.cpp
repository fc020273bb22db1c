// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/verdict_metrics.h"

namespace derby {

namespace {

using What = VerdictMetric::What;
using How = VerdictMetric::How;

constexpr VerdictMetric TtftMetrics[] = {
    {"ttft_typical", What::Ttft, How::Typical, "TTFT", "{W} answers first: on the same prompt its first token takes", "less time than"},
    {"tpot_typical", What::Tpot, How::Typical, "time per output token", "{W} writes faster: on the same prompt each output token takes",
     "less time than"},
    {"e2e_typical", What::EndToEnd, How::Typical, "end-to-end time", "{W} finishes first: on the same prompt its whole answer takes",
     "less time than"},
    {"ttft_p95", What::Ttft, How::PairedP95, "p95 TTFT", "{W} answers first in the slow cases: its p95 TTFT is", "shorter than"},
};

constexpr VerdictMetric LoadMetrics[] = {
    {"ttft_p50", What::Ttft, How::RoundMedian, "median TTFT", "{W} answers first{load}: its median TTFT is", "shorter than"},
    {"ttft_p95", What::Ttft, How::RoundP95, "p95 TTFT", "{W} answers first in the slow cases{load}: its p95 TTFT is", "shorter than"},
    {"tpot_p50", What::Tpot, How::RoundMedian, "median time per output token",
     "{W} writes faster{load}: its median time per output token is", "shorter than"},
    {"e2e_p50", What::EndToEnd, How::RoundMedian, "median end-to-end time", "{W} finishes first{load}: its median end-to-end time is",
     "shorter than"},
    {"e2e_p95", What::EndToEnd, How::RoundP95, "p95 end-to-end time",
     "{W} finishes first in the slow cases{load}: its p95 end-to-end time is", "shorter than"},
    {"output_tokens_per_s", What::TokensPerSecond, How::RoundRate, "output tokens a second",
     "{W} delivers more{load}: its output tokens a second are", "more than"},
};

} // namespace

std::span<const VerdictMetric> verdictMetrics(bool load)
{
    if (load)
        return LoadMetrics;
    return TtftMetrics;
}

std::optional<double> VerdictMetric::latency(const Record &record) const
{
    switch (what) {
    case What::Ttft:
        return ttftMs(record);
    case What::Tpot:
        return tpotMs(record);
    case What::EndToEnd:
        return e2eMs(record);
    case What::TokensPerSecond:
        break;
    }
    return std::nullopt;
}

std::optional<double> VerdictMetric::printed(const LaneFigures &figures) const
{
    if (what == What::TokensPerSecond)
        return figures.outputTokensPerSecond;
    const MetricFigures &metric = what == What::Ttft ? figures.ttftMs : what == What::Tpot ? figures.tpotMs : figures.e2eMs;
    if (metric.n == 0)
        return std::nullopt;
    return tail() ? metric.p95 : metric.median;
}

} // namespace derby
