// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace derby {

/// Whether a folder is a run's: it holds a journal or a manifest.
bool isRunFolder(const QString &path);

/// The names of the run folders beneath `resultsFolder`, newest first by the time in their names; folders named otherwise come last, by
/// name.
QStringList runFolderNames(const QString &resultsFolder);

} // namespace derby
