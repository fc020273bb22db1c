// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/test_run.h"

#include "base/random.h"
#include "workload/arrivals.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace derby {

namespace {

/// What a draw is for, so that no two draws share a stream.
enum Stream : std::uint64_t { OrderStream = 1, StaggerStream, ThinkStream, PromptStream };

/// Tells one user's draws from another's; the same for every lane, so that lanes meet the same load.
std::uint64_t userKey(int round, int user, int request)
{
    return (static_cast<std::uint64_t>(round) << 48) ^ (static_cast<std::uint64_t>(user) << 28) ^ static_cast<std::uint64_t>(request);
}

/// N users a lane in a closed loop, in rounds. A segment is what runs together: one lane of a round, or all of them.
class LoadRun final : public TestRun
{
public:
    LoadRun(RunCore &core, const LoadTest &test, QStringList prompts, quint64 seed);

    void begin(std::function<void()> done) override;
    void stop() override;
    double secondsLeft(MonoTime now) const override;
    int round() const override { return m_segments.empty() ? 0 : m_segments.at(std::min(m_segment, m_segments.size() - 1)).round + 1; }
    int rounds() const override { return m_test.rounds; }
    TestConditions conditions() const override { return m_conditions; }

private:
    struct Segment
    {
        int round = 0;
        std::vector<int> lanes;
    };
    enum class State { Between, Connecting, Running, Draining, Over };
    struct WaitingUser
    {
        int user = 0;
        int requests = 0;
    };
    struct LaneState
    {
        std::deque<WaitingUser> waiting; // for the breaker
        bool probeTimer = false;
    };

    void beginSegment();
    void startUsers();
    void becomeFree(int lane, WaitingUser user, MonoTime planned);
    void issue(int lane, WaitingUser user, MonoTime planned, bool probe);
    void onEnded(int lane, WaitingUser user, const Record &record);
    void probeWhenTime(int lane);
    void sendProbe(int lane);
    void beginSteady();
    bool nothingToWaitFor() const;
    void endOfRound();
    void closeWindows();
    void endSegment();
    void finish();
    /// A timer that means nothing once its segment is over.
    void callAt(MonoTime when, std::function<void()> task);

