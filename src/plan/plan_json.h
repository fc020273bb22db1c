// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/plan.h"

#include <QJsonObject>

namespace derby {

/// The plan with the configuration file's keys, all of them; lane ids and simulators too. Everything but Endpoint::apiKey comes back from
/// planFromJson.
QJsonObject planToJson(const Plan &plan);
/// A plan that planToJson wrote; an error of kind Io when the object is none.
Result<Plan> planFromJson(const QJsonObject &json);

} // namespace derby
