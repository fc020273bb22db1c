// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/test_run.h"

#include <utility>

namespace derby {

namespace {

constexpr int failuresThatEnd = 2;

} // namespace

WarmUp::WarmUp(RunCore &core, WarmUpSpec spec)
    : m_core(core)
    , m_spec(std::move(spec))
{
}

void WarmUp::begin(std::function<void()> done)
{
    m_done = std::move(done);
    m_lanes = m_core.participants();
    nextLane();
}

void WarmUp::stop()
{
    m_lanes.clear();
    if (m_inFlight == 0)
        nextLane();
}

void WarmUp::nextLane()
{
    if (m_lanes.empty()) {
        if (const std::function<void()> done = std::exchange(m_done, {}))
            done();
        return;
    }
    m_sent = 0;
    m_failuresInARow = 0;
    m_connecting = true;
    m_core.preconnect(m_lanes.front(), m_spec.connections, [this] {
        if (!std::exchange(m_connecting, false) || m_lanes.empty())
            return;
        fill();
    });
}

void WarmUp::fill()
{
    const int lane = m_lanes.front();
    while (m_inFlight < m_spec.atOnce && m_sent < m_spec.requests && m_failuresInARow < failuresThatEnd) {
        PlannedRequest request;
        request.draft.lane = lane;
        request.draft.test = m_spec.test;
        request.draft.phase = Phase::Warmup;
        request.draft.counted = false;
        request.draft.round = 0;
        request.draft.prompt = static_cast<int>(m_sent % m_spec.prompts.size());
        request.draft.planned = m_core.now();
        request.text = m_spec.text;
        request.text.prompt = m_spec.prompts.at(request.draft.prompt);
        request.text.prefixIndex = m_core.nextPrefix();
        ++m_sent;
        ++m_inFlight;
        m_core.send(std::move(request), [this](const Record &record) { onEnded(record); });
    }
    if (m_inFlight == 0) {
        m_lanes.erase(m_lanes.begin());
        nextLane();
    }
}

void WarmUp::onEnded(const Record &record)
{
    --m_inFlight;
    m_failuresInARow = record.outcome == Outcome::Succeeded ? 0 : m_failuresInARow + 1;
    if (!m_lanes.empty())
        fill();
    else if (m_inFlight == 0)
        nextLane();
}

} // namespace derby
