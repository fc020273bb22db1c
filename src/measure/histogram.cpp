// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/histogram.h"

#include <boost/histogram.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace derby {

namespace {

namespace bh = boost::histogram;

constexpr double lowest = 1e-3; // 1 µs in ms
constexpr double highest = 1e7; // 10,000 s in ms
constexpr int binCount = 1400; // ln(1e10) / 1400: a bin is 1.66 % wide, its middle at most 0.83 % from any value in it

using Axis = bh::axis::regular<double, bh::axis::transform::log>;
using Counts = bh::histogram<std::tuple<Axis>, bh::dense_storage<std::uint64_t>>;

} // namespace

struct LogHistogram::Impl
{
    Counts counts{std::tuple<Axis>(Axis(binCount, lowest, highest)), bh::dense_storage<std::uint64_t>()};
    std::uint64_t n = 0;
};

LogHistogram::LogHistogram()
    : d(std::make_unique<Impl>())
{
}

LogHistogram::~LogHistogram() = default;

LogHistogram::LogHistogram(const LogHistogram &other)
    : d(std::make_unique<Impl>(*other.d))
{
}

LogHistogram &LogHistogram::operator=(const LogHistogram &other)
{
    *d = *other.d;
    return *this;
}

LogHistogram::LogHistogram(LogHistogram &&other) noexcept = default;
LogHistogram &LogHistogram::operator=(LogHistogram &&other) noexcept = default;

bool LogHistogram::add(double milliseconds)
{
    // Boost.Histogram would put 0 into the underflow bin and NaN into the overflow bin: neither is a latency.
    if (!std::isfinite(milliseconds) || milliseconds <= 0)
        return false;
    d->counts(milliseconds);
    ++d->n;
    return true;
}

void LogHistogram::merge(const LogHistogram &other)
{
    d->counts += other.d->counts;
    d->n += other.d->n;
}

std::uint64_t LogHistogram::count() const
{
    return d->n;
}

std::optional<double> LogHistogram::percentile(double p) const
{
    if (d->n == 0)
        return std::nullopt;
    return orderStatistic(static_cast<std::uint64_t>(std::floor(p * static_cast<double>(d->n - 1))) + 1);
}

std::optional<double> LogHistogram::orderStatistic(std::uint64_t k) const
{
    if (k < 1 || k > d->n)
        return std::nullopt;
    std::uint64_t seen = 0;
    for (int bin = -1; bin < binCount; ++bin) { // -1 and `binCount` are underflow and overflow
        seen += d->counts.at(bin);
        if (seen >= k) {
            if (bin < 0)
                return lowest;
            const auto edges = d->counts.axis().bin(bin);
            return std::sqrt(edges.lower() * edges.upper());
        }
    }
    return highest;
}

std::uint64_t LogHistogram::countUpTo(double milliseconds) const
{
    const int last = std::isnan(milliseconds) || milliseconds <= 0 ? -1 : d->counts.axis().index(milliseconds);
    std::uint64_t seen = 0;
    for (int bin = -1; bin <= std::min(last, binCount); ++bin)
        seen += d->counts.at(bin);
    return seen;
}

std::vector<HistogramBin> LogHistogram::bins() const
{
    std::vector<HistogramBin> filled;
    for (int bin = 0; bin < binCount; ++bin) {
        std::uint64_t count = d->counts.at(bin);
        if (bin == 0)
            count += d->counts.at(-1);
        if (bin == binCount - 1)
            count += d->counts.at(binCount);
        if (count == 0)
            continue;
        const auto edges = d->counts.axis().bin(bin);
        filled.push_back({edges.lower(), edges.upper(), count});
    }
    return filled;
}

void LogHistogram::clear()
{
    if (d->n > 0)
        *d = Impl();
}

} // namespace derby
