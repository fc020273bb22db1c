// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace derby {

enum class MetricType { Untyped, Counter, Gauge, Histogram, Summary };

using Labels = std::vector<std::pair<std::string, std::string>>;

struct MetricSample
{
    std::string name; ///< with its suffix (_bucket, _sum, _count, _total, _created)
    Labels labels; ///< in the server's order
    double value = 0; ///< may be NaN or infinite
    std::optional<std::int64_t> timestampMs;
};

struct MetricFamily
{
    std::string name;
    std::string help;
    MetricType type = MetricType::Untyped;
    std::vector<MetricSample> samples;
};

/// One series of a histogram. The counts are cumulative; the last bound is +Inf.
struct HistogramSeries
{
    std::vector<std::pair<double, double>> buckets; ///< upper bound, count at or below it
    double sum = 0;
    double count = 0;
};

/// Labels that a sample must have, with these values; it may have more.
using LabelFilter = std::vector<std::pair<std::string_view, std::string_view>>;

/// A scrape in the Prometheus text format (0.0.4), as vLLM, TGI, llama.cpp and SGLang print it: HELP and TYPE may be missing, families come
/// in any order, blank lines anywhere, the last line may lack its end. A family's type comes from its TYPE line, never from its name:
/// vllm:iteration_tokens_total is a histogram.
class MetricsText
{
public:
    /// A line that is none of the format's is an error that names its number.
    static Result<MetricsText> parse(std::string_view text);

    const std::vector<MetricFamily> &families() const { return m_families; }
    /// Null when the scrape has no such family (a name renamed by a newer server is absent, not zero).
    const MetricFamily *family(std::string_view name) const;
    /// The sum of all samples of exactly this name that carry `filter`; nothing when there is none.
    std::optional<double> sum(std::string_view sample, const LabelFilter &filter = {}) const;
    /// The series that carry `filter`, added up; nothing when there is none or their bounds differ.
    std::optional<HistogramSeries> histogram(std::string_view family, const LabelFilter &filter = {}) const;

private:
    std::vector<MetricFamily> m_families;
};

} // namespace derby
