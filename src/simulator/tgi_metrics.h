// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/prometheus.h"
#include "simulator/server.h"

#include <map>
#include <string>

namespace derby {

/// TGI's /metrics: a family appears with its first sample, each ends in a blank line, nothing has a "_total".
class TgiMetrics
{
public:
    explicit TgiMetrics(int contextTokens);
    void request(int count) { m_count += count; } ///< chat counts two, completions one and one a prompt, the rest one
    void failed(const char *why) { ++m_failures[why]; }
    void scheduled(const Generation &generation);
    void finished(const Generation &generation);
    void step(const BatchModel::Step &step);
    std::string text(const BatchModel &model) const;

private:
    struct Method ///< prefill and decode are labels of the same families
    {
        double count = 0;
        MetricHistogram inference, forward, decode, filter;
        Method();
    };
    double m_count = 0, m_success = 0;
    std::map<std::string, double> m_failures;
    Method m_prefill, m_decode;
    MetricHistogram m_generated, m_perToken, m_nextSize, m_validation, m_maxNew, m_queue, m_duration, m_input, m_inference;
};

} // namespace derby
