// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "draft.h"

namespace derby {

RunResult draftRun(int lanes, std::uint64_t seed)
{
    RunResult run;
    run.plan.seed = seed;
    for (int lane = 0; lane < lanes; ++lane) {
        Endpoint endpoint;
        endpoint.engine = Engine::Vllm;
        endpoint.simulated = true;
        run.plan.endpoints.append(endpoint);
        run.preparation.emplace_back();
    }
    assignLaneIds(run.plan.endpoints);
    CalibrationRow row;
    row.streams = 1000;
    row.transport = QStringLiteral("stopwatch");
    run.calibration = Calibration{};
    run.calibration->rows.push_back(row);
    return run;
}

Record draftRecord(int lane, const QString &test, MonoTime sent, int tokens)
{
    Record record;
    record.lane = lane;
    record.test = test;
    record.planned = sent;
    record.sent = sent;
    record.status = 200;
    record.outcome = Outcome::Succeeded;
    record.outputTokens = TokenCount{tokens, Provenance::ServerReported};
    record.contentEvents = tokens;
    record.events.reserve(static_cast<std::size_t>(tokens));
    return record;
}

void finishRecord(Record &record)
{
    record.firstByte = record.firstToken = record.firstAnswer = record.events.front().received;
    record.lastToken = record.done = record.events.back().received;
}

} // namespace derby
