// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/run_list.h"

#include <QHash>
#include <QString>

#include <array>

namespace derby::ui {

/// When the files that a list entry is made from were changed, and how long they are: while these hold, so does the entry.
struct RunStamp
{
    struct File
    {
        qint64 changedMs = -1, bytes = -1; ///< -1: there is none
        bool operator==(const File &) const = default;
    };
    std::array<File, 3> files; ///< manifest, comparison, notes

    bool operator==(const RunStamp &) const = default;
    static RunStamp of(const QString &runFolder);
};

/// The list of a results folder as it was read last, in one file of the user's cache: the next start reads that one file in place of twenty
/// thousand. It may be deleted at any time; a damaged one counts as none.
class RunIndex
{
public:
    struct Row
    {
        RunStamp stamp;
        RunListEntry entry;
    };

    /// Where the index of a results folder lies.
    static QString fileFor(const QString &resultsFolder);

    static RunIndex read(const QString &file, const QString &resultsFolder);
    bool write(const QString &file, const QString &resultsFolder) const;

    QHash<QString, Row> rows; ///< by the run folder's name
};

} // namespace derby::ui
