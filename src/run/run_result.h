// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/prepare.h"
#include "measure/quality.h"
#include "measure/record.h"
#include "plan/plan.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace derby {

/// Per test: what the transport and the loops said while it ran.
struct TestConditions
{
    QString test;
    TransportHealth health;
    bool healthKnown = true; ///< false: worked out from the records; CPU use and clock steps are not known
    int streams = 1; ///< at once in all lanes
    MonoTime started{}, ended{};
    std::vector<std::vector<double>> openSeconds; ///< [lane][round]: how long the breaker was open
    std::vector<std::vector<std::pair<MonoTime, MonoTime>>>
        steady; ///< [lane][round]: the steady window; equal ends: that round was not run
};

/// A finished (or stopped) run: never changes.
struct RunResult
{
    Plan plan; ///< as it ran: lane ids and models resolved
    QDateTime started; ///< UTC
    MonoTime origin{}; ///< journal times count from here
    bool partial = false;
    bool recovered = false;
    std::vector<LanePreparation> preparation; ///< one a lane
    std::vector<TestConditions> conditions; ///< one a test that ran
    std::vector<Record> records; ///< in the order in which they ended
    std::optional<Calibration> calibration;
    QStringList warnings;
};

using RunPtr = std::shared_ptr<const RunResult>;

} // namespace derby
