// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/protocol.h"

namespace derby {

/// Where a redirect leads, for people: without user name and password, printable; empty when it names no target.
QString redirectTarget(const ResponseHead &head);

} // namespace derby
