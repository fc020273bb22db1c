// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/lane_figures.h"

#include "analyse/lane_series.h"
#include "analyse/lane_targets.h"
#include "analyse/summary.h"

#include <algorithm>
#include <set>

namespace derby {

namespace {

MetricFigures figuresOf(const TestData &test, int lane, const LatencyOf &latency)
{
    return summarise(laneSeries(test, lane, latency));
}

/// Gaps between successive text events, one sample an event, never divided.
MetricFigures itlFigures(const TestData &test, int lane)
{
    Series series;
    series.load = test.load;
    series.requests = 0;
    for (const Record *record : test.counted[static_cast<std::size_t>(lane)]) {
        if (record->outcome != Outcome::Succeeded || record->events.size() < 2)
            continue;
        ++series.requests;
        ++series.roundRequests[record->round];
        for (std::size_t i = 1; i < record->events.size(); ++i) {
            const RecordEvent &before = record->events[i - 1], &event = record->events[i];
            const bool late = ((before.flags | event.flags) & EventCoalesced) != 0;
            series.samples.push_back({toMs(event.received - before.received), sentSeconds(*record), record->round, !late});
        }
    }
    series.steady = steadyOf(test, lane, series);
    return summarise(series);
}

LatencyOf succeeded(std::optional<Nanos> (Record::*time)() const)
{
    return [time](const Record &record) -> std::optional<double> {
        const std::optional<Nanos> value = record.outcome == Outcome::Succeeded ? (record.*time)() : std::nullopt;
        return value ? std::optional(toMs(*value)) : std::nullopt;
    };
}

void count(LaneFigures &figures, const std::vector<const Record *> &records)
{
    for (const Record *record : records) {
        ++figures.due;
        switch (record->outcome) {
        case Outcome::Succeeded:
            ++figures.succeeded;
            break;
        case Outcome::Failed:
            ++figures.failed;
            figures.cancelled += record->error && record->error->kind == ErrorKind::Cancelled ? 1 : 0;
            break;
        case Outcome::Dropped:
            ++figures.dropped;
            break;
        }
    }
    if (figures.due > figures.cancelled)
        figures.successRate = static_cast<double>(figures.succeeded) / (figures.due - figures.cancelled);
}

template <class Value>
std::optional<double> meanOf(const std::vector<const Record *> &records, const Value &value)
{
    double sum = 0;
    int n = 0;
    for (const Record *record : records) {
        const std::optional<double> one = record->outcome == Outcome::Succeeded ? value(*record) : std::nullopt;
        if (one) {
            sum += *one;
            ++n;
        }
    }
    return n > 0 ? std::optional(sum / n) : std::nullopt;
}

std::optional<double> number(const std::optional<qint64> &value)
{
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

void rates(LaneFigures &figures, const TestData &test, int lane)
{
    double seconds = 0, tokens = 0;
    int succeeded = 0;
    const TokenWeights weights(test.measured[static_cast<std::size_t>(lane)]);
    for (int round = 0; round < test.rounds(); ++round) {
        const auto window = test.steadyWindow(lane, round);
        if (!window)
            continue;
        seconds += toSeconds(window->second - window->first);
        for (const Record *record : test.measured[static_cast<std::size_t>(lane)]) {
            if (record->round == round)
                tokens += weights.tokensWithin(*record, window->first, window->second);
        }
        // Requests of rounds whose window is not known have no seconds to be divided by.
        for (const Record *record : test.counted[static_cast<std::size_t>(lane)])
            succeeded += record->round == round && record->outcome == Outcome::Succeeded ? 1 : 0;
    }
    // One request at a time has no steady window and no throughput worth the name; nor has a lane of which nothing succeeded.
    if (seconds <= 0 || figures.succeeded == 0)
        return;
    figures.outputTokensPerSecond = tokens / seconds;
    figures.requestsPerSecond = succeeded / seconds;
    if (const auto good = requestsThatMetAll(test, lane))
        figures.goodputPerSecond = *good / seconds;
}

/// Collects the failures of one lane by kind and message.
class ErrorList
{
public:
    explicit ErrorList(std::vector<ErrorCount> &errors)
        : m_errors(errors)
    {
    }

    /// Of the preparation, before any request: counted nowhere.
    void addPreparation(const Error &error)
    {
        m_errors.push_back({error.kind, 0, error.message, error.actions, 0, 0});
        m_details.push_back(error.detail);
    }

    /// `due`: one of the requests that due, succeeded and failed count.
    void add(const Error &error, qint64 atNs, bool due)
    {
        const auto same = std::find_if(m_errors.begin(), m_errors.end(),
                                       [&](const ErrorCount &e) { return e.kind == error.kind && e.message == error.message; });
        if (same == m_errors.end()) {
            m_errors.push_back({error.kind, due ? 1 : 0, error.message, error.actions, atNs, due ? 0 : 1});
            m_details.push_back(error.detail);
            return;
        }
        // All that count come first.
        same->firstAtNs = !due && same->count > 0 ? same->firstAtNs : std::min(same->firstAtNs, atNs);
        ++(due ? same->count : same->outside);
    }

    /// Adds what the server itself said, of the first of each, and sorts: the most frequent first.
    void finish()
    {
        for (std::size_t i = 0; i < m_errors.size(); ++i) {
            const QString detail = m_details[i].simplified().left(mostDetail);
            if (!detail.isEmpty() && !m_errors[i].message.contains(detail))
                m_errors[i].message += QStringLiteral(" (") + detail + QLatin1Char(')');
        }
        std::stable_sort(m_errors.begin(), m_errors.end(), [](const ErrorCount &a, const ErrorCount &b) {
            return std::pair(a.count, a.outside) > std::pair(b.count, b.outside);
        });
    }

private:
    static constexpr int mostDetail = 200; // characters; error_log.txt has them all

    std::vector<ErrorCount> &m_errors;
    std::vector<QString> m_details;
};

void addErrors(LaneFigures &figures, const TestData &test, int lane)
{
    ErrorList errors(figures.errors);
    const auto add = [&](const Record &record, bool due) {
        const MonoTime when = record.done.value_or(record.sent.value_or(record.planned));
        if (record.outcome == Outcome::Failed)
            errors.add(record.error.value_or(makeError(ErrorKind::BadResponse)), (when - test.run->origin).count(), due);
    };
    for (const Record *record : test.counted[static_cast<std::size_t>(lane)])
        add(*record, true);
    for (const Record &record : test.run->records) {
        if (record.lane == lane && record.test == test.name && (record.phase != Phase::Measured || !record.counted))
            add(record, false);
    }
    const auto &preparation = test.run->preparation;
    if (figures.succeeded == 0 && static_cast<std::size_t>(lane) < preparation.size()) {
        if (const std::optional<Error> &error = preparation[static_cast<std::size_t>(lane)].error)
            errors.addPreparation(*error);
    }
    errors.finish();
}

/// A server that takes longer for an answer than a round lasts answers everything and is measured in nothing: that is no failure of its
/// own.
void countOutside(LaneFigures &figures, const TestData &test, int lane)
{
    std::vector<double> seconds;
    for (const Record &record : test.run->records) {
        if (record.lane == lane && record.test == test.name && record.phase == Phase::Measured && !record.counted
            && record.outcome == Outcome::Succeeded && record.sent && record.lastToken)
            seconds.push_back(toSeconds(*record.lastToken - *record.sent));
    }
    figures.answeredOutside = static_cast<int>(seconds.size());
    if (seconds.empty())
        return;
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    figures.outsideSeconds = *middle;
}

} // namespace

LaneFigures laneFigures(const TestData &test, int lane)
{
    LaneFigures figures;
    const auto &records = test.counted[static_cast<std::size_t>(lane)];
    figures.endpoint = test.run->plan.endpoints.at(lane);
    figures.id = figures.endpoint.id;
    count(figures, records);
    countOutside(figures, test, lane);

    figures.ttftMs = figuresOf(test, lane, ttftMs);
    figures.tpotMs = figuresOf(test, lane, tpotMs);
    figures.e2eMs = figuresOf(test, lane, e2eMs);
    figures.ttfaMs = figuresOf(test, lane, succeeded(&Record::ttfa));
    figures.ttftFromPlannedMs = figuresOf(test, lane, succeeded(&Record::ttftFromPlanned));
    figures.e2eFromPlannedMs = figuresOf(test, lane, succeeded(&Record::e2eFromPlanned));
    figures.itlMs = itlFigures(test, lane);

    std::set<int> rounds;
    for (const Record *record : records) {
        if (record->outcome == Outcome::Succeeded) {
            rounds.insert(record->round);
            if (!record->outputTokens || record->outputTokens->source == Provenance::Estimated)
                figures.outputTokensEstimated = true;
        }
    }
    figures.rounds = static_cast<int>(rounds.size());
    figures.meanPromptTokens = meanOf(records, [](const Record &record) { return number(record.promptTokens); });
    figures.meanCachedTokens = meanOf(records, [](const Record &record) { return number(record.cachedTokens); });
    figures.meanOutputTokens = meanOf(records, [](const Record &record) -> std::optional<double> {
        return record.outputTokens ? std::optional(static_cast<double>(record.outputTokens->n))
                                   : std::optional(static_cast<double>(record.contentEvents));
    });

    const int roundsRun = test.conditions && static_cast<std::size_t>(lane) < test.conditions->openSeconds.size()
        ? static_cast<int>(test.conditions->openSeconds[static_cast<std::size_t>(lane)].size())
        : 0;
    for (int round = 0; round < roundsRun; ++round)
        figures.breakerOpenSeconds += test.openSeconds(lane, round);

    rates(figures, test, lane);
    addErrors(figures, test, lane);
    figures.targets = targetOutcomes(test, lane, figures);
    return figures;
}

} // namespace derby
