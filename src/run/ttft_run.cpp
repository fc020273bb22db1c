// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/test_run.h"

#include "base/random.h"
#include "workload/arrivals.h"

#include <algorithm>
#include <utility>

namespace derby {

namespace {

/// Streams that calls of one test must tell apart: what a draw is for.
enum Stream : std::uint64_t { OrderStream = 1 };

/// One request at a time in the whole run; the same prompt to each lane in turn, the turn drawn anew for each block.
class TtftRun final : public TestRun
{
public:
    TtftRun(RunCore &core, const TtftTest &test, QStringList prompts, quint64 seed)
        : m_core(core)
        , m_test(test)
        , m_prompts(std::move(prompts))
        , m_seed(seed)
        , m_blocks(test.iterations * static_cast<int>(m_prompts.size()))
    {
        m_conditions.test = test.name;
        m_conditions.streams = 1;
    }

    void begin(std::function<void()> done) override
    {
        m_done = std::move(done);
        m_lanes = m_core.participants();
        m_conditions.started = m_core.now();
        m_conditions.openSeconds.assign(m_core.lanes.size(), std::vector<double>(1, 0.0));
        m_conditions.steady.assign(m_core.lanes.size(), {{m_conditions.started, m_conditions.started}});
        drawOrder();
        step();
    }

    void stop() override
    {
        m_stopped = true;
        if (!m_waitingForAnswer)
            finish();
    }

    double secondsLeft(MonoTime now) const override
    {
        const double turns = static_cast<double>(m_blocks) * static_cast<double>(m_lanes.size());
        // Before anything has ended, a turn is guessed at half a second.
        const double perTurn = m_turns > 0 ? toSeconds(now - m_conditions.started) / m_turns : 0.5;
        return std::max(0.0, turns - m_turns) * perTurn;
    }

    int round() const override { return std::min(m_block + 1, m_blocks); }
    int rounds() const override { return m_blocks; }
    TestConditions conditions() const override { return m_conditions; }

private:
    void drawOrder()
    {
        m_order.clear();
        for (const int index :
             laneOrder(static_cast<int>(m_lanes.size()), drawSeed(m_seed, OrderStream), static_cast<std::uint64_t>(m_block)))
            m_order.push_back(m_lanes.at(static_cast<std::size_t>(index)));
        m_position = 0;
        m_prefix = m_core.nextPrefix(); // one for all lanes of the block: the same text
    }

    void step()
    {
        while (!m_stopped) {
            if (m_position == m_order.size()) {
                if (++m_block >= m_blocks)
                    break;
                drawOrder();
                continue;
            }
            const int lane = m_order.at(m_position);
            const Breaker &breaker = m_core.lanes.at(static_cast<std::size_t>(lane)).breaker;
            if (!breaker.isOpen() || breaker.mayProbe(m_core.now())) {
                send(lane, breaker.isOpen());
                return;
            }
            if (const std::optional<MonoTime> until = everyoneWaitsUntil()) {
                m_core.callAt(*until, [this] {
                    if (m_done)
                        step();
                });
                return;
            }
            // Nothing is due from a lane whose breaker is open; the others go on.
            ++m_position;
            ++m_turns;
        }
        finish();
    }

    /// When the first probe may leave, if no lane can be asked now.
    std::optional<MonoTime> everyoneWaitsUntil() const
    {
        std::optional<MonoTime> first;
        for (const int lane : m_lanes) {
            const Breaker &breaker = m_core.lanes.at(static_cast<std::size_t>(lane)).breaker;
            if (!breaker.isOpen() || breaker.mayProbe(m_core.now()))
                return std::nullopt;
            first = first ? std::min(*first, breaker.probeAt()) : breaker.probeAt();
        }
        return first;
    }

    void send(int lane, bool probe)
    {
        PlannedRequest request;
        request.draft.lane = lane;
        request.draft.test = m_test.name;
        request.draft.round = m_block;
        request.draft.prompt = m_block % static_cast<int>(m_prompts.size());
        request.draft.planned = m_core.now();
        request.text.prompt = m_prompts.at(request.draft.prompt);
        request.text.uniquePrefix = m_test.prompts.uniquePrefix;
        request.text.prefixIndex = m_prefix;
        request.text.outputTokens = m_test.outputTokens;
        request.probe = probe;
        m_waitingForAnswer = true;
        m_core.send(std::move(request), [this](const Record &) {
            m_waitingForAnswer = false;
            ++m_position;
            ++m_turns;
            step();
        });
    }

    void finish()
    {
        if (!m_done)
            return;
        m_conditions.ended = m_core.now();
        for (const int lane : m_lanes) {
            const auto index = static_cast<std::size_t>(lane);
            m_conditions.steady[index][0] = {m_conditions.started, m_conditions.ended};
            m_conditions.openSeconds[index][0] =
                toSeconds(m_core.lanes[index].breaker.openWithin(m_conditions.started, m_conditions.ended));
        }
        std::exchange(m_done, {})();
    }

    RunCore &m_core;
    TtftTest m_test;
    QStringList m_prompts;
    quint64 m_seed;
    int m_blocks;
    std::function<void()> m_done;
    std::vector<int> m_lanes, m_order;
    std::size_t m_position = 0;
    int m_block = 0;
    quint64 m_prefix = 0;
    int m_turns = 0; // answered or left out
    bool m_waitingForAnswer = false;
    bool m_stopped = false;
    TestConditions m_conditions;
};

} // namespace

std::unique_ptr<TestRun> makeTtftRun(RunCore &core, const TtftTest &test, QStringList prompts, quint64 seed)
{
    return std::make_unique<TtftRun>(core, test, std::move(prompts), seed);
}

} // namespace derby
