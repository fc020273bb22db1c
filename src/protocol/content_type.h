// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/protocol.h"

#include <string_view>

namespace derby {

enum class BodyForm {
    Sse,
    Ndjson,
    Json, ///< one value
    Html,
    Undecided, ///< to be seen from the first byte
};

/// "text/event-stream" from "Text/Event-Stream; charset=utf-8".
QByteArray mediaType(const HeaderList &headers);

/// What the head promises.
BodyForm promisedForm(const ResponseHead &head);

/// What the first bytes show. Undecided while there is nothing but white space (or the start of a byte order mark).
/// `sized`: the head told a length, so that a JSON object is an answer and no stream of lines.
BodyForm sniffedForm(Protocol protocol, std::string_view beginning, bool sized);

} // namespace derby
