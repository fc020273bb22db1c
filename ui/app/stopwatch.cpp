// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/stopwatch.h"

#include "base/clock.h"
#include "calibrate/calibrate.h"
#include "measure/quality.h"
#include "transport/socket_stamp.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace derby::ui {

namespace {

constexpr int usualStreams = 50; // what a benchmark of three engines opens at once, roughly
constexpr double secondsPerRow = 1.5, secondsAround = 1.5; // what a row takes beside its own seconds

QString programBeside()
{
#ifdef Q_OS_WIN
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("tokenderby-cli.exe"));
#else
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("tokenderby-cli"));
#endif
}

CalibrateOptions quickOptions()
{
    CalibrateOptions options;
    options.secondsPerRow = secondsPerRow;
    return options;
}

int rowCount()
{
    const CalibrateOptions options = quickOptions();
    return int(options.stopwatchStreams.size() + options.qnamStreams.size());
}

} // namespace

Stopwatch::Stopwatch(const QString &folder, const QString &program, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_program(program.isEmpty() ? programBeside() : program)
    , m_kernelClock(ReceiveTimesKeeper().available())
    , m_calibration(loadCalibration(folder))
{
}

Stopwatch::~Stopwatch()
{
    m_cancelled = true;
    if (m_worker)
        m_worker->join();
}

std::optional<Stopwatch::Known> Stopwatch::known() const
{
    if (!m_calibration)
        return std::nullopt;
    const CalibrationRow *row = m_calibration->rowFor(QStringLiteral("stopwatch"), usualStreams);
    if (!row)
        return std::nullopt;
    // The grade that a run with these figures would get.
    Quality quality;
    quality.kernelClock = m_kernelClock;
    quality.stopwatchError = row->ttftError;
    quality.coalescedShare = row->coalescedShare;
    gradeQuality(quality, 0);
    return Known{row->ttftError.p99Ms, row->streams, quality.grade};
}

void Stopwatch::start()
{
    if (m_worker)
        return;
    if (m_blocked) {
        Q_EMIT failed(makeError(ErrorKind::Usage, tr("A benchmark is running, and calibrating would disturb it."), {},
                                {tr("Calibrate when it is over.")}));
        return;
    }
    if (!QFileInfo(m_program).isExecutable()) {
        Q_EMIT failed(makeError(ErrorKind::Io, tr("Calibrating needs tokenderby-cli beside this program, and it is not there."), m_program,
                                {tr("Install both programs in one folder."), QStringLiteral("tokenderby-cli calibrate --quick")}));
        return;
    }
    m_cancelled = false;
    rowBegins(0);
    m_worker = std::make_unique<std::thread>([this] {
        CalibrateOptions options = quickOptions();
        options.program = m_program;
        options.cancelled = [this] { return m_cancelled.load(); };
        options.progress = [this, row = 0](const QString &) mutable {
            QMetaObject::invokeMethod(
                this, [this, row] { rowBegins(row); }, Qt::QueuedConnection);
            ++row;
        };
        const SystemClock clock;
        Result<Calibration> made = calibrate(options, clock);
        if (made) {
            if (const Result<> saved = saveCalibration(*made, m_folder); !saved)
                made = tl::unexpected(saved.error());
        }
        QMetaObject::invokeMethod(
            this,
            [this, made = std::move(made)] {
                m_worker->join();
                m_worker.reset();
                if (made)
                    m_calibration = *made;
                Q_EMIT changed();
                if (made)
                    Q_EMIT finished();
                else if (made.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(made.error());
            },
            Qt::QueuedConnection);
    });
    Q_EMIT changed();
}

void Stopwatch::cancel()
{
    m_cancelled = true;
}

void Stopwatch::rowBegins(int row)
{
    m_share = double(row) / rowCount();
    m_secondsLeft = qRound((rowCount() - row) * (secondsPerRow + secondsAround));
    Q_EMIT changed();
}

} // namespace derby::ui
