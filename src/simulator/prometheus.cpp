// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/prometheus.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace derby {

MetricHistogram::MetricHistogram(std::vector<double> edges)
    : m_edges(std::move(edges))
    , m_buckets(m_edges.size() + 1)
{
}

void MetricHistogram::add(double value)
{
    const auto at = std::lower_bound(m_edges.begin(), m_edges.end(), value) - m_edges.begin();
    ++m_buckets[static_cast<std::size_t>(at)];
    m_sum += value;
    ++m_count;
}

std::vector<double> lengthEdges(double most)
{
    std::vector<double> edges;
    for (double power = 1;; power *= 10) {
        for (const double digit : {1.0, 2.0, 5.0}) {
            if (digit * power > most)
                return edges;
            edges.push_back(digit * power);
        }
    }
}

std::vector<double> geometricEdges(double start, double factor, int count)
{
    std::vector<double> edges;
    for (int i = 0; i < count; ++i)
        edges.push_back(start *= factor);
    return edges;
}

std::vector<double> linearEdges(double step, int count)
{
    std::vector<double> edges;
    for (int i = 1; i <= count; ++i)
        edges.push_back(step * i);
    return edges;
}

std::string pythonNumber(double value)
{
    std::array<char, 400> digits;
    if (value >= 1e6 && value < 1e16) { // prometheus_client.utils.floatToGoString
        const std::string text(digits.data(),
                               std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr);
        const std::size_t dot = std::min(text.find('.'), text.size());
        std::string mantissa =
            text.substr(0, 1) + '.' + text.substr(1, dot - 1) + (dot < text.size() ? text.substr(dot + 1) : std::string());
        while (mantissa.back() == '0')
            mantissa.pop_back();
        if (mantissa.back() == '.')
            mantissa.pop_back();
        const std::string exponent = std::to_string(dot - 1);
        return mantissa + "e+" + (exponent.size() < 2 ? "0" : "") + exponent;
    }
    std::string text(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    if (text.find_first_of(".en") == std::string::npos)
        text += ".0";
    return text;
}

std::string rustNumber(double value)
{
    std::array<char, 400> digits;
    return std::string(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr);
}

} // namespace derby
