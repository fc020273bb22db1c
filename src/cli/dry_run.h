// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/plan_check.h"

#include <QJsonObject>
#include <QString>

namespace derby::cli {

/// What a plan would do, for people and for scripts.
QString dryRunText(const Plan &plan, const DryRun &facts);
QJsonObject dryRunJson(const Plan &plan, const DryRun &facts);

} // namespace derby::cli
