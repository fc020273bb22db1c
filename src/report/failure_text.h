// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"

#include <QString>

namespace derby {

/// "3 x reset (and 2 outside what is measured): The server closed …": the first number is part of the lane's `failed`, the second is not.
QString errorText(const ErrorCount &error);

/// Why a target of this lane has no value, as a clause: "none of 12 requests succeeded".
QString whyNotMeasured(const LaneFigures &lane);

/// Each target that was missed or not measured, as a sentence; empty: all were met.
QStringList unmetTargets(const Comparison &comparison);

} // namespace derby
