// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calibrate/calibrate.h"

#include "base/text.h"
#include "cli/command.h"
#include "transport/stopwatch_transport.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace derby::cli {

namespace {

Result<std::vector<int>> streamCounts(const QString &text)
{
    std::vector<int> counts;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        bool good = false;
        const int n = part.trimmed().toInt(&good);
        if (!good || n < 1 || n > 20000)
            return fail(makeError(ErrorKind::Usage,
                                  QStringLiteral("--streams takes numbers from 1 to 20000, separated by commas; \"") + part
                                      + QStringLiteral("\" is none."),
                                  {}, {QStringLiteral("tokenderby-cli calibrate --streams 3,50,500")}));
        counts.push_back(n);
    }
    return counts;
}

QString cell(const QString &text, int width)
{
    return text.rightJustified(width);
}

QString figures(const ErrorFigures &error)
{
    return cell(QString::number(error.p50Ms, 'f', 3), 9) + cell(QString::number(error.p99Ms, 'f', 3), 9)
        + cell(QString::number(error.maxMs, 'f', 3), 9);
}

void printTable(const Calibration &calibration)
{
    print(QStringLiteral(
        "True error of this machine's stopwatch (reported - sent, in ms), against the simulator's profile \"open\" (no seat limits)"));
    print(QStringLiteral("%1; TokenDerby %2; %3").arg(calibration.kernel, calibration.version, calibration.machine));
    print({});
    print(QStringLiteral(
        "                      TTFT: p50      p99      max   events: p50     p99      max   coalesced   CPU us/event   events/s at most"));
    for (const CalibrationRow &row : calibration.rows) {
        // A measuring thread over 90 % busy makes a run client-limited.
        const double most = row.cpuMicrosPerEvent > 0 ? 0.9e6 / row.cpuMicrosPerEvent : 0;
        print(row.transport.leftJustified(10) + cell(QString::number(row.streams), 6) + QStringLiteral("    ") + figures(row.ttftError)
              + QStringLiteral("    ") + figures(row.eventError)
              + cell(QString::number(100 * row.coalescedShare, 'f', 2) + QStringLiteral(" %"), 12)
              + cell(QString::number(row.cpuMicrosPerEvent, 'f', 1), 15) + cell(QString::number(most, 'f', 0), 19));
    }
}

int runCalibrate(const Context &context)
{
    CalibrateOptions options;
    options.program = QCoreApplication::applicationFilePath();
    if (context.options.isSet(QStringLiteral("quick")))
        options.secondsPerRow = 1.5;
    if (context.options.isSet(QStringLiteral("duration"))) {
        bool good = false;
        options.secondsPerRow = context.options.value(QStringLiteral("duration")).toDouble(&good);
        if (!good || options.secondsPerRow < 0.5 || options.secondsPerRow > 3600)
            return failed(context,
                          makeError(ErrorKind::Usage, QStringLiteral("--duration takes the seconds of each row, from 0.5 to 3600."), {},
                                    {QStringLiteral("tokenderby-cli calibrate --duration 10")}));
    }
    if (context.options.isSet(QStringLiteral("streams"))) {
        auto counts = streamCounts(context.options.value(QStringLiteral("streams")));
        if (!counts)
            return failed(context, counts.error());
        options.stopwatchStreams = *counts;
    }
    const int most = *std::max_element(options.stopwatchStreams.begin(), options.stopwatchStreams.end());
    const OpenFileLimit limit = raiseOpenFileLimit(quint64(most) + 64);
    if (!limit.enough)
        return failed(context,
                      makeError(ErrorKind::Usage,
                                QStringLiteral("This many streams need more open files than the system allows (%1).").arg(limit.hard), {},
                                {QStringLiteral("Raise it: ulimit -Hn %1 (as root)").arg(most + 64),
                                 QStringLiteral("Ask for fewer: --streams 3,50")}));
    watchInterrupt();
    options.cancelled = [] { return interrupted(); };
    if (!context.quiet)
        options.progress = [](const QString &line) { say(line); };
    const SystemClock clock;
    auto calibration = calibrate(options, clock);
    if (!calibration) {
        const int code = failed(context, calibration.error());
        return calibration.error().kind == ErrorKind::Cancelled ? interruptedCode() : code;
    }
    if (auto saved = saveCalibration(*calibration); !saved)
        say(QStringLiteral("warning: ") + saved.error().message + u' ' + saved.error().detail);
    if (context.json)
        printJson(calibrationToJson(*calibration));
    else
        printTable(*calibration);
    return Good;
}

} // namespace

Command calibrateCommand()
{
    return {QStringLiteral("calibrate"),
            QStringLiteral("Measures the true error of this machine's stopwatch and keeps it for later runs"),
            {},
            QStringLiteral("tokenderby-cli calibrate --quick"),
            {{QStringLiteral("streams"), QStringLiteral("Streams at once on the stopwatch, one row each."), QStringLiteral("N,N,…"),
              QStringLiteral("3,50,500")},
             {QStringLiteral("duration"), QStringLiteral("Seconds of each row."), QStringLiteral("S"), QStringLiteral("10")},
             {QStringLiteral("quick"), QStringLiteral("Short rows: under 20 seconds in all.")}},
            runCalibrate};
}

} // namespace derby::cli
