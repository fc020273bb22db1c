// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/quantiles.h"

#include "analyse/stats/student.h"
#include "base/percentile.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <tuple>

namespace derby {

namespace {

constexpr double Level = 0.95;

std::optional<Interval> known(const OrderInterval &ends)
{
    if (!ends.low && !ends.high)
        return std::nullopt;
    return Interval{ends.low, ends.high, Level};
}

} // namespace

int percentileFloor(double probability)
{
    if (probability <= 0.5 || probability >= 1)
        return 0;
    return static_cast<int>(std::ceil(std::log(0.05) / std::log(probability)));
}

Quantiles::Quantiles(const Series &series)
    : m_roundRequests(series.roundRequests)
{
    const bool anyTail = std::any_of(series.samples.begin(), series.samples.end(), [](const Sample &sample) { return sample.tail; });
    for (const Sample &sample : series.samples) {
        if (!sample.tail && anyTail) // when every gap touches a late event there is nothing better to show; the run is client-limited then
            continue;
        m_values.push_back(sample.value);
        m_times.push_back(sample.at);
        if (series.load)
            m_rounds[sample.round].push_back(sample.value);
    }
    m_leftOut = static_cast<int>(series.samples.size() - m_values.size());
    m_sorted = m_values;
    std::sort(m_sorted.begin(), m_sorted.end());
    // Gaps of one request are not independent of each other: they are worth no more than the requests that carry them.
    m_independent = series.requests > 0 ? std::min(n(), series.requests) : n();
    if (!series.load) {
        m_how = How::Independent;
    } else if (m_rounds.size() >= 2) {
        m_how = How::ByRounds;
        for (auto &[round, ofRound] : m_rounds)
            std::sort(ofRound.begin(), ofRound.end());
    } else if (!m_values.empty()) {
        m_how = How::WithinOneRun;
        const auto [first, last] = std::minmax_element(m_times.begin(), m_times.end());
        std::tie(m_from, m_to) = series.steady.value_or(std::pair(*first, *last));
    }
    if (m_how != How::WithinOneRun) {
        m_values.clear();
        m_times.clear();
    }
}

double Quantiles::value(double probability) const
{
    if (m_how != How::ByRounds)
        return percentile(m_sorted, probability);
    double sum = 0;
    for (const auto &[round, sorted] : m_rounds) {
        const double value = percentile(sorted, probability);
        if (!(value > 0))
            return 0; // ln has no value there, and the geometric mean is 0
        sum += std::log(value);
    }
    return std::exp(sum / static_cast<double>(m_rounds.size()));
}

Quantile Quantiles::at(double probability) const
{
    Quantile quantile;
    if (m_how == How::ByRounds) {
        quantile.n = INT_MAX;
        std::vector<double> logs;
        bool zero = false;
        for (const auto &[round, sorted] : m_rounds) {
            const double value = percentile(sorted, probability);
            zero = zero || !(value > 0);
            logs.push_back(std::log(value));
            int carried = static_cast<int>(sorted.size());
            if (const auto requests = m_roundRequests.find(round); requests != m_roundRequests.end())
                carried = std::min(carried, requests->second); // as m_independent
            quantile.n = std::min(quantile.n, carried);
        }
        if (zero)
            return quantile;
        quantile.value = std::exp(mean(logs));
        if (rounds() >= RoundsForInterval) {
            if (const auto ends = studentT(logs).interval(Level))
                quantile.interval = Interval{std::exp(ends->first), std::exp(ends->second), Level};
        }
        return quantile;
    }
    quantile.value = percentile(m_sorted, probability);
    quantile.n = m_independent;
    if (m_how == How::WithinOneRun) {
        const EffectiveSize size = effectiveSize(m_values, m_times, m_from, m_to, probability);
        quantile.state = size.state;
        quantile.n = std::min(size.state == EffectiveSize::State::Known ? size.n : n(), m_independent);
    }
    if (quantile.state == EffectiveSize::State::Known)
        quantile.interval = known(orderInterval(m_sorted, quantile.n, probability, Level));
    return quantile;
}

} // namespace derby