    RunCore &m_core;
    LoadTest m_test;
    QStringList m_prompts;
    quint64 m_seed;
    std::function<void()> m_done;
    std::vector<Segment> m_segments;
    std::size_t m_segment = 0;
    State m_state = State::Between;
    MonoTime m_begin{}, m_end{};
    std::vector<LaneState> m_lanes;
    int m_connecting = 0;
    int m_inFlight = 0;
    double m_overheadSeconds = 0; // what connecting and draining took in all segments so far
    MonoTime m_segmentAsked{};
    TestConditions m_conditions;
};

LoadRun::LoadRun(RunCore &core, const LoadTest &test, QStringList prompts, quint64 seed)
    : m_core(core)
    , m_test(test)
    , m_prompts(std::move(prompts))
    , m_seed(seed)
    , m_lanes(core.lanes.size())
{
    const std::vector<int> taking = core.participants();
    const bool together = test.order == LaneOrder::AllAtOnce;
    for (int round = 0; round < test.rounds; ++round) {
        std::vector<int> order;
        for (const int index : laneOrder(static_cast<int>(taking.size()), drawSeed(seed, OrderStream), static_cast<std::uint64_t>(round)))
            order.push_back(taking.at(static_cast<std::size_t>(index)));
        if (together) {
            m_segments.push_back({round, order});
            continue;
        }
        for (const int lane : order)
            m_segments.push_back({round, {lane}});
    }
    m_conditions.test = test.name;
    m_conditions.streams = test.users * (together ? std::max(1, static_cast<int>(taking.size())) : 1);
}

void LoadRun::begin(std::function<void()> done)
{
    m_done = std::move(done);
    const auto rounds = static_cast<std::size_t>(m_test.rounds);
    m_conditions.started = m_core.now();
    m_conditions.openSeconds.assign(m_core.lanes.size(), std::vector<double>(rounds, 0.0));
    m_conditions.steady.assign(m_core.lanes.size(), {rounds, {m_conditions.started, m_conditions.started}});
    beginSegment();
}

void LoadRun::callAt(MonoTime when, std::function<void()> task)
{
    m_core.callAt(when, [this, segment = m_segment, task = std::move(task)] {
        if (m_done && segment == m_segment && m_state != State::Over)
            task();
    });
}

void LoadRun::beginSegment()
{
    if (m_segment >= m_segments.size()) {
        finish();
        return;
    }
    m_state = State::Connecting;
    m_segmentAsked = m_core.now();
    const std::vector<int> &lanes = m_segments.at(m_segment).lanes;
    m_connecting = static_cast<int>(lanes.size());
    for (const int lane : lanes) {
        const bool open = m_core.lanes.at(static_cast<std::size_t>(lane)).breaker.isOpen();
        m_core.preconnect(lane, open ? 0 : m_test.users, [this] {
            if (--m_connecting == 0 && m_state == State::Connecting)
                startUsers();
        });
    }
}

void LoadRun::startUsers()
{
    const Segment &segment = m_segments.at(m_segment);
    const auto round = static_cast<std::size_t>(segment.round);
    m_state = State::Running;
    m_begin = m_core.now();
    m_end = m_begin + fromSeconds(m_test.roundSeconds());
    const Nanos stagger = fromSeconds(m_test.staggerSeconds());
    // The same starts for each lane of a round, so that lanes meet the same load.
    const std::vector<Nanos> offsets = staggerOffsets(m_test.users, stagger, drawSeed(drawSeed(m_seed, StaggerStream), round));
    for (const int lane : segment.lanes) {
        m_conditions.steady[static_cast<std::size_t>(lane)][round] = {m_begin + stagger, m_end};
        for (int user = 0; user < m_test.users; ++user) {
            const MonoTime planned = m_begin + offsets.at(static_cast<std::size_t>(user));
            callAt(planned, [this, lane, user, planned] { becomeFree(lane, {user, 0}, planned); });
        }
    }
    callAt(m_begin + stagger, [this] { beginSteady(); });
    callAt(m_end, [this] { endOfRound(); });
}

/// A lane that failed before its steady window is asked once within it: it must show a failure there, not silence.
void LoadRun::beginSteady()
{
    if (m_state != State::Running)
        return;
    for (const int lane : m_segments.at(m_segment).lanes) {
        Breaker &breaker = m_core.lanes.at(static_cast<std::size_t>(lane)).breaker;
        if (!breaker.isOpen() || breaker.isProbing())
            continue;
        breaker.hurryProbe(m_core.now());
        sendProbe(lane);
    }
}

void LoadRun::becomeFree(int lane, WaitingUser user, MonoTime planned)
{
    if (m_state != State::Running || planned >= m_end)
        return;
    if (m_core.lanes.at(static_cast<std::size_t>(lane)).breaker.isOpen()) {
        m_lanes.at(static_cast<std::size_t>(lane)).waiting.push_back(user);
        probeWhenTime(lane);
        return;
    }
    issue(lane, user, planned, false);
}

void LoadRun::issue(int lane, WaitingUser user, MonoTime planned, bool probe)
{
    const int round = m_segments.at(m_segment).round;
    const auto &[steadyBegin, steadyEnd] = m_conditions.steady.at(static_cast<std::size_t>(lane)).at(static_cast<std::size_t>(round));
    // Each user walks through the list from a place of its own; every lane's users walk the same way.
    const quint64 place = drawSeed(drawSeed(m_seed, PromptStream), userKey(round, user.user, 0));
    PlannedRequest request;
    request.draft.lane = lane;
    request.draft.test = m_test.name;
    request.draft.round = round;
    request.draft.user = user.user;
    request.draft.prompt =
        static_cast<int>((place % 1000003 + static_cast<quint64>(user.requests)) % static_cast<quint64>(m_prompts.size()));
    request.draft.planned = planned;
    request.draft.counted = planned >= steadyBegin && planned < steadyEnd;
    request.text.prompt = m_prompts.at(request.draft.prompt);
    request.text.uniquePrefix = m_test.prompts.uniquePrefix;
    request.text.prefixIndex = m_core.nextPrefix();
    request.text.outputTokens = m_test.outputTokens;
    request.probe = probe;
    ++user.requests;
    ++m_inFlight;
    m_core.send(std::move(request), [this, lane, user](const Record &record) { onEnded(lane, user, record); });
}

void LoadRun::onEnded(int lane, WaitingUser user, const Record &record)
{
    --m_inFlight;
    if (m_state == State::Running) {
        const quint64 counter = userKey(record.round, user.user, user.requests);
        // Free when its answer was over, not when we came to know of it: our own delay must show as lateness.
        const MonoTime planned = record.ended + thinkTime(m_test.think, drawSeed(m_seed, ThinkStream), counter);
        if (planned <= m_core.now())
            becomeFree(lane, user, planned);
        else if (planned < m_end)
            callAt(planned, [this, lane, user, planned] { becomeFree(lane, user, planned); });

        LaneState &state = m_lanes.at(static_cast<std::size_t>(lane));
        if (m_core.lanes.at(static_cast<std::size_t>(lane)).breaker.isOpen()) {
            if (nothingToWaitFor())
                endOfRound();
            else
                probeWhenTime(lane);
        } else {
            for (const WaitingUser &waiting : std::exchange(state.waiting, {}))
                issue(lane, waiting, m_core.now(), false);
        }
    } else if (m_inFlight == 0) {
        if (m_state == State::Draining)
            endSegment();
        else if (m_state == State::Over)
            finish();
    }
}

void LoadRun::probeWhenTime(int lane)
{
    LaneState &state = m_lanes.at(static_cast<std::size_t>(lane));
    const Breaker &breaker = m_core.lanes.at(static_cast<std::size_t>(lane)).breaker;
    if (state.probeTimer || state.waiting.empty() || breaker.isProbing())
        return;
    state.probeTimer = true;
    callAt(std::max(breaker.probeAt(), m_core.now()), [this, lane] {
        LaneState &then = m_lanes.at(static_cast<std::size_t>(lane));
        then.probeTimer = false;
        if (m_state != State::Running || then.waiting.empty())
            return;
        if (m_core.lanes.at(static_cast<std::size_t>(lane)).breaker.mayProbe(m_core.now()))
            sendProbe(lane);
        else
            probeWhenTime(lane);
    });
}

void LoadRun::sendProbe(int lane)
{
    std::deque<WaitingUser> &waiting = m_lanes.at(static_cast<std::size_t>(lane)).waiting;
    if (waiting.empty())
        return;
    const WaitingUser user = waiting.front();
    waiting.pop_front();
    issue(lane, user, m_core.now(), true);
}

/// Nobody has answered in the whole run, and the lanes of this segment will not: the next ones' turn.
bool LoadRun::nothingToWaitFor() const
{
    const std::vector<int> &lanes = m_segments.at(m_segment).lanes;
    return m_core.nobodyAnswered() && std::all_of(lanes.begin(), lanes.end(), [this](int lane) { return m_core.dead(lane); });
}

void LoadRun::endOfRound()
{
    if (m_state != State::Running)
        return;
    m_state = State::Draining;
    closeWindows();
    if (m_inFlight == 0) {
        endSegment();
        return;
    }
    callAt(m_core.now() + fromSeconds(m_test.graceSeconds), [this] { m_core.endFlights(ErrorKind::Cut); });
}

/// What was measured until now stays; a window that had not begun is empty.
void LoadRun::closeWindows()
{
    const Segment &segment = m_segments.at(m_segment);
    for (const int lane : segment.lanes) {
        auto &steady = m_conditions.steady[static_cast<std::size_t>(lane)][static_cast<std::size_t>(segment.round)];
        steady.second = std::clamp(m_core.now(), steady.first, steady.second);
        m_conditions.openSeconds[static_cast<std::size_t>(lane)][static_cast<std::size_t>(segment.round)] =
            toSeconds(m_core.lanes[static_cast<std::size_t>(lane)].breaker.openWithin(m_begin, m_core.now()));
    }
}

void LoadRun::endSegment()
{
    const Segment &segment = m_segments.at(m_segment);
    for (const int lane : segment.lanes) {
        const Breaker &breaker = m_core.lanes.at(static_cast<std::size_t>(lane)).breaker;
        m_conditions.openSeconds[static_cast<std::size_t>(lane)][static_cast<std::size_t>(segment.round)] =
            toSeconds(breaker.openWithin(m_begin, m_core.now()));
        m_lanes[static_cast<std::size_t>(lane)] = {};
    }
    m_overheadSeconds += toSeconds(m_core.now() - m_segmentAsked) - m_test.roundSeconds();
    ++m_segment;
    m_state = State::Between;
    beginSegment();
}

void LoadRun::stop()
{
    if (m_state == State::Running || m_state == State::Draining)
        closeWindows();
    m_state = State::Over;
    if (m_inFlight == 0)
        finish();
}

void LoadRun::finish()
{
    if (!m_done)
        return;
    m_state = State::Over;
    m_conditions.ended = m_core.now();
    std::exchange(m_done, {})();
}

double LoadRun::secondsLeft(MonoTime now) const
{
    if (m_segment >= m_segments.size())
        return 0;
    const double overhead = m_segment > 0 ? m_overheadSeconds / static_cast<double>(m_segment) : 0.0;
    const double whole = m_test.roundSeconds() + overhead;
    const double current = m_state == State::Running || m_state == State::Draining ? whole - toSeconds(now - m_segmentAsked) : whole;
    return std::max(0.0, current) + static_cast<double>(m_segments.size() - m_segment - 1) * whole;
}

} // namespace

std::unique_ptr<TestRun> makeLoadRun(RunCore &core, const LoadTest &test, QStringList prompts, quint64 seed)
{
    return std::make_unique<LoadRun>(core, test, std::move(prompts), seed);
}

} // namespace derby
