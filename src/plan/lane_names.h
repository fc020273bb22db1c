// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/endpoint.h"

#include <QStringList>

namespace derby {

/// The name as the user gave it, else the engine's: "vLLM".
QString givenName(const Endpoint &endpoint);

/// What people read instead of the lane ids, in the order of `endpoints`: the name as given (a bare engine id as the engine writes itself,
/// "vLLM"); the lane id where that would be ambiguous.
QStringList laneNames(const QList<Endpoint> &endpoints);

} // namespace derby
