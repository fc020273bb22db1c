// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/limits.h"
#include "plan/plan.h"

#include <QString>
#include <QStringList>

namespace derby {

/// The prompts of a test: PromptSpec::count distinct texts where the source has as many, else all that it has (a file or set may hold
/// fewer), in the source's order for sets and files. The same for the same spec and seed. An unreadable or empty file is an error of kind
/// Usage that names it.
Result<QStringList> makePrompts(const PromptSpec &spec, quint64 seed);

/// `prompt` behind a short tag ("[k7qm2v] ") that differs for each request of a run, so that no prefix cache can answer. It stands at the
/// very start and has the same length for every request, so that prompts stay as comparable as they were.
QString withUniquePrefix(const QString &prompt, quint64 seed, quint64 requestIndex);

/// Reads prompts from the contents of a prompt file: a JSON array of strings, ShareGPT's format (the first human turn of each
/// conversation), JSON lines (an object a line: a conversation, or its "prompt"), or one prompt a line. `fileName` is for messages only.
Result<QStringList> parsePromptFile(const QByteArray &contents, const QString &fileName);

} // namespace derby
