// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace derby {

/// A bin of a LogHistogram that holds something; edges in ms.
struct HistogramBin
{
    double low = 0, high = 0;
    std::uint64_t count = 0;
};

/// A mergeable histogram with a log axis (Boost.Histogram), 1 µs to 10,000 s in ms, for live percentiles under 1 % off. Exact figures come
/// from raw values, never from here.
class LogHistogram
{
public:
    LogHistogram();
    ~LogHistogram();
    LogHistogram(const LogHistogram &other);
    LogHistogram &operator=(const LogHistogram &other);
    LogHistogram(LogHistogram &&) noexcept;
    LogHistogram &operator=(LogHistogram &&) noexcept;

    /// Counts a value; false (and not counted) for NaN, infinities, and what is not above zero.
    bool add(double milliseconds);
    /// The sum of both; in any order the same.
    void merge(const LogHistogram &other);
    std::uint64_t count() const;
    /// The middle of the bin that holds the p-th (0..1) value; absent when nothing was counted.
    std::optional<double> percentile(double p) const;
    /// The k-th smallest value (from 1), as percentile() has it; absent when there are fewer.
    std::optional<double> orderStatistic(std::uint64_t k) const;
    /// How many values fell into bins up to that of `milliseconds`, its own included.
    std::uint64_t countUpTo(double milliseconds) const;
    /// The bins that hold something, ascending; what lies beyond the axis stands in its first or last bin.
    std::vector<HistogramBin> bins() const;
    void clear();

private:
    struct Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby
