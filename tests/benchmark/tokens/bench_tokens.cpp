// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a token costs from the socket to the journal, beside a bare epoll loop that only reads and stamps; and how true its times are.
// Usage: bench_tokens SIMULATOR_PROGRAM [SECONDS]

#include "bare_epoll.h"

#include "base/clock.h"
#include "calibrate/send_log.h"
#include "calibrate/server_process.h"
#include "measure/recorder.h"
#include "protocol/protocol.h"
#include "store/run_folder.h"
#include "transport/stopwatch_transport.h"
#include "transport/thread_stats.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <mutex>
#include <thread>

using namespace derby;

namespace {

double cpuNow()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

GenerationRequest ask(const Endpoint &endpoint, int tokens)
{
    GenerationRequest request;
    request.model = endpoint.model;
    request.maxTokens = tokens;
    request.seed = 1;
    request.messages = {{QStringLiteral("user"), QStringLiteral("Describe how a stopwatch is calibrated.")}};
    return request;
}

struct FullResult
{
    double cpuSeconds = 0;
    qint64 events = 0;
    int succeeded = 0;
    std::vector<Record> records;
    std::vector<QByteArray> ids;
};

FullResult runFull(const Endpoint &endpoint, int streams, int tokens, int staggerMicros, const QDir &folder, int number)
{
    const SystemClock clock;
    StopwatchTransport transport(clock);
    Plan plan;
    plan.endpoints = {endpoint};
    const MonoTime origin = clock.now();
    QFile::remove(folder.filePath(QStringLiteral("journal.jsonl")));
    auto journal = Journal::create(folder, plan, origin);
    if (!journal) {
        std::fprintf(stderr, "%s\n", qPrintable(journal.error().detail));
        std::exit(1);
    }
    std::mutex mutex;
    std::condition_variable changed;
    FullResult result;
    result.records.resize(size_t(streams));
    std::mutex connecting;
    std::condition_variable connected;
    bool ready = false;
    transport.preconnect(endpoint, streams, {}, [&] {
        const std::lock_guard lock(connecting);
        ready = true;
        connected.notify_all();
    });
    {
        std::unique_lock lock(connecting);
        connected.wait(lock, [&] { return ready; });
    }
    int ended = 0;
    const double before = cpuNow();
    for (int i = 0; i < streams; ++i) {
        StreamRequest request;
        request.endpoint = endpoint;
        request.http = buildGeneration(endpoint, ask(endpoint, tokens));
        const QByteArray id = "bench-" + QByteArray::number(number) + '-' + QByteArray::number(i);
        request.http.headers.append({"X-Request-Id", id});
        result.ids.push_back(id);
        Record draft;
        draft.test = QStringLiteral("bench");
        draft.planned = clock.now();
        transport.start(std::move(request),
                        std::make_shared<Recorder>(endpoint.engine, endpoint.protocol, std::move(draft), [&, i](Record &&record) {
                            const std::lock_guard lock(mutex);
                            (*journal)->accept(record);
                            result.events += qint64(record.events.size());
                            result.succeeded += record.outcome == Outcome::Succeeded;
                            result.records[size_t(i)] = std::move(record);
                            ++ended;
                            changed.notify_all();
                        }));
        std::this_thread::sleep_for(std::chrono::microseconds(staggerMicros));
    }
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return ended == streams; });
    result.cpuSeconds = cpuNow() - before;
    return result;
}

/// The bare loop on a thread of the class that the measuring threads have: under SCHED_RR a wake-up costs half as much again, for it takes
/// the core from whoever runs there instead of looking for an idle one.
BareResult bareInOurClass(int port, const std::vector<QByteArray> &requests, int staggerMicros)
{
    BareResult result;
    std::thread([&] {
        askRealtimePriority();
        result = runBareEpoll(port, requests, staggerMicros);
    }).join();
    return result;
}

struct Row
{
    int streams = 0;
    std::vector<double> bareMicros, fullMicros, ratios;
    qint64 expected = 0, got = 0;
    FullResult last;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double quantile(const std::vector<double> &sorted, double p)
{
    return sorted[size_t(p * double(sorted.size() - 1) + 0.5)];
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_tokens SIMULATOR_PROGRAM [SECONDS]\n");
        return 2;
    }
    const double seconds = argc > 2 ? std::atof(argv[2]) : 6;
    raiseOpenFileLimit(4096);
    const QTemporaryDir temporary;
    const QString logPath = temporary.filePath(QStringLiteral("send.jsonl"));
    const auto server = ServerProcess::start(QString::fromLocal8Bit(argv[1]), QStringLiteral("open"), logPath);
    if (!server) {
        std::fprintf(stderr, "%s %s\n", qPrintable(server.error().message), qPrintable(server.error().detail));
        return 1;
    }
    const Endpoint endpoint = (*server)->endpoint();

