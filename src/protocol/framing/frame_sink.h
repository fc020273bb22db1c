// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace derby {

/// What a framing finds in a body. The views are valid during the call only.
class FrameSink
{
public:
    virtual ~FrameSink() = default;
    /// One payload, with `payloadPadding` readable bytes behind it. `cut`: the body ended before the payload was closed.
    virtual void onPayload(std::string_view payload, bool cut) = 0;
    virtual void onComment(std::string_view text) = 0;
    /// llama.cpp before 2025-09 sent errors as an SSE field of its own. Padded like a payload.
    virtual void onErrorField(std::string_view payload) = 0;
    /// More than maxPayloadBytes without an end; nothing follows.
    virtual void onTooLarge() = 0;
};

} // namespace derby
