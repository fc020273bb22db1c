// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/density.h"

#include "base/percentile.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace derby {

namespace {

constexpr std::size_t ExactUpTo = 2000;
constexpr std::size_t Bins = 1024;

struct Weighted
{
    double at, weight;
};

/// Each value shared between the two nearest of equally spaced places, by its distance from them (Wand 1994).
std::vector<Weighted> binned(const std::vector<double> &logs)
{
    const double low = logs.front(), step = (logs.back() - low) / static_cast<double>(Bins - 1);
    std::vector<Weighted> bins(Bins);
    for (std::size_t i = 0; i < Bins; ++i)
        bins[i].at = low + step * static_cast<double>(i);
    for (const double value : logs) {
        const double place = std::min((value - low) / step, static_cast<double>(Bins - 1));
        const auto below = std::min(static_cast<std::size_t>(place), Bins - 2);
        const double above = place - static_cast<double>(below);
        bins[below].weight += 1 - above;
        bins[below + 1].weight += above;
    }
    return bins;
}

std::vector<double> logsOf(std::span<const double> sorted)
{
    std::vector<double> logs(sorted.size());
    std::transform(sorted.begin(), sorted.end(), logs.begin(), [](double value) { return std::log(value); });
    return logs;
}

double bandwidthOf(const std::vector<double> &logs)
{
    const double sd = standardDeviation(logs);
    const double iqr = (percentile(logs, 0.75) - percentile(logs, 0.25)) / 1.34;
    const double spread = iqr > 0 ? std::min(sd, iqr) : sd; // more than half alike: the deviation alone says how wide they are
    return 0.9 * spread * std::pow(static_cast<double>(logs.size()), -0.2);
}

} // namespace

double logBandwidth(std::span<const double> sorted)
{
    return sorted.size() < 2 ? 0 : bandwidthOf(logsOf(sorted));
}

std::vector<DensityPoint> logDensity(std::span<const double> sorted, int points)
{
    if (static_cast<int>(sorted.size()) < FewestForDensity || points < 2 || !(sorted.front() > 0) || sorted.front() == sorted.back())
        return {};
    const std::vector<double> logs = logsOf(sorted);
    const double width = bandwidthOf(logs);
    if (!(width > 0))
        return {};
    std::vector<Weighted> values;
    if (logs.size() <= ExactUpTo) {
        for (const double value : logs)
            values.push_back({value, 1});
    } else {
        values = binned(logs);
    }
    const double scale = 1 / (static_cast<double>(logs.size()) * width * std::sqrt(2 * std::numbers::pi));
    std::vector<DensityPoint> density;
    for (int i = 0; i < points; ++i) {
        const double at = logs.front() + (logs.back() - logs.front()) * i / (points - 1);
        double sum = 0;
        for (const Weighted &value : values) {
            const double distance = (at - value.at) / width;
            sum += value.weight * std::exp(-0.5 * distance * distance);
        }
        density.push_back({std::exp(at), sum * scale});
    }
    density.front().value = sorted.front(); // exp(ln(x)) is not always x
    density.back().value = sorted.back();
    return density;
}

} // namespace derby
