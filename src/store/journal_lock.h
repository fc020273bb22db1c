// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>

#include <memory>

namespace derby {

/// The right to say that a run goes on: while a copy of it lives, journalIsWritten() is true. Null where the file system has no locks.
using JournalHold = std::shared_ptr<const void>;

/// A hold on the journal that is open for writing as `file` (a descriptor, which may be closed before the hold goes).
JournalHold holdJournal(int file);

/// Whether a process is still writing the journal of this folder, or the files that are made from it at the end: a run that goes on,
/// however its manifest looks.
bool journalIsWritten(const QDir &folder);

} // namespace derby
