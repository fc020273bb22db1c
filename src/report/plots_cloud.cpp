// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plots_cloud.h"

#include "base/percentile.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace derby {

namespace {

constexpr std::size_t FewPlaces = 40, FewestInWindow = 15, Places = 60;

PlotPoint medianOf(const std::vector<PlotPoint> &points, std::size_t begin, std::size_t end)
{
    std::vector<double> x, y;
    for (std::size_t i = begin; i < end; ++i) {
        x.push_back(points[i].x);
        y.push_back(points[i].y);
    }
    return {percentileInPlace(x, 0.5), percentileInPlace(y, 0.5)};
}

} // namespace

std::vector<PlotPoint> thinnedCloud(const std::vector<PlotPoint> &points, std::size_t most)
{
    if (points.size() <= most || most < 2)
        return points;
    // Every k-th keeps the shape; the highest are kept beside them, because the rare slow request is what one looks for.
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t highest = most / 20, even = most - highest;
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(highest), order.end(),
                     [&](std::size_t a, std::size_t b) { return std::pair(points[b].y, a) < std::pair(points[a].y, b); });
    std::vector<std::size_t> chosen(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(highest));
    for (std::size_t i = 0; i < even; ++i)
        chosen.push_back(i * (points.size() - 1) / (even - 1));
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    std::vector<PlotPoint> kept;
    kept.reserve(chosen.size());
    for (const std::size_t i : chosen)
        kept.push_back(points[i]);
    return kept;
}

std::vector<PlotPoint> runningMedian(const std::vector<PlotPoint> &points)
{
    std::vector<std::size_t> begins; // of points with the same x
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i == 0 || points[i].x != points[i - 1].x)
            begins.push_back(i);
    }
    std::vector<PlotPoint> medians;
    if (begins.size() < 2)
        return medians;
    if (begins.size() <= FewPlaces) {
        for (std::size_t i = 0; i < begins.size(); ++i)
            medians.push_back(medianOf(points, begins[i], i + 1 < begins.size() ? begins[i + 1] : points.size()));
        return medians;
    }
    const std::size_t window = std::min(points.size(), std::max(FewestInWindow, points.size() / 10));
    for (std::size_t place = 0; place < Places; ++place) {
        const std::size_t begin = (points.size() - window) * place / (Places - 1);
        const PlotPoint median = medianOf(points, begin, begin + window);
        if (medians.empty() || median.x > medians.back().x)
            medians.push_back(median);
    }
    return medians;
}

} // namespace derby
