// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDir>
#include <QString>
#include <QStringList>

namespace derby {

/// What a person wrote about a run. It lies in a file of its own in the run's folder (docs/formats.md, "notes.json"), so that the journal
/// and what is made from it stay as they were measured.
struct RunNotes
{
    QString name; ///< shown instead of the plan's name; empty: the plan's
    QStringList tags;
    QString note;

    bool isEmpty() const { return name.isEmpty() && tags.isEmpty() && note.isEmpty(); }
    bool operator==(const RunNotes &) const = default;
};

/// "notes.json".
QString notesFileName();

/// The notes of a run's folder; none where there is no file, or one that cannot be read.
RunNotes readNotes(const QDir &folder);

/// Keeps the notes, whole or not at all; empty ones take the file away. Error (Io): the folder cannot be written.
Result<> writeNotes(const QDir &folder, const RunNotes &notes);

/// Tags as typed, separated by commas or line breaks: trimmed, each once without regard to case, in their order.
QStringList tagsFromText(const QString &text);

} // namespace derby
