// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"

#include <QByteArray>

namespace derby {

/// summary.csv (docs/formats.md): one figure of one lane in one test a row.
QByteArray summaryCsv(const Comparison &comparison);

} // namespace derby
