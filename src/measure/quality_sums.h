// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/quality.h"
#include "measure/record.h"

#include <optional>

namespace derby {

/// What the text events of records add up to. Internal to src/measure: the quality of a finished test and of a running one count alike.
struct EventSums
{
    qint64 events = 0, coalesced = 0, bursts = 0, firsts = 0, firstCoalesced = 0, userClock = 0;
};

/// `addLagMs` is called once a read that carries a kernel time.
template <class AddLagMs>
void addEvents(const Record &record, EventSums &sums, AddLagMs addLagMs)
{
    MonoTime lastRead{};
    for (const RecordEvent &event : record.events) {
        ++sums.events;
        sums.coalesced += (event.flags & EventCoalesced) != 0;
        sums.bursts += (event.flags & EventServerBurst) != 0;
        if (event.flags & EventUserClock)
            ++sums.userClock;
        else if (event.seen != lastRead) // one sample a read
            addLagMs(toMs(event.seen - event.received));
        lastRead = event.seen;
    }
    if (!record.events.empty()) {
        ++sums.firsts;
        sums.firstCoalesced += (record.events.front().flags & EventCoalesced) != 0;
    }
}

void takeEventSums(Quality &quality, const EventSums &sums);

/// How late a request left, connecting left out; absent where that is not known.
std::optional<double> latenessMs(const Record &record, TransportKind transport);

/// Whether the server's count and what the events hold differ by more than 5 % (and more than one token: an EOS has no text).
bool tokensDisagree(const Record &record);

} // namespace derby
