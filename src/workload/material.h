// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace derby {

/// The prompts of a built-in set (resources/workload/NAME.yaml), in the file's order: its `prompts`, then each of its `tasks` with each of
/// its `passages`. Empty when there is no such set.
QStringList builtInPrompts(const QString &set);

/// Text of exactly `words` words that reads as prose: whole sentences of the built-in passages in a drawn order, ending (where there is
/// room) with a question about them. The same for the same seed.
QString materialOf(int words, quint64 seed);

} // namespace derby
