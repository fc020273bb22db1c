// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/dot_axis.h"

#include "report/plots.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace derby::ui {

namespace {

constexpr int mostTicks = 12; // lines in 230 px; labels that would touch are left out

QString tickText(double ms)
{
    return ms >= 1000 ? QLocale().toString(ms / 1000, 'g', 3) + QStringLiteral(" s") : QLocale().toString(ms, 'g', 3);
}

} // namespace

DotAxis DotAxis::of(const std::vector<const RunListEntry *> &runs)
{
    double low = std::numeric_limits<double>::max(), high = 0;
    const auto take = [&](const std::optional<double> &value) {
        if (value && *value > 0 && std::isfinite(*value)) {
            low = std::min(low, *value);
            high = std::max(high, *value);
        }
    };
    for (const RunListEntry *run : runs) {
        for (const RunListLane &lane : run->figures) {
            take(lane.ttftP95Ms);
            take(lane.low);
            take(lane.high);
        }
    }
    DotAxis axis;
    if (high <= 0)
        return axis;
    if (high < low * 4) { // a range of its own around values that are all alike
        const double middle = std::sqrt(low * high);
        low = middle / 2;
        high = middle * 2;
    }
    axis.m_low = std::log10(low);
    axis.m_high = std::log10(high);
    for (const double tick : niceTicks(low, high, true, mostTicks)) {
        if (const double at = std::log10(tick); at >= axis.m_low && at <= axis.m_high)
            axis.m_ticks.push_back({tick, tickText(tick)});
    }
    return axis;
}

double DotAxis::x(double ms, double width) const
{
    if (isEmpty() || ms <= 0)
        return 0;
    return std::clamp((std::log10(ms) - m_low) / (m_high - m_low), 0.0, 1.0) * width;
}

} // namespace derby::ui
