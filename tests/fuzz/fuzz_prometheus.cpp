// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/prometheus.h"

#include <cstdlib>

using namespace derby;

namespace {

std::size_t samples(const MetricsText &metrics)
{
    std::size_t count = 0;
    for (const MetricFamily &family : metrics.families())
        count += family.samples.size();
    return count;
}

} // namespace

/// No crash, the end of the last line does not matter, and whatever was read can be asked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const Result<MetricsText> metrics = MetricsText::parse(text);
    const Result<MetricsText> again = MetricsText::parse(text + "\n");
    if (metrics.has_value() != again.has_value())
        std::abort();
    if (!metrics)
        return metrics.error().message.isEmpty() ? (std::abort(), 1) : 0;
    if (samples(*metrics) != samples(*again))
        std::abort();
    for (const MetricFamily &family : metrics->families()) {
        (void)metrics->histogram(family.name);
        if (!family.samples.empty() && !metrics->sum(family.samples.front().name))
            std::abort();
    }
    return 0;
}
