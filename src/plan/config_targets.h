// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/config.h"

namespace derby {

/// Gives the file's `targets` to every test that does not name its own, and notes where they came from.
void applyCommonTargets(Plan &plan, const Targets &common, Origins &origins);

/// The targets that a test has when nobody says anything (applyDefaultTargets).
Targets defaultTargets(const TtftTest &test);
Targets defaultTargets(const LoadTest &test);

} // namespace derby
