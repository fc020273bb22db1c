// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "measure/record.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace derby {

/// The version of the journal's lines; a reader refuses a higher one.
inline constexpr int journalSchema = 1;
/// The journal's name in a run folder.
QString journalFileName();

/// `text` as a JSON string, quotes included, appended to `out` as UTF-8 (a lone surrogate becomes a replacement character).
void appendJsonString(std::string &out, QStringView text);

/// A lane as its journal lines name it.
struct JournalLane
{
    std::string id; ///< as JSON (appendJsonString)
    bool simulated = false; ///< one of the built-in simulators: no figure may ever go without this mark
};

/// `record` as one journal line with its line feed, appended to `out`. Times count from `origin`. Costs no allocation beside `out` while
/// nothing failed: it runs where the run is measured.
void appendJournalLine(std::string &out, const Record &record, const JournalLane &lane, MonoTime origin);

/// What a journal holds.
struct JournalContents
{
    std::vector<Record> records; ///< times count from MonoTime{}
    QStringList lanes; ///< ids by Record::lane: those known before, else in the order in which they appear
    std::vector<std::optional<bool>> simulated; ///< by Record::lane; nothing where no line says it, as in older journals
    QStringList warnings; ///< what was left out, for people
    qint64 damagedLines = 0; ///< unreadable lines before the last
    bool torn = false; ///< the last line was cut off and is left out
};

/// Reads journal lines. `lanes` are the ids known from the manifest (a line of any other lane counts as damaged); empty: take them as they
/// come. Errors: a line of a newer schema (Io).
Result<JournalContents> parseJournal(std::string_view bytes, const QStringList &lanes = {});
/// The same for a file. Errors: it cannot be opened, or parseJournal's.
Result<JournalContents> readJournal(const QString &path, const QStringList &lanes = {});

} // namespace derby
