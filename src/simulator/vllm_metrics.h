// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/prometheus.h"
#include "simulator/server.h"

#include <map>
#include <string>
#include <tuple>

namespace derby {

/// vLLM's /metrics: every family and label from the start at 0, labels in alphabetical order, a gauge "_created" beside each counter and
/// histogram.
class VllmMetrics
{
public:
    VllmMetrics(std::string model, int contextTokens);
    void token(const Generation &generation, MonoTime at); ///< before the generation's own times move on
    void finished(const Generation &generation);
    void step(const BatchModel::Step &step);
    void rejected() { ++m_rejected; }
    void httpRequest(const std::string &handler, const std::string &method, int status);
    std::string text(const BatchModel &model) const;

private:
    std::string m_model;
    std::string m_created;
    double m_promptTokens = 0, m_cachedTokens = 0, m_generationTokens = 0, m_rejected = 0;
    double m_stopped = 0, m_cut = 0;
    MetricHistogram m_promptLength, m_generationLength, m_iteration, m_maxGeneration, m_n, m_maxTokens, m_ttft, m_itl, m_tpot, m_e2e,
        m_queue, m_inference, m_prefill, m_decode, m_preemptions, m_computed;
    std::map<std::tuple<std::string, std::string, std::string>, double> m_http;
};

} // namespace derby
