// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/record.h"
#include "transport/transport.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace derby {

/// Turns one stream's bytes into a Record: decodes, stamps, flags coalesced events, judges the outcome. Runs on the transport's thread.
class Recorder final : public StreamObserver
{
public:
    using Done = std::function<void(Record &&)>;
    /// `draft` holds what is known before sending (lane, test, planned, …); `done` is called once, on the transport's thread.
    /// Reserve `draft.events` for the tokens that are expected: then a token costs no allocation.
    Recorder(Engine engine, Protocol protocol, Record draft, Done done);

    void onSent(const Sent &sent) override;
    void onHead(const ResponseHead &head, const ReceiveTimes &when) override;
    StreamState onBody(std::string_view bytes, const ReceiveTimes &when) override;
    void onClosed(const Closed &closed) override;

private:
    void take();
    void readCounts(const Reading &reading);

    Engine m_engine;
    Protocol m_protocol;
    Record m_record;
    Done m_done;
    ResponseHead m_head;
    ReceiveTimes m_last; // of the read that is being decoded, kept for what the end of the body completes
    std::size_t m_readBegin = 0; // events before that read
    std::unique_ptr<Decoder> m_decoder;
    std::vector<DecodedEvent> m_events; // reused, so that a token costs no allocation
};

} // namespace derby
