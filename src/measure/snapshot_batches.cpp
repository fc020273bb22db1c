// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/snapshot_batches.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

constexpr std::size_t leastWindows = 10;
constexpr double leastValues = 100;
constexpr double studentToNormal = 0.75; // (1.960 / 2.262)^2: nine degrees of freedom; with more windows on the safe side
constexpr double largestAutocorrelation = 0.3;

} // namespace

void SnapshotBatches::add(double atSeconds, double milliseconds)
{
    auto window = static_cast<std::size_t>(std::max(0.0, atSeconds) / m_length);
    while (window >= mostWindows) {
        std::vector<LogHistogram> merged((m_windows.size() + 1) / 2);
        for (std::size_t i = 0; i < m_windows.size(); ++i)
            merged[i / 2].merge(m_windows[i]);
        m_windows = std::move(merged);
        m_length *= 2;
        window = static_cast<std::size_t>(std::max(0.0, atSeconds) / m_length);
    }
    if (window >= m_windows.size())
        m_windows.resize(window + 1);
    m_windows[window].add(milliseconds);
}

std::optional<int> SnapshotBatches::effective(double probability, double quantile, double nowSeconds) const
{
    const auto whole = std::min(m_windows.size(), static_cast<std::size_t>(std::max(0.0, nowSeconds) / m_length));
    if (whole < leastWindows)
        return std::nullopt;
    std::vector<double> n(whole), below(whole);
    double values = 0, allBelow = 0;
    for (std::size_t i = 0; i < whole; ++i) {
        n[i] = static_cast<double>(m_windows[i].count());
        below[i] = static_cast<double>(m_windows[i].countUpTo(quantile));
        if (n[i] == 0)
            return std::nullopt;
        values += n[i];
        allBelow += below[i];
    }
    if (values < leastValues)
        return std::nullopt;
    const double share = allBelow / values;
    const auto windows = static_cast<double>(whole);
    double variance = 0, centre = 0;
    for (std::size_t i = 0; i < whole; ++i) {
        const double residual = below[i] - share * n[i];
        variance += residual * residual;
        centre += below[i] / n[i] / windows;
    }
    double products = 0, squares = 0;
    for (std::size_t i = 0; i < whole; ++i) {
        const double apart = below[i] / n[i] - centre;
        squares += apart * apart;
        if (i + 1 < whole)
            products += apart * (below[i + 1] / n[i + 1] - centre);
    }
    if (squares > 0 && products / squares > largestAutocorrelation)
        return std::nullopt;
    variance *= windows / (windows - 1) / (values * values);
    if (!(variance > 0))
        return static_cast<int>(values);
    const double effective = std::min(values, studentToNormal * probability * (1 - probability) / variance);
    return std::max(1, static_cast<int>(effective));
}

} // namespace derby
