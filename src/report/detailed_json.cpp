// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/detailed_json.h"

#include "base/json.h"
#include "base/percentile.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <map>

namespace derby {

namespace {

constexpr int schema = 1;
constexpr int binsPerDecade = 20; // a bin is 12 % wide: finer than the eye, coarse enough for a hundred requests

using Values = std::vector<double>;

/// The latencies of some requests, in ms.
struct Samples
{
    Values ttft, itl, tpot, e2e;

    void add(const Record &record)
    {
        const auto push = [](Values &values, const std::optional<Nanos> &value) {
            if (value)
                values.push_back(toMs(*value));
        };
        push(ttft, record.ttft());
        push(tpot, record.tpot());
        push(e2e, record.e2e());
        // A gap that touches a coalesced event says when we read, not when the server wrote (docs/method.md 1).
        for (size_t i = 1; i < record.events.size(); ++i) {
            if (!((record.events[i - 1].flags | record.events[i].flags) & EventCoalesced))
                itl.push_back(toMs(record.events[i].received - record.events[i - 1].received));
        }
    }

    void sort()
    {
        for (Values *values : {&ttft, &itl, &tpot, &e2e})
            std::sort(values->begin(), values->end());
    }
};

QJsonValue quantile(const Values &sorted, double probability)
{
    return sorted.empty() ? QJsonValue(QJsonValue::Null) : jsonNumber(percentile(sorted, probability));
}

/// [[percent, ms], …]
QJsonArray curve(const Values &sorted)
{
    QJsonArray points;
    if (sorted.empty())
        return points;
    for (int percent = 0; percent <= 100; ++percent)
        points << QJsonArray{percent, quantile(sorted, percent / 100.0)};
    for (const double percent : {99.5, 99.9, 99.99})
        points.insert(points.size() - 1, QJsonArray{percent, quantile(sorted, percent / 100)});
    return points;
}

/// [[from ms, to ms, count], …] over logarithmic bins, from the first that holds a value to the last; values of 0 and below stand in [0, 0,
/// count].
QJsonArray histogram(const Values &sorted)
{
    QJsonArray bins;
    const auto positive = std::upper_bound(sorted.begin(), sorted.end(), 0.0);
    if (positive != sorted.begin())
        bins << QJsonArray{0, 0, static_cast<qint64>(positive - sorted.begin())};
    if (positive == sorted.end())
        return bins;
    std::map<int, qint64> counts;
    for (auto value = positive; value != sorted.end(); ++value)
        ++counts[static_cast<int>(std::floor(std::log10(*value) * binsPerDecade))];
    const auto edge = [](int bin) { return std::pow(10.0, static_cast<double>(bin) / binsPerDecade); };
    for (int bin = counts.begin()->first; bin <= counts.rbegin()->first; ++bin) {
        const auto found = counts.find(bin);
        bins << QJsonArray{edge(bin), edge(bin + 1), found == counts.end() ? 0 : found->second};
    }
    return bins;
}

QJsonObject eachMetric(const Samples &samples, QJsonArray (*shape)(const Values &))
{
    return {{QStringLiteral("ttft_ms"), shape(samples.ttft)},
            {QStringLiteral("itl_ms"), shape(samples.itl)},
            {QStringLiteral("tpot_ms"), shape(samples.tpot)},
            {QStringLiteral("e2e_ms"), shape(samples.e2e)}};
}

/// One second of one lane.
struct Second
{
    int due = 0, succeeded = 0, failed = 0, dropped = 0, textEvents = 0;
    Values ttft;
};

/// Some requests of a lane, looked at together.
struct Group
{
    int n = 0, succeeded = 0;
    qint64 outputTokens = 0;
    bool outputTokensKnown = true;
    qint64 promptTokens = 0;
    int promptTokensKnown = 0;
    Samples samples;

    void add(const Record &record)
    {
        ++n;
        if (record.outcome != Outcome::Succeeded)
            return;
        ++succeeded;
        samples.add(record);
        if (record.outputTokens)
            outputTokens += record.outputTokens->n;
        else
            outputTokensKnown = false;
        if (record.promptTokens) {
            promptTokens += *record.promptTokens;
            ++promptTokensKnown;
        }
    }

