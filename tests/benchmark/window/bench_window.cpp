// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window costs while it measures: how long its thread is busy at a time while 1,500 streams run, and what that does to the
// stopwatch's error at 500. Nothing is asserted; the limits are printed beside what was found.
// Usage: bench_window SIMULATOR_PROGRAM [PAIRS [SECONDS]]
#include "measured_leg.h"
#include "send_errors.h"
#include "turn_meter.h"

#include "base/percentile.h"
#include "calibrate/server_process.h"
#include "transport/stopwatch_transport.h"
#include "ui/theme/theme.h"

#include <QStyleFactory>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace derby;

namespace {

constexpr QSize windowSize(1440, 900);
constexpr int manyStreams = 1500, someStreams = 500;
constexpr double turnLimitMs = 100, ratioLimit = 1.25, apartLimitMs = 0.1;
const QString profile = QStringLiteral("open");

bool say(const Error &error)
{
    std::fprintf(stderr, "bench_window: %s %s\n", qPrintable(error.message), qPrintable(error.detail));
    return false;
}

double quantile(std::vector<double> values, double p)
{
    return values.empty() ? 0 : percentileInPlace(values, p);
}

/// The most streams that were open at one moment.
int atOnce(const RunResult &run)
{
    std::vector<std::pair<MonoTime, int>> steps;
    for (const Record &record : run.records) {
        if (record.sent && record.done) {
            steps.emplace_back(*record.sent, 1);
            steps.emplace_back(*record.done, -1);
        }
    }
    std::sort(steps.begin(), steps.end());
    int open = 0, most = 0;
    for (const auto &[at, change] : steps)
        most = std::max(most, open += change);
    return most;
}

bool longestTurns(TurnMeter &meter, const QString &program, int seconds)
{
    const auto server = ServerProcess::start(program, profile, QStringLiteral("/dev/null"));
    if (!server)
        return say(server.error());
    std::printf("Turns of the window's thread while %d streams run for %d s, Benchmark page shown (%d x %d, platform %s)\n", manyStreams,
                seconds, windowSize.width(), windowSize.height(), qPrintable(QGuiApplication::platformName()));
    const RunPtr run = runInWindow(loadFile((*server)->endpoint(), manyStreams, seconds), windowSize, [&meter] { meter.begin(); });
    std::vector<Turn> turns = meter.turns();
    if (!run)
        return false;
    const auto succeeded =
        std::count_if(run->records.begin(), run->records.end(), [](const Record &record) { return record.outcome == Outcome::Succeeded; });
    std::printf("%d streams at once, %zu requests, %lld of them succeeded\n\n", atOnce(*run), run->records.size(),
                static_cast<long long>(succeeded));
    std::vector<double> walls, cpus;
    for (const Turn &turn : turns) {
        if (turn.wallMs >= 1) { // below that nothing was drawn
            walls.push_back(turn.wallMs);
            cpus.push_back(turn.cpuMs);
        }
    }
    std::printf("%zu turns of 1 ms and more: wall p50 %.1f ms, p99 %.1f ms; CPU p50 %.1f ms, p99 %.1f ms, longest %.1f ms\n", walls.size(),
                quantile(walls, .5), quantile(walls, .99), quantile(cpus, .5), quantile(cpus, .99), quantile(cpus, 1));
    std::sort(turns.begin(), turns.end(), [](const Turn &a, const Turn &b) { return a.wallMs > b.wallMs; });
    std::printf("%-12s %10s %10s %24s\n", "the longest", "wall ms", "CPU ms", "without a processor, ms");
    for (std::size_t i = 0; i < std::min<std::size_t>(5, turns.size()); ++i)
        std::printf("at %6.1f s  %10.1f %10.1f %24.1f\n", turns[i].atSeconds, turns[i].wallMs, turns[i].cpuMs, turns[i].waitedMs);
    double longest = 0, ownLongest = 0;
    for (const Turn &turn : turns) {
        longest = std::max(longest, turn.wallMs);
        ownLongest = std::max(ownLongest, turn.wallMs - turn.waitedMs);
    }
    std::printf("longest turn %.1f ms, limit %.0f ms: %s", longest, turnLimitMs, longest <= turnLimitMs ? "kept\n\n" : "NOT KEPT");
    if (longest > turnLimitMs)
        std::printf("; without the time in which other work held the processors, %.1f ms: %s\n\n", ownLongest,
                    ownLongest <= turnLimitMs ? "kept" : "NOT KEPT");
    return true;
}

struct Leg
{
    double firstP99Ms = 0, eventP99Ms = 0;
};

std::optional<Leg> measureLeg(const QString &program, bool window, int seconds)
{
    const QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("send.jsonl"));
    auto server = ServerProcess::start(program, profile, log);
    if (!server) {
        say(server.error());
        return std::nullopt;
    }
    const QByteArray file = loadFile((*server)->endpoint(), someStreams, seconds);
    const RunPtr run = window ? runInWindow(file, windowSize) : runWithoutWindow(file);
    (*server)->stop();
    const Result<SendLog> sent = readSendLog(log);
    if (!sent)
        say(sent.error());
    if (!run || !sent)
        return std::nullopt;
    const SendErrors errors = compareWithLog(run->records, *sent);
    if (errors.streams == 0) {
        std::fprintf(stderr, "bench_window: no stream could be found in the send log\n");
        return std::nullopt;
    }
    if (errors.unmatched > 0)
        std::printf("  %d streams could not be told apart in the send log, %d could\n", errors.unmatched, errors.streams);
    return Leg{percentile(errors.firstMs, .99), percentile(errors.eventMs, .99)};
}

