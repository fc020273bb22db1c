// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calibrate/calibrate.h"

#include "base/percentile.h"
#include "base/text.h"
#include "calibrate/send_log.h"
#include "calibrate/server_process.h"
#include "measure/recorder.h"
#include "transport/qnam_transport.h"
#include "transport/stopwatch_transport.h"

#include <QDateTime>
#include <QTemporaryDir>

#include <algorithm>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <thread>

namespace derby {

namespace {

constexpr Nanos tokenGap = std::chrono::milliseconds(20); // the profile "open"

Error cancelledError()
{
    return makeError(ErrorKind::Cancelled, QStringLiteral("The calibration was stopped; nothing was kept."), {},
                     {QStringLiteral("Run it again: tokenderby-cli calibrate --quick")});
}

double processCpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; // CPU time of all threads of this process (ISO C, POSIX)
}

/// What one row's streams left behind.
struct RowRun
{
    std::vector<Record> records;
    std::vector<QByteArray> ids; ///< request id of records[i]
    double cpuSeconds = 0;
    QString transport;
    int streams = 0;
};

/// Runs `streams` streams at once for about `seconds` and waits for their ends.
Result<RowRun> runRow(Transport &transport, const Endpoint &endpoint, int streams, double seconds, const CalibrateOptions &options,
                      const Clock &clock, int rowNumber)
{
    struct Shared
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::vector<Record> records;
        std::vector<QByteArray> ids;
        size_t ended = 0;
    };
    const auto shared = std::make_shared<Shared>();
    shared->records.resize(size_t(streams));
    shared->ids.resize(size_t(streams));

    GenerationRequest ask;
    ask.model = endpoint.model;
    ask.maxTokens = std::max(2, int(seconds / toSeconds(tokenGap)));
    ask.seed = 1;
    ask.messages = {{QStringLiteral("user"), QStringLiteral("Describe how a stopwatch is calibrated.")}};

    std::vector<StreamId> streamIds;
    const double cpuBefore = processCpuSeconds();
    for (int i = 0; i < streams; ++i) {
        StreamRequest request;
        request.endpoint = endpoint;
        request.http = buildGeneration(endpoint, ask);
        request.deadlines.whole = fromSeconds(seconds + 60);
        const QByteArray id = "calibrate-" + QByteArray::number(rowNumber) + '-' + QByteArray::number(i);
        request.http.headers.append({"X-Request-Id", id});
        shared->ids[size_t(i)] = id;
        Record draft;
        draft.planned = clock.now();
        const auto index = size_t(i);
        streamIds.push_back(transport.start(
            std::move(request),
            std::make_shared<Recorder>(endpoint.engine, endpoint.protocol, std::move(draft), [shared, index](Record &&record) {
                const std::lock_guard lock(shared->mutex);
                shared->records[index] = std::move(record);
                ++shared->ended;
                shared->changed.notify_all();
            })));
        // Arrivals spread over a second: a start in one breath would measure the server's accept queue.
        if (streams > 1)
            std::this_thread::sleep_for(std::chrono::microseconds(1000000 / streams));
    }
    bool stopped = false;
    std::unique_lock lock(shared->mutex);
    while (shared->ended < size_t(streams)) {
        shared->changed.wait_for(lock, std::chrono::milliseconds(100));
        if (!stopped && options.cancelled && options.cancelled()) {
            stopped = true;
            lock.unlock();
            for (const StreamId id : streamIds)
                transport.cancel(id);
            lock.lock();
        }
    }
    if (stopped)
        return fail(cancelledError());
    RowRun run;
    run.cpuSeconds = processCpuSeconds() - cpuBefore;
    run.records = std::move(shared->records);
    run.ids = shared->ids;
    run.streams = streams;
    run.transport = transport.kind() == TransportKind::Stopwatch ? QStringLiteral("stopwatch") : QStringLiteral("qnam");
    return run;
}

ErrorFigures figuresOf(std::vector<double> errorsMs)
{
    std::sort(errorsMs.begin(), errorsMs.end());
    return {percentile(errorsMs, 0.5), percentile(errorsMs, 0.99), errorsMs.back()};
}

