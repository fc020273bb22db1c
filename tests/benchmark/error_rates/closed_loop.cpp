// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "closed_loop.h"

#include "base/random.h"
#include "draft.h"

#include <boost/random/normal_distribution.hpp>

#include <cmath>
#include <queue>
#include <unordered_map>

namespace derby {

namespace {

constexpr int Lanes = 2, Prompts = 20, OutputTokens = 64;

/// Lengths of the test's prompts in tokens: the same for all runs.
int promptTokens(int prompt)
{
    return 40 + prompt * 12;
}

/// One lane's share of a round: users send, wait for the last token, send again.
class Round
{
public:
    Round(const ModelParameters &server, int users, MonoTime start, double seconds, double staggerSeconds, std::uint64_t seed)
        : m_model(server, drawSeed(seed, 1))
        , m_random(drawSeed(seed, 2))
        , m_from(start + fromSeconds(staggerSeconds))
        , m_to(start + fromSeconds(seconds))
    {
        for (int user = 0; user < users; ++user)
            m_pending.emplace(start + fromSeconds(staggerSeconds * m_random.uniform()), user);
    }

    std::pair<MonoTime, MonoTime> steady() const { return {m_from, m_to}; }

    /// Runs until the last request has ended, and gives the time of it.
    MonoTime run(int lane, const QString &test, int round, std::vector<Record> &records)
    {
        MonoTime last = m_to;
        const auto take = [&](const ModelToken &token) {
            Record &record = m_flying.at(token.id);
            record.events.push_back({token.at, token.at, 1, 0});
            if (!token.last)
                return;
            finishRecord(record);
            last = std::max(last, token.at);
            if (token.at < m_to)
                m_pending.emplace(token.at, record.user);
            records.push_back(std::move(record));
            m_flying.erase(token.id);
        };
        for (;;) {
            const std::optional<MonoTime> next = m_model.nextEventTime();
            if (!m_pending.empty() && (!next || m_pending.top().first <= *next)) {
                const auto [at, user] = m_pending.top();
                m_pending.pop();
                const int prompt = static_cast<int>(m_random.uniform() * Prompts);
                Record record = draftRecord(lane, test, at, OutputTokens);
                record.round = round;
                record.user = user;
                record.prompt = prompt;
                record.promptTokens = promptTokens(prompt);
                record.counted = at >= m_from && at < m_to;
                m_flying.emplace(m_model.submit(at, promptTokens(prompt), OutputTokens), std::move(record));
            } else if (next) {
                m_model.advance(*next, take);
            } else {
                return last;
            }
        }
    }

private:
    using Pending = std::pair<MonoTime, int>;
    BatchModel m_model;
    SplitMix64 m_random;
    MonoTime m_from, m_to;
    std::priority_queue<Pending, std::vector<Pending>, std::greater<>> m_pending;
    std::unordered_map<SequenceId, Record> m_flying;
};

} // namespace

RunResult loadRun(const ModelParameters &server, const LoadCase &load, std::uint64_t seed)
{
    RunResult run = draftRun(Lanes, seed);
    LoadTest test;
    test.name = QStringLiteral("load");
    test.users = load.users;
    test.outputTokens = OutputTokens;
    test.durationSeconds = load.roundSeconds * test.rounds;
    run.plan.loads.push_back(test);
    TestConditions conditions;
    conditions.test = test.name;
    conditions.health.kernelTime = true;
    conditions.streams = load.users;
    conditions.steady.resize(Lanes);
    conditions.openSeconds.assign(Lanes, std::vector<double>(static_cast<std::size_t>(test.rounds), 0.0));
    MonoTime now{};
    for (int round = 0; round < test.rounds; ++round) {
        for (int lane = 0; lane < Lanes; ++lane) {
            const std::uint64_t ownSeed = drawSeed(seed, static_cast<std::uint64_t>(round * Lanes + lane));
            ModelParameters today = server;
            SplitMix64 random(ownSeed);
            const double pace = std::exp(boost::random::normal_distribution<double>(0, 1)(random) * load.driftSd);
            today.stepSeconds *= pace;
            today.stepPerSequenceSeconds *= pace;
            today.prefillSeconds *= pace;
            today.prefillTokensPerSecond /= pace;
            Round share(today, load.users, now, test.roundSeconds(), test.staggerSeconds(), ownSeed);
            conditions.steady[static_cast<std::size_t>(lane)].push_back(share.steady());
            now = share.run(lane, test.name, round, run.records) + fromSeconds(1);
        }
    }
    conditions.ended = now;
    run.conditions.push_back(conditions);
    return run;
}

} // namespace derby
