// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "measure/calibration.h"
#include "plan/plan.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace derby {

/// What to calibrate and with which server.
struct CalibrateOptions
{
    QString program; ///< an executable that understands `simulator …` (tokenderby-cli): the server runs in a process of its own
    QString profile = QStringLiteral("open"); ///< a simulator profile without seat limits
    std::vector<int> stopwatchStreams{3, 50, 500};
    std::vector<int> qnamStreams{1, 3, 6};
    double secondsPerRow = 10;
    std::function<void(const QString &)> progress; ///< one line a row, before it starts; may be empty
    std::function<bool()> cancelled; ///< asked now and then; may be empty
};

/// The true error of this machine's stopwatch: streams run against the simulator, whose send log says when each token was handed to the
/// kernel. Blocks for about secondsPerRow a row; call it on a thread that may wait. Errors: the simulator does not start, nothing was
/// received, cancelled.
Result<Calibration> calibrate(const CalibrateOptions &options, const Clock &clock);

} // namespace derby
