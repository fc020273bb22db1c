// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace derby::ui {

/// Milliseconds as a column shows them, without their unit: "0.28", "52.2", "5,857".
QString msText(double milliseconds);
/// "–" where nobody knows.
QString msText(const std::optional<double> &milliseconds);
/// "50.2 – 53.5", "≥ 70.6", "≤ 89.8"; empty: no interval.
QString intervalText(const std::optional<double> &low, const std::optional<double> &high);
QString countText(qint64 n); ///< "1,134"
QString shareText(double share); ///< "0.4 %"

} // namespace derby::ui
