// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "run/run_result.h"

#include <QDir>
#include <QJsonObject>

namespace derby {

/// The version of the manifest; a reader refuses a higher one.
inline constexpr int manifestSchema = 1;
/// The manifest's name in a run folder.
QString manifestFileName();

/// Reads a manifest as JSON. Errors (Io): missing, no JSON, of a newer schema.
Result<QJsonObject> readManifest(const QDir &folder);

/// What a manifest says of a run; records are the journal's. Times count from MonoTime{}. Errors (Io): the plan cannot be read.
Result<RunResult> runFromManifest(const QJsonObject &manifest);

} // namespace derby
