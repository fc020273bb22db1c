// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/protocol.h"

#include <QByteArray>

namespace derby {

/// A response read from a file.
struct RecordedResponse
{
    ResponseHead head;
    QByteArray body; ///< chunk framing removed
    bool bare = false; ///< the file held a body alone: status 200 and the Content-Type are assumed
    bool cut = false; ///< the file ends before the response does (its client or server went away)
};

/// Reads a raw HTTP/1.x response (1xx heads are skipped; chunked, sized or ended by the file's end), or a bare body.
/// Framing that no server may send is an error; a recording that merely ends early is not.
Result<RecordedResponse> readRecorded(const QByteArray &bytes, Protocol protocol);

} // namespace derby
