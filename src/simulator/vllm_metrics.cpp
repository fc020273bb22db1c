// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/vllm_metrics.h"

#include "simulator/text_http.h"

#include <ctime>

namespace derby {
namespace {

const std::vector<double> ttftEdges{.001, .005, .01, .02, .04, .06, .08, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560};
const std::vector<double> itlEdges{.01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1, 2.5, 5, 7.5, 10, 20, 40, 80};
const std::vector<double> latencyEdges{.3, .5, .8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680};
const std::vector<double> iterationEdges{1, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384};

/// Writes families with the labels that every one of them has.
class Writer
{
public:
    Writer(std::string model, std::string created)
        : m_model(std::move(model))
        , m_created(std::move(created))
    {
    }

    void family(const std::string &name, const char *type, const char *help)
    {
        m_out += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    void sample(const std::string &name, const std::string &labels, double value)
    {
        m_out += name + '{' + labels + "} " + pythonNumber(value) + '\n';
    }
    std::string labels() const { return "engine=\"0\",model_name=\"" + m_model + '"'; }
    std::string labels(const std::string &key, const std::string &value) const
    {
        const std::string own = key + "=\"" + value + '"';
        // prometheus_client sorts labels by name.
        return key < "model_name" ? "engine=\"0\"," + own + ",model_name=\"" + m_model + '"' : labels() + ',' + own;
    }
    void gauge(const std::string &name, const char *help, double value)
    {
        family(name, "gauge", help);
        sample(name, labels(), value);
    }
    void counter(const std::string &name, const char *help, double value) { counter(name, help, {}, {{"", value}}); }
    void counter(const std::string &name, const char *help, const std::string &key,
                 const std::vector<std::pair<const char *, double>> &values)
    {
        family(name + "_total", "counter", help);
        for (const auto &[label, value] : values)
            sample(name + "_total", key.empty() ? labels() : labels(key, label), value);
        family(name + "_created", "gauge", help);
        for (const auto &[label, value] : values)
            m_out += name + "_created{" + (key.empty() ? labels() : labels(key, label)) + "} " + m_created + '\n';
    }
    void histogram(const std::string &name, const char *help, const MetricHistogram &histogram)
    {
        family(name, "histogram", help);
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < histogram.buckets().size(); ++i) {
            below += histogram.buckets()[i];
            const std::string edge = i < histogram.edges().size() ? pythonNumber(histogram.edges()[i]) : "+Inf";
            sample(name + "_bucket", labels("le", edge), static_cast<double>(below));
        }
        sample(name + "_count", labels(), static_cast<double>(histogram.count()));
        sample(name + "_sum", labels(), histogram.sum());
        family(name + "_created", "gauge", help);
        m_out += name + "_created{" + labels() + "} " + m_created + '\n';
    }
    std::string take() { return std::move(m_out); }

private:
    std::string m_model, m_created, m_out;
};

} // namespace

VllmMetrics::VllmMetrics(std::string model, int contextTokens)
    : m_model(std::move(model))
    , m_created(pythonNumber(static_cast<double>(std::time(nullptr)) + 0.5))
    , m_promptLength(lengthEdges(contextTokens))
    , m_generationLength(lengthEdges(contextTokens))
    , m_iteration(iterationEdges)
    , m_maxGeneration(lengthEdges(contextTokens))
    , m_n({1, 2, 5, 10, 20})
    , m_maxTokens(lengthEdges(contextTokens))
    , m_ttft(ttftEdges)
    , m_itl(itlEdges)
    , m_tpot(itlEdges)
    , m_e2e(latencyEdges)
    , m_queue(latencyEdges)
    , m_inference(latencyEdges)
    , m_prefill(latencyEdges)
    , m_decode(latencyEdges)
    , m_preemptions({1, 2, 3, 4, 5, 10, 20})
    , m_computed(lengthEdges(contextTokens))
{
}

void VllmMetrics::token(const Generation &generation, MonoTime at)
{
    ++m_generationTokens;
    if (generation.made > 1) {
        m_itl.add(toSeconds(at - generation.lastToken));
        return;
    }
    m_ttft.add(toSeconds(at - generation.received));
    m_promptTokens += generation.promptTokens;
    m_cachedTokens += generation.cachedTokens;
}

void VllmMetrics::finished(const Generation &generation)
{
    ++(generation.finish == FinishReason::Length ? m_cut : m_stopped);
    const double decode = toSeconds(generation.lastToken - generation.firstToken);
    m_promptLength.add(generation.promptTokens);
    m_generationLength.add(generation.made);
    m_maxGeneration.add(generation.made);
    m_n.add(1);
    m_maxTokens.add(generation.maxTokens);
    m_tpot.add(generation.made > 1 ? decode / (generation.made - 1) : 0);
    m_e2e.add(toSeconds(generation.lastToken - generation.received));
    m_queue.add(toSeconds(generation.scheduled - generation.received));
    m_inference.add(toSeconds(generation.lastToken - generation.scheduled));
    m_prefill.add(toSeconds(generation.firstToken - generation.scheduled));
    m_decode.add(decode);
    m_preemptions.add(0);
    m_computed.add(generation.promptTokens - generation.cachedTokens);
}

void VllmMetrics::step(const BatchModel::Step &step)
{
    m_iteration.add(step.decoded + step.prefilled);
}

void VllmMetrics::httpRequest(const std::string &handler, const std::string &method, int status)
{
    ++m_http[{handler, method, std::to_string(status / 100) + "xx"}];
}

std::string VllmMetrics::text(const BatchModel &model) const
{
    Writer out(m_model, m_created);
    out.gauge("vllm:num_requests_running", "Number of requests in model execution batches.", model.running());
    out.gauge("vllm:num_requests_waiting", "Number of requests waiting to be processed.", model.waiting());
    out.family("vllm:num_requests_waiting_by_reason", "gauge", "Number of waiting requests by reason.");
    out.sample("vllm:num_requests_waiting_by_reason", out.labels("reason", "capacity"), model.waiting());
    out.sample("vllm:num_requests_waiting_by_reason", out.labels("reason", "deferred"), 0);
    out.family("vllm:engine_sleep_state", "gauge",
               "Engine sleep state; awake = 0 means engine is sleeping; awake = 1 means engine is awake; weights_offloaded = 1 means sleep "
               "level 1; "
               "discard_all = 1 means sleep level 2.");
    out.sample("vllm:engine_sleep_state", out.labels("sleep_state", "awake"), 1);
    out.sample("vllm:engine_sleep_state", out.labels("sleep_state", "weights_offloaded"), 0);
    out.sample("vllm:engine_sleep_state", out.labels("sleep_state", "discard_all"), 0);
    constexpr double cacheTokens = 160000; // what 40 GB less the weights hold
    out.gauge("vllm:kv_cache_usage_perc", "KV-cache usage. 1 means 100 percent usage.",
              static_cast<double>(model.heldTokens()) / cacheTokens);
    out.counter("vllm:prefix_cache_queries", "Prefix cache queries, in terms of number of queried tokens.", m_promptTokens);
    out.counter("vllm:prefix_cache_hits", "Prefix cache hits, in terms of number of cached tokens.", m_cachedTokens);
    out.counter("vllm:external_prefix_cache_queries",
                "External prefix cache queries from KV connector cross-instance cache sharing, in terms of number of queried tokens.", 0);
    out.counter("vllm:external_prefix_cache_hits",
                "External prefix cache hits from KV connector cross-instance cache sharing, in terms of number of cached tokens.", 0);
    out.counter("vllm:mm_cache_queries", "Multi-modal cache queries, in terms of number of queried items.", 0);
    out.counter("vllm:mm_cache_hits", "Multi-modal cache hits, in terms of number of cached items.", 0);
    out.counter("vllm:num_preemptions", "Cumulative number of preemption from the engine.", 0);
    out.counter("vllm:prompt_tokens", "Number of prefill tokens processed.", m_promptTokens);
    out.counter("vllm:prompt_tokens_by_source", "Number of prompt tokens by source.", "source",
                {{"local_compute", m_promptTokens - m_cachedTokens}, {"local_cache_hit", m_cachedTokens}, {"external_kv_transfer", 0}});
    out.counter("vllm:prompt_tokens_cached", "Number of cached prompt tokens (local + external).", m_cachedTokens);
    out.counter("vllm:generation_tokens", "Number of generation tokens processed.", m_generationTokens);
    out.counter("vllm:request_success", "Count of successfully processed requests.", "finished_reason",
                {{"stop", m_stopped}, {"length", m_cut}, {"abort", 0}, {"error", 0}, {"repetition", 0}});
    out.family("vllm:admission_rejections_total", "counter", "Number of admission attempts rejected by a queue limit, by reason.");
    out.sample("vllm:admission_rejections_total", "model_name=\"" + m_model + "\",reason=\"max_num_queued_reqs\"", m_rejected);
    out.sample("vllm:admission_rejections_total", "model_name=\"" + m_model + "\",reason=\"max_num_queued_tokens\"", 0);
    out.histogram("vllm:request_prompt_tokens", "Number of prefill tokens processed.", m_promptLength);
    out.histogram("vllm:request_generation_tokens", "Number of generation tokens processed.", m_generationLength);
    out.histogram("vllm:iteration_tokens_total", "Histogram of number of tokens per engine_step.", m_iteration);
    out.histogram("vllm:request_max_num_generation_tokens", "Histogram of maximum number of requested generation tokens.", m_maxGeneration);
    out.histogram("vllm:request_params_n", "Histogram of the n request parameter.", m_n);
    out.histogram("vllm:request_params_max_tokens", "Histogram of the max_tokens request parameter.", m_maxTokens);
    out.histogram("vllm:time_to_first_token_seconds", "Histogram of time to first token in seconds.", m_ttft);
    out.histogram("vllm:inter_token_latency_seconds", "Histogram of inter-token latency in seconds.", m_itl);
    out.histogram("vllm:request_time_per_output_token_seconds", "Histogram of time_per_output_token_seconds per request.", m_tpot);
    out.histogram("vllm:e2e_request_latency_seconds", "Histogram of e2e request latency in seconds.", m_e2e);
    out.histogram("vllm:request_queue_time_seconds", "Histogram of time spent in WAITING phase for request.", m_queue);
    out.histogram("vllm:request_inference_time_seconds", "Histogram of time spent in RUNNING phase for request.", m_inference);
    out.histogram("vllm:request_prefill_time_seconds", "Histogram of time spent in PREFILL phase for request.", m_prefill);
    out.histogram("vllm:request_decode_time_seconds", "Histogram of time spent in DECODE phase for request.", m_decode);
    out.histogram("vllm:request_num_preemptions", "Histogram of the number of times a request was preempted.", m_preemptions);
    out.histogram("vllm:request_prefill_kv_computed_tokens",
                  "Histogram of new KV tokens computed during prefill (excluding cached tokens).", m_computed);
    if (!m_http.empty()) {
        out.family("http_requests_total", "counter", "Total number of requests by method, status and handler.");
        for (const auto &[key, count] : m_http)
            out.sample("http_requests_total",
                       "handler=\"" + std::get<0>(key) + "\",method=\"" + std::get<1>(key) + "\",status=\"" + std::get<2>(key) + '"',
                       count);
    }
    return out.take();
}

} // namespace derby
