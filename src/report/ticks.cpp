// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plots.h"

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

constexpr double Hair = 1e-9; // of a step: rounding must not cost a tick

/// The step after `step` in 1, 2, 5, 10, …
double nextStep(double step)
{
    const double power = std::pow(10.0, std::floor(std::log10(step) + Hair));
    const double digit = step / power;
    return power * (digit < 1.5 ? 2 : digit < 3.5 ? 5 : 10);
}

std::vector<double> linearTicks(double low, double high, int most)
{
    double step = std::pow(10.0, std::floor(std::log10((high - low) / most)));
    double first = 0, last = 0;
    for (;; step = nextStep(step)) {
        first = std::floor(low / step + Hair);
        last = std::ceil(high / step - Hair);
        if (last - first + 1 <= most)
            break;
    }
    std::vector<double> ticks;
    for (int i = 0; i <= std::lround(last - first); ++i)
        ticks.push_back((first + i) * step);
    return ticks;
}

/// Number i of 1, 2, 5, 10, … (perDecade 3) or 1, 10, 100, … (perDecade 1); every second, third … decade: perDecade 1 / 2, 1 / 3 …
double logTick(int i, int perDecade, int decades)
{
    static constexpr double digits[] = {1, 2, 5};
    if (perDecade == 1)
        return std::pow(10.0, i * decades);
    const int decade = i >= 0 ? i / 3 : -((2 - i) / 3);
    return digits[i - 3 * decade] * std::pow(10.0, decade);
}

std::vector<double> logTicks(double low, double high, int most)
{
    for (int decades = 0;; ++decades) { // 0: 1, 2, 5
        const int perDecade = decades == 0 ? 3 : 1;
        const double place = std::log10(low) * perDecade / std::max(1, decades);
        int first = static_cast<int>(std::floor(place)) + 2;
        while (logTick(first, perDecade, decades) > low * (1 + Hair))
            --first;
        std::vector<double> ticks;
        for (int i = first;; ++i) {
            ticks.push_back(logTick(i, perDecade, decades));
            if (ticks.back() >= high * (1 - Hair))
                break;
        }
        if (static_cast<int>(ticks.size()) <= most)
            return ticks;
    }
}

} // namespace

std::vector<double> niceTicks(double low, double high, bool log, int most)
{
    most = std::max(most, 2);
    if (!std::isfinite(low) || !std::isfinite(high) || (log && !(low > 0)))
        return {};
    if (high < low)
        std::swap(low, high);
    if (high == low) { // a range of its own around one value
        const double room = log || low != 0 ? std::abs(low) * 0.1 : 1;
        low -= room;
        high += room;
    }
    constexpr double narrow = 3; // within less than half a decade 1, 2, 5 would be two ticks
    if (!log || high / low < narrow)
        return linearTicks(low, high, std::max(most, 3));
    return logTicks(low, high, most);
}

} // namespace derby
