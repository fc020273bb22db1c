// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/test_data.h"

#include <algorithm>

namespace derby {

namespace {

std::optional<double> inMs(const Record &record, const std::optional<Nanos> &value)
{
    if (record.outcome != Outcome::Succeeded || !value)
        return std::nullopt;
    return toMs(*value);
}

bool serverCounted(const Record &record)
{
    return record.outputTokens && record.outputTokens->source != Provenance::Estimated;
}

void takeRecords(TestData &test, const RunResult &run)
{
    const auto lanes = static_cast<std::size_t>(run.plan.endpoints.size());
    test.counted.resize(lanes);
    test.measured.resize(lanes);
    for (const Record &record : run.records) {
        if (record.phase != Phase::Measured || record.test != test.name || record.lane < 0
            || static_cast<std::size_t>(record.lane) >= lanes)
            continue;
        test.measured[static_cast<std::size_t>(record.lane)].push_back(&record);
        if (record.counted)
            test.counted[static_cast<std::size_t>(record.lane)].push_back(&record);
    }
    const auto found =
        std::find_if(run.conditions.begin(), run.conditions.end(), [&](const TestConditions &c) { return c.test == test.name; });
    test.conditions = found == run.conditions.end() ? nullptr : &*found;
    test.run = &run;
}

} // namespace

std::optional<std::pair<MonoTime, MonoTime>> TestData::steadyWindow(int lane, int round) const
{
    if (!conditions || lane < 0 || round < 0 || static_cast<std::size_t>(lane) >= conditions->steady.size())
        return std::nullopt;
    const auto &windows = conditions->steady[static_cast<std::size_t>(lane)];
    if (static_cast<std::size_t>(round) >= windows.size())
        return std::nullopt;
    const auto window = windows[static_cast<std::size_t>(round)];
    if (window.second <= window.first)
        return std::nullopt;
    return window;
}

double TestData::openSeconds(int lane, int round) const
{
    if (!conditions || static_cast<std::size_t>(lane) >= conditions->openSeconds.size())
        return 0;
    const auto &seconds = conditions->openSeconds[static_cast<std::size_t>(lane)];
    return static_cast<std::size_t>(round) < seconds.size() ? seconds[static_cast<std::size_t>(round)] : 0;
}

int TestData::streams() const
{
    if (conditions)
        return conditions->streams;
    if (!loadTest)
        return 1;
    return loadTest->users * (loadTest->order == LaneOrder::AllAtOnce ? lanes() : 1);
}

std::vector<TestData> testsOf(const RunResult &run)
{
    std::vector<TestData> tests;
    if (run.plan.ttft) {
        TestData test;
        test.name = run.plan.ttft->name;
        test.ttft = &*run.plan.ttft;
        test.targets = &run.plan.ttft->targets;
        test.headline = run.plan.ttft->headline;
        takeRecords(test, run);
        tests.push_back(std::move(test));
    }
    for (const LoadTest &load : run.plan.loads) {
        TestData test;
        test.name = load.name;
        test.load = true;
        test.loadTest = &load;
        test.targets = &load.targets;
        test.headline = load.headline;
        takeRecords(test, run);
        tests.push_back(std::move(test));
    }
    return tests;
}

std::optional<double> ttftMs(const Record &record)
{
    return inMs(record, record.ttft());
}

std::optional<double> tpotMs(const Record &record)
{
    if (record.outcome != Outcome::Succeeded || !record.tpot())
        return std::nullopt;
    // Not Record::tpot(), which is whole nanoseconds: a fast server's differences would be rounded away.
    return toMs(*record.lastToken - *record.firstToken) / static_cast<double>(record.outputTokens->n - 1);
}

std::optional<double> e2eMs(const Record &record)
{
    return inMs(record, record.e2e());
}

TokenWeights::TokenWeights(const std::vector<const Record *> &records)
{
    double tokens = 0, events = 0;
    for (const Record *record : records) {
        if (serverCounted(*record) && !record->events.empty()) {
            tokens += static_cast<double>(record->outputTokens->n);
            events += static_cast<double>(record->events.size());
        }
    }
    if (tokens > 0 && events > 0)
        m_perEvent = tokens / events;
}

std::optional<double> TokenWeights::weightOf(const Record &record) const
{
    if (std::all_of(record.events.begin(), record.events.end(), [](const RecordEvent &event) { return event.tokens >= 0; }))
        return std::nullopt;
    if (serverCounted(record))
        return static_cast<double>(record.outputTokens->n) / static_cast<double>(record.events.size());
    return m_perEvent;
}

double TokenWeights::tokensWithin(const Record &record, MonoTime from, MonoTime to) const
{
    double sum = 0;
    each(record, [&](const RecordEvent &event, double tokens) {
        if (event.received >= from && event.received < to)
            sum += tokens;
    });
    return sum;
}

} // namespace derby