void judge(const char *what, const std::vector<Leg> &with, const std::vector<Leg> &without, double Leg::*figure)
{
    std::vector<double> ratios, apart;
    for (std::size_t i = 0; i < with.size(); ++i) {
        ratios.push_back(with[i].*figure / without[i].*figure);
        apart.push_back(with[i].*figure - without[i].*figure);
    }
    const double ratio = quantile(ratios, .5), difference = quantile(apart, .5);
    std::printf("%s: median ratio %.2f, median difference %+.3f ms; limit %.2f or %.1f ms apart: %s\n", what, ratio, difference, ratioLimit,
                apartLimitMs, ratio <= ratioLimit || difference <= apartLimitMs ? "kept" : "NOT KEPT");
}

bool errorsWithAndWithout(const QString &program, int pairs, int seconds)
{
    std::printf("The stopwatch's p99 error at %d streams for %d s (received - handed to the kernel), with and without the window\n",
                someStreams, seconds);
    std::printf("%6s %-8s %14s %14s   %14s %14s\n", "pair", "first", "TTFT with", "without", "event with", "without");
    std::vector<Leg> with, without;
    for (int pair = 0; pair < pairs; ++pair) {
        const bool windowFirst = pair % 2 == 0;
        std::optional<Leg> legs[2]; // 0: without, 1: with
        for (const bool window : {windowFirst, !windowFirst})
            legs[window ? 1 : 0] = measureLeg(program, window, seconds);
        if (!legs[0] || !legs[1])
            return false;
        without.push_back(*legs[0]);
        with.push_back(*legs[1]);
        std::printf("%6d %-8s %11.3f ms %11.3f ms   %11.3f ms %11.3f ms\n", pair + 1, windowFirst ? "with" : "without", legs[1]->firstP99Ms,
                    legs[0]->firstP99Ms, legs[1]->eventP99Ms, legs[0]->eventP99Ms);
        std::fflush(stdout);
    }
    judge("first token", with, without, &Leg::firstP99Ms);
    judge("every event", with, without, &Leg::eventP99Ms);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TurnMeter meter(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_window SIMULATOR_PROGRAM [PAIRS [SECONDS]]\n");
        return 2;
    }
    QApplication::setQuitOnLastWindowClosed(false); // one window after the other
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    ui::loadFonts();
    raiseOpenFileLimit(4096);
    const QString program = QString::fromLocal8Bit(argv[1]);
    const int pairs = argc > 2 ? std::atoi(argv[2]) : 10, seconds = std::max(4, argc > 3 ? std::atoi(argv[3]) : 10);
    std::printf("Simulator profile \"%s\" (no seat limits) in a process of its own, a token each 20 ms a stream\n\n", qPrintable(profile));
    std::fflush(stdout);
    if (!longestTurns(meter, program, 2 * seconds))
        return 1;
    std::fflush(stdout);
    return pairs < 1 || errorsWithAndWithout(program, pairs, seconds) ? 0 : 1;
}
