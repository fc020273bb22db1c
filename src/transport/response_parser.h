// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/protocol.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace derby {

/// An HTTP/1.x response out of bytes as they come (Boost.Beast's parser): the head once, then the body without its framing.
class ResponseParser
{
public:
    /// Free bytes that feed() may use in front of `data`: what the last read left over (a chunk's end, half a chunk header) is put there.
    static constexpr std::size_t headroom = 128;
    static constexpr std::uint32_t maxHead = 256 * 1024;

    /// `headOnly`: the answer to a HEAD or CONNECT request, which has no body whatever its head says.
    explicit ResponseParser(bool headOnly);
    ~ResponseParser();

    /// Takes the bytes of one read. False when they are no HTTP response (error()).
    bool feed(char *data, std::size_t size);
    /// The connection has ended. False if the message was not complete.
    bool finish();

    bool started() const; ///< a byte of a response has come (1xx heads count)
    bool finalHeadStarted() const; ///< a byte of the final head has come
    bool headDone() const;
    bool done() const;
    bool leftOver() const; ///< bytes came after the end of the message
    bool keepAlive() const; ///< once done: the server will take another request on this connection
    const ResponseHead &head() const;
    /// The body bytes of the last feed(), valid until the next.
    std::string_view body() const;
    /// Why feed() refused: Beast's words.
    std::string error() const;
    bool headTooLarge() const;

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby
