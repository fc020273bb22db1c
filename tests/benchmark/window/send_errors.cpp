// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "send_errors.h"

#include "base/percentile.h"

#include <algorithm>
#include <limits>

using namespace derby;

namespace {

using Times = std::vector<MonoTime>;

/// How far apart first tokens may lie for two streams to be held against each other at all.
constexpr Nanos window = std::chrono::seconds(1);
/// A token cannot be there before it was sent, but for the resolution of the clocks.
constexpr double earliestMs = -0.05;
/// The typical token of the own stream: streams of others lie a whole stagger apart.
constexpr double typicalAtMostMs = 5;

double typicalErrorMs(const Record &record, const Times &sent)
{
    std::vector<double> errors;
    const std::size_t step = std::max<std::size_t>(1, sent.size() / 31);
    for (std::size_t k = 0; k < sent.size(); k += step)
        errors.push_back(toMs(record.events[k].received - sent[k]));
    if (*std::min_element(errors.begin(), errors.end()) < earliestMs)
        return std::numeric_limits<double>::infinity();
    return percentileInPlace(errors, 0.5);
}

} // namespace

SendErrors compareWithLog(const std::vector<Record> &records, const SendLog &log)
{
    std::vector<const Times *> streams;
    for (const Times &times : log) {
        if (!times.empty())
            streams.push_back(&times);
    }
    std::sort(streams.begin(), streams.end(), [](const Times *a, const Times *b) { return a->front() < b->front(); });
    std::vector<bool> taken(streams.size(), false);

    SendErrors errors;
    for (const Record &record : records) {
        if (record.outcome != Outcome::Succeeded || record.events.empty())
            continue;
        const MonoTime first = record.events.front().received;
        auto it = std::lower_bound(streams.begin(), streams.end(), first - window,
                                   [](const Times *times, MonoTime from) { return times->front() < from; });
        double best = typicalAtMostMs;
        auto own = streams.end();
        for (; it != streams.end() && (*it)->front() <= first + window; ++it) {
            if ((*it)->size() != record.events.size())
                continue;
            if (const double typical = typicalErrorMs(record, **it); typical < best) {
                best = typical;
                own = it;
            }
        }
        if (own == streams.end() || taken[std::size_t(own - streams.begin())]) {
            ++errors.unmatched;
            continue;
        }
        taken[std::size_t(own - streams.begin())] = true;
        ++errors.streams;
        for (std::size_t k = 0; k < record.events.size(); ++k)
            errors.eventMs.push_back(toMs(record.events[k].received - (**own)[k]));
        errors.firstMs.push_back(toMs(first - (*own)->front()));
    }
    std::sort(errors.firstMs.begin(), errors.firstMs.end());
    std::sort(errors.eventMs.begin(), errors.eventMs.end());
    return errors;
}
