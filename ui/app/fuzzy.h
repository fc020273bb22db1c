// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace derby::ui {

/// How well `query` matches `text` as letters in their order, without regard to case; absent: not at all. Beginnings of words and
/// neighbouring letters count more; shorter texts win. An empty query matches everything equally.
std::optional<int> fuzzyScore(QStringView query, QStringView text);

} // namespace derby::ui
