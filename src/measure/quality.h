// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/calibration.h"
#include "measure/record.h"
#include "transport/transport.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace derby {

/// How good the measurement of one test was (docs/method.md 5).
struct Quality
{
    QString grade; ///< A, B, C or D
    bool clientLimited = false;
    bool kernelClock = true;
    std::optional<ErrorFigures> stopwatchError; ///< TTFT error of the calibration row that fits; absent: not calibrated
    double coalescedShare = 0; ///< of text events, server bursts excluded
    double coalescedFirstShare = 0; ///< of first tokens
    double burstShare = 0;
    std::optional<double> latenessP50Ms, latenessP99Ms; ///< sent - planned
    std::optional<double> kernelToUserP50Ms, kernelToUserP99Ms;
    bool healthKnown = true; ///< false: cpuShare and clockSteps are not known (a recovered test)
    double cpuShare = 0; ///< of the busiest measuring thread
    int clockSteps = 0;
    int identityFaults = 0; ///< records whose E2E is not TTFT + sum of ITL
    double tokenMismatchShare = 0; ///< requests whose server count and event tokens differ by more than 5 %
    int dropped = 0;
    int staleRetries = 0;
    QStringList reasons; ///< the worst figures first, each a sentence
};

struct QualityInput
{
    const std::vector<Record> *records = nullptr; ///< all of the run
    QString test;
    TransportHealth health; ///< of this test's time
    bool healthKnown = true; ///< false: CPU use and clock steps are not known
    TransportKind transport = TransportKind::Stopwatch;
    int streams = 1; ///< at once, in all lanes
    std::optional<Calibration> calibration;
};

Quality assessQuality(const QualityInput &input);
/// Fills in the grade, whether the client was the bottleneck, and the sentences of the figures that decide it, from the figures that are
/// there. `medianTtftMs` sets the limit of lateness (0: unknown).
void gradeQuality(Quality &quality, double medianTtftMs);
/// The worst of several tests.
Quality worst(const std::vector<Quality> &qualities);
QJsonObject qualityToJson(const Quality &quality);

} // namespace derby
