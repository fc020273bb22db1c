// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/stats/bootstrap.h"

#include "base/percentile.h"
#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace derby {

namespace {

constexpr double WorthAThread = 2e6; ///< values resampled; below it a thread costs more than it saves

double lnRatio(std::span<double> a, std::span<double> b, double probability)
{
    return std::log(percentileInPlace(a, probability)) - std::log(percentileInPlace(b, probability));
}

} // namespace

QuantileRatio::QuantileRatio(std::span<const double> a, std::span<const double> b, double probability, int draws, std::uint64_t seed,
                             int threads)
    : m_draws(static_cast<std::size_t>(std::max(1, draws)))
{
    const std::size_t n = a.size();
    std::vector<double> copyA(a.begin(), a.end()), copyB(b.begin(), b.end());
    m_estimate = lnRatio(copyA, copyB, probability);

    const auto resample = [&](std::size_t begin, std::size_t end) {
        std::vector<double> drawnA(n), drawnB(n);
        for (std::size_t draw = begin; draw < end; ++draw) {
            SplitMix64 random(drawSeed(seed, draw));
            for (std::size_t i = 0; i < n; ++i) {
                const auto block = static_cast<std::size_t>(random.uniform() * static_cast<double>(n));
                drawnA[i] = a[block];
                drawnB[i] = b[block];
            }
            m_draws[draw] = lnRatio(drawnA, drawnB, probability);
        }
    };
    if (threads <= 0)
        threads = static_cast<double>(n) * static_cast<double>(m_draws.size()) < WorthAThread
            ? 1
            : static_cast<int>(std::thread::hardware_concurrency());
    const auto parts = static_cast<std::size_t>(std::clamp(threads, 1, 64));
    std::vector<std::jthread> workers;
    for (std::size_t part = 1; part < parts; ++part)
        workers.emplace_back(resample, m_draws.size() * part / parts, m_draws.size() * (part + 1) / parts);
    resample(0, m_draws.size() / parts);
    workers.clear(); // joins
    std::sort(m_draws.begin(), m_draws.end());
}

std::pair<double, double> QuantileRatio::interval(double level) const
{
    return {percentile(m_draws, (1 - level) / 2), percentile(m_draws, (1 + level) / 2)};
}

double QuantileRatio::p() const
{
    const auto notAbove = std::upper_bound(m_draws.begin(), m_draws.end(), 0.0) - m_draws.begin();
    const auto notBelow = m_draws.end() - std::lower_bound(m_draws.begin(), m_draws.end(), 0.0);
    const auto fewer = static_cast<double>(std::min(notAbove, notBelow));
    return std::min(1.0, 2 * (1 + fewer) / (static_cast<double>(m_draws.size()) + 1));
}

} // namespace derby
