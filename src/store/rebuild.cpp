// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rebuild.h"

#include <algorithm>

namespace derby {

namespace {

/// What the records of one test show of its shape.
struct Shape
{
    int rounds = 0, users = 0, prompts = 0, warmup = 0;
};

Shape shapeOf(const std::vector<Record> &records, const QString &test)
{
    Shape shape;
    for (const Record &record : records) {
        if (record.test != test)
            continue;
        shape.users = std::max(shape.users, record.user + 1);
        shape.prompts = std::max(shape.prompts, record.prompt + 1);
        if (record.phase == Phase::Warmup)
            ++shape.warmup;
        else
            shape.rounds = std::max(shape.rounds, record.round + 1);
    }
    return shape;
}

/// The last time that a record knows.
MonoTime endOf(const Record &record)
{
    MonoTime end = record.planned;
    for (const std::optional<MonoTime> &time : {record.sent, record.head, record.firstByte, record.lastToken, record.done}) {
        if (time)
            end = std::max(end, *time);
    }
    return end;
}

/// How long a lane's breaker may have been open in a round, from the records alone: from the end of the last of so many failures in a row
/// that it opens to the lane's next request. Never 0 where there were so many: the round is not one to judge by.
class OpenTimes
{
public:
    OpenTimes(const BreakerRule &rule, std::size_t lanes, std::size_t rounds)
        : m_failuresToOpen(rule.failuresInARow)
        , m_lanes(lanes)
        , m_seconds(lanes, std::vector<double>(rounds, 0.0))
    {
    }

    /// In the order in which the requests ended.
    void add(const Record &record, std::size_t lane, std::size_t round)
    {
        Lane &state = m_lanes[lane];
        if (state.openFrom && record.sent && *record.sent >= *state.openFrom)
            close(lane, *record.sent);
        if (record.outcome == Outcome::Succeeded)
            state.failures = 0;
        else if (record.outcome == Outcome::Failed && !(record.error && record.error->kind == ErrorKind::Cancelled))
            ++state.failures;
        if (state.failures < m_failuresToOpen || state.openFrom)
            return;
        state.openFrom = endOf(record);
        state.round = round;
        m_seconds[lane][round] += LeastSeconds;
    }

    std::vector<std::vector<double>> finished(MonoTime end)
    {
        for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
            if (m_lanes[lane].openFrom)
                close(lane, std::max(end, *m_lanes[lane].openFrom));
        }
        return m_seconds;
    }

private:
    static constexpr double LeastSeconds = 1e-9;
    struct Lane
    {
        int failures = 0;
        std::optional<MonoTime> openFrom;
        std::size_t round = 0;
    };

    void close(std::size_t lane, MonoTime at)
    {
        Lane &state = m_lanes[lane];
        m_seconds[lane][state.round] += toSeconds(at - *state.openFrom);
        state.openFrom.reset();
    }

    int m_failuresToOpen;
    std::vector<Lane> m_lanes;
    std::vector<std::vector<double>> m_seconds;
};

} // namespace

Plan planFromRecords(const JournalContents &journal)
{
    const QStringList &lanes = journal.lanes;
    const std::vector<Record> &records = journal.records;
    Plan plan;
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        const QString &id = lanes[i];
        const auto index = static_cast<size_t>(i);
        const std::optional<bool> simulated = index < journal.simulated.size() ? journal.simulated[index] : std::nullopt;
        Endpoint endpoint;
        endpoint.id = id;
        // The name goes into every table, chart and file: whoever reads one of them must not take a simulator for a server.
        endpoint.name = simulated ? id : QStringLiteral("%1 (simulated?)").arg(id);
        endpoint.simulated = simulated.value_or(false);
        endpoint.engine = engineFromId(id).value_or(Engine::OpenAi);
        endpoint.protocol = defaultProtocol(endpoint.engine);
        plan.endpoints << endpoint;
    }
    QStringList tests;
    for (const Record &record : records) {
        if (!tests.contains(record.test))
            tests << record.test;
    }
    for (const QString &name : std::as_const(tests)) {
        const Shape shape = shapeOf(records, name);
        const int laneCount = std::max(1, static_cast<int>(lanes.size()));
        if (shape.users == 0 && !plan.ttft) { // only load tests have users
            TtftTest test;
            test.name = name;
            test.prompts.count = std::max(1, shape.prompts);
            test.iterations = std::max(1, (shape.rounds + test.prompts.count - 1) / test.prompts.count);
            test.warmup = shape.warmup / laneCount;
            plan.ttft = test;
        } else {
            LoadTest test;
            test.name = name;
            test.users = std::max(1, shape.users);
            test.rounds = std::max(1, shape.rounds);
            test.prompts.count = std::max(1, shape.prompts);
            test.warmup = shape.warmup / laneCount;
            test.durationSeconds = 0; // unknown
            plan.loads.push_back(test);
        }
    }
    return plan;
}

TestConditions conditionsFromRecords(const Plan &plan, const QString &test, const std::vector<Record> &records)
{
    TestConditions conditions;
    conditions.test = test;
    conditions.healthKnown = false;
    const auto load =
        std::find_if(plan.loads.begin(), plan.loads.end(), [&test](const LoadTest &candidate) { return candidate.name == test; });
    const bool isLoad = load != plan.loads.end();
    const auto laneCount = static_cast<size_t>(plan.endpoints.size());
    if (isLoad)
        conditions.streams = load->users * (load->order == LaneOrder::AllAtOnce ? std::max(1, static_cast<int>(laneCount)) : 1);

    const Shape shape = shapeOf(records, test);
    const auto rounds = static_cast<size_t>(isLoad ? std::min(shape.rounds, std::max(load->rounds, 1)) : 0);
    std::vector<std::vector<std::optional<MonoTime>>> firstPlanned(laneCount, std::vector<std::optional<MonoTime>>(rounds));
    OpenTimes open(plan.breaker, laneCount, rounds);
    MonoTime journalEnd{};
    bool any = false;
    for (const Record &record : records) {
        journalEnd = std::max(journalEnd, endOf(record));
        if (record.test != test)
            continue;
        conditions.started = any ? std::min(conditions.started, record.planned) : record.planned;
        conditions.ended = any ? std::max(conditions.ended, endOf(record)) : endOf(record);
        any = true;
        for (const RecordEvent &event : record.events)
            conditions.health.kernelTime = conditions.health.kernelTime || !(event.flags & EventUserClock);
        const auto lane = static_cast<size_t>(record.lane);
        const auto round = static_cast<size_t>(record.round);
        if (record.phase != Phase::Measured || lane >= laneCount || round >= rounds)
            continue;
        open.add(record, lane, round);
        if (!record.counted)
            continue;
        std::optional<MonoTime> &first = firstPlanned[lane][round];
        first = std::min(first.value_or(record.planned), record.planned);
    }
    if (!isLoad)
        return conditions;

    conditions.openSeconds = open.finished(conditions.ended);
    const Nanos length = fromSeconds(load->durationSeconds > 0 ? load->roundSeconds() - load->staggerSeconds() : 0);
    for (size_t lane = 0; lane < laneCount; ++lane) {
        auto &windows = conditions.steady.emplace_back(rounds, std::pair(MonoTime{}, MonoTime{}));
        for (size_t round = 0; round < rounds; ++round) {
            const std::optional<MonoTime> &first = firstPlanned[lane][round];
            // Of unknown length it is not known: from the first request to the last would be too short, and every rate too high.
            if (first && length > Nanos::zero() && journalEnd >= *first + length)
                windows[round] = {*first, *first + length};
        }
    }
    return conditions;
}

} // namespace derby