    QJsonObject json()
    {
        samples.sort();
        return {{QStringLiteral("requests"), n},
                {QStringLiteral("succeeded"), succeeded},
                {QStringLiteral("output_tokens"), outputTokensKnown ? QJsonValue(outputTokens) : QJsonValue(QJsonValue::Null)},
                {QStringLiteral("mean_prompt_tokens"),
                 promptTokensKnown > 0 ? QJsonValue(static_cast<double>(promptTokens) / promptTokensKnown) : QJsonValue(QJsonValue::Null)},
                {QStringLiteral("ttft_p50_ms"), quantile(samples.ttft, .5)},
                {QStringLiteral("ttft_p95_ms"), quantile(samples.ttft, .95)},
                {QStringLiteral("tpot_p50_ms"), quantile(samples.tpot, .5)},
                {QStringLiteral("e2e_p50_ms"), quantile(samples.e2e, .5)},
                {QStringLiteral("e2e_p95_ms"), quantile(samples.e2e, .95)}};
    }
};

QJsonArray timeline(const RunResult &run, int lane, const QString &test)
{
    std::map<qint64, Second> seconds;
    const auto at = [&](MonoTime time) -> Second & { return seconds[static_cast<qint64>(std::floor(toSeconds(time - run.origin)))]; };
    for (const Record &record : run.records) {
        if (record.lane != lane || record.test != test || record.phase != Phase::Measured)
            continue;
        ++at(record.planned).due;
        Second &end = at(record.done.value_or(record.lastToken.value_or(record.sent.value_or(record.planned))));
        if (record.outcome == Outcome::Succeeded)
            ++end.succeeded;
        else if (record.outcome == Outcome::Dropped)
            ++end.dropped;
        else
            ++end.failed;
        for (const RecordEvent &event : record.events)
            ++at(event.received).textEvents;
        if (record.outcome == Outcome::Succeeded && record.sent && record.ttft())
            at(*record.sent).ttft.push_back(toMs(*record.ttft()));
    }
    QJsonArray line;
    for (auto &[second, figures] : seconds) {
        std::sort(figures.ttft.begin(), figures.ttft.end());
        line << QJsonObject{{QStringLiteral("t_s"), second},
                            {QStringLiteral("due"), figures.due},
                            {QStringLiteral("succeeded"), figures.succeeded},
                            {QStringLiteral("failed"), figures.failed},
                            {QStringLiteral("dropped"), figures.dropped},
                            {QStringLiteral("text_events"), figures.textEvents},
                            {QStringLiteral("ttft_p50_ms"), quantile(figures.ttft, .5)}};
    }
    return line;
}

QJsonArray errorsJson(const RunResult &run, int lane, const QString &test)
{
    std::map<QString, QJsonArray> times;
    for (const Record &record : run.records) {
        if (record.lane == lane && record.test == test && record.phase == Phase::Measured && record.error)
            times[errorKindId(record.error->kind)] << toSeconds(record.done.value_or(record.sent.value_or(record.planned)) - run.origin);
    }
    QJsonArray errors;
    for (const auto &[kind, at] : times)
        errors << QJsonObject{{QStringLiteral("kind"), kind}, {QStringLiteral("at_s"), at}};
    return errors;
}

QJsonObject laneJson(const RunResult &run, int lane, const QString &test)
{
    Samples all;
    std::map<int, Group> rounds, prompts;
    for (const Record &record : run.records) {
        if (record.lane != lane || record.test != test || record.phase != Phase::Measured || !record.counted)
            continue;
        rounds[record.round].add(record);
        prompts[record.prompt].add(record);
        if (record.outcome == Outcome::Succeeded)
            all.add(record);
    }
    all.sort();
    const auto groups = [](std::map<int, Group> &map, const QString &key) {
        QJsonArray array;
        for (auto &[number, group] : map) {
            QJsonObject json = group.json();
            json.insert(key, number < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(number));
            array << json;
        }
        return array;
    };
    return {{QStringLiteral("id"), run.plan.endpoints[lane].id},
            {QStringLiteral("percentile_curves"), eachMetric(all, curve)},
            {QStringLiteral("histograms"), eachMetric(all, histogram)},
            {QStringLiteral("rounds"), groups(rounds, QStringLiteral("round"))},
            {QStringLiteral("prompts"), groups(prompts, QStringLiteral("prompt"))},
            {QStringLiteral("errors"), errorsJson(run, lane, test)},
            {QStringLiteral("timeline"), timeline(run, lane, test)}};
}

} // namespace

QJsonObject detailedToJson(const RunResult &run, const Comparison &comparison)
{
    QJsonArray tests;
    for (const TestComparison &test : comparison.tests) {
        QJsonArray lanes;
        for (int lane = 0; lane < static_cast<int>(run.plan.endpoints.size()); ++lane)
            lanes << laneJson(run, lane, test.name);
        tests << QJsonObject{{QStringLiteral("name"), test.name},
                             {QStringLiteral("kind"), test.load ? QStringLiteral("load") : QStringLiteral("ttft")},
                             {QStringLiteral("lanes"), lanes}};
    }
    return {{QStringLiteral("schema"), schema},
            {QStringLiteral("name"), comparison.name},
            {QStringLiteral("simulated"), comparison.simulated},
            {QStringLiteral("partial"), comparison.partial},
            {QStringLiteral("percentiles"), QStringLiteral("type 7 (Hyndman & Fan 1996), all rounds together")},
            {QStringLiteral("tests"), tests}};
}

} // namespace derby
