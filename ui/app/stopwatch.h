// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "measure/calibration.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

namespace derby::ui {

/// The stopwatch of this machine as the desktop knows it: its clock, its calibration, and a calibration under way.
class Stopwatch : public QObject
{
    Q_OBJECT
public:
    /// `folder`: where calibrations are kept (empty: the user's own). `program`: tokenderby-cli, which runs the server to calibrate
    /// against; empty: beside this program.
    explicit Stopwatch(const QString &folder = {}, const QString &program = {}, QObject *parent = nullptr);
    ~Stopwatch() override; ///< cancels a calibration under way and waits for it

    bool kernelClock() const { return m_kernelClock; }
    /// p99 error of the first token at `streams` streams, in ms; absent: not calibrated for as many.
    struct Known
    {
        double p99Ms = 0;
        int streams = 0;
        QString grade;
    };
    std::optional<Known> known() const;
    const std::optional<Calibration> &calibration() const { return m_calibration; }

    bool running() const { return m_worker != nullptr; }
    double share() const { return m_share; } ///< of the calibration under way, 0 to 1
    int secondsLeft() const { return m_secondsLeft; } ///< about
    void start(); ///< fails while something else is measured
    void cancel();
    void setBlocked(bool blocked) { m_blocked = blocked; }

Q_SIGNALS:
    void changed();
    void failed(const derby::Error &error); ///< not when cancelled
    void finished();

private:
    void rowBegins(int row);

    QString m_folder, m_program;
    bool m_kernelClock = false;
    std::optional<Calibration> m_calibration;
    bool m_blocked = false;
    double m_share = 0;
    int m_secondsLeft = 0;
    std::unique_ptr<std::thread> m_worker;
    std::atomic<bool> m_cancelled = false;
};

} // namespace derby::ui
