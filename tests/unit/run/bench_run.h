// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_transport.h"
#include "manual_scheduler.h"
#include "run/executor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <optional>

namespace derby {

/// A sink that remembers.
class MemorySink final : public RecordSink
{
public:
    void accept(const Record &record) override { accepted.push_back(record); }
    std::vector<Record> accepted;
};

/// Lanes are what the plan says, at once or with an error.
inline RunDependencies::Prepare preparedAs(QMap<QString, Error> errors = {}, QStringList unreachable = {})
{
    class Nothing final : public Preparation
    {
    };
    return [errors, unreachable](Scheduler &scheduler, Transport &, Endpoint endpoint, const PrepareOptions &,
                                 std::function<void(PreparedLane)> done) {
        scheduler.post([endpoint, done, errors, unreachable] {
            PreparedLane lane;
            lane.endpoint = endpoint;
            lane.endpoint.model = QStringLiteral("m");
            lane.preparation.model = QStringLiteral("m");
            lane.preparation.unreachable = unreachable.contains(endpoint.id);
            if (errors.contains(endpoint.id))
                lane.preparation.error = errors.value(endpoint.id);
            done(lane);
        });
        return std::make_unique<Nothing>();
    };
}

inline Plan planFor(const QStringList &lanes)
{
    Plan plan;
    for (const QString &lane : lanes) {
        Endpoint endpoint;
        endpoint.name = lane;
        endpoint.engine = Engine::Vllm;
        endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:8000"));
        plan.endpoints.append(endpoint);
    }
    assignLaneIds(plan.endpoints);
    plan.seed = 7;
    return plan;
}

/// A whole run in simulated time.
struct Bench
{
    explicit Bench(Plan toRun, QMap<QString, Error> errors = {})
        : plan(std::move(toRun))
        , errors(std::move(errors))
    {
    }

    void start()
    {
        executor =
            std::make_unique<Executor>(plan, RunDependencies{scheduler, transport, sink, {}, {}, {}, preparedAs(errors, unreachable)});
        executor->start([this](RunResult ended) {
            ++dones;
            result = std::move(ended);
        });
    }
    const RunResult &run()
    {
        start();
        scheduler.run();
        return *result;
    }
    MonoTime since(Nanos sinceStart) const { return begin + sinceStart; }

    std::vector<Record> records(Phase phase, int lane = -1) const
    {
        std::vector<Record> found;
        for (const Record &record : result->records) {
            if (record.phase == phase && (lane < 0 || record.lane == lane))
                found.push_back(record);
        }
        return found;
    }
    static QString promptOf(const StreamRequest &request)
    {
        return QJsonDocument::fromJson(request.http.body)
            .object()[QLatin1String("messages")]
            .toArray()
            .at(0)
            .toObject()[QLatin1String("content")]
            .toString();
    }

    Plan plan;
    QMap<QString, Error> errors;
    QStringList unreachable; ///< lanes that could not be reached before the run
    ManualScheduler scheduler;
    MonoTime begin = scheduler.now();
    FakeTransport transport{scheduler};
    MemorySink sink;
    std::unique_ptr<Executor> executor;
    std::optional<RunResult> result;
    int dones = 0;
};

} // namespace derby