Result<CalibrationRow> compare(const RowRun &run, const SendLog &log)
{
    CalibrationRow row;
    row.streams = run.streams;
    row.transport = run.transport;
    std::vector<double> firsts;
    std::vector<double> all;
    qint64 coalesced = 0;
    for (size_t i = 0; i < run.records.size(); ++i) {
        const Record &record = run.records[i];
        if (record.outcome != Outcome::Succeeded)
            return fail(makeError(record.error ? record.error->kind : ErrorKind::ServerError,
                                  QStringLiteral("A stream of the calibration failed: ")
                                      + (record.error ? record.error->message : QStringLiteral("no reason known")),
                                  record.error ? record.error->detail : QString()));
        const auto sent = log.constFind(run.ids[i]);
        if (sent == log.constEnd() || sent->size() != record.events.size())
            return fail(makeError(ErrorKind::BadResponse, QStringLiteral("The simulator's send log and the events received do not match."),
                                  QString::fromLatin1(run.ids[i]) + QStringLiteral(": sent ")
                                      + QString::number(sent == log.constEnd() ? 0 : sent->size()) + QStringLiteral(", received ")
                                      + QString::number(record.events.size())));
        for (size_t k = 0; k < record.events.size(); ++k) {
            const double errorMs = toMs(record.events[k].received - (*sent)[k]);
            all.push_back(errorMs);
            if (k == 0)
                firsts.push_back(errorMs);
            coalesced += (record.events[k].flags & EventCoalesced) != 0;
        }
    }
    if (all.empty())
        return fail(makeError(ErrorKind::Empty, QStringLiteral("The calibration received no token.")));
    row.coalescedShare = double(coalesced) / double(all.size());
    row.cpuMicrosPerEvent = run.cpuSeconds * 1e6 / double(all.size());
    row.ttftError = figuresOf(std::move(firsts));
    row.eventError = figuresOf(std::move(all));
    return row;
}

} // namespace

Result<Calibration> calibrate(const CalibrateOptions &options, const Clock &clock)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(makeError(ErrorKind::Io, QStringLiteral("No temporary folder could be made."), folder.errorString()));
    const QString logPath = folder.filePath(QStringLiteral("send.jsonl"));
    auto server = ServerProcess::start(options.program, options.profile, logPath);
    if (!server)
        return fail(server.error());

    std::vector<RowRun> runs;
    const auto row = [&](Transport &transport, int streams) -> Result<> {
        if (options.progress)
            options.progress((transport.kind() == TransportKind::Stopwatch ? QStringLiteral("stopwatch") : QStringLiteral("qnam"))
                             + QStringLiteral(", ") + counted(streams, u"stream") + QStringLiteral(", ")
                             + humanDuration(options.secondsPerRow + 1));
        auto run = runRow(transport, (*server)->endpoint(), streams, options.secondsPerRow, options, clock, int(runs.size()));
        if (!run)
            return fail(run.error());
        runs.push_back(std::move(*run));
        return {};
    };
    // Each row has a transport of its own: threads of the last one must not count as this one's work.
    for (const int streams : options.stopwatchStreams) {
        StopwatchTransport transport(clock);
        if (auto done = row(transport, streams); !done)
            return fail(done.error());
    }
    for (const int streams : options.qnamStreams) {
        QnamTransport transport(clock);
        if (streams > transport.maxStreamsPerEndpoint())
            return fail(makeError(ErrorKind::Usage,
                                  QStringLiteral("Qt's network layer opens at most ")
                                      + counted(transport.maxStreamsPerEndpoint(), u"connection") + QStringLiteral(" to a server."),
                                  {}, {QStringLiteral("Ask for fewer streams")}));
        if (auto done = row(transport, streams); !done)
            return fail(done.error());
    }
    (*server)->stop();
    const auto log = readSendLog(logPath);
    if (!log)
        return fail(log.error());

    Calibration calibration;
    calibration.machine = thisMachine();
    calibration.kernel = thisKernel();
    calibration.version = thisVersion();
    calibration.made = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    for (const RowRun &run : runs) {
        auto compared = compare(run, *log);
        if (!compared)
            return fail(compared.error());
        calibration.rows.push_back(*compared);
    }
    return calibration;
}

} // namespace derby
