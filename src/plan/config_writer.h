// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/config_tree.h"
#include "plan/plan.h"

namespace derby {

/// The plan as a tree with the configuration's keys. `stored`: every value, lane ids and simulators too, for a manifest; else what a person
/// would write.
ConfigNode planTree(const Plan &plan, bool stored);
/// One load test, every value.
ConfigNode loadTree(const LoadTest &test);

} // namespace derby
