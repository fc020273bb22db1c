// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "discovery/prepare.h"
#include "plan/plan.h"
#include "run/test_run.h"

#include <QStringList>

#include <vector>

namespace derby {

/// One test of a plan, ready to run.
struct TestSlot
{
    const TtftTest *ttft = nullptr; ///< one of the two; they point into the plan
    const LoadTest *load = nullptr;
    QStringList prompts;
    quint64 seed = 0;

    const QString &name() const { return ttft ? ttft->name : load->name; }
    /// A guess at how long its measured part takes, before it has begun.
    double seconds(int lanes) const;
    WarmUpSpec warmUp() const;
};

/// The tests in the order in which they run: the TTFT test first. `plan` must outlive them.
Result<std::vector<TestSlot>> testsOf(const Plan &plan);

/// What the lanes must be prepared for, so that all of `tests` can run.
PrepareOptions preparationFor(const std::vector<TestSlot> &tests, const Deadlines &deadlines);

} // namespace derby
