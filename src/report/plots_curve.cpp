// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plots_curve.h"

#include "base/percentile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace derby {

namespace {

/// Where the intervals of the percentiles are worked out, from 0.5 % to 99.5 %.
constexpr int BandSteps = 100;

struct Bound
{
    double probability, low, high;
};

std::vector<Bound> bounds(const Quantiles &quantiles)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<Bound> bounds;
    for (int i = 0; i < BandSteps; ++i) {
        const double probability = (i + 0.5) / BandSteps;
        const Quantile quantile = quantiles.at(probability);
        // Order statistics of too few values know neither end far out; by rounds, or where requests hang together, no interval is no band.
        if (!quantile.interval && quantiles.how() != Quantiles::How::Independent)
            return {};
        const Interval interval = quantile.interval.value_or(Interval{});
        bounds.push_back({probability, interval.low.value_or(-infinity), interval.high.value_or(infinity)});
    }
    // The band of a cumulative curve only rises: where intervals by rounds cross, the wider one holds.
    for (std::size_t i = bounds.size() - 1; i-- > 0;)
        bounds[i].low = std::min(bounds[i].low, bounds[i + 1].low);
    for (std::size_t i = 1; i < bounds.size(); ++i)
        bounds[i].high = std::max(bounds[i].high, bounds[i - 1].high);
    return bounds;
}

/// The probability at which the rising ends reach `value`, between two known ends linear; the outer one where an end is unknown.
double reached(const std::vector<Bound> &bounds, double Bound::*end, double value, bool upper)
{
    const auto above = upper
        ? std::upper_bound(bounds.begin(), bounds.end(), value, [end](double v, const Bound &bound) { return v < bound.*end; })
        : std::lower_bound(bounds.begin(), bounds.end(), value, [end](const Bound &bound, double v) { return bound.*end < v; });
    if (above == bounds.end())
        return upper ? 1 : bounds.back().probability;
    if (above == bounds.begin())
        return upper ? bounds.front().probability : 0;
    const Bound &before = *(above - 1);
    const double from = before.*end, to = (*above).*end;
    if (!std::isfinite(from) || !std::isfinite(to) || !(to > from))
        return upper ? above->probability : before.probability;
    return before.probability + (above->probability - before.probability) * (value - from) / (to - from);
}

} // namespace

std::vector<PlotPoint> cumulativeCurve(const Quantiles &quantiles)
{
    // Up to 600 values each is a point of its own: type 7 puts the i-th of n at (i - 1) / (n - 1).
    const int steps = std::clamp(quantiles.n(), 2, MostPoints);
    std::vector<PlotPoint> points;
    for (int i = 0; i < steps; ++i) {
        const double share = static_cast<double>(i) / (steps - 1);
        points.push_back({percentile(quantiles.sorted(), share), share});
    }
    return points;
}

std::vector<PlotBand> cumulativeBand(const Quantiles &quantiles, const std::vector<PlotPoint> &curve)
{
    if (!quantiles.at(0.5).interval)
        return {};
    const std::vector<Bound> ends = bounds(quantiles);
    std::vector<PlotBand> band;
    if (ends.empty())
        return band;
    for (const PlotPoint &point : curve) {
        // A percentile whose lower end lies below the value may have been reached there; one whose upper end does, must have been.
        const double high = std::max(point.y, reached(ends, &Bound::low, point.x, true));
        const double low = std::min(point.y, reached(ends, &Bound::high, point.x, false));
        band.push_back({point.x, low, high});
    }
    return band;
}

std::vector<PlotPoint> thinned(const std::vector<PlotPoint> &points, int most)
{
    if (static_cast<int>(points.size()) <= most || most < 4)
        return points;
    const int columns = most / 4;
    const double from = points.front().x, width = (points.back().x - from) / columns;
    std::vector<PlotPoint> kept;
    const auto keep = [&](std::size_t begin, std::size_t end) {
        const auto first = points.begin() + static_cast<std::ptrdiff_t>(begin), last = points.begin() + static_cast<std::ptrdiff_t>(end);
        const auto [low, high] = std::minmax_element(first, last, [](const PlotPoint &a, const PlotPoint &b) { return a.y < b.y; });
        std::vector<std::ptrdiff_t> which{0, low - first, high - first, last - first - 1};
        std::sort(which.begin(), which.end());
        which.erase(std::unique(which.begin(), which.end()), which.end());
        for (const std::ptrdiff_t i : which)
            kept.push_back(*(first + i));
    };
    std::size_t begin = 0;
    int column = 0;
    for (std::size_t i = 0; i <= points.size(); ++i) {
        const int here = i == points.size() ? columns + 1
            : width > 0                     ? std::min(columns - 1, static_cast<int>((points[i].x - from) / width))
                                            : 0;
        if (here == column)
            continue;
        if (i > begin)
            keep(begin, i);
        begin = i;
        column = here;
    }
    return kept;
}

} // namespace derby
