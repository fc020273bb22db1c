// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_result.h"
#include "store/journal_format.h"

#include <vector>

namespace derby {

/// The least plan that explains the records: lanes by their ids, tests by their names, users, rounds and prompts as far as they were seen.
/// URLs, models, targets and lengths stay unknown. A lane of which nobody knows whether it was simulated has "(simulated?)" in its name.
Plan planFromRecords(const JournalContents &journal);

/// The conditions of a test of which nothing was written, because its process was killed. What the transport said is lost. A round with
/// five failures in a row that the breaker opens counts as one in which it was open, from the last of them until the lane's next request.
/// Steady windows begin with the first counted request of a lane's round and are as long as planned, not known where that
/// length is not; a round that the end of the journal cuts was not run.
TestConditions conditionsFromRecords(const Plan &plan, const QString &test, const std::vector<Record> &records);

} // namespace derby
