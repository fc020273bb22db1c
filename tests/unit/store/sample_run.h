// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "run/run_result.h"
#include "store/run_folder.h"

#include <QDir>
#include <QFile>

#include <tuple>

namespace sample {

using namespace derby;

inline QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

inline Plan plan()
{
    Plan plan;
    plan.name = QStringLiteral("Sample run");
    plan.seed = 0x1234567890abcdefULL; // more than a double holds
    for (const auto &[name, engine] : {std::pair("vllm", Engine::Vllm), std::pair("tgi", Engine::Tgi)}) {
        Endpoint endpoint;
        endpoint.id = QLatin1String(name);
        endpoint.name = QLatin1String(name);
        endpoint.engine = engine;
        endpoint.protocol = defaultProtocol(engine);
        endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:8000"));
        endpoint.model = QStringLiteral("some/model");
        plan.endpoints << endpoint;
    }
    plan.ttft = TtftTest{};
    LoadTest load;
    load.name = QStringLiteral("load");
    load.users = 2;
    load.rounds = 2;
    load.durationSeconds = 20;
    plan.loads.push_back(load);
    return plan;
}

/// A request of three tokens that went well, sent `atMs` after the run's origin.
inline Record good(int lane, const QString &test, int round, double atMs, MonoTime origin = {})
{
    const auto at = [&](double ms) { return origin + Nanos(static_cast<qint64>(ms * 1e6)); };
    Record record;
    record.lane = lane;
    record.test = test;
    record.round = round;
    record.user = test == QLatin1String("load") ? 1 : -1;
    record.prompt = 0;
    record.planned = at(atMs - 0.5);
    record.sent = at(atMs);
    record.head = record.firstByte = at(atMs + 9);
    record.firstToken = record.firstAnswer = at(atMs + 10);
    record.lastToken = at(atMs + 50);
    record.done = at(atMs + 51);
    for (const double ms : {10.0, 30.0, 50.0})
        record.events.push_back({at(atMs + ms), at(atMs + ms + 0.1), 1, 0});
    record.contentEvents = 3;
    record.outputTokens = TokenCount{3, Provenance::ServerReported};
    record.promptTokens = 24;
    record.status = 200;
    record.finishReason = QStringLiteral("length");
    record.outcome = Outcome::Succeeded;
    return record;
}

inline Record failed(int lane, const QString &test, int round, double atMs, ErrorKind kind, const QString &detail = {},
                     MonoTime origin = {})
{
    Record record;
    record.lane = lane;
    record.test = test;
    record.round = round;
    record.user = test == QLatin1String("load") ? 0 : -1;
    record.planned = origin + Nanos(static_cast<qint64>(atMs * 1e6));
    record.sent = record.planned;
    record.done = record.planned + std::chrono::milliseconds(3);
    record.error = makeError(kind, {}, detail);
    return record;
}

/// A finished run: per lane four requests of the TTFT test and eight of the load test in two rounds; one of TGI's failed.
inline RunResult run(MonoTime origin = {})
{
    RunResult run;
    run.plan = plan();
    run.started = QDateTime(QDate(2026, 11, 24), QTime(8, 0), Qt::UTC);
    run.origin = origin;
    for (int block = 0; block < 4; ++block) {
        for (int lane = 0; lane < 2; ++lane)
            run.records.push_back(good(lane, QStringLiteral("ttft"), block, 100 + block * 200 + lane * 100, origin));
    }
    for (int round = 0; round < 2; ++round) {
        for (int lane = 0; lane < 2; ++lane) {
            for (int i = 0; i < 4; ++i)
                run.records.push_back(good(lane, QStringLiteral("load"), round, 2000 + round * 20000 + lane * 10000 + i * 2000, origin));
        }
    }
    run.records.push_back(
        failed(1, QStringLiteral("load"), 1, 39000, ErrorKind::Reset, QStringLiteral("connection reset by peer"), origin));
    run.preparation.resize(2);
    run.preparation[0].model = QStringLiteral("some/model");
    run.preparation[0].loadMs = 12.5;
    run.preparation[1].warnings << QStringLiteral("no model list");
    TestConditions ttft;
    ttft.test = QStringLiteral("ttft");
    ttft.health.kernelTime = true;
    ttft.started = origin + std::chrono::milliseconds(100);
    ttft.ended = origin + std::chrono::seconds(1);
    TestConditions load = ttft;
    load.test = QStringLiteral("load");
    load.streams = 2;
    load.openSeconds = {{0, 0}, {0, 1.5}};
    for (int lane = 0; lane < 2; ++lane) {
        auto &rounds = load.steady.emplace_back();
        for (int round = 0; round < 2; ++round) {
            const MonoTime from = origin + std::chrono::seconds(1 + round * 20 + lane * 10);
            rounds.emplace_back(from, from + std::chrono::seconds(9));
        }
    }
    run.conditions = {ttft, load};
    run.warnings << QStringLiteral("a warning");
    return run;
}

/// The run's journal, whole on the disk when this returns: a manifest written next holds its hash.
inline void writeJournal(const QDir &folder, const RunResult &run)
{
    const auto journal = Journal::create(folder, run.plan, run.origin);
    if (!journal)
        qFatal("%s", qPrintable(journal.error().message));
    for (const Record &record : run.records)
        (*journal)->accept(record);
    (*journal)->flush();
    if (const auto error = (*journal)->error())
        qFatal("%s", qPrintable(error->message));
}

inline auto tieError(const Error &error)
{
    return std::tie(error.kind, error.message, error.detail, error.actions, error.recoverable);
}

/// Which field differs; null when the records are the same.
inline const char *difference(const Record &a, const Record &b)
{
#define SAME(field)                                                                                                                        \
    if (!(a.field == b.field))                                                                                                             \
    return #field
    SAME(lane);
    SAME(test);
    SAME(phase);
    SAME(round);
    SAME(user);
    SAME(prompt);
    SAME(counted);
    SAME(planned);
    SAME(sent);
    SAME(head);
    SAME(firstByte);
    SAME(firstToken);
    SAME(firstAnswer);
    SAME(lastToken);
    SAME(done);
    SAME(connect.dns);
    SAME(connect.connect);
    SAME(connect.tls);
    SAME(rtt);
    SAME(reusedConnection);
    SAME(staleRetries);
    SAME(status);
    SAME(contentEvents);
    SAME(promptTokens);
    SAME(cachedTokens);
    SAME(reasoningTokens);
    SAME(finishReason);
    SAME(serverTiming.totalMs);
    SAME(serverTiming.loadMs);
    SAME(serverTiming.queueMs);
    SAME(serverTiming.prefillMs);
    SAME(serverTiming.decodeMs);
    SAME(serverTiming.validationMs);
    SAME(serverTiming.inferenceMs);
    SAME(serverTiming.perTokenMs);
    SAME(outcome);
    SAME(outputTokens.has_value());
    SAME(events.size());
    SAME(error.has_value());
    if (a.outputTokens) {
        SAME(outputTokens->n);
        SAME(outputTokens->source);
    }
    for (size_t i = 0; i < a.events.size(); ++i) {
        SAME(events[i].received);
        SAME(events[i].seen);
        SAME(events[i].tokens);
        SAME(events[i].flags);
    }
#undef SAME
    return a.error && tieError(*a.error) != tieError(*b.error) ? "error" : nullptr;
}

} // namespace sample