    const int tokens = std::max(10, int(seconds / 0.020));
    bool realtime = false;
    std::thread([&] { realtime = askRealtimePriority(); }).join();
    std::printf("Simulator profile \"open\" (no seat limits), a token each 20 ms, %d tokens a stream; CPU of the measuring process, both "
                "loops %s\n\n",
                tokens, realtime ? "under SCHED_RR" : "in the ordinary scheduling class");
    std::printf("%8s %14s %14s %8s %14s %12s\n", "streams", "bare us/event", "ours us/event", "ratio", "events lost", "coalesced");
    std::vector<Row> rows;
    int number = 0;
    for (const int streams : {50, 500, 1500}) {
        Row row;
        row.streams = streams;
        const int stagger = 1000000 / streams;
        for (int repeat = 0; repeat < 3; ++repeat) {
            std::vector<QByteArray> requests;
            for (int i = 0; i < streams; ++i) {
                const HttpRequest http = buildGeneration(endpoint, ask(endpoint, tokens));
                QByteArray wire = http.method + ' ' + http.target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
                for (const Header &header : http.headers)
                    wire += header.first + ": " + header.second + "\r\n";
                requests.push_back(wire + "Content-Length: " + QByteArray::number(http.body.size()) + "\r\n\r\n" + http.body);
            }
            const BareResult bare = bareInOurClass(endpoint.url.port(), requests, stagger);
            FullResult full = runFull(endpoint, streams, tokens, stagger, QDir(temporary.path()), number++);
            const double expected = double(streams) * tokens;
            row.bareMicros.push_back(bare.cpuSeconds * 1e6 / expected);
            row.fullMicros.push_back(full.cpuSeconds * 1e6 / expected);
            row.ratios.push_back(row.fullMicros.back() / row.bareMicros.back());
            row.expected += qint64(expected);
            row.got += full.events;
            row.last = std::move(full);
        }
        qint64 coalesced = 0;
        for (const Record &record : row.last.records) {
            for (const RecordEvent &event : record.events)
                coalesced += (event.flags & (EventCoalesced | EventServerBurst)) != 0;
        }
        std::printf("%8d %14.2f %14.2f %8.2f %14lld %11.2f%%\n", streams, median(row.bareMicros), median(row.fullMicros),
                    median(row.ratios), static_cast<long long>(row.expected - row.got),
                    100.0 * double(coalesced) / double(std::max<qint64>(1, row.last.events)));
        std::fflush(stdout);
        rows.push_back(std::move(row));
    }
    (*server)->stop();
    const auto log = readSendLog(logPath);
    if (!log) {
        std::fprintf(stderr, "%s %s\n", qPrintable(log.error().message), qPrintable(log.error().detail));
        return 1;
    }
    std::printf("\nTrue error of the last repeat (received - handed to the kernel by the server), ms\n");
    std::printf("%8s %10s %10s %10s   %10s %10s %10s\n", "streams", "TTFT p50", "p99", "max", "event p50", "p99", "max");
    for (const Row &row : rows) {
        std::vector<double> firsts;
        std::vector<double> all;
        for (size_t i = 0; i < row.last.records.size(); ++i) {
            const auto sent = log->constFind(row.last.ids[i]);
            const Record &record = row.last.records[i];
            if (sent == log->constEnd() || sent->size() != record.events.size())
                continue; // counted as lost above
            for (size_t k = 0; k < record.events.size(); ++k) {
                all.push_back(toMs(record.events[k].received - (*sent)[k]));
                if (k == 0)
                    firsts.push_back(all.back());
            }
        }
        if (all.empty())
            continue;
        std::sort(firsts.begin(), firsts.end());
        std::sort(all.begin(), all.end());
        std::printf("%8d %10.3f %10.3f %10.3f   %10.3f %10.3f %10.3f\n", row.streams, quantile(firsts, .5), quantile(firsts, .99),
                    firsts.back(), quantile(all, .5), quantile(all, .99), all.back());
    }
    return 0;
}
