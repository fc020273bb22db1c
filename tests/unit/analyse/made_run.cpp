// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_run.h"

#include "analyse/stats/distributions.h"
#include "base/random.h"

namespace derby {

namespace {

Nanos ms(double value)
{
    return fromSeconds(value / 1000);
}

} // namespace

MadeRun::MadeRun(int lanes)
{
    const Engine engines[] = {Engine::Vllm, Engine::Tgi, Engine::Ollama};
    for (int lane = 0; lane < lanes; ++lane) {
        Endpoint endpoint;
        endpoint.engine = engines[lane % 3];
        endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(8000 + lane));
        m_run.plan.endpoints.append(endpoint);
        m_run.preparation.emplace_back();
    }
    assignLaneIds(m_run.plan.endpoints);
    m_run.origin = m_now;
    m_run.plan.judgement.bootstrapDraws = 1000; // enough for a verdict that is not close
}

Record MadeRun::record(int lane, const QString &test, MonoTime sent, const Latency &latency)
{
    Record record;
    record.lane = lane;
    record.test = test;
    record.planned = sent;
    record.sent = sent;
    record.status = 200;
    record.promptTokens = 100;
    if (latency.failed) {
        record.outcome = Outcome::Failed;
        record.error = makeError(ErrorKind::Reset);
        record.done = sent + ms(1);
        return record;
    }
    record.outcome = Outcome::Succeeded;
    record.firstByte = record.firstToken = record.firstAnswer = sent + ms(latency.ttftMs);
    for (int token = 0; token < latency.tokens; ++token) {
        const MonoTime at = *record.firstToken + ms(latency.tpotMs * token);
        record.events.push_back({at, at, 1, 0});
    }
    record.lastToken = record.events.back().received;
    record.done = record.lastToken;
    record.contentEvents = latency.tokens;
    record.outputTokens = TokenCount{latency.tokens, Provenance::ServerReported};
    return record;
}

MadeRun &MadeRun::ttft(int blocks, const LatencyOf &latency)
{
    m_run.plan.ttft = TtftTest{};
    TestConditions conditions;
    conditions.test = m_run.plan.ttft->name;
    conditions.started = m_now;
    conditions.health.kernelTime = true;
    for (int block = 0; block < blocks; ++block) {
        for (int lane = 0; lane < m_run.plan.endpoints.size(); ++lane) {
            Record made = record(lane, conditions.test, m_now, latency(lane, block, 0));
            made.round = block;
            m_now = *made.done + ms(5);
            m_run.records.push_back(std::move(made));
        }
    }
    conditions.ended = m_now;
    m_run.conditions.push_back(conditions);
    return *this;
}

MadeRun &MadeRun::load(int rounds, int requests, const LatencyOf &latency, int users)
{
    LoadTest test;
    test.name = QStringLiteral("load");
    test.users = users;
    test.rounds = rounds;
    test.durationSeconds = 10.0 * rounds;
    m_run.plan.loads.push_back(test);
    const auto lanes = static_cast<std::size_t>(m_run.plan.endpoints.size());
    TestConditions conditions;
    conditions.test = test.name;
    conditions.streams = users;
    conditions.started = m_now;
    conditions.health.kernelTime = true;
    conditions.steady.resize(lanes);
    conditions.openSeconds.assign(lanes, std::vector<double>(static_cast<std::size_t>(rounds), 0.0));
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const MonoTime from = m_now, to = from + fromSeconds(9);
            conditions.steady[lane].push_back({from, to});
            for (int request = 0; request < requests; ++request) {
                Record made = record(static_cast<int>(lane), test.name, from + (to - from) * request / requests,
                                     latency(static_cast<int>(lane), round, request));
                made.round = round;
                made.user = request % users;
                m_run.records.push_back(std::move(made));
            }
            m_now = to + fromSeconds(40);
        }
    }
    conditions.ended = m_now;
    m_run.conditions.push_back(conditions);
    return *this;
}

MadeRun &MadeRun::calibrated(double errorMs)
{
    Calibration calibration;
    CalibrationRow row;
    row.streams = 1000;
    row.transport = QStringLiteral("stopwatch");
    row.ttftError = row.eventError = {errorMs / 2, errorMs, 2 * errorMs};
    calibration.rows.push_back(row);
    m_run.calibration = calibration;
    return *this;
}

double noise(std::uint64_t seed, int lane, int round, int request)
{
    const std::uint64_t counter =
        (static_cast<std::uint64_t>(lane) << 48) ^ (static_cast<std::uint64_t>(round) << 24) ^ static_cast<std::uint64_t>(request);
    return normalQuantile(SplitMix64(drawSeed(seed, counter)).uniform() * (1 - 2e-9) + 1e-9);
}

} // namespace derby
