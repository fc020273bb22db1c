// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace derby {

/// What is wrong with the shape of a comparison.json, as a clause: "tests[0].lanes is not a list"; empty: it has what readers rely on.
QString comparisonFault(const QJsonObject &comparison);

} // namespace derby
