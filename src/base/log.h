// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace derby {

Q_DECLARE_LOGGING_CATEGORY(logRun)
Q_DECLARE_LOGGING_CATEGORY(logTransport)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logSimulator)

enum class LogLevel { Error, Warning, Info, Debug };

/// The levels' names as the command line takes them, in order of LogLevel.
QStringList logLevelNames();
/// Messages below `level` are not printed. Log lines go to stderr, one each, without control characters.
void installLogging(LogLevel level);

} // namespace derby
