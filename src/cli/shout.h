// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

namespace derby::cli {

/// Says, loudly and whatever --quiet wants, which endpoints' certificates are not verified. Gives the warnings that say the same in a run's
/// own words (unverifiedWarning): once is enough.
QStringList sayUnverified(const Plan &plan);

} // namespace derby::cli
