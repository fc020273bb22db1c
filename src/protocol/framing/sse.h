// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/framing/frame_sink.h"
#include "protocol/framing/line_splitter.h"
#include "protocol/framing/padded_buffer.h"

namespace derby {

/// Server-sent events (WHATWG HTML 9.2.6) for any cut of the bytes. Two differences from the letter: what is buffered is dispatched at the
/// end of the body (some servers send [DONE] without its blank line), and a data field without text is an event (it has a number of its
/// own).
class SseFraming
{
public:
    void feed(std::string_view bytes, FrameSink &sink);
    void finish(FrameSink &sink);

private:
    void line(std::string_view text, FrameSink &sink);
    void dispatch(FrameSink &sink, bool cut);
    bool skipBom(std::string_view &bytes);

    LineSplitter<LineEnds::CrLfOrEither> m_lines;
    PaddedBuffer m_data;
    bool m_hasData = false;
    bool m_tooLarge = false;
    int m_bomBytes = 0; ///< bytes of a byte order mark seen; -1: the beginning is behind us
};

} // namespace derby
