// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace derby {

/// The header by which our own simulators say in every answer that they are simulators. No engine sends it.
inline constexpr char simulatorHeader[] = "X-TokenDerby-Simulator";

} // namespace derby
