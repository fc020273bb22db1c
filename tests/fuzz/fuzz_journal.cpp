// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_format.h"

#include <cstdlib>

/// Whatever bytes a journal holds: no crash, and what was read reads the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto first = derby::parseJournal({reinterpret_cast<const char *>(data), size});
    if (!first)
        return 0;
    std::string again;
    for (const derby::Record &record : first->records) {
        derby::JournalLane lane;
        derby::appendJsonString(lane.id, first->lanes[record.lane]);
        lane.simulated = first->simulated[static_cast<std::size_t>(record.lane)].value_or(false);
        derby::appendJournalLine(again, record, lane, {});
    }
    const auto second = derby::parseJournal(again, first->lanes);
    if (!first->lanes.isEmpty() && (!second || second->records.size() != first->records.size()))
        std::abort();
    return 0;
}
