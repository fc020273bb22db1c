// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/transport.h"

namespace derby {

namespace {

constexpr qsizetype maxBody = 8 * 1024 * 1024;

class Fetcher final : public StreamObserver
{
public:
    explicit Fetcher(std::function<void(FetchResult)> done)
        : m_done(std::move(done))
    {
    }

    void onSent(const Sent &) override { }
    void onHead(const ResponseHead &head, const ReceiveTimes &) override { m_result.head = head; }

    StreamState onBody(std::string_view bytes, const ReceiveTimes &) override
    {
        const auto size = static_cast<qsizetype>(bytes.size());
        if (m_result.body.size() + size > maxBody)
            m_tooLarge = true;
        if (m_tooLarge)
            return StreamState::Complete; // ends the stream soon, whatever else comes
        m_result.body.append(bytes.data(), size);
        return StreamState::Streaming;
    }

    void onClosed(const Closed &closed) override
    {
        m_result.error = closed.error;
        if (m_tooLarge)
            m_result.error = makeError(ErrorKind::BadResponse, QStringLiteral("The answer is larger than 8 MiB."));
        m_done(std::move(m_result));
    }

private:
    const std::function<void(FetchResult)> m_done;
    FetchResult m_result;
    bool m_tooLarge = false;
};

} // namespace

StreamId fetch(Transport &transport, StreamRequest request, std::function<void(FetchResult)> done)
{
    return transport.start(std::move(request), std::make_shared<Fetcher>(std::move(done)));
}

} // namespace derby
