// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace derby {

/// The processor's name as the kernel tells it, without runs of blanks; absent where it does not say.
std::optional<QString> cpuModel();

} // namespace derby
