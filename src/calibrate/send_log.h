// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/units.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace derby {

/// When each token of each request was handed to the kernel, by the server's own word: request id -> time of token 0, 1, 2, …
using SendLog = QHash<QByteArray, std::vector<MonoTime>>;

/// Reads the simulator's send log (docs/formats.md). A torn last line is dropped.
Result<SendLog> readSendLog(const QString &path);

} // namespace derby
