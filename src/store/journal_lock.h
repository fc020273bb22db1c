// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>

namespace derby {

/// Whether a process is still writing the journal of this folder: a run that goes on, however its manifest looks.
bool journalIsWritten(const QDir &folder);

} // namespace derby
