// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace derby {

struct ErrorFigures
{
    double p50Ms = 0, p99Ms = 0, maxMs = 0;
};

/// The true error of one transport at one number of streams.
struct CalibrationRow
{
    int streams = 0;
    QString transport; ///< "stopwatch" or "qnam"
    ErrorFigures ttftError; ///< reported - true, in ms
    ErrorFigures eventError;
    double coalescedShare = 0; ///< 0..1
    double cpuMicrosPerEvent = 0; ///< of the measuring process
};

/// The stopwatch's true error on this machine, kernel and version, as `calibrate` found it.
struct Calibration
{
    QString kernel;
    QString version;
    QString machine; ///< host name and CPU model: a calibration holds for one machine
    QString made; ///< ISO 8601, UTC
    std::vector<CalibrationRow> rows;

    /// The row of `transport` at the next higher stream count; none: more streams than any calibrated count.
    const CalibrationRow *rowFor(const QString &transport, int streams) const;
};

/// What a calibration of this process's machine, kernel and version is kept under.
QString thisMachine();
QString thisKernel();
QString thisVersion();

QJsonObject calibrationToJson(const Calibration &calibration);
Result<Calibration> calibrationFromJson(const QJsonObject &json);

/// The calibration kept for this machine, kernel and version in `folder`/calibration.json (empty: the user's cache folder, "tokenderby");
/// absent: not calibrated.
std::optional<Calibration> loadCalibration(const QString &folder = {});
/// Keeps it there: its rows replace those of the same transport and stream count for the same machine, kernel and version; other rows stay,
/// and so do other machines' calibrations.
Result<> saveCalibration(const Calibration &calibration, const QString &folder = {});

} // namespace derby
