// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace derby {

/// Cumulative buckets of a Prometheus histogram.
class MetricHistogram
{
public:
    explicit MetricHistogram(std::vector<double> edges);
    void add(double value);
    double sum() const { return m_sum; }
    std::uint64_t count() const { return m_count; }
    const std::vector<double> &edges() const { return m_edges; }
    const std::vector<std::uint64_t> &buckets() const { return m_buckets; } ///< not cumulative, one an edge and one more

private:
    std::vector<double> m_edges;
    std::vector<std::uint64_t> m_buckets;
    double m_sum = 0;
    std::uint64_t m_count = 0;
};

/// 1 2 5 10 20 50 … up to `most`, as vLLM makes its length buckets.
std::vector<double> lengthEdges(double most);
/// `count` edges start * factor^k, k = 1 … count.
std::vector<double> geometricEdges(double start, double factor, int count);
/// `count` edges step, 2 step, ….
std::vector<double> linearEdges(double step, int count);

/// As Python's client prints numbers: "36.0", "1.234567e+06".
std::string pythonNumber(double value);
/// As Rust's client prints numbers: "36", "0.000008255".
std::string rustNumber(double value);

} // namespace derby
