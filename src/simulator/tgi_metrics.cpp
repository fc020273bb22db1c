// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/tgi_metrics.h"

namespace derby {
namespace {

std::vector<double> durationEdges()
{
    return geometricEdges(0.0001, 1.5, 35);
}

void family(std::string &out, const char *name, const char *type, const char *help)
{
    if (help)
        out += std::string("# HELP ") + name + ' ' + help + '\n';
    out += std::string("# TYPE ") + name + ' ' + type + '\n';
}

void histogramSamples(std::string &out, const std::string &name, const std::string &labels, const MetricHistogram &histogram)
{
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < histogram.buckets().size(); ++i) {
        below += histogram.buckets()[i];
        const std::string edge = i < histogram.edges().size() ? rustNumber(histogram.edges()[i]) : "+Inf";
        out += name + "_bucket{" + (labels.empty() ? "" : labels + ',') + "le=\"" + edge + "\"} " + std::to_string(below) + '\n';
    }
    const std::string braces = labels.empty() ? std::string() : '{' + labels + '}';
    out += name + "_sum" + braces + ' ' + rustNumber(histogram.sum()) + '\n';
    out += name + "_count" + braces + ' ' + std::to_string(histogram.count()) + '\n';
}

void histogram(std::string &out, const char *name, const char *help, const MetricHistogram &values)
{
    if (values.count() == 0)
        return;
    family(out, name, "histogram", help);
    histogramSamples(out, name, {}, values);
    out += '\n';
}

} // namespace

TgiMetrics::Method::Method()
    : inference(durationEdges())
    , forward(durationEdges())
    , decode(durationEdges())
    , filter(durationEdges())
{
}

TgiMetrics::TgiMetrics(int contextTokens)
    : m_generated(linearEdges(contextTokens / 100.0, 100))
    , m_perToken(durationEdges())
    , m_nextSize(linearEdges(1, 1024))
    , m_validation(durationEdges())
    , m_maxNew(linearEdges(contextTokens / 100.0, 100))
    , m_queue(durationEdges())
    , m_duration(durationEdges())
    , m_input(linearEdges((contextTokens - 1) / 100.0, 100))
    , m_inference(durationEdges())
{
}

void TgiMetrics::scheduled(const Generation &generation)
{
    m_input.add(generation.promptTokens);
    m_maxNew.add(generation.maxTokens);
}

void TgiMetrics::finished(const Generation &generation)
{
    ++m_success;
    const double inference = toSeconds(generation.lastToken - generation.scheduled);
    m_generated.add(generation.made);
    m_perToken.add(inference / generation.made);
    m_validation.add(0);
    m_queue.add(toSeconds(generation.scheduled - generation.received));
    m_duration.add(toSeconds(generation.lastToken - generation.received));
    m_inference.add(inference);
}

void TgiMetrics::step(const BatchModel::Step &step)
{
    Method &method = step.prefilled > 0 ? m_prefill : m_decode;
    ++method.count;
    method.inference.add(step.seconds);
    // The share of a step outside of the model's forward pass, as in the recordings: a tenth or so.
    method.forward.add(step.seconds * 0.9);
    method.decode.add(step.seconds * 0.01);
    method.filter.add(step.seconds * 0.02);
    if (step.prefilled > 0)
        m_nextSize.add(step.firstTokens);
}

std::string TgiMetrics::text(const BatchModel &model) const
{
    std::string out;
    if (m_count == 0)
        return out;
    family(out, "tgi_request_count", "counter", "Total number of requests");
    out += "tgi_request_count " + rustNumber(m_count) + "\n\n";
    if (!m_failures.empty()) {
        family(out, "tgi_request_failure", "counter", nullptr);
        for (const auto &[why, count] : m_failures)
            out += "tgi_request_failure{err=\"" + why + "\"} " + rustNumber(count) + '\n';
        out += '\n';
    }
    if (m_success > 0) {
        family(out, "tgi_request_success", "counter", "Number of successful requests");
        out += "tgi_request_success " + rustNumber(m_success) + "\n\n";
    }
    const auto gauge = [&out](const char *name, const char *help, double value) {
        family(out, name, "gauge", help);
        out += std::string(name) + ' ' + rustNumber(value) + "\n\n";
    };
    gauge("tgi_batch_current_size", "Current batch size", model.running());
    gauge("tgi_queue_size", "Current queue size", model.waiting());
    gauge("tgi_batch_current_max_tokens", "Maximum tokens for the current batch", static_cast<double>(model.heldTokens()));
    const auto methods = [&](const char *name, const char *type, const char *help, const auto &sample) {
        if (m_prefill.count + m_decode.count == 0)
            return;
        family(out, name, type, help);
        if (m_prefill.count > 0)
            sample("method=\"prefill\"", m_prefill);
        if (m_decode.count > 0)
            sample("method=\"decode\"", m_decode);
        out += '\n';
    };
    for (const char *name : {"tgi_batch_inference_count", "tgi_batch_inference_success"}) {
        const bool success = std::string_view(name).ends_with("success");
        methods(name, "counter",
                success ? "Number of successful inference calls per method (prefill or decode)"
                        : "Inference calls per method (prefill or decode)",
                [&](const std::string &labels, const Method &method) {
                    out += std::string(name) + '{' + labels + "} " + rustNumber(method.count) + '\n';
                });
    }
    struct Duration
    {
        const char *name;
        const char *help;
        MetricHistogram Method::*values;
    };
    for (const Duration &duration :
         {Duration{"tgi_batch_inference_duration", "Batch inference duration", &Method::inference},
          Duration{"tgi_batch_forward_duration", "Batch forward duration per method (prefill or decode)", &Method::forward},
          Duration{"tgi_batch_decode_duration", "Time spent decoding a batch per method (prefill or decode)", &Method::decode},
          Duration{"tgi_batch_filter_duration", "Time spent filtering batches and sending generated tokens per method (prefill or decode)",
                   &Method::filter}})
        methods(duration.name, "histogram", duration.help, [&](const std::string &labels, const Method &method) {
            histogramSamples(out, duration.name, labels, method.*duration.values);
        });
    histogram(out, "tgi_batch_next_size", "Batch size of the next batch", m_nextSize);
    histogram(out, "tgi_request_generated_tokens", "Generated tokens per request", m_generated);
    histogram(out, "tgi_request_mean_time_per_token_duration", "Mean time per token per request", m_perToken);
    histogram(out, "tgi_request_validation_duration", "Request validation duration", m_validation);
    histogram(out, "tgi_request_max_new_tokens", "Maximum new tokens per request", m_maxNew);
    histogram(out, "tgi_request_queue_duration", "Request queue duration", m_queue);
    histogram(out, "tgi_request_duration", "Request duration", m_duration);
    histogram(out, "tgi_request_input_length", "Input token length per request", m_input);
    histogram(out, "tgi_request_inference_duration", "Request inference duration", m_inference);
    return out;
}

} // namespace derby
