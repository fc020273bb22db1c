// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "analyse/test_data.h"

namespace derby {

/// Everything that one lane did in one test: counts, figures with intervals, rates, targets, errors.
LaneFigures laneFigures(const TestData &test, int lane);

} // namespace derby
