// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/framing/padded_buffer.h"

#include <simdjson.h>

#include <string>
#include <string_view>

namespace derby {

static_assert(payloadPadding >= simdjson::SIMDJSON_PADDING);

/// Parses the JSON of one event after another, reusing its memory. The whole text is checked, not only what is looked at: simdjson's
/// lazy interface accepts {"a":1,"b":@@@} to whoever asks for `a` alone, and does not match keys written with escapes.
/// What a server may send although JSON forbids it is repaired first: lone surrogates (\ud83d) and bytes that are not UTF-8 become U+FFFD.
class JsonPayload
{
public:
    /// `padded` has payloadPadding readable bytes behind it. The element lives until the next call.
    simdjson::error_code parse(std::string_view padded, simdjson::dom::element &element);

private:
    simdjson::dom::parser m_parser{maxPayloadBytes + payloadPadding};
    PaddedBuffer m_repaired;
};

/// The string of an element; empty when it is none.
std::string_view stringOf(const simdjson::dom::element &element);
/// JSON text without white space, keys in the server's order.
std::string jsonText(const simdjson::dom::element &element);

} // namespace derby
