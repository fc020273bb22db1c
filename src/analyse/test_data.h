// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/record.h"
#include "run/run_result.h"

#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace derby {

/// One test of a run as the analysis sees it: its records sorted by lane, and what is known of its rounds.
struct TestData
{
    QString name;
    bool load = false;
    const TtftTest *ttft = nullptr; ///< one of the two
    const LoadTest *loadTest = nullptr;
    const Targets *targets = nullptr;
    QString headline;
    const RunResult *run = nullptr;
    const TestConditions *conditions = nullptr; ///< absent: the test did not run
    /// [lane] the measured records of the test whose request belongs (planned in the steady window).
    std::vector<std::vector<const Record *>> counted;
    /// [lane] all measured records of the test: the tokens of any of them count if their event lies in the steady window.
    std::vector<std::vector<const Record *>> measured;

    int lanes() const { return static_cast<int>(counted.size()); }
    int rounds() const { return loadTest ? loadTest->rounds : 0; }
    /// The steady window of a lane's round; absent where it was not run or not told.
    std::optional<std::pair<MonoTime, MonoTime>> steadyWindow(int lane, int round) const;
    double openSeconds(int lane, int round) const; ///< how long the breaker was open
    int streams() const; ///< at once in all lanes; as planned where the conditions are not known (a recovered run)
};

/// The tests of the run's plan, in its order.
std::vector<TestData> testsOf(const RunResult &run);

/// A latency of a record, in ms; absent where it has none. Failed requests have none.
using LatencyOf = std::function<std::optional<double>(const Record &)>;
std::optional<double> ttftMs(const Record &record);
std::optional<double> tpotMs(const Record &record);
std::optional<double> e2eMs(const Record &record);

/// How many tokens each event of a lane's streams stands for, where the events do not say: the server's count shared among the request's
/// events; without one, the lane's own tokens per event; without any, one token an event (an estimate).
class TokenWeights
{
public:
    explicit TokenWeights(const std::vector<const Record *> &records);
    /// Calls take(event, tokens) for each event of `record`: one pass, whatever becomes of the tokens.
    template <class Take>
    void each(const Record &record, Take &&take) const
    {
        const std::optional<double> weight = weightOf(record);
        for (const RecordEvent &event : record.events)
            take(event, weight ? *weight : static_cast<double>(event.tokens));
    }
    /// Tokens of `record` whose event lies in [from, to).
    double tokensWithin(const Record &record, MonoTime from, MonoTime to) const;

private:
    std::optional<double> weightOf(const Record &record) const; ///< of each event; absent: the events say

    double m_perEvent = 1;
};

} // namespace derby
