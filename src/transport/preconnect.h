// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/measuring_loop.h"

#include <functional>
#include <memory>
#include <vector>

namespace derby {

/// Opens connections until the pool holds `count` unused ones for `route`, spread evenly over the loops, a few at a time so that the
/// server's backlog does not overflow. A failure ends the attempts on its loop. `done` runs on a loop's thread when all have ended.
/// `nextId`: ids for cancellation.
void preconnectOn(const std::vector<MeasuringLoop *> &loops, ConnectionPool &pool, std::shared_ptr<const Route> route, int count,
                  const Deadlines &deadlines, const std::function<std::uint64_t()> &nextId, std::function<void()> done);

} // namespace derby
